"""Style sheets and scripts, as the assets hook makes them or as an earlier build remembers them."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from plugins.portal.context import Remembered


class Bundle(Protocol):
    """What the assets hook returns: addresses for the pages, and the files behind them."""

    @property
    def styles(self) -> tuple[str, ...]:
        """Addresses of style sheets."""

    @property
    def scripts(self) -> Mapping[str, str]:
        """Addresses of ES modules, by name."""

    @property
    def files(self) -> Mapping[str, bytes]:
        """Content by path below the output."""

    @property
    def inline(self) -> Mapping[str, str]:
        """Styles that a page holds itself, by name."""


@dataclass(frozen=True)
class KeptBundle:
    """A bundle read back."""

    styles: tuple[str, ...]
    scripts: Mapping[str, str]
    files: Mapping[str, bytes]
    inline: Mapping[str, str] = field(default_factory=dict)


def bundle_of(
    hook: Callable[[Path], Bundle], theme: Path, key: str, remembered: Remembered
) -> Bundle:
    """Return the bundle of ``theme``; the hook runs only where ``key`` is not remembered."""
    told = json.loads(remembered("estilos y scripts", key, lambda: _text(hook(theme))))
    return KeptBundle(
        tuple(told["styles"]),
        told["scripts"],
        {path: b64decode(content) for path, content in told["files"].items()},
        told["inline"],
    )


def _text(bundle: Bundle) -> bytes:
    told = {
        "styles": bundle.styles,
        "scripts": dict(bundle.scripts),
        "files": {path: b64encode(content).decode() for path, content in bundle.files.items()},
        "inline": dict(bundle.inline),
    }
    return json.dumps(told).encode()
