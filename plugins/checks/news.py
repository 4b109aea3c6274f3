"""News cite where their figures come from, lead to the guide they are about, and are said once."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping

from plugins.checks.body import Body
from plugins.checks.site import Site
from plugins.content_model.common import Idioma
from plugins.content_model.finding import Finding, aviso
from plugins.content_model.noticia import Noticia
from plugins.content_model.spanish_errors import fold
from plugins.content_model.tramite import Tramite

SHINGLE = 4
"""Words that follow one another and are compared together."""

SKETCH = 24
"""Shingles kept of each news item: those with the least hashes, so equal texts keep the same."""

ALIKE = 0.6
"""Part of the shingles that two texts share when one is the other with a few changes."""

_FIGURE = re.compile(
    r"\b\d[\d.,]*\s?(?:%|por ciento|mil(?:lones)?\b)|\b\d{1,3}(?:,\d{3})+\b|\b\d{5,}\b",
    re.IGNORECASE,
)
_NOT_FIGURE = re.compile(
    r"\]\([^)\n]*\)|<[^>\n]*>|(?:https?:|tel:|sms:)\S+|\$\s?[\d.,]+|C\.?\s?P\.?\s?\d{5}"
    r"|(?:\+?52[ -]?)?\(?\b\d{3}\)?[ -]?\d{3}[ -]?\d{4}\b"
)
"""Addresses (of links too), prices, postal codes and telephone numbers."""
_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset(
    {
        *("a", "al", "de", "del", "el", "en", "la", "las", "lo", "los", "o", "para", "por"),
        *("que", "un", "una", "y", "tu", "su", "mi"),
    }
)
_PHRASE = 6


def figures_have_a_source(site: Site) -> Iterator[Finding]:
    """Tell of news with percentages, thousands or millions and without ``fuentes``."""
    for body, record in _news(site):
        if record.fuentes:
            continue
        text = f"{record.titulo}. {record.resumen}\n{body.masked}"
        if found := _FIGURE.search(_NOT_FIGURE.sub(" ", text)):
            line = body.source.parsed.line("titulo")
            yield aviso(
                body.path,
                line,
                "fuentes",
                f"da cifras («{found[0].strip()}») y no dice de dónde salen; agrega «fuentes» con "
                "quién da el dato y qué día lo viste",
            )


def news_lead_to_the_guide_they_are_about(site: Site) -> Iterator[Finding]:
    """Tell of news that name a procedure and do not link its guide."""
    phrases = _phrases(site)
    for body, record in _news(site):
        if record.tramites_relacionados or _links_a_guide(body):
            continue
        named = _named(f"{record.titulo}. {record.resumen}", phrases)
        if named is not None:
            phrase, guide = named
            yield aviso(
                body.path,
                body.source.parsed.line("titulo"),
                "tramites_relacionados",
                f"habla de «{phrase}» y no lleva a su guía; agrega "
                f"«tramites_relacionados: [{guide}]»",
            )


def no_news_is_published_twice(site: Site) -> Iterator[Finding]:
    """Tell of news almost equal to an earlier one; each is compared with few others."""
    seen: dict[int, list[int]] = {}
    sets: list[frozenset[int]] = []
    bodies: list[Body] = []
    for body, record in _news(site):
        shingles = _shingles(f"{record.titulo} {record.resumen} {body.text}")
        sketch = sorted(shingles)[:SKETCH]
        shared = Counter(index for value in sketch for index in seen.get(value, ()))
        for index, _ in shared.most_common(3):
            alike = len(shingles & sets[index]) / len(shingles | sets[index])
            if alike >= ALIKE:
                yield aviso(
                    body.path,
                    body.first_line,
                    "",
                    f"es casi igual a {bodies[index].path} ({alike:.0%}); si es la misma noticia, "
                    "borra una y pon la fecha del cambio en «actualizado» de la otra",
                )
                break
        for value in sketch:
            # What hundreds of news share is a turn of phrase: it need not be remembered for all.
            if len(known := seen.setdefault(value, [])) < SKETCH:
                known.append(len(sets))
        sets.append(shingles)
        bodies.append(body)


def _news(site: Site) -> Iterator[tuple[Body, Noticia]]:
    for body in site.bodies:
        record = body.source.record
        if isinstance(record, Noticia) and body.source.idioma is Idioma.ES:
            yield body, record


def _links_a_guide(body: Body) -> bool:
    return "tramites/" in body.text


def _phrases(site: Site) -> Mapping[str, tuple[str, str]]:
    """Return what guides are called, as folded words, with the words as written and the guide.

    A name that two guides share says of neither that the news are about it.
    """
    found: dict[str, tuple[str, str]] = {}
    doubtful: set[str] = set()
    for source in site.loaded.sources:
        record = source.record
        if not isinstance(record, Tramite) or source.idioma is not Idioma.ES:
            continue
        for name in (record.titulo, *record.sinonimos):
            key = " ".join(_content(name))
            if " " not in key:
                continue
            if found.setdefault(key, (name, source.id))[1] != source.id:
                doubtful.add(key)
    return {key: value for key, value in found.items() if key not in doubtful}


def _named(text: str, phrases: Mapping[str, tuple[str, str]]) -> tuple[str, str] | None:
    words = _content(text)
    for size in range(_PHRASE, 1, -1):
        for start in range(len(words) - size + 1):
            key = " ".join(words[start : start + size])
            if key in phrases:
                return phrases[key]
    return None


def _content(text: str) -> list[str]:
    return [word for word in _WORD.findall(fold(text)) if word not in _SMALL]


def _shingles(text: str) -> frozenset[int]:
    words = _WORD.findall(fold(text))
    count = max(1, len(words) - SHINGLE + 1)
    return frozenset(zlib.crc32(" ".join(words[n : n + SHINGLE]).encode()) for n in range(count))
