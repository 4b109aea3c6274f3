"""A finding: one thing a writer should know about one line of one file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

_MAX_LENGTH = 1200


class Level(StrEnum):
    """How grave a finding is: an error stops the build, an aviso only informs."""

    ERROR = "error"
    AVISO = "aviso"


@dataclass(frozen=True, order=True)
class Finding:
    """One finding, as ``check`` prints it.

    ``path`` is relative to the project with forward slashes, ``line`` counts from 1, ``campo`` is
    the dotted field (empty when the finding is about the file), ``message`` is Spanish and says
    what is wrong, what was received and what to write instead.
    """

    path: str
    line: int
    level: Level
    campo: str
    message: str

    def __str__(self) -> str:
        """``content/x.md:7: error: costo.uma: …`` (the contract of ``check``)."""
        campo = f"{self.campo}: " if self.campo else ""
        return f"{self.path}:{self.line}: {self.level}: {campo}{self.message}"


def error(path: str, line: int, campo: str, message: str) -> Finding:
    """Return a finding that stops the build."""
    return Finding(path, line, Level.ERROR, _one_line(campo), _one_line(message))


def aviso(path: str, line: int, campo: str, message: str) -> Finding:
    """Return a finding that informs and lets the build go on."""
    return Finding(path, line, Level.AVISO, _one_line(campo), _one_line(message))


def _one_line(text: str) -> str:
    """Return ``text`` without the line ends of what it quotes, and not without end."""
    line = " ".join(text.split())
    return line if len(line) <= _MAX_LENGTH else f"{line[:_MAX_LENGTH]}…"
