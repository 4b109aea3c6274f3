"""Folders of files as they are on disk: looked at, brought up to date, cleared."""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import permutations
from pathlib import Path

Stat = tuple[int, int, int]


def scan(folder: Path) -> dict[str, Stat]:
    """Return size, time of change and number of every file below ``folder``, by its path.

    What is no plain file or folder (a link, a socket) has the number -1.
    """
    found: dict[str, Stat] = {}
    left = [("", os.fspath(folder))]
    while left:
        prefix, place = left.pop()
        try:
            entries = os.scandir(place)
        except OSError:
            continue
        with entries:
            for entry in entries:
                path = prefix + entry.name
                if entry.is_dir(follow_symlinks=False):
                    left.append((f"{path}/", entry.path))
                    continue
                try:
                    status = entry.stat(follow_symlinks=False)
                except OSError:
                    continue
                plain = entry.is_file(follow_symlinks=False)
                number = status.st_ino if plain else -1
                found[path] = (status.st_size, status.st_mtime_ns, number)
    return found


def is_empty(folder: Path) -> bool:
    """Whether nothing is in ``folder``, which need not be there."""
    try:
        with os.scandir(folder) as entries:
            return next(entries, None) is None
    except FileNotFoundError:
        return True
    except OSError:
        return False


def digest_of(found: Mapping[str, Stat]) -> str:
    """Return the digest of a folder as ``scan`` found it."""
    paths = sorted(found)
    # No path holds a NUL. Pair by pair this would take twice as long.
    names = "\0".join([*paths, ""])
    total = hashlib.blake2b(names.encode("utf-8", "surrogateescape"), digest_size=16)
    total.update(repr([found[path] for path in paths]).encode())
    return total.hexdigest()


def likeness_of(found: Mapping[str, Stat]) -> str:
    """Return a quick digest that means the same in this process and those it forks only."""
    return f"{hash(frozenset(found.items())):x}"


def write(root: str, path: str, content: bytes, *, is_there: bool = False) -> Stat:
    """Write a new file at ``path`` below ``root``, in the place of what is there.

    What is there is never written into: it may be the same file as one elsewhere. ``is_there``
    tells that ``scan`` has found a file there, which saves looking for what is in the way.
    """
    target = f"{root}/{path}"
    if is_there:
        _unlink(target)
    try:
        return write_new(target, content)
    except FileNotFoundError:
        _make_folders(root, path)
    except (FileExistsError, NotADirectoryError):
        clear_way(root, path)
    return write_new(target, content)


def replace(root: str, path: str, content: bytes) -> Stat:
    """Put a file in the place of the one at ``path`` below ``root``, in one step."""
    beside = f"{root}/{path}.{secrets.token_hex(4)}"
    try:
        status = write_new(beside, content)
        Path(beside).replace(f"{root}/{path}")
    except OSError:
        Path(beside).unlink(missing_ok=True)
        raise
    return status


def link(source_root: str, root: str, path: str) -> None:
    """Make ``path`` below ``root`` the same file as below ``source_root``, or else a copy."""
    source, target = f"{source_root}/{path}", f"{root}/{path}"
    try:
        os.link(source, target)
        return
    except OSError:
        _make_folders(root, path)
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def remove(root: str, paths: Iterable[str]) -> None:
    """Remove files, and the folders that hold nothing after that."""
    folders = set()
    for path in paths:
        try:
            Path(root, path).unlink()
        except (FileNotFoundError, NotADirectoryError):
            continue
        folders.add(path.rpartition("/")[0])
    for folder in sorted(folders, key=len, reverse=True):
        while folder:
            try:
                Path(root, folder).rmdir()
            except OSError:
                break
            folder = folder.rpartition("/")[0]


def clash(some: Collection[str], others: Collection[str]) -> bool:
    """Whether one of ``some`` is a folder of one of ``others``, or the other way round."""
    if not some:
        return False
    return any(
        not one.isdisjoint(_folders_of(other))
        for one, other in permutations(map(set, (some, others)))
    )


def _folders_of(paths: Iterable[str]) -> Iterator[str]:
    for path in paths:
        at = path.rfind("/")
        while at > 0:
            yield path[:at]
            at = path.rfind("/", 0, at)


def clear_way(root: str, path: str) -> None:
    """Remove what stands at ``path``, or where one of its folders must be; make those folders."""
    target = Path(root, path)
    for parent in reversed(target.relative_to(root).parents[:-1]):
        place = Path(root, parent)
        if place.is_symlink() or (place.exists() and not place.is_dir()):
            place.unlink()
        place.mkdir(exist_ok=True)
    if target.is_dir() and not target.is_symlink():
        shutil.rmtree(target)
    else:
        target.unlink(missing_ok=True)


def _unlink(target: str) -> None:
    with suppress(OSError):
        os.unlink(target)  # noqa: PTH108 - a path takes longer


def _make_folders(root: str, path: str) -> None:
    """Make the folders of ``path``, which are not all there; another process may do the same."""
    try:
        # Most pages have a folder of their own in one that is there.
        os.mkdir(f"{root}/{path}".rpartition("/")[0])  # noqa: PTH102 - a path takes longer
        return
    except OSError:
        pass
    try:
        Path(root, path).parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        clear_way(root, path)


def write_new(target: str, content: bytes, folder: int | None = None) -> Stat:
    """Write a file where there is none; ``folder`` is open, and ``target`` begins there.

    Raises:
        OSError: there is one, or it cannot be made.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
    handle = os.open(target, flags, 0o666, dir_fd=folder)
    try:
        done = os.write(handle, content)
        while done < len(content):
            done += os.write(handle, memoryview(content)[done:])
        status = os.fstat(handle)
    finally:
        os.close(handle)
    return (status.st_size, status.st_mtime_ns, status.st_ino)
