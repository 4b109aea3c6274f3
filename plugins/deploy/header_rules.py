"""The headers of each path: ours by kind, then the rules that come as data.

Rules are JSON: ``{"rules": [{"path": "/api/*", "headers": {"Cache-Control": "…"}}]}``. All that
match apply in order, later ones over earlier ones; ``*`` stands for anything.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from plugins.deploy.errors import DeployError
from plugins.deploy.media import (
    HASHED_CACHE,
    cache_control,
    content_type,
    is_hashed,
    public_path,
)


@dataclass(frozen=True)
class HeaderRule:
    """Headers for every address that the pattern matches."""

    pattern: re.Pattern[str]
    headers: Mapping[str, str]


def read_rules(text: str) -> tuple[HeaderRule, ...]:
    """Read rules from JSON.

    Raises:
        DeployError: it is not of that shape.
    """
    try:
        return tuple(
            HeaderRule(
                re.compile(".*".join(map(re.escape, str(rule["path"]).split("*")))),
                {str(name): str(value) for name, value in rule["headers"].items()},
            )
            for rule in json.loads(text)["rules"]
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DeployError(f"las reglas de cabeceras no se pueden leer: {error!r}") from error


def headers_for(path: str, rules: tuple[HeaderRule, ...]) -> dict[str, str]:
    """Return every header that the answer for ``path`` should have."""
    found = {"Content-Type": content_type(path), "Cache-Control": cache_control(path)}
    address = public_path(path)
    for rule in rules:
        if rule.pattern.fullmatch(address):
            found.update(rule.headers)
    if is_hashed(path):
        # Rules go by folder; only the name tells that nothing else can ever stand here.
        found["Cache-Control"] = HASHED_CACHE
    return found
