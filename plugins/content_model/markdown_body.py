"""The Markdown of a body, rendered once, sanitised once.

``render`` gives untrusted HTML; ``publish`` gives the HTML that may be shown, with every address
resolved by the caller. Python-Markdown does not sanitise, so nh3 (ammonia) decides what survives.
"""

from __future__ import annotations

import re
import signal
import threading
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from types import FrameType

import markdown
import nh3
from markdown.extensions.toc import TocExtension

MAX_SECONDS = 5.0

ALLOWED_TAGS = frozenset(
    "a abbr b blockquote br caption code dd del details dl dt em h2 h3 h4 h5 h6 hr i img ins kbd li "
    "mark ol p pre q s small strong sub summary sup table tbody td th thead tr ul".split()
)
ALLOWED_ATTRIBUTES: dict[str, set[str]] = {
    "a": {"href", "title", "lang"},
    "abbr": {"title"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    **{tag: {"id"} for tag in ("h2", "h3", "h4", "h5", "h6")},
    **{tag: {"lang"} for tag in ("p", "q", "blockquote", "em", "i")},
}


class TooSlow(RuntimeError):
    """A text took longer than the limit: it is pathological Markdown."""


def slugify(text: str, separator: str = "-") -> str:
    """Return an unaccented ASCII anchor of a heading."""
    folded = unicodedata.normalize("NFD", text.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", separator, folded).strip(separator) or "seccion"


@cache
def _converter() -> markdown.Markdown:
    return markdown.Markdown(
        extensions=[
            "tables",
            "sane_lists",
            "def_list",
            TocExtension(slugify=slugify, baselevel=2, toc_depth="2-6"),
        ],
        output_format="html",
    )


def render(text: str, seconds: float = MAX_SECONDS) -> str:
    """Return the untrusted HTML of a body. Raises TooSlow."""
    converter = _converter()
    converter.reset()
    with _limit(seconds):
        return converter.convert(text)


def publish(html: str, resolve: Callable[[str, str, str], str | None]) -> str:
    """Return safe HTML; ``resolve(tag, attribute, value)`` rewrites each href and src (None drops it)."""

    def attribute(tag: str, name: str, value: str) -> str | None:
        return resolve(tag, name, value) if name in {"href", "src"} else value

    return nh3.clean(
        html,
        tags=set(ALLOWED_TAGS),
        attributes=ALLOWED_ATTRIBUTES,
        attribute_filter=attribute,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )


@contextmanager
def _limit(seconds: float) -> Iterator[None]:
    """Interrupt the block after ``seconds``; only the main thread can be interrupted."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TooSlow(f"más de {seconds:g} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
