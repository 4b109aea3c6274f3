"""Each kind of record with what the portal adds to it: address, computed cost, completeness."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from plugins.content_model.adjuntos import FOLDER, formato_of
from plugins.content_model.catalogue import Catalogue, Entry
from plugins.content_model.dataset_table import Conjunto
from plugins.content_model.datasets import Miembro
from plugins.content_model.dates import day_of
from plugins.content_model.lugares import Oficina
from plugins.content_model.tramite import Tramite
from plugins.content_model.urls import dependencia_url, oficina_url
from plugins.open_data.record_json import public_record

# What is worked out of guides and offices is loaded where it is: most edits are of news.
if TYPE_CHECKING:
    from plugins.content_model.procedure_graph import ProcedureGraph

Values = dict[str, Any]


@dataclass(frozen=True)
class Records:
    """Turns members of data sets into plain values; what is costly is computed once."""

    catalogue: Catalogue
    siteurl: str = ""

    @cached_property
    def today(self) -> date:
        """The day of the build in Cancún."""
        return day_of(self.catalogue.now)

    @cached_property
    def graph(self) -> ProcedureGraph:
        """What comes before and after each guide."""
        from plugins.content_model.procedure_graph import build_graph

        return build_graph(self.catalogue.tramites)

    @cached_property
    def asking(self) -> Mapping[str, list[str]]:
        """Ids of the guides that accept each document."""
        from plugins.content_model.requirements_match import documents_asked_for

        asked = documents_asked_for(self.catalogue)
        return {document: [t.id for t in guides] for document, guides in asked.items()}

    def full(self, conjunto: Conjunto, member: Miembro) -> Values:
        """Return everything public about one record: first what the portal adds."""
        add = _ADDED.get(conjunto.id)
        added = add(self, member) if add else {}
        return {**added, **public_record(member.record, self.catalogue)}

    def tramite_summary(self, entry: Entry[Tramite]) -> Values:
        """Return what the list of guides says of each: enough to choose, and where the rest is."""
        from plugins.content_model.completeness import measure
        from plugins.content_model.cost_engine import price

        record = entry.record
        tarifa = price(record.costo, self.today, self.catalogue.datos.uma) if record.costo else None
        return {
            "id": entry.id,
            "titulo": record.titulo,
            "homoclave": record.homoclave,
            "tipo": record.tipo.value,
            "resumen": record.resumen,
            "dependencia": record.dependencia,
            "temas": list(record.temas),
            "grupos": list(record.grupos),
            "hechos_de_vida": list(record.hechos_de_vida),
            "canales": [canal.tipo.value for canal in record.canales],
            "costo": tarifa.breve if tarifa else None,
            "gratuito": tarifa.gratuita if tarifa else None,
            "completitud": measure(entry, self.catalogue).porcentaje,
            "verificado": record.verificado,
            "actualizado": record.actualizado.isoformat(),
            "url": self.address(entry.url),
            "api": self.address(f"/api/v1/tramites/{entry.id}.json"),
        }

    def noticia_summary(self, member: Miembro) -> Values:
        """Return what the list of news says of each."""
        shown = ("titulo", "resumen", "fecha", "actualizado", "tipo", "dependencia", "temas")
        values = public_record(member.record, self.catalogue, shown)
        return {
            "id": member.id,
            **{name: values[name] for name in shown},
            "url": self.address(member.entry.url if member.entry else ""),
            "api": self.address(f"/api/v1/noticias/{member.id}.json"),
        }

    def address(self, url: str) -> str:
        """Return a full address, or one that begins with ``/`` in a preview."""
        return f"{self.siteurl}{url}"


def _own(records: Records, member: Miembro) -> Values:
    entry = member.entry
    return {
        "id": member.id,
        "url": records.address(entry.url if entry else ""),
        "html": entry.html if entry else "",
        "descargas": [
            {
                "titulo": file.titulo,
                "url": records.address(f"/{FOLDER}/{file.archivo}"),
                "tipo": kind.media_type if (kind := formato_of(file.archivo)) else None,
                "bytes": records.catalogue.adjuntos.get(file.archivo),
            }
            for file in getattr(member.record, FOLDER, ())
        ],
    }


def _tramite(records: Records, member: Miembro) -> Values:
    from plugins.content_model.completeness import measure
    from plugins.content_model.cost_engine import price
    from plugins.open_data.costo import cost_values

    entry = cast(Entry[Tramite], member.entry)
    record, datos = entry.record, records.catalogue.datos
    guia = measure(entry, records.catalogue)
    languages = records.catalogue.translations(entry)
    return {
        **_own(records, member),
        "traducciones": {lang.value: records.address(url) for lang, url in languages.items()},
        "costo_calculado": cost_values(
            price(record.costo, records.today, datos.uma, entry.idioma) if record.costo else None
        ),
        "antes_necesitas": [p.id for p in records.graph.antes_necesitas(entry.id)],
        "completitud": {"porcentaje": guia.porcentaje, "faltan": list(guia.faltan)},
    }


def _contingencia(records: Records, member: Miembro) -> Values:
    own = _own(records, member)
    cap = records.address(f"/contingencia/cap/{member.id}.xml")
    return {"url": own["url"], "html": own["html"], "cap": cap}


def _dependencia(records: Records, member: Miembro) -> Values:
    return {"url": records.address(dependencia_url(member.id))}


def _oficina(records: Records, member: Miembro) -> Values:
    from plugins.content_model.opening_hours import hours_text

    record = cast(Oficina, member.record)
    return {
        "url": records.address(oficina_url(member.id)),
        "horario_texto": hours_text(record.horario),
    }


def _documento(records: Records, member: Miembro) -> Values:
    return {"tramites": records.asking.get(member.id, [])}


_ADDED: Mapping[str, Callable[[Records, Miembro], Values]] = {
    "tramites": _tramite,
    "noticias": _own,
    "paginas": _own,
    "contingencias": _contingencia,
    "dependencias": _dependencia,
    "oficinas": _oficina,
    "requisitos": _documento,
}
