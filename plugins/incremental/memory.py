"""What earlier builds of one output left in the cache, read once by whoever has the turn."""

from __future__ import annotations

import hashlib
import os
import struct
from collections.abc import Callable
from pathlib import Path

from plugins.incremental.columns import OtherVersion, decode, encode
from plugins.incremental.last import LastBuild
from plugins.incremental.pack import Pack
from plugins.incremental.sealed import read_sealed, write_sealed
from plugins.incremental.state import State
from plugins.incremental.turn import Look, Turn, look_at


class Memory:
    """The memory of ``output`` in ``cache``; ``name`` begins the names of all that is its own.

    ``say`` is told, in Spanish, what cannot be used. ``state`` and ``pack`` are there after
    ``read``.
    """

    state: State
    pack: Pack

    def __init__(self, cache: Path, output: Path, say: Callable[[str], None]) -> None:
        self._cache, self._say = cache, say
        self._file = file_of(cache, output)
        self.name = self._file.stem
        self.last = LastBuild(self._file.with_suffix(".ultima.json"))
        self.is_read = False
        self.is_unsaved = False
        self._turn = Turn(self._file.with_suffix(".lock"), say)
        self._known: Look = (0, 0, 0)

    def arrive(self) -> bool:
        """Wait for other builds of the output; whether one may have left something since."""
        if not self._turn.take() or self._known == (look := look_at(self._file)):
            return False
        self._known, self.is_read = look, False
        self.last.forget()
        return True

    @property
    def size(self) -> int:
        """How many bytes tell of the output's files."""
        return self._known[2] if self._known else 0

    def read(self) -> None:
        """Read what is remembered, once."""
        self.arrive()
        if self.is_read:
            return
        self.is_read = True
        self.state, trouble = load(self._file)
        if trouble:
            self._say(f"Memoria de construcciones anteriores: {trouble}; se empieza de nuevo.")
        self.pack = Pack(self._cache, self._say)

    def remember(self, state: State) -> None:
        """Have ``note`` write ``state`` down."""
        self.state, self.is_unsaved = state, True

    def note(self) -> None:
        """Write down what is remembered, where it is new."""
        self.last.write()
        if self.is_unsaved:
            save(self._file, self.state)
            self._known = look_at(self._file)
            self.pack.shrink(self._keys)
            self.is_unsaved = False

    def _keys(self) -> set[str]:
        """Return the keys of all that there is in the output."""
        rows, batches = self.state.rows.values(), self.state.batches.values()
        return ({row.key for row in rows} | {batch.key for batch in batches}) - {""}

    def give_back(self) -> None:
        """Let another build begin."""
        self._turn.give_back()


def file_of(folder: Path, output: Path) -> Path:
    """Return where the state of ``output`` is kept."""
    name = hashlib.blake2b(os.fsencode(output.resolve()), digest_size=6).hexdigest()
    return folder / f"{name}.state"


def load(path: Path) -> tuple[State, str]:
    """Return the state kept at ``path``, and why it could not be read ("": it could)."""
    try:
        return decode(read_sealed(path)), ""
    except FileNotFoundError:
        return State(), ""
    except OSError as cause:
        return State(), cause.strerror or str(cause)
    except OtherVersion:
        return State(), "es de otra versión del portal"
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, struct.error):
        return State(), "está dañado"


def save(path: Path, state: State) -> None:
    """Keep ``state`` at ``path``, in one step."""
    write_sealed(path, encode(state))
