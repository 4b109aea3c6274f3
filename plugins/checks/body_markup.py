"""Markup that was not understood would be published with its signs: lists, tables, other systems.

The signs are looked for in the text that readers would see, so code and what Markdown understood
never count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.checks.body import Body
from plugins.checks.files import Files
from plugins.checks.html_scan import Tag
from plugins.content_model.finding import Finding, aviso, error

_LEVELS = {f"h{level}": level for level in range(2, 7)}
_EMPTY = re.compile(r"<(h[2-6]|a)\b[^<>]*>(?:\s|&nbsp;)*</\1>")
_VAGUE = frozenset(
    {
        "aquí",
        "aqui",
        "clic aquí",
        "click aquí",
        "haz clic aquí",
        "da clic aquí",
        "este enlace",
        "enlace",
        "link",
        "liga",
        "ver más",
        "leer más",
        "más información",
        "here",
        "click here",
    }
)
_INDENTED = re.compile(r"\n[ \t]*\n((?: {4}|\t)[ \t]*[^\s*+<{}$-][^\n<>{}=;]*)(?=\n|$)")
_LINE_INSIDE = re.compile(r"\n(?!</?(?:p|h[2-6]|[uo]l|li|t(?:able|head|body|r|h|d))\b)")
"""A line end that does not stand between two blocks."""
_TAG = re.compile(r"<[^>]*>")
_LINK = re.compile(r"<a\b[^<>]*>(.{0,80}?)</a>", re.DOTALL)


@dataclass(frozen=True)
class _Leftover:
    """Signs that should have become something, and what the writer should do."""

    pattern: re.Pattern[str]
    advice: str
    needs: frozenset[str] = frozenset()
    """Signs without any of which the pattern is not worth looking for."""


_LEFTOVERS = (
    _Leftover(
        re.compile(r"\n(?<=[^\n]\n)[ \t]*(?:[-*+•]|\d{1,2}[.)])[ \t]+\S[^\n]{0,60}"),
        "la lista no se entendió: deja un renglón en blanco antes de su primer punto y empieza "
        "cada uno con «- »",
    ),
    _Leftover(
        re.compile(r"^\|[^\n]{0,80}", re.MULTILINE),
        "la tabla no se entendió: deja un renglón en blanco antes, y bajo los títulos uno como "
        "«|---|---|»",
        frozenset({"|"}),
    ),
    _Leftover(
        re.compile(r"\*\*[^\n]{0,40}|__[^\s_][^\n]{0,40}"),
        "las negritas no se cierran, o hay un espacio junto a los asteriscos: escribe «**así**»",
        frozenset({"**", "__"}),
    ),
    _Leftover(
        re.compile(r"\[\^[^\]\s]{1,40}\]"),
        "las notas al pie no se usan; escribe la aclaración entre paréntesis",
        frozenset({"[^"}),
    ),
    _Leftover(
        re.compile(r"\{[:#.%{][^}\n]{0,60}\}?|^:::[^\n]{0,40}|\[TOC\]", re.MULTILINE),
        "es una instrucción de otro sistema; bórrala",
        frozenset({"{", ":::", "[TOC]"}),
    ),
    _Leftover(
        re.compile(r"~~[^~\n]{1,60}~~"),
        "lo tachado se escribe «<del>así</del>»",
        frozenset({"~~"}),
    ),
    _Leftover(
        re.compile(r"^\[[ xX]\][ \t][^\n]{0,60}", re.MULTILINE),
        "las casillas no se usan; escribe una lista sin «[ ]»",
        frozenset({"[ ]", "[x]", "[X]"}),
    ),
)

_SIGNS = tuple({sign for leftover in _LEFTOVERS for sign in leftover.needs})


def no_markup_is_left_over(files: Files) -> Iterator[Finding]:
    """Refuse signs of Markdown, or of other systems, that would be published as they are."""
    for body in files.bodies:
        if body.is_plain and not _may_be_left_over(body):
            continue
        told: set[int] = set()
        prose = body.scan.prose
        found_signs = [sign for sign in _SIGNS if sign in prose]
        for leftover in _LEFTOVERS:
            if leftover.needs and leftover.needs.isdisjoint(found_signs):
                continue
            for found in leftover.pattern.finditer(prose):
                shown = found[0].strip()
                line = _line(body, shown)
                # A list that was not understood has many points and one fault.
                if line in told or line - 1 in told:
                    told.add(line)
                    continue
                told.add(line)
                yield error(
                    body.path,
                    line,
                    "",
                    f"«{shown[:60]}» se publicaría así, con sus signos; {leftover.advice}",
                )


def _may_be_left_over(body: Body) -> bool:
    """Tell whether signs of another system, or a line inside a paragraph, are in a plain text.

    All other signs would have kept it from being plain.
    """
    html = body.source.raw_html
    return "{" in html or ":::" in html or _LINE_INSIDE.search(html) is not None


def no_text_is_shown_as_code(files: Files) -> Iterator[Finding]:
    """Refuse text that is indented as code: pasted from a word processor, nobody means it."""
    for body in files.bodies:
        if body.is_plain or not any(tag.name == "pre" for tag in body.scan.tags):
            continue
        if found := _INDENTED.search(f"\n{body.text}"):
            yield error(
                body.path,
                body.source.body_line + body.text[: found.start(1) - 1].count("\n"),
                "",
                f"«{found[1].strip()[:60]}» se publicaría como código de programa, sin acomodarse "
                "al ancho; borra los espacios o el tabulador con que empieza el renglón",
            )


def headings_come_in_order_and_say_something(files: Files) -> Iterator[Finding]:
    """Refuse levels that are skipped, and headings and links without words."""
    for body in files.bodies:
        level = 1
        for tag in body.signposts:
            now = _LEVELS.get(tag.name)
            if now is None:
                continue
            if now > level + 1:
                yield error(
                    body.path,
                    _line_of_heading(body, tag, now),
                    "",
                    f"se salta de un título de nivel {level} a uno de nivel {now}; usa «"
                    f"{'#' * (level + 1)}»",
                )
            level = now
        for nth, found in enumerate(_EMPTY.finditer(body.source.raw_html)):
            pattern = r"^#+\s*$" if found[1] != "a" else r"(?<!!)\[\s*\]\(|<a\b[^>]*>\s*</a>"
            what = "el enlace no dice nada" if found[1] == "a" else "el título está vacío"
            yield error(
                body.path,
                body.line_of(re.compile(pattern, re.MULTILINE), nth),
                "",
                f"{what}; escribe su texto o bórralo",
            )


def links_say_where_they_lead(files: Files) -> Iterator[Finding]:
    """Tell of links that say nothing out of their sentence («aquí»): screen readers list links."""
    for body in files.bodies:
        for found in _LINK.finditer(body.source.raw_html):
            words = _TAG.sub("", found[1]).strip(" .:»«").lower()
            if words in _VAGUE:
                yield aviso(
                    body.path,
                    body.line_of(re.compile(rf"\[\W*{re.escape(words)}", re.IGNORECASE)),
                    "",
                    f"el enlace «{words}» no dice a dónde lleva; escribe por ejemplo «los "
                    "requisitos del predial»",
                )


def _line(body: Body, shown: str) -> int:
    """Return the line on which the leftover is written, by its first words as typed."""
    start = re.sub(r"\s+", " ", shown.split("\n")[0])[:25]
    return body.line_of_text(start)


def _line_of_heading(body: Body, tag: Tag, level: int) -> int:
    typed = re.compile(rf"^#{{{level}}}(?!#)|<h{level}\b", re.MULTILINE | re.IGNORECASE)
    return body.line_of(typed, tag.nth)
