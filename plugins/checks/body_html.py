"""Raw HTML in a body: only a short list of tags, whole and well nested; anything else is an error.

Whatever the sanitiser would drop is told here with its line, so nothing disappears in silence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from plugins.checks.body import Body
from plugins.checks.files import Files
from plugins.checks.html_scan import VOID, Tag, scan
from plugins.content_model.finding import Finding, error
from plugins.content_model.markdown_body import ALLOWED_ATTRIBUTES, ALLOWED_TAGS

_CODE = frozenset({"script", "iframe", "object", "embed", "base", "meta", "link", "form", "style"})
_INSTEAD = {
    "h1": "usa «## Título»: el título de la página ya está en el encabezado",
    "u": "usa **negritas**: lo subrayado parece enlace",
    "center": "quítala: el diseño decide cómo se acomoda",
    "font": "quítala: el diseño decide letra y color",
    "div": "quítala y deja renglones en blanco entre párrafos",
    "span": "quítala; para resaltar usa **negritas**",
    "video": "pon un enlace al video en un sitio de content/datos/externos.yml",
    "iframe": "pon un enlace a la página en vez de incrustarla",
    "tfoot": "usa una tabla de Markdown",
}
_RAW = re.compile(r"<[a-zA-Z][a-zA-Z0-9]*[\s/>]")
# The alignment that Markdown's own tables give a cell; the design decides it here.
_ALIGNED = re.compile(r"text-align: (?:left|right|center);")


def html_in_bodies_is_on_the_short_list(files: Files) -> Iterator[Finding]:
    """Refuse tags, attributes and comments that would not be published."""
    for body in files.bodies:
        if not body.is_plain:
            yield from _tags(body)
            yield from _hidden(body)


def html_in_bodies_is_closed(files: Files) -> Iterator[Finding]:
    """Refuse tags that are not closed, or closed without having been opened."""
    for body in files.bodies:
        if not body.is_plain:
            yield from _balance(body)


def html_in_bodies_survives_as_written(files: Files) -> Iterator[Finding]:
    """Refuse allowed tags that browsers drop where they stand, as a cell outside its table."""
    for body in files.bodies:
        if body.is_plain:
            continue
        raw = _RAW.search(body.text) and _RAW.search(body.masked)
        if body.source.record is None or not raw:
            continue
        published = _openings(scan(body.published).tags)
        for name, count in sorted(_openings(body.scan.tags).items()):
            if name in ALLOWED_TAGS and published[name] < count:
                yield error(
                    body.path,
                    body.line_of_tag(name, 0),
                    "",
                    f"«<{name}>» está donde no puede ir y se perdería; ponlo dentro de su tabla o "
                    "lista completa, o usa Markdown",
                )


def _openings(tags: Iterable[Tag]) -> Counter[str]:
    return Counter(tag.name for tag in tags if not tag.closing)


def _tags(body: Body) -> Iterator[Finding]:
    seen: dict[tuple[str, str], int] = {}
    for tag in body.scan.tags:
        if tag.closing:
            continue
        if tag.name not in ALLOWED_TAGS:
            line = body.line_of_tag(tag.name, tag.nth)
            yield error(body.path, line, "", _not_allowed(tag.name))
            continue
        allowed = ALLOWED_ATTRIBUTES.get(tag.name, set())
        for name, value in tag.attributes:
            if name in allowed or _is_alignment(tag.name, name, value):
                continue
            nth = seen.get((tag.name, name), 0)
            seen[tag.name, name] = nth + 1
            line = body.line_of_tag(tag.name, nth, having=name)
            yield error(body.path, line, "", _not_allowed_attribute(tag.name, name))


def _not_allowed(name: str) -> str:
    if name in _CODE and name not in _INSTEAD:
        return (
            f"«<{name}>» es código y no se publica; bórralo (y si no es código sino texto, escribe "
            f"`<{name}>` entre acentos graves)"
        )
    instead = _INSTEAD.get(name, "quítala o usa Markdown")
    return (
        f"la etiqueta «<{name}>» no se admite; {instead} (si es texto y no HTML, escribe «&lt;» en "
        "vez de «<»)"
    )


def _not_allowed_attribute(tag: str, name: str) -> str:
    if name.startswith("on"):
        return f"«{name}» dentro de «<{tag}>» es código y no se publica; bórralo"
    return (
        f"«{name}» dentro de «<{tag}>» no se admite; quítalo (el diseño decide colores, tamaños y "
        "lugares)"
    )


def _is_alignment(tag: str, name: str, value: str) -> bool:
    return tag in {"td", "th"} and name == "style" and _ALIGNED.fullmatch(value) is not None


def _hidden(body: Body) -> Iterator[Finding]:
    for nth, hidden in enumerate(body.scan.hidden):
        start = re.match(r"<[!?/]-{0,2}", hidden)
        line = body.line_of_text(hidden.split("\n")[0][:40], 0)
        if line == body.first_line and start is not None:
            line = body.line_of_text(start[0], nth)
        shown = " ".join(hidden.split())[:50]
        yield error(
            body.path,
            line,
            "",
            f"lo escrito entre «<!--» y «-->» (o tras «<!» y «<?») no se publica: «{shown}»; "
            "bórralo, o escríbelo como texto",
        )
    if body.scan.unfinished:
        shown = body.scan.unfinished.split("\n")[0][:40]
        yield error(
            body.path,
            body.line_of_text(shown),
            "",
            f"la etiqueta «{shown}» no termina y se perdería todo lo que sigue; ciérrala con «>», "
            "o escribe «&lt;» si querías el signo «<»",
        )


def _balance(body: Body) -> Iterator[Finding]:
    open_tags: list[Tag] = []
    open_names: dict[str, int] = {}
    for tag in body.scan.tags:
        if tag.name in VOID or tag.name not in ALLOWED_TAGS:
            continue
        if not tag.closing:
            if tag.name == "a" and open_names.get("a", 0):
                line = body.line_of_tag("a", tag.nth)
                yield error(body.path, line, "", "hay un enlace dentro de otro; deja uno solo")
            open_tags.append(tag)
            open_names[tag.name] = open_names.get(tag.name, 0) + 1
        elif open_names.get(tag.name, 0) == 0:
            line = body.line_of_tag(tag.name, tag.nth, closing=True)
            message = f"«</{tag.name}>» cierra algo que no se abrió; bórralo"
            yield error(body.path, line, "", message)
        else:
            while (last := open_tags.pop()).name != tag.name:
                open_names[last.name] -= 1
                yield _unclosed(body, last)
            open_names[tag.name] -= 1
    for tag in open_tags:
        yield _unclosed(body, tag)


def _unclosed(body: Body, tag: Tag) -> Finding:
    line = body.line_of_tag(tag.name, tag.nth)
    message = f"«<{tag.name}>» se abre y no se cierra; escribe «</{tag.name}>» donde termina"
    return error(body.path, line, "", message)
