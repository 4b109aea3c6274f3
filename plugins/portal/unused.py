"""What Pelican loads at its start and the portal never calls: half of the time that a start takes.

Its readers bring docutils, Pillow and the whole of TLS, its own watcher and feeds bring theirs. In
their place there are classes of the same names that do nothing, and that say so when used.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType
from typing import NoReturn

# Module → the names that Pelican 4.12 takes from it while it is loaded.
UNUSED: Mapping[str, tuple[str, ...]] = {
    "feedgenerator": ("Atom1Feed", "Rss201rev2Feed", "get_tag_uri"),
    "pelican.readers": ("Readers",),
    "pelican.server": ("ComplexHTTPRequestHandler", "RootedHTTPServer"),
    "watchfiles": ("Change", "DefaultFilter"),
}


class Unused:
    """Stands where Pelican has something that no build of the portal asks anything."""

    def __init__(self, *_given: object) -> None:
        """Take what Pelican gives: its generators make themselves readers."""

    def __getattr__(self, name: str) -> NoReturn:
        """Raise an AttributeError that names the way to have the real one."""
        raise AttributeError(
            f"{name}: left out by python -m plugins.portal; python -m pelican has it"
        )


def leave_out(modules: dict[str, ModuleType], unused: Mapping[str, tuple[str, ...]]) -> None:
    """Put stand-ins for ``unused`` among the loaded ``modules``, but for what is there already."""
    for name, wanted in unused.items():
        if name not in modules:
            stand_in = ModuleType(name, f"Stands for {name}, which no build uses.")
            vars(stand_in).update(dict.fromkeys(wanted, Unused))
            modules[name] = stand_in
