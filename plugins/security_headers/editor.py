"""Headers of the staff's editor below ``/admin/``: a policy of its own, and no search engine.

What Decap CMS needs beyond our own files was found by looking at what Chromium refuses: styles
that it writes itself, pictures it holds in memory (``blob:``, ``data:``), and ``eval`` for the
checker of its configuration (ajv compiles schemas). A forge's sign-in is a window that answers.
"""

from __future__ import annotations

from plugins.security_headers.rules import Rule

FORGES = ("https://api.github.com", "https://gitlab.com")
"""Where a published editor may save; the page's own policy leaves the one that is used, or none."""

_DIRECTIVES = (
    ("default-src", "'none'"),
    ("script-src", "'self' 'unsafe-eval'"),
    ("style-src", "'self' 'unsafe-inline'"),
    ("img-src", "'self' blob: data:"),
    ("font-src", "'self'"),
    ("connect-src", " ".join(["'self'", "blob:", *FORGES])),
    ("base-uri", "'none'"),
    ("form-action", "'none'"),
    ("frame-ancestors", "'none'"),
)


def editor_rule() -> Rule:
    """Return the rule; it comes before the one on files whose names carry a digest."""
    return Rule(
        "/admin/*",
        {
            "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in _DIRECTIVES),
            "Cross-Origin-Opener-Policy": "same-origin-allow-popups",
            "X-Robots-Tag": "noindex, nofollow",
            "Cache-Control": "no-cache",
        },
    )
