"""Where a draft goes: its name forms the address, so it must be free and stay as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import PurePosixPath

from plugins.content_model.common import Idioma
from plugins.content_model.kinds import Kind
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


def refuse_taken(kind: Kind, path: str, existing: Iterable[str]) -> None:
    """Raise NoPlace when a file is in the way, or another has the address already.

    ``existing`` are the paths below ``content/`` of all files.
    """
    inner = path.removeprefix("content/")
    found = kind.pattern.fullmatch(inner)
    if found is None:
        raise NoPlace(
            f"«{PurePosixPath(path).stem}» no sirve como nombre: usa minúsculas sin acento, "
            "números y guiones"
        )
    address = kind.url(found["id"], Idioma.ES)
    for other in existing:
        if other.casefold() == inner.casefold():
            raise NoPlace(f"ya existe content/{other}; ábrelo, o da otro nombre con --nombre-corto")
        match = kind.pattern.fullmatch(other)
        if match and kind.url(match["id"], Idioma.ES) == address:
            raise NoPlace(
                f"content/{other} ya tiene la dirección {address}; ábrelo, o da otro nombre con "
                "--nombre-corto"
            )
