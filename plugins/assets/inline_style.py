"""Styles that are written into the page itself: it must look right when nothing else arrives."""

from __future__ import annotations

import re
from collections.abc import Mapping

ENTRIES: Mapping[str, str] = {"contingencia": "styles/contingencia.css"}
"""Table of contents of each such style, by the name that templates use."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}")
_SPACE = re.compile(r"\s+")
_AROUND = re.compile(r" ?([{};]) ?")


def small(css: str) -> str:
    """Return ``css`` without comments and needless white space.

    Font faces go too: a font would be another request.
    """
    bare = _FONT_FACE.sub("", _COMMENT.sub("", css))
    return _AROUND.sub(r"\1", _SPACE.sub(" ", bare)).replace(";}", "}").strip()
