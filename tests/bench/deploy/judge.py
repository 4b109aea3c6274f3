"""Looks at a store as a visitor would and says what is broken."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from plugins.deploy.store import Store
from tests.bench.deploy.sites import Site, references

HIDDEN = ("_deploy/", "r/")


@dataclass(frozen=True)
class Sight:
    """What was seen. ``broken``: pages that do not load whole; ``dead``: links to nothing."""

    broken: tuple[str, ...]
    dead: tuple[str, ...]
    mixed: bool
    is_new: bool


def look(store: Store, old: Site, new: Site) -> Sight:
    """Load every page with its assets, and follow every link from the front page.

    A page is whole if it is that of one of the two versions and each of its assets has the bytes
    that its name says.
    """
    keys = {item.key for item in store.list("") if not item.key.startswith(HIDDEN)}
    with ThreadPoolExecutor(8) as pool:
        wanted = sorted(key for key in keys if key.endswith(".html"))
        pages = dict(zip(wanted, pool.map(lambda key: store.get(key).body, wanted), strict=True))
        assets = sorted(
            {r[1:] for body in pages.values() for r in references(body) if is_asset(r)} & keys
        )
        bodies = dict(zip(assets, pool.map(lambda key: store.get(key).body, assets), strict=True))
    good = {key for key, data in bodies.items() if hashlib.sha256(data).hexdigest()[:12] in key}
    broken = []
    for path, body in pages.items():
        known = body in (old.files.get(path), new.files.get(path))
        if not known or any(r[1:] not in good for r in references(body) if is_asset(r)):
            broken.append(path)
    if "index.html" not in pages and "index.html" in old.files:
        broken.append("index.html")
    has_new = any(body != old.files.get(path) for path, body in pages.items())
    has_old = any(body != new.files.get(path) for path, body in pages.items())
    others = sorted(set(new.files) - set(pages))
    rest_is_new = all(key in keys for key in others)
    if rest_is_new and not has_old and new.pages == set(pages):
        with ThreadPoolExecutor(8) as pool:
            got = pool.map(lambda key: store.get(key), sorted(new.files))
            same = all(
                found.body == new.files[path]
                for path, found in zip(sorted(new.files), got, strict=True)
            )
    else:
        same = False
    return Sight(tuple(sorted(broken)), tuple(dead_links(pages)), has_new and has_old, same)


def is_asset(reference: str) -> bool:
    """Whether a page needs it to show itself."""
    return reference.startswith("/recursos/")


def dead_links(pages: dict[str, bytes]) -> list[str]:
    """Return the links to pages that are not there, of pages that the front page leads to."""
    seen, todo, dead = set(), ["index.html"], set()
    while todo:
        path = todo.pop()
        if path in seen:
            continue
        seen.add(path)
        if path not in pages:
            dead.add(path)
            continue
        links = (r for r in references(pages[path]) if r.endswith("/"))
        todo += [f"{link[1:]}index.html" for link in links]
    return sorted(dead)
