"""Reads the pages of a built site: their addresses, anchors and headings."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path


@dataclass
class Reading(HTMLParser):
    """What one page holds; elements are ``(tag, attributes)``."""

    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    elements: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note links, anchors and headings."""
        given = dict(attrs)
        self.elements.append((tag, given))
        self.links += [value for name in ("href", "src") if (value := given.get(name)) is not None]
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            self.headings.append(int(tag[1]))


def read_pages(site: Path) -> dict[str, Reading]:
    """Return every page of a site by its address."""
    pages = {}
    for path in sorted(site.rglob("*.html")):
        inner = path.relative_to(site).as_posix()
        url = f"/{inner.removesuffix('index.html')}"
        pages[url] = Reading()
        pages[url].feed(path.read_text(encoding="utf-8"))
    return pages


def target(url: str, href: str) -> tuple[str, str]:
    """Return the address and the anchor that ``href`` on page ``url`` leads to."""
    path, _, anchor = href.partition("#")
    path = path.partition("?")[0]
    return path or url, anchor
