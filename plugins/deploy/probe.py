"""Looks at a release as citizens do: through the public address."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import quote

from plugins.deploy.compression import gzipped, plain
from plugins.deploy.http_client import Answer, Fetch
from plugins.deploy.manifest import Entry, sha256
from plugins.deploy.media import is_page, public_path, without_coding

# What the address shows although it is not a page of the release.
_UNSEEN = {"404.html", "_headers", "_headers.json", "_redirects"}


@dataclass(frozen=True)
class ProbeTerms:
    """How long edges may take to show a release, and how it is asked for."""

    base: str
    fetch: Fetch
    patience: float = 120.0
    pause: float = 3.0
    size: int = 24
    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


@dataclass(frozen=True)
class Verdict:
    """What was seen. ``reachable``: at least one address answered."""

    problems: tuple[str, ...]
    reachable: bool
    looked_at: int


def sample(
    files: Mapping[str, Entry], changed: frozenset[str], size: int, rng: random.Random
) -> tuple[str, ...]:
    """Choose what to look at: the front page, what changed, then some of everything."""
    # A copy with a coding is served under the name of what it is a copy of.
    shown = sorted(p for p in files if p not in _UNSEEN and not files[p].of)
    first = [path for path in ("index.html", "contingencia/index.html") if path in files]
    moved = [path for path in shown if path in changed and path not in first]
    rest = [path for path in shown if path not in changed and path not in first]
    rng.shuffle(moved)
    rng.shuffle(rest)
    pages = [path for path in moved if is_page(path)]
    others = [path for path in moved if not is_page(path)]
    chosen = [*first, *pages[: size // 2], *others[: size // 4], *rest]
    return tuple(chosen[:size])


def probe(
    terms: ProbeTerms,
    files: Mapping[str, Entry],
    headers: Callable[[str], Mapping[str, str]],
    paths: Sequence[str],
) -> Verdict:
    """Fetch ``paths`` until all are right or patience ends.

    ``headers`` gives the headers that the answer for a path should have, those of the edge too.
    """
    started = terms.monotonic()
    waiting = list(paths)
    reachable = False
    while True:
        with ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(lambda path: _ask(terms, path), waiting))
        problems = []
        left = []
        for path, answer in zip(waiting, answers, strict=True):
            reachable = reachable or answer.status != 0
            problem = _problem(path, answer, files[path], headers(path))
            if problem:
                problems.append(problem)
                left.append(path)
        if not left or terms.monotonic() - started >= terms.patience:
            return Verdict(tuple(problems), reachable, len(paths))
        waiting = left
        terms.sleep(terms.pause)


def _ask(terms: ProbeTerms, path: str) -> Answer:
    address = terms.base.rstrip("/") + quote(public_path(path), safe="/~:@!$&'()*+,;=")
    return terms.fetch("GET", address, {"Accept-Encoding": "identity"}, None)


def _problem(path: str, answer: Answer, entry: Entry, expected: Mapping[str, str]) -> str:
    where = public_path(without_coding(path))
    if answer.status == 0:
        return f"{where}: no responde ({answer.body.decode(errors='replace')})"
    if answer.status != 200:
        return f"{where}: responde {answer.status}"
    coding = entry.headers.get("Content-Encoding", "")
    got = answer.headers.get("content-encoding", "")
    try:
        # An edge may code or decode on the way: what counts is what a browser reads.
        body = plain(answer.body, got)
        same = sha256(answer.body) == entry.sha256 or (not coding and sha256(body) == entry.sha256)
        if coding == "gzip" and not same:
            same = sha256(gzipped(body)) == entry.sha256
    except ValueError:
        same = False
    if not same:
        return f"{where}: su contenido no es el publicado"
    for name, value in expected.items():
        found = answer.headers.get(name.lower(), "")
        if _plain(found) != _plain(value):
            return f"{where}: la cabecera {name} es «{found}» y debe ser «{value}»"
    return ""


def _plain(value: str) -> str:
    return "".join(value.lower().split())
