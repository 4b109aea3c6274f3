"""Content-Security-Policy: nothing is allowed that the portal does not use.

Sources: W3C CSP Level 3, W3C Trusted Types. ``default-src 'none'`` refuses what is not listed, so
what is forgotten is closed, not open.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

# The search starts its worker, and the app its service worker, through these policies, which only
# let addresses of our own pass.
TRUSTED_TYPES = ("portal-app", "portal-buscador")


@dataclass(frozen=True)
class Policy:
    """What one kind of page needs beyond the portal's own files.

    ``style_hashes``: of inline styles, as ``style_hash`` gives them.
    """

    style_hashes: tuple[str, ...] = ()
    trusted_types: tuple[str, ...] = TRUSTED_TYPES

    def header(self) -> str:
        """Return the header's value."""
        styles = " ".join(["'self'", *(f"'{value}'" for value in sorted(self.style_hashes))])
        directives = [
            ("default-src", "'none'"),
            ("script-src", "'self'"),
            ("style-src", styles),
            ("img-src", "'self'"),
            ("font-src", "'self'"),
            ("connect-src", "'self'"),
            ("manifest-src", "'self'"),
            ("worker-src", "'self'"),
            ("base-uri", "'none'"),
            # The search form goes to /buscar/.
            ("form-action", "'self'"),
            ("frame-ancestors", "'none'"),
            ("require-trusted-types-for", "'script'"),
            ("trusted-types", " ".join(self.trusted_types) or "'none'"),
        ]
        return "; ".join(f"{name} {value}" for name, value in directives)


def style_hash(style: str) -> str:
    """Return the source expression for an inline style: the text between the tags, exactly."""
    digest = hashlib.sha256(style.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def with_inline_styles(styles: Iterable[str]) -> Policy:
    """Return the policy of pages that carry these styles inside."""
    return Policy(tuple(sorted({style_hash(style) for style in styles})))
