"""Titles and summaries as results of a search show them: whole, and with the fact."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.checks.site import Site
from plugins.content_model.common import Idioma
from plugins.content_model.finding import Finding
from plugins.content_model.noticia import Noticia
from plugins.content_model.pagina import Pagina
from plugins.content_model.spanish_errors import fold
from plugins.content_model.tramite import Tramite

MAX_TITLE = 65
"""Letters of a title that the results of search engines show on a telephone; more are cut off."""

MIN_SUMMARY_WORDS = 5

_VAGUE = re.compile(
    r"(?:con[oó]ce|ent[eé]rate|descubre|te invitamos|aqu[ií] encuentras|en esta (?:nota|noticia)|"
    r"como parte de|en el marco de|con el (?:objetivo|fin|prop[oó]sito) de|informaci[oó]n sobre|"
    r"(?:el |la )?(?:ayuntamiento|gobierno|municipio|direcci[oó]n)(?: \S+){0,6}? "
    r"(?:informa|invita|anuncia|da a conocer|hace del conocimiento))\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset(
    {
        *("a", "al", "ante", "con", "de", "del", "desde", "el", "en", "es", "esta", "este"),
        *("la", "las", "lo", "los", "o", "para", "por", "que", "se", "su", "sus", "un", "una"),
        *("y", "ya"),
    }
)


def titles_fit_in_results(site: Site) -> Iterator[Finding]:
    """Tell of titles that results would cut off."""
    for written in site.written:
        record = written.record
        if isinstance(record, Noticia | Tramite | Pagina) and len(record.titulo) > MAX_TITLE:
            shown = record.titulo[:MAX_TITLE].rstrip()
            yield written.aviso(
                ("titulo",),
                f"mide {len(record.titulo)} letras y el buscador corta hacia la {MAX_TITLE}: "
                f"«{shown}…»; quita lo que ya dice el resumen",
            )


def a_summary_adds_to_its_title(site: Site) -> Iterator[Finding]:
    """Tell of summaries that say again what the title says."""
    for written in site.written:
        record = written.record
        if not isinstance(record, Noticia | Tramite) or record.idioma is not Idioma.ES:
            continue
        title, summary = _words(record.titulo), _words(record.resumen)
        if summary and len(summary - title) <= len(summary) // 5:
            yield written.aviso(
                ("resumen",),
                "repite el título; di lo que falta: cuándo, dónde, cuánto cuesta o qué hay que "
                "hacer",
            )


def a_summary_states_the_fact(site: Site) -> Iterator[Finding]:
    """Tell of summaries of news that announce the fact instead of stating it."""
    for written in site.written:
        record = written.record
        if not isinstance(record, Noticia) or record.idioma is not Idioma.ES:
            continue
        if found := _VAGUE.match(record.resumen):
            yield written.aviso(
                ("resumen",),
                f"empieza con «{found[0]}» y no con el dato; di de una vez qué pasa, cuándo y "
                "dónde",
            )
        elif len(_WORD.findall(record.resumen)) < MIN_SUMMARY_WORDS:
            yield written.aviso(
                ("resumen",),
                f"«{record.resumen}» no dice el dato; di en una frase qué pasa, cuándo y dónde",
            )


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(fold(text)) if word not in _SMALL)
