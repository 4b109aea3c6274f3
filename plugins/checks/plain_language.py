"""Plain language: advice on what citizens read first. It never stops a build."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.checks.files import Files, Written
from plugins.content_model.common import Idioma
from plugins.content_model.contingencia import Contingencia
from plugins.content_model.finding import Finding
from plugins.content_model.noticia import Noticia
from plugins.content_model.pagina import Pagina
from plugins.content_model.readability import (
    NORMAL,
    perspicuity,
    sentences,
    syllables,
    without_names,
    words,
)
from plugins.content_model.strict_yaml import Loc
from plugins.content_model.tramite import Tramite

MAX_WORDS = 30
MIN_WORDS = 12
"""Below this the formula says nothing: one long word decides it."""

LONG_TEXT = 25
MARGIN = 10
"""In a text of fewer words than that, one word moves the score by so much: it is forgiven."""

JARGON = {
    "a efecto de": "para",
    "a efectos de": "para",
    "con el objeto de": "para",
    "con la finalidad de": "para",
    "coadyuvar": "ayudar",
    "coadyuvante": "que ayuda",
    "de conformidad con": "según",
    "el mismo que": "que",
    "en el ámbito de su competencia": "en lo que le toca",
    "en su caso": "si hace falta",
    "eficientar": "mejorar",
    "el que suscribe": "yo",
    "fungir": "trabajar como",
    "implementar": "poner en marcha",
    "impetrante": "quien pide",
    "interfecto": "persona fallecida",
    "llevar a cabo": "hacer",
    "lo anterior": "esto",
    "mediante el cual": "con el que",
    "no obstante lo anterior": "aun así",
    "ocurso": "escrito",
    "peticionario": "quien pide",
    "promovente": "quien pide",
    "requisitar": "llenar",
    "sendos": "uno cada uno",
    "signar": "firmar",
    "toda vez que": "porque",
}
"""Words of the counter and what to say instead."""

_JARGON = re.compile(r"\b(" + "|".join(map(re.escape, JARGON)) + r")\b", re.IGNORECASE)


def what_citizens_read_first_is_plain(files: Files) -> Iterator[Finding]:
    """Advise on summaries and steps: readability, sentences too long, words of the counter."""
    for written in files.written:
        if getattr(written.record, "idioma", Idioma.ES) is Idioma.ES:
            for loc, text in _read_first(written):
                yield from _advice(written, loc, text)


def _read_first(written: Written) -> Iterator[tuple[Loc, str]]:
    record = written.record
    if isinstance(record, Tramite | Noticia | Pagina):
        yield ("resumen",), record.resumen
    if isinstance(record, Tramite):
        yield from ((("pasos", n, "texto"), paso.texto) for n, paso in enumerate(record.pasos))
        if record.casos:
            yield ("casos",), record.casos
    if isinstance(record, Contingencia):
        yield ("que_pasa",), record.que_pasa
        yield from ((("que_hacer", n), text) for n, text in enumerate(record.que_hacer))


def _may_hold_jargon(text: str) -> bool:
    small = text.lower()
    # With «any» this takes four times as long, and every summary is looked at.
    for phrase in JARGON:  # noqa: SIM110
        if phrase in small:
            return True
    return False


def _advice(written: Written, loc: Loc, text: str) -> Iterator[Finding]:
    for found in _JARGON.finditer(text) if _may_hold_jargon(text) else ():
        better = JARGON.get(found[0].lower())
        if better is None:  # its letters have another small form
            continue
        yield written.aviso(loc, f"«{found[0]}» es palabra de oficina; di «{better}»")
    most = len(words(text))
    for sentence in sentences(text) if most > MAX_WORDS else ():
        count = len(words(sentence))
        if count > MAX_WORDS:
            start = " ".join(sentence.split()[:6])
            yield written.aviso(
                loc,
                f"la frase «{start}…» tiene {count} palabras; pártela en dos (máximo {MAX_WORDS})",
            )
    if most < MIN_WORDS:
        return
    # Nobody can write «Protección Civil» in shorter words.
    plain = without_names(text)
    found_words = words(plain)
    count = len(found_words)
    least = NORMAL if count >= LONG_TEXT else NORMAL - MARGIN
    if count < MIN_WORDS or perspicuity(found_words, 1) >= least:
        return  # more than one sentence would only make it easier
    score = perspicuity(found_words, len(sentences(plain)))
    if score < least:
        longest = sorted(set(found_words), key=lambda word: (-syllables(word), word))[:2]
        yield written.aviso(
            loc,
            f"se lee con dificultad (INFLESZ {int(score)}; normal desde {NORMAL:.0f}); parte la "
            f"frase o cambia las palabras más largas: «{'», «'.join(longest)}»",
        )
