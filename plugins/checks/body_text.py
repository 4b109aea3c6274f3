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
_MARKUP = re.compile("[<&]")
_WORD = re.compile(r"[^\W_]+")
_MAX_LOOKED_AT = 50
_UNDEFINED = re.compile(r"\[[^\[\]\n]+\]\s?\[[^\[\]\n]*\]")
_HALF_LINK = re.compile(
    r"\]\((?=[^)\s])"
    # The two pairs swapped, or apart.
    r"|\([^()\[\]\n]{1,80}\)\[(?=[/#]|https?:|mailto:|tel:|www\.|[\w./-]+\.md\b)"
    r"|\[[^()\[\]\n]{1,80}\] +\((?=[/#]|https?:|mailto:|tel:|www\.|[\w./-]+\.md\b)"
)


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
        text = body.text.strip("\n")
        if not text.startswith("---"):
            continue
        first, *rest = text.split("\n")
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
        # In the commonest shape every bracket is that of a link.
        if body.is_plain or ("[" not in body.scan.prose and "]" not in body.scan.prose):
            continue
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
                "«[texto](dirección)», sin espacios en la dirección ni antes de ella, y con el "
                "paréntesis cerrado",
            )


def no_word_of_a_body_is_lost(files: Files) -> Iterator[Finding]:
    """Compare the words written with those published; what disappears is an error."""
    for body in files.bodies:
        if body.is_plain or _is_told_about(body):
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
    values = [f"{k} {v}" for tag in body.scan.tags for k, v in tag.attributes if k != "id"]
    written, published = _written(body.text), _bare(f"{text} {' '.join(values)}").casefold()
    if not _are_words_missing(written.split(), published.split()):
        return []
    counts, shown = Counter(_WORD.findall(written)), Counter(_WORD.findall(published))
    missing = [word for word, count in counts.items() if shown[word] < count]
    # A word may be stuck to its neighbour in one of the two («[trámite](…)s»).
    stuck = re.sub(r"\s+", "", published)
    return [word for word in missing[:_MAX_LOOKED_AT] if stuck.count(word) < counts[word]]


def _are_words_missing(written: list[str], published: list[str]) -> bool:
    """Tell whether any word is more often in ``written``; what stands in both alike cancels out."""
    before, after = Counter(written), Counter(published)
    words: Counter[str] = Counter()
    for piece in {piece for piece, _ in before.items() ^ after.items()}:
        for word in _WORD.findall(piece):
            words[word] += before[piece] - after[piece]
    return any(count > 0 for count in words.values())


def _written(text: str) -> str:
    """Return the Markdown without what is rightly not shown."""
    if "]:" in text:
        text = _without_definitions(text)
    text = _NUMBERED.sub(r"\1", text)
    return _bare(unescape(_TAG.sub(_attributes, text)) if _MARKUP.search(text) else text).casefold()


def _without_definitions(text: str) -> str:
    """Return the Markdown without the labels of links that are defined, and their definitions."""
    used = {use.casefold() for use in (*_USE.findall(text), *_BARE_USE.findall(text))}

    def definition(found: re.Match[str]) -> str:
        return "" if found[1].casefold() in used else found[0]

    labels = {found[1].casefold() for found in _DEFINITION.finditer(text)}

    def use(found: re.Match[str]) -> str:
        return "]" if found[1].casefold() in labels else found[0]

    return _USE.sub(use, _DEFINITION.sub(definition, text))


def _attributes(found: re.Match[str]) -> str:
    return f" {found[1]} " if found[1].strip() else ""


def _bare(text: str) -> str:
    """Return ``text`` without the signs of Markdown."""
    for sign in "*_`~\\":
        text = text.replace(sign, "")
    return text


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
