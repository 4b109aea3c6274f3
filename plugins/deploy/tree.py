"""Reads the folder that the build made: what would be a release, and where its bytes are."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from plugins.deploy.compression import SMALLEST, Compression, brotlied, gzipped
from plugins.deploy.errors import DeployError
from plugins.deploy.header_rules import HeaderRule, headers_for
from plugins.deploy.manifest import Entry, sha256
from plugins.deploy.media import is_compressible
from plugins.deploy.state import md5
from plugins.deploy.store import stored_headers

RESERVED = "_deploy"

_VARIANTS: tuple[tuple[str, str, Callable[[bytes], bytes]], ...] = (
    (".br", "br", brotlied),
    (".gz", "gzip", gzipped),
)


@dataclass(frozen=True)
class Tree:
    """A release that is still only on this machine."""

    root: Path
    entries: Mapping[str, Entry]
    # What a store whose etags are MD5 sums should list for each path.
    md5: Mapping[str, str]

    def read(self, path: str) -> bytes:
        """Return the bytes to upload for ``path``.

        Raises:
            DeployError: the file is no longer what it was when the release was listed.
        """
        entry = self.entries[path]
        if entry.of:
            base, encode = _base(path)
            data = encode((self.root / base).read_bytes())
        elif entry.headers.get("Content-Encoding") == "gzip":
            data = gzipped((self.root / path).read_bytes())
        else:
            data = (self.root / path).read_bytes()
        if sha256(data) != entry.sha256:
            raise DeployError(f"«{path}» cambió mientras se publicaba. Construye otra vez.")
        return data


def read_tree(
    root: Path,
    rules: tuple[HeaderRule, ...] = (),
    compression: Compression = Compression.NONE,
    known: Mapping[str, Entry] | None = None,
) -> Tree:
    """List the folder ``root``; ``known``, the last release, saves compressing the same again.

    Raises:
        DeployError: no such folder, no front page, a symbolic link, or a name kept for deploys.
    """
    known = known or {}
    if not (root / "index.html").is_file():
        raise DeployError(f"no hay sitio en «{root}» (falta index.html). Construye primero.")
    entries: dict[str, Entry] = {}
    sums: dict[str, str] = {}
    for folder, names, files in os.walk(root):
        names.sort()
        for name in sorted(files):
            path = Path(folder) / name
            key = path.relative_to(root).as_posix()
            if key.split("/")[0] in {RESERVED, "r", ".deploy"}:
                raise DeployError(f"«{key}»: ese nombre está reservado para publicar")
            if path.is_symlink():
                raise DeployError(f"«{key}» es un enlace simbólico y no se publica")
            data = path.read_bytes()
            found = _entries(data, key, rules, compression, known)
            entries.update(found)
            if found[key].sha256 == sha256(data):
                sums[key] = md5(data)
    return Tree(root, entries, sums)


def _entries(
    data: bytes,
    key: str,
    rules: tuple[HeaderRule, ...],
    compression: Compression,
    known: Mapping[str, Entry],
) -> dict[str, Entry]:
    digest = sha256(data)
    headers = stored_headers(headers_for(key, rules))
    compress = is_compressible(key) and len(data) >= SMALLEST
    if compress and compression is Compression.GZIP:
        data = gzipped(data)
        digest = sha256(data)
        return {key: Entry(digest, len(data), {**headers, "Content-Encoding": "gzip"})}
    found = {key: Entry(digest, len(data), headers)}
    if not compress or compression is not Compression.BESIDE:
        return found
    for ending, encoding, encode in _VARIANTS:
        variant = key + ending
        expected = {**headers, "Content-Encoding": encoding}
        before = known.get(variant)
        if before is not None and before.of == digest and before.headers == expected:
            found[variant] = before
        else:
            coded = encode(data)
            found[variant] = Entry(sha256(coded), len(coded), expected, digest)
    return found


def _base(path: str) -> tuple[str, Callable[[bytes], bytes]]:
    for ending, _, encode in _VARIANTS:
        if path.endswith(ending):
            return path.removesuffix(ending), encode
    raise AssertionError(path)
