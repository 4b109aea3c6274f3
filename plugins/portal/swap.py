"""Builds beside the output and puts the whole result in its place in one step.

The staging folder is locked by the build that owns it, so what a killed build left behind can be
told from the folder of a build that is still at work.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from plugins.portal.errors import OutputError

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_UNSUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}
# A folder with these two files was written by this portal.
_OURS = ("404.html", "sitemap.xml")

Exchange = Callable[[Path, Path], bool]


@contextmanager
def staged(output: Path, lend: Callable[[Path], bool] = lambda _staging: False) -> Iterator[Path]:
    """Give a folder next to ``output``; it is removed on the way out.

    It is empty, or what ``lend`` put there: a lost site that is on its way back.

    Raises:
        OutputError: the folder cannot be made.
    """
    output = output.resolve()
    recover(output)
    staging = _sibling(output, "staging", secrets.token_hex(4))
    try:
        if not lend(staging):
            staging.mkdir(parents=True)
    except OSError as cause:
        raise OutputError(f"no se pudo crear «{staging}»: {cause.strerror}") from cause
    lock = os.open(staging, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)
        os.close(lock)


def check_output(output: Path, root: Path) -> None:
    """Refuse an output folder whose replacement would destroy something else.

    Raises:
        OutputError: it holds the project or foreign files, or lies in a folder of sources.
    """
    output, root = output.resolve(), root.resolve()
    inside = [root / name for name in ("content", "theme", "plugins", "tests", ".git", ".venv")]
    if root.is_relative_to(output) or any(output.is_relative_to(folder) for folder in inside):
        raise OutputError(f"«{output}» no puede ser la carpeta de salida: ahí están los originales")
    if not output.exists():
        return
    if not output.is_dir():
        raise OutputError(f"«{output}» es un archivo; elige una carpeta con -o")
    if any(output.iterdir()) and not all((output / name).is_file() for name in _OURS):
        raise OutputError(
            f"«{output}» tiene archivos que no son de este portal; vacíala o elige otra con -o"
        )


def recover(output: Path) -> None:
    """Undo what a killed build left: half a swap, and folders that nobody works in."""
    output = output.resolve()
    olds = sorted(output.parent.glob(f"{output.name}.anterior-*"))
    if olds and not output.exists():
        olds.pop().rename(output)
    for folder in [*olds, *sorted(output.parent.glob(f"{output.name}.staging-*"))]:
        if folder.is_dir() and not folder.is_symlink() and _is_orphan(folder):
            shutil.rmtree(folder, ignore_errors=True)


def put_in_place(staging: Path, output: Path, exchange: Exchange | None = None) -> None:
    """Make ``staging`` the output. What was there before is then in ``staging``, or gone.

    With ``exchange`` (the system's, unless given) there is no instant without an output; where it
    is not supported, two renames come as near as can be and ``recover`` mends a cut between them.

    Raises:
        OutputError: the folder could not be put in place; the old output is where it was.
    """
    output = output.resolve()
    try:
        if not output.exists():
            staging.rename(output)
            return
        if not (exchange or rename_exchange)(staging, output):
            _two_renames(staging, output)
    except OSError as cause:
        raise OutputError(
            f"no se pudo poner el sitio nuevo en «{output}»: {cause.strerror}; sigue el anterior"
        ) from cause


def rename_exchange(one: Path, other: Path) -> bool:
    """Exchange two folders atomically (Linux ``renameat2``); False where that is not supported."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    done = renameat2(
        _AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), ctypes.c_uint(_RENAME_EXCHANGE)
    )
    if done == 0:
        return True
    code = ctypes.get_errno()
    if code in _UNSUPPORTED:
        return False
    raise OSError(code, os.strerror(code))


def _two_renames(staging: Path, output: Path) -> None:
    old = _sibling(output, "anterior", staging.name.rpartition("-")[2])
    output.rename(old)
    try:
        staging.rename(output)
    except OSError:
        old.rename(output)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _sibling(output: Path, role: str, token: str) -> Path:
    return output.with_name(f"{output.name}.{role}-{token}")


def _is_orphan(folder: Path) -> bool:
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    finally:
        os.close(handle)
    return True
