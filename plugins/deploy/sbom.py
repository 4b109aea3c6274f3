"""The list of parts of a release, from the two locks: CycloneDX 1.6 as JSON.

The same locks give the same bytes: its serial number comes from them, and it has no time.
"""

from __future__ import annotations

import base64
import json
import re
import uuid
from collections.abc import Iterator
from typing import Any

_PINNED = re.compile(r"^([A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?==([^\s;\\]+)", re.MULTILINE)
_NAMESPACE = uuid.UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")  # RFC 9562, for URLs
_ALGORITHMS = {"sha256": "SHA-256", "sha384": "SHA-384", "sha512": "SHA-512"}


def cyclonedx(python_lock: str, npm_lock: str) -> bytes:
    """Return the list of parts of ``requirements.lock`` and ``package-lock.json``.

    Raises:
        ValueError: the npm lock is not JSON.
    """
    components = sorted(
        [*_python_parts(python_lock), *_npm_parts(npm_lock)], key=lambda part: str(part["purl"])
    )
    unique = {part["purl"]: part for part in components}
    digest = uuid.uuid5(_NAMESPACE, json.dumps(list(unique.values()), sort_keys=True))
    bom = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{digest}",
        "version": 1,
        "metadata": {
            "component": {"type": "application", "bom-ref": "portal", "name": "portal"},
        },
        "components": list(unique.values()),
        "dependencies": [{"ref": "portal", "dependsOn": sorted(unique)}],
    }
    return json.dumps(bom, indent=1, sort_keys=True, ensure_ascii=False).encode() + b"\n"


def _python_parts(lock: str) -> Iterator[dict[str, Any]]:
    # A lock names one digest a file for every platform: none of them is the package's own.
    for name, version in _PINNED.findall(lock):
        normal = re.sub(r"[-_.]+", "-", name).lower()
        yield _part(normal, version, f"pkg:pypi/{normal}@{version}", [])


def _npm_parts(lock: str) -> Iterator[dict[str, Any]]:
    for path, package in json.loads(lock).get("packages", {}).items():
        if not path or package.get("link") or "version" not in package:
            continue
        name = path.rpartition("node_modules/")[2]
        hashes = []
        for integrity in package.get("integrity", "").split():
            algorithm, _, value = integrity.partition("-")
            if algorithm in _ALGORITHMS:
                content = base64.b64decode(value).hex()
                hashes.append({"alg": _ALGORITHMS[algorithm], "content": content})
        purl = f"pkg:npm/{name.replace('@', '%40', 1)}@{package['version']}"
        part = _part(name, package["version"], purl, hashes)
        if package.get("license"):
            part["licenses"] = [{"license": {"name": str(package["license"])}}]
        if package.get("dev"):
            part["scope"] = "excluded"
        yield part


def _part(name: str, version: str, purl: str, hashes: list[dict[str, str]]) -> dict[str, Any]:
    part: dict[str, Any] = {
        "type": "library",
        "bom-ref": purl,
        "name": name,
        "version": version,
        "purl": purl,
    }
    if hashes:
        part["hashes"] = hashes
    return part
