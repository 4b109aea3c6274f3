"""Spaces at which a line must not break, in HTML that is ready: «50 %», «3.67 UMA», «SM 5»."""

from __future__ import annotations

import re

from markupsafe import Markup

_NO_BREAK = "\u00a0"
_TOGETHER = tuple(
    (rare, piece, piece.replace(" ", _NO_BREAK))
    for rare, piece in (
        *(("%", " %"), ("U", " UMA"), ("k", " km"), ("k", " kg"), ("", " mm"), ("", " cm")),
        *(("", "SM "), ("", "Mz. "), ("", "Lt. "), ("P", "C.P. "), ("x", "ext. ")),
    )
)
"""Fixed pieces and no pattern, since whole pages pass; all that they touch belongs together.

Before each a letter of it that many texts do not have, which is found much sooner.
"""

# The area code of the city, which makes the pattern quick to look for.
_PHONE = re.compile(r"998 \d{3} \d{4}")


def together(html: str) -> Markup:
    """Return safe ``html`` in which a figure stays with its sign, and a lot with its number."""
    text = str(html)
    for rare, piece, kept in _TOGETHER:
        if rare in text:
            text = text.replace(piece, kept)
    return Markup(_PHONE.sub(_whole, text) if "9" in text else text)


def _whole(phone: re.Match[str]) -> str:
    return phone[0].replace(" ", _NO_BREAK)
