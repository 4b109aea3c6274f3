"""Looks at a store as a visitor would and says what is broken."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from plugins.deploy.media import is_hashed
from plugins.deploy.state import read_current
from plugins.deploy.store import Listed, Store
from tests.bench.deploy.sites import Site, references

HIDDEN = ("_deploy/", "r/")


@dataclass(frozen=True)
class Sight:
    """What was seen. ``broken``: pages that do not load whole; ``dead``: links to nothing."""

    broken: tuple[str, ...]
    dead: tuple[str, ...]
    mixed: bool
    is_new: bool


def look(store: Store, old: Site, new: Site, reread: bool = False) -> Sight:
    """Look at every page with its assets, and follow every link from the front page.

    A page is whole if its bytes are those of one of the two versions and each of its assets has
    the bytes that its name says. Bytes are compared by the MD5 sums that the store lists, which it
    computed from what arrived; with ``reread`` by fetching every object.
    """
    sums = fetched(store) if reread else listed(store)
    old_sums, new_sums = sums_of(old), sums_of(new)
    broken, bodies = [], {}
    for path in (path for path in sums if path.endswith(".html")):
        for site, known in ((new, new_sums), (old, old_sums)):
            if sums[path] == known.get(path):
                bodies[path] = site.files[path]
                assets = [r[1:] for r in references(bodies[path]) if is_asset(r)]
                if any(sums.get(asset) != known[asset] for asset in assets):
                    broken.append(path)
                break
        else:
            broken.append(path)
    if "index.html" not in sums:
        broken.append("index.html")
    # What both versions share tells nothing.
    telling = {p for p in old_sums.keys() | new_sums.keys() if old_sums.get(p) != new_sums.get(p)}
    telling = {path for path in telling if path.endswith(".html")}
    has_new = any(sums.get(path) == new_sums.get(path) for path in telling)
    has_old = any(sums.get(path) == old_sums.get(path) for path in telling)
    is_new = all(sums.get(path) == found for path, found in new_sums.items())
    is_new = is_new and {path for path in sums if path.endswith(".html")} == new.pages
    dead = dead_links(bodies, set(sums))
    return Sight(tuple(sorted(broken)), tuple(dead), has_new and has_old, is_new)


def sums_of(site: Site) -> dict[str, str]:
    """Return the MD5 sum of every file of a site."""
    return {path: md5(data) for path, data in site.files.items()}


def listed(store: Store) -> Mapping[str, str]:
    """Return what a visitor can reach as the store lists it: path → MD5 sum."""
    return {path: item.etag.strip('"') for path, item in visible(store).items()}


def fetched(store: Store) -> Mapping[str, str]:
    """Return the MD5 sum of every such object's bytes as they are read."""
    seen = visible(store)
    with ThreadPoolExecutor(8) as pool:
        sums = pool.map(lambda item: md5(store.get(item.key).body), seen.values())
        return dict(zip(seen, sums, strict=True))


def visible(store: Store) -> dict[str, Listed]:
    """Return the objects that visitors reach, by path.

    With a pointer that names a folder, an edge shows that folder and what has a digest in its name;
    otherwise all that is not the deploy's own.
    """
    prefix = read_current(store).prefix
    # The pointer is read first: what it names was there before it.
    items = sorted(store.list(""), key=lambda item: item.key)
    if not prefix:
        return {item.key: item for item in items if not item.key.startswith(HIDDEN)}
    shared = {i.key: i for i in items if is_hashed(i.key) and not i.key.startswith(HIDDEN)}
    own = {i.key.removeprefix(prefix): i for i in items if i.key.startswith(prefix)}
    return {**shared, **own}


def md5(data: bytes) -> str:
    """Return the sum that the store uses as etag."""
    return hashlib.md5(data, usedforsecurity=False).hexdigest()


def is_asset(reference: str) -> bool:
    """Whether a page needs it to show itself."""
    return reference.startswith("/recursos/")


def dead_links(pages: Mapping[str, bytes], present: set[str]) -> list[str]:
    """Return the links to pages that are not there, of pages that the front page leads to."""
    seen, todo, dead = set(), ["index.html"], set()
    while todo:
        path = todo.pop()
        if path in seen:
            continue
        seen.add(path)
        if path not in present:
            dead.add(path)
        links = (r for r in references(pages.get(path, b"")) if r.endswith("/"))
        todo += [f"{link[1:]}index.html" for link in links]
    return sorted(dead)
