"""A folder as a store: for a plain web server, and for mirrors that copy a folder.

Files are written beside their place and renamed into it, so a reader finds the old or the new
one. Headers live in ``.deploy/headers/`` (a file system has no place for them): the web server's
own rules, generated from the same source, are what it sends.
"""

from __future__ import annotations

import fcntl
import json
import os
import stat
import threading
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from plugins.deploy.errors import Conflict, Missing, StoreFailed
from plugins.deploy.store import Head, Listed, Stored, stored_headers

PRIVATE = ".deploy"


def write_all(descriptor: int, data: bytes) -> None:
    """Write all of ``data`` and have it on the disk.

    Raises:
        OSError: the disk is full or failed.
    """
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]
    os.fsync(descriptor)


class DirStore:
    """Objects as files below ``root``."""

    def __init__(self, root: Path, write: Callable[[int, bytes], None] = write_all) -> None:
        self._root = root
        self._write = write
        # flock is per open file: threads of one process need a lock of their own besides.
        self._threads = threading.Lock()

    @property
    def name(self) -> str:
        """How messages call it."""
        return f"dir:{self._root}"

    def get(self, key: str) -> Stored:
        """See Store."""
        with _said(key):
            # Bytes and headers are two files: read again if a writer came in between.
            while True:
                before = self._etag(key)
                body = self._path(key).read_bytes()
                headers = self._headers(key)
                if self._etag(key) == before:
                    return Stored(body, headers, before)

    def head(self, key: str) -> Head:
        """See Store."""
        with _said(key):
            info = self._path(key).stat()
            if not stat.S_ISREG(info.st_mode):
                raise Missing(key)
            return Head(info.st_size, self._headers(key), _tag(info))

    def put(
        self,
        key: str,
        body: bytes,
        headers: Mapping[str, str],
        *,
        if_match: str | None = None,
        if_none_match: bool = False,
    ) -> str:
        """See Store."""
        with _said(key), self._exclusive():
            self._check(key, if_match, if_none_match)
            sidecar = json.dumps(stored_headers(headers), sort_keys=True).encode()
            # Headers first: when the bytes appear, all that describes them is there.
            self._replace(self._sidecar(key), sidecar)
            self._replace(self._path(key), body)
            return self._etag(key)

    def delete(self, key: str, *, if_match: str | None = None) -> None:
        """See Store."""
        with _said(key), self._exclusive():
            if not self._path(key).exists():
                return
            self._check(key, if_match, False)
            self._path(key).unlink(missing_ok=True)
            self._sidecar(key).unlink(missing_ok=True)
            self._prune(self._path(key).parent)

    def list(self, prefix: str) -> Iterator[Listed]:
        """See Store."""
        # Only the folders that the prefix can reach.
        start = self._root / prefix.rpartition("/")[0]
        with _said(prefix):
            for folder, names, files in os.walk(start, onerror=_raise_unless_missing):
                here = Path(folder)
                if here == self._root and PRIVATE in names:
                    names.remove(PRIVATE)
                names.sort()
                for file in sorted(files):
                    path = here / file
                    key = path.relative_to(self._root).as_posix()
                    if not key.startswith(prefix):
                        continue
                    try:
                        info = path.stat()
                    except FileNotFoundError:
                        continue
                    changed = datetime.fromtimestamp(info.st_mtime, UTC)
                    yield Listed(key, info.st_size, _tag(info), changed)

    def now(self) -> datetime:
        """See Store: the time of the disk, which on a network drive is another machine's."""
        with _said(""):
            probe = self._root / PRIVATE / f"now-{uuid.uuid4().hex}"
            probe.parent.mkdir(parents=True, exist_ok=True)
            probe.touch()
            changed = probe.stat().st_mtime
            probe.unlink()
        return datetime.fromtimestamp(changed, UTC)

    def _path(self, key: str) -> Path:
        parts = key.split("/")
        if not all(parts) or {".", ".."} & set(parts) or parts[0] == PRIVATE:
            raise StoreFailed(f"«{key}» no es un nombre de archivo válido", transient=False)
        return self._root.joinpath(*parts)

    def _sidecar(self, key: str) -> Path:
        self._path(key)
        return self._root / PRIVATE / "headers" / f"{key}.json"

    def _headers(self, key: str) -> dict[str, str]:
        try:
            return dict(json.loads(self._sidecar(key).read_text(encoding="utf-8")))
        except (FileNotFoundError, ValueError):
            return {}

    def _etag(self, key: str) -> str:
        return _tag(self._path(key).stat())

    def _check(self, key: str, if_match: str | None, if_none_match: bool) -> None:
        try:
            found: str | None = self._etag(key)
        except FileNotFoundError:
            found = None
        if (if_none_match and found is not None) or (if_match is not None and found != if_match):
            raise Conflict(key)

    def _replace(self, path: Path, data: bytes) -> None:
        temporary = self._root / PRIVATE / "writing" / uuid.uuid4().hex
        temporary.parent.mkdir(parents=True, exist_ok=True)
        try:
            descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
            try:
                self._write(descriptor, data)
            finally:
                os.close(descriptor)
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)

    def _prune(self, folder: Path) -> None:
        """Remove the folders that a deletion left empty."""
        while folder != self._root:
            try:
                folder.rmdir()
            except OSError:
                return
            folder = folder.parent

    @contextmanager
    def _exclusive(self) -> Iterator[None]:
        """Let one writer at a time check a condition and act on it, among all processes."""
        path = self._root / PRIVATE / "mutex"
        path.parent.mkdir(parents=True, exist_ok=True)
        with self._threads, path.open("a") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


def _tag(info: os.stat_result) -> str:
    return f"{info.st_mtime_ns:x}-{info.st_size:x}-{info.st_ino:x}"


def _raise_unless_missing(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError):
        raise error


@contextmanager
def _said(key: str) -> Iterator[None]:
    """Turn the system's errors into ours."""
    try:
        yield
    except (FileNotFoundError, NotADirectoryError) as error:
        raise Missing(key) from error
    except OSError as error:
        raise StoreFailed(f"no se pudo usar «{key}»: {error.strerror}", transient=False) from error
