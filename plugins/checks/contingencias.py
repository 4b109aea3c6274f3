"""Emergency messages fit their scale and their episode."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from plugins.checks.files import Written
from plugins.checks.site import Site
from plugins.content_model.common import Idioma
from plugins.content_model.contingencia import Contingencia
from plugins.content_model.finding import Finding


def every_level_and_phase_belongs_to_its_scale(site: Site) -> Iterator[Finding]:
    """Look ``nivel`` and ``fase`` up in the scale that the message names."""
    for written, record in _messages(site):
        escala = site.loaded.catalogue.datos.escalas.get(record.escala)
        if escala is None:
            continue  # the unknown id is told about
        levels = {nivel.id: nivel for nivel in escala.niveles}
        if record.nivel not in levels:
            yield written.error(
                ("nivel",),
                f"«{record.nivel}» no es un nivel de «{escala.id}»."
                f"{site.suggest(record.nivel, levels)} Niveles: {', '.join(levels)}",
            )
        if record.fase is not None and record.fase not in escala.fases:
            phases = ", ".join(escala.fases) or "ninguna; quita este renglón"
            yield written.error(
                ("fase",),
                f"«{record.fase}» no es una fase de «{escala.id}». Fases: {phases}",
            )
        elif record.fase is None and escala.fases:
            yield written.aviso(
                ("escala",),
                f"«{escala.id}» distingue fases y falta «fase» ({', '.join(escala.fases)})",
            )


def a_message_replaces_earlier_ones_of_its_episode(site: Site) -> Iterator[Finding]:
    """Compare each message with those it says it replaces."""
    by_id = {record.id: record for _, record in _messages(site)}
    for written, record in _messages(site):
        for index, old_id in enumerate(record.reemplaza):
            old = by_id.get(old_id)
            if old is None:
                continue
            loc = ("reemplaza", index)
            if old_id == record.id:
                yield written.error(loc, "un mensaje no se reemplaza a sí mismo; quita este id")
            elif old.emitido >= record.emitido:
                yield written.error(
                    loc,
                    f"«{old_id}» no es anterior: se emitió {old.emitido.isoformat()} y este "
                    f"{record.emitido.isoformat()}; revisa «emitido» de los dos",
                )
            elif old.episodio != record.episodio:
                yield written.error(
                    loc,
                    f"«{old_id}» es de otro episodio («{old.episodio or 'sin episodio'}»; este, "
                    f"«{record.episodio or 'sin episodio'}»); escribe el mismo «episodio» en los "
                    "dos",
                )


def an_episode_has_one_message_in_force(site: Site) -> Iterator[Finding]:
    """Tell of two messages in force at once for the same episode."""
    active = {e.id for e in site.loaded.catalogue.contingencias_activas(site.now)}
    by_episode: dict[str, list[tuple[Written, Contingencia]]] = defaultdict(list)
    for written, record in _messages(site):
        if record.id in active and record.episodio is not None and site.is_public(written):
            by_episode[record.episodio].append((written, record))
    for messages in by_episode.values():
        messages.sort(key=lambda pair: (pair[1].emitido, pair[1].id))
        for (_, earlier), (written, _later) in pairwise(messages):
            yield written.aviso(
                ("episodio",),
                f"«{earlier.id}» sigue vigente para el mismo episodio; si este mensaje lo "
                f"sustituye, escribe «reemplaza: [{earlier.id}]»",
            )


def a_message_in_force_is_also_in_english(site: Site) -> Iterator[Finding]:
    """Tell of messages in force that visitors cannot read."""
    active = {e.id for e in site.loaded.catalogue.contingencias_activas(site.now)}
    for written, record in _messages(site):
        if record.id not in active or not site.is_public(written):
            continue
        english = record.idiomas.get(Idioma.EN)
        if english is None:
            yield written.aviso(
                ("idiomas",),
                "está vigente y falta en inglés; agrega «idiomas: en:» con titulo, que_pasa y "
                "que_hacer, traducidos por una persona",
            )
        elif len(english.servicios_afectados) != len(record.servicios_afectados):
            yield written.aviso(
                ("servicios_afectados",),
                "en inglés no están los mismos; escríbelos también en «idiomas: en: "
                "servicios_afectados», traducidos por una persona",
            )


def _messages(site: Site) -> Iterator[tuple[Written, Contingencia]]:
    for written in site.of(Contingencia):
        if isinstance(written.record, Contingencia):
            yield written, written.record
