"""Templates as Python has compiled them: most of the time of drawing a few pages goes into that."""

from __future__ import annotations

import pickle

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class Compiled(BytecodeCache):
    """Compiled templates of this process, by name and text: a server builds again and again."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[str, bytes]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template what was compiled from the same text."""
        checksum, code = self._kept.get(bucket.key, ("", b""))
        if checksum == bucket.checksum:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled now."""
        self._kept[bucket.key] = (bucket.checksum, bucket.bytecode_to_string())

    def packed(self) -> bytes:
        """Return all of them, for another process that runs the same code."""
        return pickle.dumps(self._kept)

    def unpack(self, packed: bytes) -> None:
        """Know what another process has packed; what was compiled here stays."""
        self._kept = {**pickle.loads(packed), **self._kept}
