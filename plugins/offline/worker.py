"""The text of the service worker: hand-written code below the list that this build fills in."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

PATH = "sw.js"


def worker(source: str, kit: Sequence[tuple[str, str]], extras: Sequence[str]) -> bytes:
    """Return the worker whose version follows from its code and from every file of its kit.

    ``kit`` are addresses with the digests of their content, ``extras`` more addresses. The same
    content gives the same bytes, so that no device updates for nothing.
    """
    content = json.dumps([kit, extras], ensure_ascii=False, separators=(",", ":"))
    version = hashlib.sha256(f"{source}\0{content}".encode()).hexdigest()[:12]
    portal = {"version": version, "kit": kit, "extras": extras}
    told = json.dumps(portal, ensure_ascii=True, separators=(",", ":"))
    return f"self.PORTAL = {told};\n{source}".encode()
