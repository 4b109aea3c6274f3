"""The proof that no file of ``content/`` got lost between the folder and the site."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from plugins.content_model.catalogue import Visibility
from plugins.content_model.kinds import BY_FOLDER
from plugins.portal.errors import LedgerError


@dataclass(frozen=True)
class Ledger:
    """How many records of each fate, and how many files there were."""

    publicados: int
    borradores: int
    embargados: int
    vencidos: int
    archivos: int

    def __str__(self) -> str:
        """The line shown after a build."""
        return (
            f"{self.publicados} publicados + {self.borradores} borradores + "
            f"{self.embargados} embargados + {self.vencidos} vencidos = {self.archivos} archivos"
        )


def source_files(content: Path) -> int:
    """Count the record files on disk, without the loader's help."""
    return sum(_count(content / folder) for folder in BY_FOLDER if (content / folder).is_dir())


def _count(folder: os.PathLike[str]) -> int:
    with os.scandir(folder) as found:
        return sum(
            _count(entry)
            if entry.is_dir(follow_symlinks=False)
            else entry.name.endswith(".md") and not entry.name.startswith(".") and entry.is_file()
            for entry in found
        )


def settle(
    entries: Iterable[tuple[Visibility, str, str]], files: int, written: Collection[str]
) -> Ledger:
    """Return the ledger of ``(visibility, source, output path)`` entries.

    Raises:
        LedgerError: a file has no fate, a published record has no page, or a hidden one has.
    """
    fates: Counter[Visibility] = Counter()
    for visibility, source, path in entries:
        fates[visibility] += 1
        is_public = visibility is Visibility.PUBLICADO
        if is_public and path not in written:
            raise LedgerError(f"{source} está publicado pero no tiene página en «{path}»")
        if not is_public and path in written:
            raise LedgerError(f"{source} está {visibility} y aun así se escribió «{path}»")
    ledger = Ledger(
        fates[Visibility.PUBLICADO],
        fates[Visibility.BORRADOR],
        fates[Visibility.EMBARGADO],
        fates[Visibility.VENCIDO],
        files,
    )
    if sum(fates.values()) != files:
        raise LedgerError(
            f"las cuentas no cuadran: {ledger}; algún archivo no llegó a ser registro"
        )
    return ledger
