"""Who names whom: inverted indexes over the Catalogue, each built in one pass."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeVar

from plugins.content_model.catalogue import Catalogue, Entry
from plugins.content_model.common import Idioma
from plugins.content_model.contingencia import Contingencia
from plugins.content_model.costo import TipoCosto
from plugins.content_model.fields import Record
from plugins.content_model.lugares import Dependencia, Oficina
from plugins.content_model.noticia import Noticia
from plugins.content_model.pagina import Pagina
from plugins.content_model.tramite import Tramite
from plugins.content_model.tramite_parts import TipoCanal

R = TypeVar("R", bound=Record)

Tramites = tuple[Entry[Tramite], ...]
Noticias = tuple[Entry[Noticia], ...]


NEWS_ON_HOME = 6
NEWS_OF_DEPENDENCIA = 5
"""How many of the newest its page shows."""


class _News(NamedTuple):
    """News by what they name."""

    tema: Mapping[str, Noticias]
    dependencia: Mapping[str, Noticias]
    tramite: Mapping[str, Noticias]
    contingencia: Mapping[str, Noticias]


@dataclass(frozen=True)
class Index:
    """Lookups that pages need; lists keep the order of the Catalogue and are in Spanish only."""

    catalogue: Catalogue

    @cached_property
    def tramites(self) -> Tramites:
        """Every guide in Spanish."""
        return tuple(e for e in self.catalogue.tramites if e.idioma is Idioma.ES)

    @cached_property
    def tramites_en(self) -> Tramites:
        """Every guide in English."""
        return tuple(e for e in self.catalogue.tramites if e.idioma is Idioma.EN)

    @cached_property
    def noticias(self) -> Noticias:
        """Every news item in Spanish, newest first."""
        return tuple(e for e in self.catalogue.noticias if e.idioma is Idioma.ES)

    @cached_property
    def paginas(self) -> tuple[Entry[Pagina], ...]:
        """Every standing page in Spanish."""
        return tuple(e for e in self.catalogue.paginas if e.idioma is Idioma.ES)

    @cached_property
    def por_tema(self) -> Mapping[str, Tramites]:
        """Guides by topic."""
        return _by(self.tramites, lambda e: e.record.temas)

    @cached_property
    def por_dependencia(self) -> Mapping[str, Tramites]:
        """Guides by the dependencia in charge."""
        return _by(self.tramites, lambda e: [e.record.dependencia])

    @cached_property
    def por_hecho(self) -> Mapping[str, Tramites]:
        """Guides by life event."""
        return _by(self.tramites, lambda e: e.record.hechos_de_vida)

    @cached_property
    def por_grupo(self) -> Mapping[str, Tramites]:
        """Guides by group of people."""
        return _by(self.tramites, lambda e: e.record.grupos)

    @cached_property
    def por_oficina(self) -> Mapping[str, Tramites]:
        """Guides by the offices where they are done or paid."""
        return _by(
            self.tramites,
            lambda e: [*e.record.oficinas, *(o for p in e.record.pagos for o in p.oficinas)],
        )

    @cached_property
    def en_linea(self) -> Tramites:
        """Guides that can be done online."""
        return tuple(
            e for e in self.tramites if any(c.tipo is TipoCanal.EN_LINEA for c in e.record.canales)
        )

    @cached_property
    def gratuitos(self) -> Tramites:
        """Guides that cost nothing in every case."""
        return tuple(
            e for e in self.tramites if e.record.costo and e.record.costo.tipo is TipoCosto.GRATUITO
        )

    @property
    def noticias_por_tema(self) -> Mapping[str, Noticias]:
        """News by topic."""
        return self._noticias_por.tema

    @property
    def noticias_por_dependencia(self) -> Mapping[str, Noticias]:
        """News by dependencia."""
        return self._noticias_por.dependencia

    @property
    def noticias_por_tramite(self) -> Mapping[str, Noticias]:
        """News by the guides they name."""
        return self._noticias_por.tramite

    @property
    def noticias_por_contingencia(self) -> Mapping[str, Noticias]:
        """News by the emergency they are about."""
        return self._noticias_por.contingencia

    @cached_property
    def _noticias_por(self) -> _News:
        """All of these at once: each look at ten thousand news takes its time."""
        temas: defaultdict[str, list[Entry[Noticia]]] = defaultdict(list)
        dependencias, tramites, contingencias = temas.copy(), temas.copy(), temas.copy()
        for entry in self.noticias:
            record = entry.record
            for tema in dict.fromkeys(record.temas):
                temas[tema].append(entry)
            dependencias[record.dependencia].append(entry)
            for guide in dict.fromkeys(record.tramites_relacionados):
                tramites[guide].append(entry)
            if record.contingencia_relacionada:
                contingencias[record.contingencia_relacionada].append(entry)
        return _News(*map(_fixed, (temas, dependencias, tramites, contingencias)))

    @cached_property
    def reemplazada_por(self) -> Mapping[str, tuple[Entry[Contingencia], ...]]:
        """Messages by the earlier ones they replace."""
        return _by(self.catalogue.contingencias, lambda e: e.record.reemplaza)

    @cached_property
    def unidades(self) -> Mapping[str, tuple[Dependencia, ...]]:
        """Dependencias by the one they depend on, in order of name."""
        found: defaultdict[str, list[Dependencia]] = defaultdict(list)
        for record in sorted(self.catalogue.datos.dependencias.values(), key=lambda d: d.nombre):
            if record.depende_de:
                found[record.depende_de].append(record)
        return {parent: tuple(records) for parent, records in found.items()}

    @cached_property
    def oficinas_por_dependencia(self) -> Mapping[str, tuple[Oficina, ...]]:
        """Offices by the dependencia they belong to."""
        found: defaultdict[str, list[Oficina]] = defaultdict(list)
        for record in self.catalogue.datos.oficinas.values():
            if record.dependencia:
                found[record.dependencia].append(record)
        return {owner: tuple(records) for owner, records in found.items()}

    @cached_property
    def anunciadas(self) -> tuple[Entry[Contingencia], ...]:
        """The emergency messages in force or issued to begin later, the most severe first."""
        return self.catalogue.contingencias_anunciadas(self.catalogue.now)

    @cached_property
    def activas(self) -> tuple[Entry[Contingencia], ...]:
        """The emergency messages in force, the most severe first."""
        return self.catalogue.contingencias_activas(self.catalogue.now)

    @cached_property
    def activas_por_tramite(self) -> Mapping[str, tuple[Entry[Contingencia], ...]]:
        """Messages in force by the guides they affect."""
        return _by(
            self.activas,
            lambda e: [*e.record.tramites_afectados, *(p.tramite for p in e.record.prorrogas)],
        )

    @cached_property
    def activas_por_oficina(self) -> Mapping[str, tuple[Entry[Contingencia], ...]]:
        """Messages in force by the offices they close."""
        return _by(self.activas, lambda e: e.record.oficinas_cerradas)


def _by(
    entries: Iterable[Entry[R]], keys: Callable[[Entry[R]], Iterable[str]]
) -> Mapping[str, tuple[Entry[R], ...]]:
    """Return the entries by each of their keys; an entry is listed once under a key."""
    found: defaultdict[str, list[Entry[R]]] = defaultdict(list)
    for entry in entries:
        for key in dict.fromkeys(keys(entry)):
            found[key].append(entry)
    return _fixed(found)


def _fixed(found: Mapping[str, list[Entry[R]]]) -> Mapping[str, tuple[Entry[R], ...]]:
    return {key: tuple(items) for key, items in found.items()}
