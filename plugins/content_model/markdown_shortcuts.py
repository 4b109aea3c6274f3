"""Leaves out the steps of Python-Markdown that cannot match in the text at hand.

Most texts of staff hold no raw HTML, no code and no backslash, yet every paragraph is searched for
each. A step needs certain signs to do anything; where none of them stands, leaving it out gives the
same HTML (a test compares, for any text). Checked with Markdown 3.11, through what it makes public:
the registries of steps, and AtomicString for text that no inline pattern is to touch.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import unescape
from typing import Any, TypeVar
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.toc import (
    TocExtension,
    TocTreeprocessor,
    remove_fnrefs,
    render_inner_html,
    strip_tags,
    unique,
)
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString, Registry

T = TypeVar("T")

_unique: Any = unique  # its stub does not know the counters that keep it linear

_PREPROCESSORS = {"html_block": "<&"}
_BLOCKS = {
    "indent": "\t",  # or four blanks
    "code": "\t",
    "defindent": "\t",
    "table": "|",
    "hashheader": "#",
    "setextheader": "=-",
    "hr": "*-_",
    "ulist": "*+-",
    "olist": ".",
    "deflist": ":",
    "quote": ">",
    "reference": "[",
}
_INLINE = {
    "backtick": "`",
    "escape": "\\",
    "reference": "[",
    "link": "[",
    "image_link": "!",
    "image_reference": "!",
    "short_reference": "[",
    "short_image_ref": "!",
    "autolink": "<",
    "automail": "<",
    "linebreak": "\n",
    "html": "<",
    "entity": "&",
    "em_strong": "*_",
}
_MEANINGFUL = re.compile("[&<>\x02\x03]")
_MARKED = re.compile(r"[`\\\[!<&*_]|  \n")


class Shortcuts:
    """The steps of one converter, and which of them a text needs."""

    def __init__(self, converter: Markdown) -> None:
        converter.treeprocessors.register(_Unmarked(converter), "unmarked", 21)
        self._converter = converter
        self._inline: Any = converter.treeprocessors["inline"]
        self._pre = _steps(converter.preprocessors, _PREPROCESSORS)
        self._blocks = _steps(converter.parser.blockprocessors, _BLOCKS)
        self._escaped = converter.treeprocessors
        self._unescaped = _without(converter.treeprocessors, "unescape")
        self._patterns = _steps(converter.inlinePatterns, _INLINE)

    def take(self, text: str) -> None:
        """Make the converter ready for ``text``, and for no other."""
        to: Any = self._converter  # a list serves wherever a registry is only run through
        signs = {sign for sign in "<&|#=-*_+.:>[!`\\\n\t" if sign in text}
        if "    " in text:
            signs.add("\t")
        if "\r" in text:
            signs.add("\n")  # that is what it is turned into
        to.preprocessors = _needed(self._pre, signs)
        to.treeprocessors = self._escaped if "\\" in signs else self._unescaped
        to.parser.blockprocessors = _needed(self._blocks, signs)
        self._inline.inlinePatterns = _needed(self._patterns, signs)


class _Unmarked(Treeprocessor):
    """Takes text without any sign of Markdown out of the search for inline patterns."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.text and not _MARKED.search(element.text):
                element.text = AtomicString(element.text)
            if element.tail and not _MARKED.search(element.tail):
                element.tail = AtomicString(element.tail)


class Anchors(TocExtension):
    """Gives headings their ids; the list of contents itself is drawn elsewhere."""

    class _Ids(TocTreeprocessor):
        def run(self, doc: Element) -> None:
            """Give each heading the id that the extension would, without drawing its list."""
            used = {element.attrib["id"] for element in doc.iter() if "id" in element.attrib}
            counters: dict[str, int] = {}
            for element in doc.iter():
                if self.header_rgx.match(element.tag) and "id" not in element.attrib:
                    name = unescape(_name(element, self.md))
                    element.attrib["id"] = _unique(self.slugify(name, self.sep), used, counters)

    TreeProcessorClass = _Ids


def _name(heading: Element, converter: Markdown) -> str:
    text = heading.text or ""
    if len(heading) == 0 and not _MEANINGFUL.search(text):
        return " ".join(text.split())
    return strip_tags(render_inner_html(remove_fnrefs(heading), converter))


def _without(registry: Registry[T], name: str) -> Registry[T]:
    """Return the registry, whose members find one another by name, without one of them."""
    fewer = registry[:]
    fewer.deregister(name)
    return fewer


def _steps(registry: Registry[T], wanted: Mapping[str, str]) -> list[tuple[T, str]]:
    """Return the steps in order, each with the signs it needs; none are given if it always runs."""
    signs = {id(registry[name]): sign for name, sign in wanted.items() if name in registry}
    return [(step, signs.get(id(step), "")) for step in registry]


def _needed(steps: Iterable[tuple[T, str]], signs: set[str]) -> list[T]:
    return [step for step, wanted in steps if not wanted or not signs.isdisjoint(wanted)]
