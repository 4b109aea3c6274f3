"""What may be chosen in a list: closed vocabularies, and the ids that a field cites."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any

from plugins.content_model.catalogue import Catalogue
from plugins.content_model.common import Idioma

Option = dict[str, str]
"""What is shown (``label``) and what is written (``value``)."""

YES_NO: list[Option] = [{"label": "Sí", "value": "sí"}, {"label": "No", "value": "no"}]
"""Words, as writers type them, not YAML's true and false: an empty one means "not known"."""

_ACCENTED = {
    "actualizacion": "actualización",
    "anio": "año",
    "anios": "años",
    "atencion": "atención",
    "bano": "baño",
    "boletin": "boletín",
    "ciudadania": "ciudadanía",
    "dia": "día",
    "dias": "días",
    "fisica": "física",
    "geologica": "geológica",
    "informacion": "información",
    "linea": "línea",
    "meteorologica": "meteorológica",
    "miercoles": "miércoles",
    "modulo": "módulo",
    "pie": "pie de página",
    "sabado": "sábado",
    "senas": "señas",
    "telefono": "teléfono",
    "tramite": "trámite",
    "uma": "UMA",
    "whatsapp": "WhatsApp",
}
_IDIOMAS = {Idioma.ES: "Español", Idioma.EN: "Inglés", Idioma.YUA: "Maya"}


def enum_options(choices: type[Enum]) -> list[Option]:
    """Return the choices of a closed vocabulary, with labels that read as Spanish."""
    return [{"label": _label(choice), "value": str(choice.value)} for choice in choices]


def cited_options(catalogue: Catalogue) -> Mapping[str, list[Option]]:
    """Return, by what a field's ids refer to (``x-cita``), the records that may be chosen.

    News are left out: there are too many for a list, and only translations cite them.
    """
    found: dict[str, list[Option]] = {}
    for target in ("tramites", "contingencias", "paginas"):
        spanish = (e for e in getattr(catalogue, target) if e.idioma is Idioma.ES)
        found[target] = [_option(entry.id, entry.record.titulo) for entry in spanish]
    for target, records in vars(catalogue.datos).items():
        if isinstance(records, Mapping):
            found[target] = [_option(id_, _name(record)) for id_, record in records.items()]
    return found


def level_options(catalogue: Catalogue) -> list[Option]:
    """Return the levels of all scales: each label says of which scale the level is."""
    return _merged(
        (level.id, level.nombre, scale.rotulo or scale.nombre)
        for scale in catalogue.datos.escalas.values()
        for level in scale.niveles
    )


def phase_options(catalogue: Catalogue) -> list[Option]:
    """Return the phases of all scales."""
    return _merged(
        (phase, name, scale.rotulo or scale.nombre)
        for scale in catalogue.datos.escalas.values()
        for phase, name in scale.fases.items()
    )


def _merged(rows: Iterable[tuple[str, str, str]]) -> list[Option]:
    """One option an id: scales share names of levels, and the id alone is what is written."""
    names: dict[str, dict[str, list[str]]] = {}
    for id_, name, scale in rows:
        names.setdefault(id_, {}).setdefault(name, []).append(scale)
    return [
        {
            "label": "; ".join(f"{name} ({', '.join(scales)})" for name, scales in said.items()),
            "value": id_,
        }
        for id_, said in names.items()
    ]


def _label(choice: Enum) -> str:
    if isinstance(choice, Idioma):
        return _IDIOMAS[choice]
    words = [_ACCENTED.get(word, word) for word in str(choice.value).split("_")]
    text = " ".join(words)
    return text[:1].upper() + text[1:]


def _option(id_: str, name: str) -> Option:
    return {"label": f"{name} ({id_})", "value": id_}


def _name(record: Any) -> str:  # noqa: ANN401 - any record of datos
    return str(getattr(record, "nombre", None) or record.id)
