"""One commit a save: exactly the files that the editor wrote, and nothing else of the checkout."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

# Used only where git knows nobody.
_NOBODY = ("-c", "user.name=Editor del portal", "-c", "user.email=editor@localhost")


def commit(root: Path, paths: Sequence[str], message: str) -> str:
    """Commit ``paths`` (relative to ``root``) as they are now; return what went wrong, or "".

    Other changes of the checkout, staged or not, stay as they are. Outside a repository nothing is
    done: the files are saved all the same.
    """
    if _git(root, "rev-parse", "--is-inside-work-tree").returncode != 0:
        return ""
    known = _git(root, "config", "user.email").returncode == 0
    # git refuses a path that it does not know and that is not there either.
    added = _git(root, "add", "--all", "--", *[p for p in paths if _tracked_or_there(root, p)])
    if added.returncode != 0:
        return added.stderr.strip()
    changed = _git(root, "diff", "--cached", "--quiet", "--", *paths)
    if changed.returncode == 0:
        return ""
    identity = () if known else _NOBODY
    # The check has been made already, on what is about to be written.
    options = ("--quiet", "--no-verify", "--no-gpg-sign", "--message", message, "--only", "--")
    done = _git(root, *identity, "commit", *options, *paths)
    return done.stderr.strip() or done.stdout.strip() if done.returncode != 0 else ""


def _tracked_or_there(root: Path, path: str) -> bool:
    return (root / path).exists() or bool(_git(root, "ls-files", "--", path).stdout)


def _git(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["git", *arguments],
        cwd=root,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


class CannotUndo(Exception):
    """The last save cannot be taken back; the text is Spanish."""


def undo(root: Path) -> str:
    """Take the last saved change of ``content/`` back, by a commit that says so; return its name.

    Raises:
        CannotUndo: there is none, it touched other folders too, or later changes stand upon it.
    """
    last = _git(root, "log", "-1", "--format=%H%n%s", "--", "content").stdout.splitlines()
    if not last:
        raise CannotUndo("No hay ningún cambio guardado en content/.")
    digest, subject = last
    touched = _git(root, "show", "--format=", "--name-only", "-z", digest).stdout.split("\0")
    if any(path and not path.startswith("content/") for path in touched):
        raise CannotUndo(f"«{subject}» cambió también otras carpetas: pide ayuda para deshacerlo.")
    identity = () if _git(root, "config", "user.email").returncode == 0 else _NOBODY
    done = _git(root, *identity, "revert", "--no-edit", "--no-gpg-sign", digest)
    if done.returncode != 0:
        _git(root, "revert", "--abort")
        raise CannotUndo(f"«{subject}» no se pudo deshacer: {done.stderr.strip()}")
    return subject
