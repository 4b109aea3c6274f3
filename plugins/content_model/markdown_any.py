"""Any Markdown as HTML, with Python-Markdown: loaded for the first text that is not plain."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from xml.etree.ElementTree import Element

import markdown
from markdown.treeprocessors import Treeprocessor

from plugins.content_model.markdown_shortcuts import Anchors, Shortcuts

Slugify = Callable[[str, str], str]
"""``(text of a heading, separator)`` → its anchor."""


def convert(text: str, slugify: Slugify) -> str:
    """Return the untrusted HTML of a text; what stops it half-way does no harm to the next one."""
    try:
        converter, shortcuts = _converter(slugify)
        shortcuts.take(text)
        return converter.reset().convert(text)
    except BaseException:
        # An interrupted parser keeps half a state that reset() does not clear.
        _converter.cache_clear()
        raise


@cache
def _converter(slugify: Slugify) -> tuple[markdown.Markdown, Shortcuts]:
    converter = markdown.Markdown(
        extensions=[
            "tables",
            "sane_lists",
            "def_list",
            # No marker: «[TOC]» is text like any other.
            Anchors(slugify=slugify, toc_depth="1-6", marker=""),
        ],
        output_format="html",
    )
    converter.treeprocessors.register(NoMainHeading(converter), "no_main_heading", 1)
    return converter, Shortcuts(converter)


class NoMainHeading(Treeprocessor):
    """The page's title is its h1, so what a writer marks «#» stands beside «##»."""

    def run(self, root: Element) -> None:
        """Make each main heading one of the second level."""
        for heading in root.iter("h1"):
            heading.tag = "h2"
