"""Style sheets and scripts, as the assets hook makes them or as an earlier build remembers them."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from plugins.portal.context import Remembered
from plugins.portal.site import Bundle


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
