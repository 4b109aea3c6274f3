"""Style sheets and scripts, as the assets hook makes them or as an earlier build remembers them."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from plugins.content_model.fingerprint import fingerprint
from plugins.portal.context import Remembered
from plugins.portal.file_digest import digest_of_files
from plugins.portal.increment import Increment
from plugins.portal.site import Bundle


@dataclass(frozen=True)
class KeptBundle:
    """A bundle read back."""

    styles: tuple[str, ...]
    scripts: Mapping[str, str]
    files: Mapping[str, bytes]
    inline: Mapping[str, str] = field(default_factory=dict)


_NAME = "estilos y scripts"


@dataclass(frozen=True)
class Assets:
    """What ``hook`` makes of ``theme``, by the code and settings that ``constant`` names."""

    hook: Callable[[Path], Bundle]
    theme: Path
    constant: str

    def foresee(self, increment: Increment) -> None:
        """Have it made while the content is read, where no build has made it before."""
        increment.foresee(_NAME, self._key, self._made)

    def bundle(self, remembered: Remembered) -> Bundle:
        """Return it; the hook runs only where nothing is remembered of the same theme."""
        told = json.loads(remembered(_NAME, self._key(), self._made))
        return KeptBundle(
            tuple(told["styles"]),
            told["scripts"],
            {path: b64decode(content) for path, content in told["files"].items()},
            told["inline"],
        )

    def _key(self) -> str:
        return fingerprint(self.constant, digest_of_files(self.theme, {"": "**/*"}))

    def _made(self) -> bytes:
        return _text(self.hook(self.theme))


def _text(bundle: Bundle) -> bytes:
    told = {
        "styles": bundle.styles,
        "scripts": dict(bundle.scripts),
        "files": {path: b64encode(content).decode() for path, content in bundle.files.items()},
        "inline": dict(bundle.inline),
    }
    return json.dumps(told).encode()
