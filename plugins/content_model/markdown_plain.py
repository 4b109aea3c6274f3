"""Converts texts of the commonest shape directly: paragraphs, headings, short lists, tables, links.

Nine news items in ten hold nothing else, and Python-Markdown needs ten times as long to find that
out. Whatever is not surely of this shape is left to it, and so decides what the marks mean; a test
compares both for any text. Nothing here is a dialect of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

# Signs, blanks and line beginnings that may mean something else.
_UNSURE = b"<>&\\`_~" + bytes(set(range(0x20)) - {0x0A})
_BLOCK = re.compile(r"\n{2,}")
_HEADING = re.compile(r"(#{1,6}) +([^#*\[\]|\n]+)(?<! )")
_BEGINS = r"(?:[^\W\d_]|[¿¡«“\"'(]|\*\*(?=[^*\s])|\[|\d(?!\d*\.))"
# A line ends with something else than a blank.
_LINE = rf"{_BEGINS}[^\n]*(?<! )"
_FIRST = re.compile(_BEGINS)
_PARAGRAPH = re.compile(rf"{_LINE}(?:\n{_LINE})*")
_LIST = re.compile(rf"- {_LINE}(?:\n- {_LINE})*")
_NUMBERED = re.compile(rf"1\. {_LINE}(?:\n\d{{1,2}}\. {_LINE})*")
_TABLE = re.compile(r"(?:\|[^|\n]+)+\|\n(?:\| ?-{3,} ?)+\|(?:\n(?:\|[^|\n]+)+\|)+")
# Neither holds the signs of the other. A link that holds what the other became is not understood.
_LINK = re.compile(r"\[([^\[\]*<>\n]+)\]\(([^\s()\"'*<>\[\]]+)\)")
_STRONG = re.compile(r"\*\*([^*\s\[\]](?:[^*\[\]\n]*[^*\s\[\]])?)\*\*")
_ITEMS = frozenset("-0123456789")


class _Unsure(Exception):
    """The text is not of this shape after all."""


def convert_plain(text: str, slugify: Callable[[str], str]) -> str | None:
    """Return the HTML of ``text``, or None when it is not surely of the shape known here."""
    text = text.strip("\n")
    if _is_unsure(text):
        return None
    ids: set[str] = set()
    counters: dict[str, int] = {}
    made: list[str] = []
    try:
        for block in _blocks(text):
            first = block[0]
            if first == "#":
                heading = _HEADING.fullmatch(block)
                if heading is None:
                    return None
                words = heading[2].strip()
                level = max(2, len(heading[1]))
                id_ = _anchor(slugify(" ".join(words.split())), ids, counters)
                made.append(f'<h{level} id="{id_}">{words}</h{level}>')
            elif first == "|" and _TABLE.fullmatch(block):
                made.append(_table(block.split("\n")))
            elif "|" in block:
                return None
            elif _is_paragraph(block):
                made.append(f"<p>{_inline(block)}</p>")
            elif made and made[-1].endswith(("</ul>", "</ol>")) and first in _ITEMS:
                return None  # two lists may be one
            elif _LIST.fullmatch(block):
                items = [f"<li>{_inline(line[2:])}</li>" for line in block.split("\n")]
                made.append("\n".join(["<ul>", *items, "</ul>"]))
            elif _NUMBERED.fullmatch(block):
                texts = [line.partition(". ")[2] for line in block.split("\n")]
                items = [f"<li>{_inline(text)}</li>" for text in texts]
                made.append("\n".join(["<ol>", *items, "</ol>"]))
            else:
                return None
    except _Unsure:
        return None
    return "\n".join(made)


def _is_unsure(text: str) -> bool:
    # Looking for one piece after another is faster than one pattern for them all, for one sign it
    # is a tenth of that, and to leave signs out of bytes tells soonest whether there are any.
    if ("!" in text and "![" in text) or ("]" in text and "]:" in text) or "    " in text:
        return True
    raw = text.encode("utf-8", "surrogatepass")
    return len(raw.translate(None, _UNSURE)) < len(raw)


def _blocks(text: str) -> list[str]:
    if "\n\n\n" in text:
        return _BLOCK.split(text)
    return text.split("\n\n") if text else []


def _anchor(id_: str, ids: set[str], counters: dict[str, int]) -> str:
    """Return the anchor of a heading: with a number, as the parser counts, if it is taken."""
    if id_ in ids:
        # Slow to load, and few texts have a heading twice.
        from markdown.extensions.toc import unique

        count: Any = unique  # its stub does not know the counters that keep it linear
        return str(count(id_, ids, counters))
    ids.add(id_)
    return id_


def _is_paragraph(block: str) -> bool:
    if "\n" in block:
        return _PARAGRAPH.fullmatch(block) is not None
    return block[-1] != " " and _FIRST.match(block) is not None


def _table(lines: list[str]) -> str:
    head, *rows = [[cell.strip(" ") for cell in line[1:-1].split("|")] for line in lines]
    if not all(len(row) == len(head) and all(row) for row in (head, *rows)):
        raise _Unsure
    made = ["<table>", "<thead>", "<tr>", *(f"<th>{_inline(cell)}</th>" for cell in head)]
    made += ["</tr>", "</thead>", "<tbody>"]
    for row in rows[1:]:
        made += ["<tr>", *(f"<td>{_inline(cell)}</td>" for cell in row), "</tr>"]
    return "\n".join([*made, "</tbody>", "</table>"])


def _inline(text: str) -> str:
    if not _is_marked(text):
        return text
    # One after the other: a pattern for both is tried at every letter, these only at their sign.
    if "*" in text:
        pieces = _STRONG.split(text)
        pieces[1::2] = [f"<strong>{words}</strong>" for words in pieces[1::2]]
        text = "".join(pieces)
    if "[" in text:
        pieces = _LINK.split(text)
        links = zip(pieces[1::3], pieces[2::3], strict=True)
        pieces[1::3] = [f'<a href="{address}">{words}</a>' for words, address in links]
        del pieces[2::3]
        text = "".join(pieces)
    # What was understood holds none of these signs.
    if _is_marked(text):
        raise _Unsure
    return text


def _is_marked(text: str) -> bool:
    return "*" in text or "[" in text or "]" in text
