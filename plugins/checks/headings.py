"""Headings that a writer meant and Markdown does not know: bold lines, and a second page title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.checks.site import Site
from plugins.content_model.finding import Finding, aviso

_BOLD_LINE = re.compile(
    r"(?:^\s*|(?<=\n\n))(\*\*|__)(?=\S)([^*_\n]{2,80}?)\1[ \t]*:?[ \t]*(?=\n|$)"
)
_MAIN = re.compile(r"^#[ \t]+([^\n]{1,120})|^([^\n#>|-][^\n]{0,120})\n=+[ \t]*$", re.MULTILINE)
_MAX_WORDS = 8
"""A longer bold line is a sentence that somebody wants read, not a title."""


def headings_are_written_as_headings(site: Site) -> Iterator[Finding]:
    """Tell of bold lines that stand for a heading: contents and screen readers do not see them."""
    for body in site.bodies:
        if "**" not in body.text and "__" not in body.text:
            continue
        for nth, found in enumerate(_BOLD_LINE.finditer(body.masked)):
            words = found[2].strip().rstrip(":")
            if words.endswith((".", "!", "?")) or len(words.split()) > _MAX_WORDS:
                continue
            yield aviso(
                body.path,
                body.line_of(_BOLD_LINE, nth),
                "",
                f"«{found[0].strip()}» son negritas y no un título: quien usa lector de pantalla "
                f"no lo encuentra; escribe «## {words}»",
            )


def the_page_has_one_title(site: Site) -> Iterator[Finding]:
    """Tell of headings of level 1 in a text: the page's title is ``titulo``."""
    for body in site.bodies:
        if "# " not in body.text and "\n=" not in body.text:
            continue
        for nth, found in enumerate(_MAIN.finditer(body.masked)):
            words = (found[1] or found[2]).strip(" #")
            yield aviso(
                body.path,
                body.line_of(_MAIN, nth),
                "",
                f"«# {words[:60]}» es un segundo título de la página, que ya lo tiene en «titulo»; "
                f"escribe «## {words[:60]}», o bórralo si repite el título",
            )
