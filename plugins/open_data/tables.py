"""The tables for spreadsheets: procedures, offices, completeness."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.content_model.catalogue import Catalogue, Entry
from plugins.content_model.common import Idioma
from plugins.content_model.completeness import Informe, measure
from plugins.content_model.cost_engine import price
from plugins.content_model.datasets import last_change
from plugins.content_model.opening_hours import hours_text
from plugins.content_model.tramite import Tramite
from plugins.content_model.tramite_parts import Plazo, Requisito
from plugins.content_model.urls import oficina_url
from plugins.open_data.csv_text import joined, to_csv
from plugins.open_data.records import Records

_UNITS = {
    "minutos": ("minuto", "minutos"),
    "horas": ("hora", "horas"),
    "dias": ("día", "días"),
    "semanas": ("semana", "semanas"),
    "meses": ("mes", "meses"),
    "anios": ("año", "años"),
}

TRAMITES = (
    *("id", "titulo", "homoclave", "tipo", "resumen", "dependencia_id", "dependencia", "temas"),
    *("canales", "requisitos", "costo", "plazo", "si_no_responden", "oficinas", "telefonos"),
    *("correo", "completitud", "verificado", "actualizado", "url"),
)
OFICINAS = (
    *("id", "nombre", "tipo", "dependencia_id", "dependencia", "direccion", "referencia"),
    *("horario", "nota_horario", "telefonos", "correo", "servicios", "accesibilidad", "latitud"),
    *("longitud", "verificado", "actualizado", "url"),
)
COMPLETITUD = ("dependencia_id", "dependencia", "id", "titulo", "porcentaje", "faltan")


def tramites_csv(records: Records) -> bytes:
    """Return the table of procedures."""
    spanish = [e for e in records.catalogue.tramites if e.idioma is Idioma.ES]
    return to_csv(TRAMITES, (_tramite(entry, records) for entry in spanish))


def oficinas_csv(records: Records) -> bytes:
    """Return the table of offices."""
    return to_csv(OFICINAS, _oficinas(records))


def completitud_csv(informe: Informe, catalogue: Catalogue) -> bytes:
    """Return how complete each guide is."""
    return to_csv(
        COMPLETITUD,
        (
            (
                guia.dependencia,
                _owner(catalogue, guia.dependencia),
                guia.tramite,
                guia.titulo,
                guia.porcentaje,
                joined(guia.faltan),
            )
            for guia in informe.guias
        ),
    )


def _tramite(entry: Entry[Tramite], records: Records) -> Sequence[object]:
    record, datos = entry.record, records.catalogue.datos
    offices = [datos.oficinas[id_].nombre for id_ in record.oficinas if id_ in datos.oficinas]
    contact = record.contacto
    return (
        entry.id,
        record.titulo,
        record.homoclave,
        record.tipo.value,
        record.resumen,
        record.dependencia,
        _owner(records.catalogue, record.dependencia),
        joined(datos.temas[id_].nombre for id_ in record.temas if id_ in datos.temas),
        joined(canal.tipo.value for canal in record.canales),
        joined(_requirement(one, records.catalogue) for one in record.requisitos),
        price(record.costo, records.today, datos.uma).breve if record.costo else None,
        _deadline(record.plazo),
        record.ficta.value if record.ficta else None,
        joined(offices),
        joined(contact.telefonos) if contact else None,
        contact.correo if contact else None,
        measure(entry, records.catalogue).porcentaje,
        record.verificado,
        record.actualizado.isoformat(),
        records.address(entry.url),
    )


def _oficinas(records: Records) -> Iterator[Sequence[object]]:
    for office in records.catalogue.datos.oficinas.values():
        changed = last_change(office)
        features = office.accesibilidad
        yield (
            office.id,
            office.nombre,
            office.tipo.value,
            office.dependencia,
            _owner(records.catalogue, office.dependencia),
            office.direccion,
            office.referencia,
            hours_text(office.horario),
            office.horario_nota,
            joined(office.contacto.telefonos),
            office.contacto.correo,
            joined(office.servicios),
            None if features is None else joined(one.value for one in features),
            office.latitud,
            office.longitud,
            office.verificado,
            changed.isoformat() if changed else None,
            records.address(oficina_url(office.id)),
        )


def _owner(catalogue: Catalogue, id_: str | None) -> str | None:
    owner = catalogue.datos.dependencias.get(id_ or "")
    return owner.nombre if owner else None


def _requirement(requisito: Requisito, catalogue: Catalogue) -> str:
    known = catalogue.datos.requisitos
    ids = [id_ for id_ in (requisito.documento, *requisito.alternativas) if id_ in known]
    name = requisito.texto or " o ".join(known[id_].nombre for id_ in ids if id_ is not None)
    return f"{name} (opcional)" if requisito.opcional else name


def _deadline(plazo: Plazo | None) -> str | None:
    if plazo is None:
        return None
    if plazo.inmediato:
        return "inmediato"
    if plazo.no_aplica or plazo.unidad is None:
        return "no aplica"
    most = plazo.hasta or plazo.cantidad
    amount = f"{plazo.cantidad} a {plazo.hasta}" if plazo.hasta else str(plazo.cantidad)
    unit = _UNITS[plazo.unidad.value][0 if most == 1 else 1]
    working = (" hábil" if most == 1 else " hábiles") if plazo.habiles else ""
    return f"{amount} {unit}{working}"
