"""What may befall a memory, and what must be so afterwards."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.support.edits import EDITS, all_of
from tests.support.forks import Ended, Forks
from tests.support.tiny_site import TinySite

Clean = Callable[[TinySite], Mapping[str, bytes]]

MANY = all_of(EDITS["the title of a guide that others name"], EDITS["an address"], EDITS["a topic"])
"""Changes pages, removes one, makes another."""


def assert_right(forks: Forks, site: TinySite, clean: Clean, *, is_large: bool = False) -> Ended:
    """Build once more: the output must be what a clean build makes.

    ``is_large`` has the site count as a large one.
    """
    ended = forks.build(site, PRUEBA_GRANDE="1") if is_large else forks.build(site)
    assert ended.code == 0, ended.said
    assert differences(site, clean) == []
    assert sorted(path.name for path in site.root.glob("output?*")) == []
    return ended


def differences(site: TinySite, clean: Clean) -> list[str]:
    """Return the paths that differ between the output and what a clean build makes."""
    found, expected = site.built(), clean(site)
    return sorted(path for path in {*found, *expected} if found.get(path) != expected.get(path))


def _written(file: Path, change: Callable[[bytes], bytes]) -> None:
    was = file.read_bytes()
    with file.open("r+b") as opened:
        opened.truncate()
        opened.write(change(was))


def _anew(file: Path, change: Callable[[bytes], bytes]) -> None:
    was = file.read_bytes()
    file.unlink()
    file.write_bytes(change(was))


def _digit(was: bytes, at: int) -> bytes:
    """Change the next digit: what was text is text still, and says something else."""
    found = re.search(rb"[0-9]", was[at:]) or re.search(rb"[0-9]", was)
    if found is None:
        return was
    place = found.start() + (at if re.search(rb"[0-9]", was[at:]) else 0)
    return was[:place] + bytes([48 + (was[place] - 47) % 10]) + was[place + 1 :]


def _another(file: Path) -> Path:
    others = [path for path in sorted(file.parent.iterdir()) if path.is_file() and path != file]
    return others[0] if others else file


HARMS: Mapping[str, Callable[[Path, int, bytes], object]] = {
    "flip": lambda file, at, other: _written(file, lambda was: was[:at] + other + was[at + 4 :]),
    "another digit": lambda file, at, other: _written(file, lambda was: _digit(was, at)),
    "cut": lambda file, at, other: _written(file, lambda was: was[:at]),
    "empty": lambda file, at, other: _written(file, lambda was: b""),
    "noise": lambda file, at, other: _written(file, lambda was: other * 50),
    "swapped": lambda file, at, other: _written(file, lambda was: _another(file).read_bytes()),
    "anew": lambda file, at, other: _anew(file, lambda was: was[:at] + other + was[at + 4 :]),
    "gone": lambda file, at, other: file.unlink(),
    "a folder": lambda file, at, other: file.unlink() or file.mkdir(),
    "a dead link": lambda file, at, other: file.unlink() or file.symlink_to("nada"),
}
