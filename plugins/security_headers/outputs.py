"""The files that a build adds: ``_headers`` for hosts that read it, and the rules as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from plugins.security_headers.editor import editor_rule
from plugins.security_headers.headers_file import headers_file
from plugins.security_headers.rules import (
    DATA,
    IMMUTABLE,
    InlineStyles,
    Rule,
    build_rules,
    to_json,
)

HEADERS_FILE = "_headers"
RULES_FILE = "_headers.json"

# The pages that carry their style inside, and the name of that style: emergency messages must be
# readable when nothing else arrives, the others are drawn a round trip earlier.
_INLINE_PAGES: Mapping[str, str] = {
    "/": "inicio",
    "/en/": "inicio_en",
    "/tramites/*": "tramite",
    "/en/tramites/*": "tramite",
    "/noticias/*": "noticia",
    "/en/noticias/*": "noticia",
    "/buscar/*": "buscar",
    "/en/buscar/*": "buscar",
    "/contingencia/*": "contingencia",
    "/en/contingencia/*": "contingencia",
}
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
    rules = portal_rules(site.assets.inline)
    yield HEADERS_FILE, headers_file(rules).encode()
    yield RULES_FILE, to_json(rules)


def portal_rules(styles: Mapping[str, str]) -> tuple[Rule, ...]:
    """Return the portal's rules, given the styles that pages hold, by name."""
    inline = [
        InlineStyles(path, (styles[name],))
        for path, name in _INLINE_PAGES.items()
        if name in styles
    ]
    return (
        *build_rules(inline, _HASHED_FOLDERS),
        Rule(_LIST_OF_PARTS, {"Cache-Control": DATA}),
        editor_rule(),
        Rule("/admin/recursos/*", {"Cache-Control": IMMUTABLE}),
    )
