"""The Markdown of a body, rendered once, sanitised once.

``render`` gives untrusted HTML; ``publish`` gives the HTML that may be shown, with every address
resolved by the caller. Python-Markdown does not sanitise, so nh3 (ammonia) decides what survives.

As a program it renders its input: that is how a text is rendered where it could not be interrupted.
"""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import threading
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path
from types import FrameType

import nh3

from plugins.content_model.markdown_plain import convert_plain

MAX_SECONDS = 5.0
"""Processor time of one text: unlike the clock's, it does not grow when the machine is busy."""


ALLOWED_TAGS = frozenset(
    {
        *("a", "abbr", "b", "blockquote", "br", "caption", "code", "dd", "del", "details", "dl"),
        *("dt", "em", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark"),
        *("ol", "p", "pre", "q", "s", "small", "strong", "sub", "summary", "sup", "table"),
        *("tbody", "td", "th", "thead", "tr", "ul"),
    }
)
ALLOWED_ATTRIBUTES: dict[str, set[str]] = {
    "*": set(),  # nh3 would otherwise let some pass on every element
    "a": {"href", "title", "lang"},
    "abbr": {"title"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    **{tag: {"id"} for tag in ("h2", "h3", "h4", "h5", "h6")},
    **{tag: {"lang"} for tag in ("p", "q", "blockquote", "em", "i")},
}

MAX_TAGS = 2000
"""Raw HTML tags in a text: the sanitiser cannot be interrupted, and open ones cost their square."""

_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*[\s/>]")
_ROOT = Path(__file__).resolve().parents[2]
_HAS_TIMER = hasattr(signal, "setitimer")
_TOO_SLOW = 3
_PATIENCE = 60.0
_AGAIN = 0.5
"""Processor seconds until a text is interrupted once more."""


class TooSlow(RuntimeError):
    """A text takes longer than the limit or nests too deep: it is pathological Markdown."""


@lru_cache(maxsize=4096)
def slugify(text: str, separator: str = "-") -> str:
    """Return an unaccented ASCII anchor of a heading."""
    folded = unicodedata.normalize("NFD", text.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", separator, folded).strip(separator) or "seccion"


def render(text: str, seconds: float = MAX_SECONDS) -> str:
    """Return the untrusted HTML of a body. Raises TooSlow after ``seconds`` of processor time.

    Only the main thread of a POSIX system can be interrupted by a timer; elsewhere a child process
    renders in its own, and is ended if even that fails.
    """
    plain = render_plain(text)
    return render_any(text, seconds) if plain is None else plain


def render_plain(text: str) -> str | None:
    """Return what ``render`` returns if the text is of the commonest shape, else None.

    That takes time in proportion to the text, so nothing needs to interrupt it.
    """
    return convert_plain(text, slugify)


def render_any(text: str, seconds: float = MAX_SECONDS) -> str:
    """Return what ``render`` returns, without looking for the commonest shape first."""
    if sum(1 for _ in _TAG.finditer(text)) > MAX_TAGS:
        raise TooSlow("demasiadas etiquetas")
    if threading.current_thread() is threading.main_thread() and _HAS_TIMER:
        return _render_here(text, seconds)
    return _render_in_child(text, seconds)


Resolve = Callable[[str, str, str], str | None]


def publish(html: str, resolve: Resolve) -> str:
    """Return safe HTML; ``resolve(tag, attribute, value)`` rewrites each href and src.

    An address for which it returns None is dropped; the words of the link stay.
    """
    return _sanitiser().clean(html, resolve)


class _Sanitiser(threading.local):
    """One sanitiser for each thread, since making one takes as long as using it."""

    def __init__(self) -> None:
        self._resolvers: list[Resolve] = []
        resolvers = self._resolvers  # it must not hold itself: nobody could clear that away

        def attribute(tag: str, name: str, value: str) -> str | None:
            return resolvers[-1](tag, name, value) if name in {"href", "src"} else value

        self._cleaner = nh3.Cleaner(
            tags=set(ALLOWED_TAGS),
            attributes=ALLOWED_ATTRIBUTES,
            attribute_filter=attribute,
            url_schemes={"http", "https", "mailto", "tel"},
            link_rel=None,
        )

    def clean(self, html: str, resolve: Resolve) -> str:
        self._resolvers.append(resolve)
        try:
            return self._cleaner.clean(html)
        finally:
            self._resolvers.pop()


@cache
def _sanitiser() -> _Sanitiser:
    return _Sanitiser()


def _render_here(text: str, seconds: float) -> str:
    # Most texts are of the commonest shape, and Python-Markdown is slow to load.
    from plugins.content_model.markdown_any import convert

    try:
        with _limit(seconds):
            return convert(text, slugify)
    except RecursionError:
        raise TooSlow("demasiados niveles") from None


def _render_in_child(text: str, seconds: float) -> str:
    try:
        done = subprocess.run(
            [sys.executable, "-m", "plugins.content_model.markdown_body", str(seconds)],
            cwd=_ROOT,
            input=text.encode(),
            capture_output=True,
            timeout=seconds + _PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise TooSlow(f"más de {seconds:g} s") from None
    if done.returncode == _TOO_SLOW:
        raise TooSlow(f"más de {seconds:g} s, o demasiados niveles")
    done.check_returncode()
    return done.stdout.decode()


@contextmanager
def _limit(seconds: float) -> Iterator[None]:
    """Interrupt the block, which runs in the main thread, after ``seconds`` of processor time.

    More than once if need be: Python drops what is raised inside ``__del__`` or a callback of gc.
    """
    if not _HAS_TIMER:
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TooSlow(f"más de {seconds:g} s")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _main(seconds: float) -> int:
    try:
        html = _render_here(sys.stdin.buffer.read().decode(), seconds)
    except TooSlow:
        return _TOO_SLOW
    sys.stdout.buffer.write(html.encode())
    return 0


if __name__ == "__main__":
    sys.exit(_main(float(sys.argv[1])))
