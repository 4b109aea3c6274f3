"""The files that a build adds: ``_headers`` for hosts that read it, and the rules as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from plugins.security_headers.headers_file import headers_file
from plugins.security_headers.rules import DATA, InlineStyles, Rule, build_rules, to_json

HEADERS_FILE = "_headers"
RULES_FILE = "_headers.json"

# The pages that carry their style inside, so that they are readable when nothing else arrives.
_INLINE_PAGES = ("/contingencia/*", "/en/contingencia/*")
# Every name below them carries a digest, but for the list of the search's parts.
_HASHED_FOLDERS = ("/assets/", "/buscar/datos/")
_LIST_OF_PARTS = "/buscar/datos/manifiesto.json"


class _Assets(Protocol):
    @property
    def inline(self) -> Mapping[str, str]: ...


class SiteWithAssets(Protocol):
    """What is asked of the site: the styles that pages hold themselves, by name."""

    @property
    def assets(self) -> _Assets:
        """Style sheets and scripts."""


def outputs(catalogue: object, site: SiteWithAssets) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of each file."""
    del catalogue
    rules = portal_rules(tuple(site.assets.inline.values()))
    yield HEADERS_FILE, headers_file(rules).encode()
    yield RULES_FILE, to_json(rules)


def portal_rules(inline_styles: tuple[str, ...]) -> tuple[Rule, ...]:
    """Return the portal's rules, given the styles that its emergency pages hold."""
    inline = [InlineStyles(path, inline_styles) for path in _INLINE_PAGES] if inline_styles else []
    return (
        *build_rules(inline, _HASHED_FOLDERS),
        Rule(_LIST_OF_PARTS, {"Cache-Control": DATA}),
    )
