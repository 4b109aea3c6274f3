"""security.txt: where to report a weakness of the site (RFC 9116)."""

from __future__ import annotations

from datetime import date

from plugins.content_model.agenda import security_txt_expires


def security_txt(url: str, today: date) -> str:
    """Return the file for the site at ``url``, built on the day ``today``."""
    expires = security_txt_expires(today).strftime("%Y-%m-%dT%H:%M:%SZ")
    return (
        f"Contact: {url}/contacto/\n"
        f"Expires: {expires}\n"
        "Preferred-Languages: es, en\n"
        f"Canonical: {url}/.well-known/security.txt\n"
    )
