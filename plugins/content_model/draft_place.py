"""Where a draft goes: its name forms the address, so it must be free and stay as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import PurePosixPath

from plugins.content_model.common import Idioma
from plugins.content_model.kinds import BY_FOLDER, Kind
from plugins.content_model.markdown_body import slugify

MAX_SLUG = 60
"""Letters of the name that is proposed; the checks allow 80."""


class NoPlace(ValueError):
    """Why a file cannot go where it should, in Spanish."""


def short_name(title: str) -> str:
    """Return a name made of a title's words; empty where it has no letter that a name may hold."""
    if not re.search(r"[a-z0-9]", slugify(f"{title}0")[:-1]):
        return ""
    words = slugify(title).split("-")
    name = words[0][:MAX_SLUG]
    for word in words[1:]:
        if len(name) + len(word) >= MAX_SLUG:
            break
        name = f"{name}-{word}"
    return name


def path_of(kind: Kind, name: str, day: date, owner: str) -> str:
    """Return the path below the project of a record: its kind's ``shape``, filled in."""
    parts: Mapping[str, str] = {
        "<año>": f"{day.year:04}",
        "<año-mes-día>": day.isoformat(),
        "<dependencia>": owner,
        "<id>": name,
        "<nombre>": name,
        "<nombre-corto>": name,
    }
    return re.sub(r"<[^>]+>", lambda found: parts[found[0]], kind.shape)


class Places:
    """The files and addresses that are taken already."""

    def __init__(self, existing: Iterable[str]) -> None:
        """``existing`` are the paths below ``content/`` of all files."""
        self._files: dict[str, str] = {}
        self._addresses: dict[str, str] = {}
        for inner in existing:
            self.add(inner)

    def add(self, inner: str) -> None:
        """Note one more file."""
        self._files[inner.casefold()] = inner
        kind = BY_FOLDER.get(inner.partition("/")[0])
        found = kind.pattern.fullmatch(inner) if kind else None
        if kind is not None and found is not None and not found["idioma"]:
            self._addresses[kind.url(found["id"], Idioma.ES)] = inner

    def refuse_taken(self, kind: Kind, path: str) -> None:
        """Raise NoPlace when a file is in the way of ``path``, or another has its address."""
        inner = path.removeprefix("content/")
        found = kind.pattern.fullmatch(inner)
        if found is None:
            raise NoPlace(
                f"«{PurePosixPath(path).stem}» no sirve como nombre: usa minúsculas sin acento, "
                "números y guiones"
            )
        other = self._files.get(inner.casefold())
        if other:
            raise NoPlace(f"ya existe content/{other}; ábrelo, o da otro nombre con --nombre-corto")
        address = kind.url(found["id"], Idioma.ES)
        other = self._addresses.get(address)
        if other:
            raise NoPlace(
                f"content/{other} ya tiene la dirección {address}; ábrelo, o da otro nombre con "
                "--nombre-corto"
            )
