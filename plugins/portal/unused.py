"""What Pelican loads at its start and the portal never calls: half of the time that a start takes.

Its readers bring docutils, Pillow and the whole of TLS, its own watcher and feeds bring theirs. In
their place there are classes of the same names that do nothing, and that say so when used. What it
logs goes to the standard error, without colours; nobody stems Greek.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from types import ModuleType
from typing import NoReturn, TextIO

_SPOKEN_ELSEWHERE = (
    *("arabic", "armenian", "basque", "catalan", "czech", "danish", "dutch", "dutch_porter"),
    *("esperanto", "estonian", "finnish", "french", "german", "greek", "hindi", "hungarian"),
    *("indonesian", "irish", "italian", "lithuanian", "nepali", "norwegian", "persian", "polish"),
    *("porter", "portuguese", "romanian", "russian", "serbian", "sesotho", "swedish", "tamil"),
    *("turkish", "yiddish"),
)

# Module → the names that Pelican 4.12 and Snowball 3.1 take from it while they are loaded.
UNUSED: Mapping[str, tuple[str, ...]] = {
    "dateutil.parser": ("parse",),
    "feedgenerator": ("Atom1Feed", "Rss201rev2Feed", "get_tag_uri"),
    "pelican.readers": ("Readers",),
    "pelican.server": ("ComplexHTTPRequestHandler", "RootedHTTPServer"),
    "rich.console": ("Console",),
    "rich.logging": ("RichHandler",),
    **{
        f"snowballstemmer.{name}_stemmer": (f"{name.title().replace('_', '')}Stemmer",)
        for name in _SPOKEN_ELSEWHERE
    },
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


class Plain(logging.StreamHandler[TextIO]):
    """Says what Pelican logs, as its option ``--log-handler plain`` does."""

    def __init__(self, *, console: object) -> None:
        """Take the console, which stays as it is."""
        del console
        super().__init__()


_IN_PLACE: Mapping[str, type] = {"RichHandler": Plain}


def leave_out(modules: dict[str, ModuleType], unused: Mapping[str, tuple[str, ...]]) -> None:
    """Put stand-ins for ``unused`` among the loaded ``modules``, but for what is there already."""
    for name, wanted in unused.items():
        if name not in modules:
            stand_in = ModuleType(name, f"Stands for {name}, which no build uses.")
            vars(stand_in).update({one: _IN_PLACE.get(one, Unused) for one in wanted})
            modules[name] = stand_in
