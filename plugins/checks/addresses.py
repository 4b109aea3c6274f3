"""No two things share an address, and none takes one that the portal generates."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from plugins.checks.files import Files
from plugins.checks.site import Site
from plugins.content_model.finding import Finding, error
from plugins.content_model.source import Source
from plugins.content_model.tree import ItemKind
from plugins.content_model.urls import (
    FIXED_URLS,
    RESERVED_CONTINGENCIAS,
    RESERVED_PAGES,
    RESERVED_TRAMITES,
)

_RESERVED = {
    "pagina": RESERVED_PAGES,
    "tramite": RESERVED_TRAMITES,
    "contingencia": RESERVED_CONTINGENCIAS,
}


def no_two_records_share_an_address(site: Site) -> Iterator[Finding]:
    """Refuse a second record for one URL (in any letter case)."""
    if len({folded(source.url) for source in site.sources}) == len(site.sources):
        return
    owners: dict[str, str] = {}
    for source in site.loaded.sources:
        key = folded(source.url)
        first = owners.setdefault(key, source.path)
        if first != source.path:
            yield error(
                source.path,
                1,
                "",
                f"tendría la misma dirección que {first} («{source.url}»); cambia el nombre de uno "
                "de los dos archivos",
            )


def no_record_takes_a_reserved_address(files: Files) -> Iterator[Finding]:
    """Refuse names under which the portal itself generates pages or files."""
    for source in files.sources:
        if source.id in _RESERVED.get(source.kind.name, ()) or _is_generated(source):
            yield error(
                source.path,
                1,
                "",
                f"la dirección «{source.url}» la usa el propio portal; ponle otro nombre al "
                f"archivo, por ejemplo «{source.id}-informacion.md»",
            )


def no_two_files_differ_only_in_letter_case(site: Site) -> Iterator[Finding]:
    """Refuse files that are one and the same on other systems."""
    files = [item for item in site.tree if item.kind is ItemKind.FILE]
    if len({folded(item.inner) for item in files}) == len(files):
        return
    owners: dict[str, str] = {}
    for item in files:
        first = owners.setdefault(folded(item.inner), item.shown)
        if first != item.shown:
            yield error(
                item.shown,
                1,
                "",
                f"se llama igual que {first} salvo por mayúsculas o acentos; en otras computadoras "
                "serían el mismo archivo: cambia o borra uno",
            )


def folded(address: str) -> str:
    """Return the form in which addresses are compared."""
    if address.isascii():
        return address.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", address).casefold())


def _is_generated(source: Source) -> bool:
    return source.kind.name == "pagina" and source.url in FIXED_URLS
