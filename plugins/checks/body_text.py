"""The text of a body: there is one, and every word of it reaches the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape

from plugins.checks.body import Body
from plugins.checks.files import Files
from plugins.content_model.finding import Finding, error
from plugins.content_model.front_matter import FIELD
from plugins.content_model.markdown_body import ALLOWED_TAGS
from plugins.content_model.plain_text import plain_text

_NEEDS_TEXT = frozenset({"noticia", "pagina"})
_DEFINITION = re.compile(r"^ {0,3}\[([^\]\n]+)\]:[^\n]*$", re.MULTILINE)
_USE = re.compile(r"\]\s?\[([^\]\n]*)\]")
_BARE_USE = re.compile(r"\[([^\[\]\n]+)\](?![(:])")
_TAG = re.compile(r"</?[a-zA-Z][\w-]*((?:[\s/][^<>]*)?)>")
_NUMBERED = re.compile(r"^([ \t>]*)\d{1,3}\.(?=\s)", re.MULTILINE)
_SIGNS = re.compile(r"[*_`~\\]")
_WORD = re.compile(r"[^\W_]+")
_MAX_LOOKED_AT = 50
_UNDEFINED = re.compile(r"\[[^\[\]\n]+\]\s?\[[^\[\]\n]*\]")
_HALF_LINK = re.compile(r"\]\((?=[^)\s])")


def a_record_that_is_its_text_has_some(files: Files) -> Iterator[Finding]:
    """Refuse news and pages without text; a guide or a message may be all header."""
    for body in files.bodies:
        if body.source.kind.name in _NEEDS_TEXT and body.source.record is not None:
            if body.text.strip():
                continue
            yield error(
                body.path,
                body.source.body_line,
                "",
                "no tiene texto; escríbelo debajo del segundo «---»",
            )


def a_body_has_no_second_header(files: Files) -> Iterator[Finding]:
    """Refuse a second block of fields: it would be published as text."""
    for body in files.bodies:
        first, *rest = body.text.strip("\n").split("\n")
        if first.rstrip() != "---" or "---" not in rest:
            continue
        inside = [line for line in rest[: rest.index("---")] if line.strip()]
        if inside and all(FIELD.match(line) or line.startswith((" ", "-")) for line in inside):
            yield error(
                body.path,
                body.first_line,
                "",
                "hay un segundo encabezado; pasa sus campos al primero y bórralo",
            )


def every_reference_is_defined(files: Files) -> Iterator[Finding]:
    """Refuse ``[a][b]`` without its ``[b]: …`` and links that were not understood."""
    for body in files.bodies:
        for nth, found in enumerate(_UNDEFINED.finditer(body.scan.prose)):
            yield error(
                body.path,
                _line_of_reference(body, found[0], nth),
                "",
                f"«{found[0]}» se publicaría así, con corchetes: falta el renglón "
                f"«{found[0][found[0].rindex('[') :]}: dirección»; o escribe «[texto](dirección)»",
            )
        for found in _HALF_LINK.finditer(body.scan.prose):
            shown = body.scan.prose[found.start() :][:40].split("\n")[0]
            yield error(
                body.path,
                body.line_of_text(shown),
                "",
                f"hay un enlace a medias que se publicaría con sus signos: «{shown}»; escribe "
                "«[texto](dirección)» sin espacios en la dirección y con el paréntesis cerrado",
            )


def no_word_of_a_body_is_lost(files: Files) -> Iterator[Finding]:
    """Compare the words written with those published; what disappears is an error."""
    for body in files.bodies:
        if _is_told_about(body):
            continue
        lost = lost_words(body)
        if lost:
            yield error(
                body.path,
                _line_losing_most(body, lost),
                "",
                f"estas palabras no llegarían a la página: «{' '.join(lost[:8])}»; revisa si hay "
                "un renglón «[…]: …» que no se usa, o un signo «<» o «[» de más",
            )


def lost_words(body: Body) -> list[str]:
    """Return the words of the Markdown that neither the text nor an address or title holds."""
    text = body.scan.text if body.source.record is None else plain_text(body.published)
    written = Counter(_WORD.findall(_written(body.text)))
    values = [f"{k} {v}" for tag in body.scan.tags for k, v in tag.attributes if k != "id"]
    published = _SIGNS.sub("", f"{text} {' '.join(values)}").casefold()
    missing = written - Counter(_WORD.findall(published))
    # A word may be stuck to its neighbour in one of the two («[trámite](…)s»).
    stuck = re.sub(r"\s+", "", published)
    looked_at = list(missing)[:_MAX_LOOKED_AT]
    return [word for word in looked_at if stuck.count(word) < written[word]]


def _written(text: str) -> str:
    """Return the Markdown without what is rightly not shown."""
    used = {use.casefold() for use in (*_USE.findall(text), *_BARE_USE.findall(text))}

    def definition(found: re.Match[str]) -> str:
        return "" if found[1].casefold() in used else found[0]

    labels = {found[1].casefold() for found in _DEFINITION.finditer(text)}

    def use(found: re.Match[str]) -> str:
        return "]" if found[1].casefold() in labels else found[0]

    def tag(found: re.Match[str]) -> str:
        return f" {found[1]} " if found[1].strip() else ""

    text = _USE.sub(use, _DEFINITION.sub(definition, text))
    text = _NUMBERED.sub(r"\1", text)
    return _SIGNS.sub("", unescape(_TAG.sub(tag, text))).casefold()


def _is_told_about(body: Body) -> bool:
    """Tell whether something else has already found why words are lost: raw HTML, or its time."""
    if body.source.record is None and not body.source.raw_html:
        return True
    scan = body.scan
    foreign = any(tag.name not in ALLOWED_TAGS for tag in scan.tags)
    return bool(scan.hidden or scan.unfinished or foreign)


def _line_losing_most(body: Body, lost: list[str]) -> int:
    words = set(lost)
    lines = body.text.split("\n")
    scores = [sum(word in words for word in _WORD.findall(_written(line))) for line in lines]
    # A definition that nothing uses is shown by no line, so look at the line as typed.
    best = max(range(len(lines)), key=lambda index: (scores[index], -index))
    return best + body.source.body_line


def _line_of_reference(body: Body, shown: str, nth: int) -> int:
    if shown in body.masked:
        return body.line_of_text(shown)
    return body.line_of(_UNDEFINED, nth)
