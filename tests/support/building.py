"""Builds a small site in memory with the real theme, without Pelican."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from markupsafe import Markup

from plugins.assets.bundle import bundle
from plugins.content_model.load import has_errors, load
from plugins.portal.build import Build
from plugins.portal.context import Context
from plugins.portal.hooks import Hooks
from tests.support.content import NOW

THEME = Path(__file__).resolve().parents[2] / "theme"


class BareImages:
    """Pictures as they are, without encoding or drawing any: tests of pages need no more."""

    def __init__(self, content: Path, paths: Sequence[str]) -> None:
        self._content, self._paths = content, paths

    def photo(self, archivo: str, alt: str, *, eager: bool, place: str) -> str:
        """Return an image element."""
        return str(Markup('<img src="/imagenes/{}" alt="{}">').format(archivo, alt))

    def whole(self, archivo: str) -> str:
        """Return the address of the file itself."""
        return f"/imagenes/{archivo}"

    def in_text(self, html: str) -> str:
        """Return the text as it is."""
        return html

    def card(self, kicker: str, titulo: str, site: str) -> str:
        """Return the address of a card that is not drawn."""
        return "/social/card.png"

    def recall(self, cards: Mapping[str, Sequence[str]]) -> None:
        """Draw none of those either."""

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield the given files."""
        for path in self._paths:
            yield path, (self._content / path).read_bytes()


def make_build(root: Path, now: datetime = NOW, **hooks: object) -> Build:
    """Return the build of ``root/content``; ``outputs`` and ``page_data`` are its hooks."""
    loaded = load(root, now)
    assert not has_errors(loaded.findings), [str(found) for found in loaded.findings]
    chosen: dict[str, Any] = {
        "outputs": (),
        "page_data": (),
        "assets": bundle,
        "images": BareImages,
        **hooks,
    }
    return Build(root / "content", THEME, loaded, "https://x.mx", Hooks(**chosen))


def make_site(root: Path, now: datetime = NOW) -> Mapping[str, bytes]:
    """Return every file of the site by path."""
    return dict(make_build(root, now).files())


def make_context(root: Path, now: datetime = NOW) -> Context:
    """Return what the views of ``root/content`` are made from."""
    return Context(load(root, now).catalogue, "https://x.mx")
