"""Which column holds which field: by the names that registries and old systems give them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from plugins.content_model.strict_yaml import read_yaml
from plugins.import_content.values import fold

KEY = "clave_de_origen"
ADDRESS = "direccion_de_origen"
DATED = "fecha_del_dato"
PHONES = "telefonos"
MAIL = "correo"
BODY = "texto"

_FILE = Path(__file__).with_name("columnas.yml")
_ENDINGS = (" del tramite o servicio", " del tramite", " del servicio", " del registro")

Names = Mapping[str, Sequence[str]]
"""For each field the names its column may have, the best one first."""


def known_names(what: str) -> Names:
    """Return the names for ``remtys`` or ``noticias``."""
    names: Names = read_yaml(_FILE.read_text(encoding="utf-8")).value[what]
    return names


def fields_by_column(
    columns: Iterable[str], known: Names, given: Mapping[str, str]
) -> tuple[dict[str, str], list[str]]:
    """Return field → column, and the columns that nobody knows.

    ``given`` names columns (field → column) beyond the known ones. A field's better name wins over
    its lesser ones; of two columns for one field the other is unknown.
    """
    names = list(columns)
    by_name: dict[str, str] = {}
    for name in names:
        by_name.setdefault(_bare(name), name)
    found = dict(given)
    taken = set(given.values())
    for field, wanted in known.items():
        for word in wanted:
            column = by_name.get(word)
            if field not in found and column is not None and column not in taken:
                found[field] = column
                taken.add(column)
    return found, [name for name in names if name not in taken]


def _bare(column: str) -> str:
    """``"3. Nombre_del trámite*"`` → ``nombre``."""
    letters = "".join(sign if sign.isalpha() else " " for sign in fold(column))
    text = " ".join(letters.split())
    for ending in _ENDINGS:
        text = text.removesuffix(ending)
    return text
