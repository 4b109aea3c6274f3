"""What the guides of procedures say about one another and about what they cost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from plugins.checks.files import Written
from plugins.checks.site import Site
from plugins.content_model.catalogue import Entry
from plugins.content_model.common import Idioma
from plugins.content_model.cost_check import disagreements
from plugins.content_model.finding import Finding
from plugins.content_model.procedure_graph import build_graph
from plugins.content_model.spanish_errors import fold
from plugins.content_model.strict_yaml import Loc
from plugins.content_model.tramite import Tramite


def no_procedure_needs_itself(site: Site) -> Iterator[Finding]:
    """Refuse procedures that, by «antes» and «despues», each come before the other."""
    written = {w.source.id: w for w, _ in _guides(site) if w.source is not None}
    entries = [
        cast("Entry[Tramite]", entry) for entry in site.loaded.entries if entry.kind == "tramite"
    ]
    for cycle in build_graph(entries).ciclos:
        path = " → ".join([*cycle, cycle[0]])
        yield written[cycle[0]].error(
            ("relacionados",),
            f"hay un círculo: {path}; un trámite no puede ir antes y después de otro: quita una de "
            "las relaciones",
        )


def the_main_guide_of_a_group_leads_nowhere_else(site: Site) -> Iterator[Finding]:
    """Refuse a guide grouped under one that is itself grouped under another."""
    guides = {w.source.id: record for w, record in _guides(site) if w.source is not None}
    for written, record in _guides(site):
        main = record.guia_principal
        if main is None or main not in guides:
            continue
        if written.source is not None and main == written.source.id:
            yield written.error(("guia_principal",), "es esta misma guía; quita este renglón")
        elif guides[main].guia_principal is not None:
            yield written.error(
                ("guia_principal",),
                f"«{main}» se agrupa a su vez bajo «{guides[main].guia_principal}»; escribe esa",
            )


def guides_are_told_apart(site: Site) -> Iterator[Finding]:
    """Refuse two guides with one homoclave, title, or search for which both come first."""
    seen: dict[tuple[str, str], str] = {}
    for written, record in _guides(site):
        values: list[tuple[Loc, str]] = [
            (("homoclave",), record.homoclave or ""),
            (("titulo",), record.titulo),
        ]
        values += [(("fijar_para", i), query) for i, query in enumerate(record.fijar_para)]
        for loc, value in values:
            key = (str(loc[0]), fold(value))
            first = seen.setdefault(key, written.parsed.path)
            if value and first != written.parsed.path:
                yield written.error(loc, f"«{value}» ya está en {first}; deja uno solo o acláralo")


def published_totals_agree_with_the_tariff(site: Site) -> Iterator[Finding]:
    """Tell of totals that the sources give and the tariff as written does not."""
    umas = site.loaded.catalogue.datos.uma
    for written in site.of(Tramite):
        record = written.record
        if isinstance(record, Tramite) and record.costo is not None:
            for total in disagreements(record.costo, umas):
                yield written.aviso(("costo", *total.loc), total.mensaje)


def _guides(site: Site) -> Iterator[tuple[Written, Tramite]]:
    """Yield the guides in Spanish: a translation repeats the relations of its original."""
    for written in site.of(Tramite):
        source = written.source
        if isinstance(written.record, Tramite) and source and source.idioma is Idioma.ES:
            yield written, written.record
