"""What every serialiser needs to know about the site it writes for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

LICENCIA = "CC BY 4.0"
LICENCIA_URL = "https://creativecommons.org/licenses/by/4.0/deed.es"

AUTORIDAD = "cancun.gob.mx"
"""The city's domain in permanent identifiers: it does not follow the address of the build."""


class Site(Protocol):
    """The constant data of a site, as far as feeds, open data and markup need them.

    ``url`` is the public address without a final slash ("" in a local preview, where addresses then
    begin with a slash), ``nombre`` the name of the portal.
    """

    @property
    def url(self) -> str:
        """The public address."""
        ...

    @property
    def nombre(self) -> str:
        """The portal's name."""
        ...


def tag_uri(kind: str, id_: str = "") -> str:
    """Return the permanent identifier of a record (RFC 4151): ``tag:cancun.gob.mx,2026:noticia/x``.

    It depends on nothing but kind and id, so it stays when an address or the host changes.
    """
    return f"tag:{AUTORIDAD},2026:{kind}/{id_}" if id_ else f"tag:{AUTORIDAD},2026:{kind}"


@dataclass(frozen=True)
class Group:
    """Files that an output hook makes together; it may yield these among ``(path, bytes)``.

    ``key`` is a digest (see ``fingerprint``) of what they are made from beyond the site's constant
    data, the settings and the code: when it is the same as in an earlier build, ``make`` is not
    called. ``name`` tells a hook's groups apart. ``alone`` says that ``key`` holds those too, so
    that no other change makes the files anew.
    """

    name: str
    key: str
    make: Callable[[], Iterable[tuple[str, bytes]]]
    alone: bool = False


@dataclass(frozen=True)
class LateGroup:
    """Files made once every ``Group`` of the same hook is there.

    ``make`` is given their paths by the group's name, and a function that reads one of them. It is
    called when ``key`` or any of those paths is another.
    """

    name: str
    key: str
    make: Callable[
        [Mapping[str, tuple[str, ...]], Callable[[str], bytes]], Iterable[tuple[str, bytes]]
    ]


@dataclass(frozen=True)
class Piece:
    """Bytes that follow from what ``key`` stands for; ``name`` tells a whole's pieces apart.

    They are kept from build to build: ``make`` is called when ``key``, any text, is another.
    """

    name: str
    key: str
    make: Callable[[], bytes]


@dataclass(frozen=True)
class Assembly:
    """Files made from the contents of ``pieces``, in their order, and from what has ``key``.

    An edit makes those pieces anew that it touches, then the files from all of them.
    """

    name: str
    key: str
    pieces: Sequence[Piece]
    make: Callable[[Sequence[bytes]], Iterable[tuple[str, bytes]]]

    def group(self, key: str, content_of: Callable[[Piece], bytes]) -> Group:
        """Return it as a group, which asks ``content_of`` for each piece."""
        return Group(self.name, key, lambda: self.make([content_of(one) for one in self.pieces]))


def files_of(
    parts: Iterable[tuple[str, bytes] | Group | LateGroup | Assembly],
) -> Iterator[tuple[str, bytes]]:
    """Yield every file of what an output hook yields, all of them made now."""
    made: dict[str, tuple[str, ...]] = {}
    contents: dict[str, bytes] = {}
    late: list[LateGroup] = []
    for given in parts:
        part = given.group("", _made) if isinstance(given, Assembly) else given
        if isinstance(part, LateGroup):
            late.append(part)
        elif isinstance(part, Group):
            files = list(part.make())
            made[part.name] = tuple(path for path, _ in files)
            contents.update(files)
            yield from files
        else:
            yield part
    for last in late:
        yield from last.make(made, contents.__getitem__)


def _made(piece: Piece) -> bytes:
    return piece.make()
