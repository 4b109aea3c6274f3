"""The headers of a built site, for a server on this machine."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from plugins.security_headers.outputs import RULES_FILE
from plugins.security_headers.rules import from_json, headers_of


def headers_under(site: Path, prefix: str) -> Callable[[str], Mapping[str, str]]:
    """Return a function from address to headers, those the build of ``site`` wrote.

    Addresses that do not begin with ``prefix`` get none: elsewhere the preview adds scripts of its
    own, which the policy would refuse. The rules are read anew each time, as builds change them.
    """

    def headers(address: str) -> Mapping[str, str]:
        rules = site / RULES_FILE
        if not address.startswith(prefix) or not rules.is_file():
            return {}
        return headers_of(from_json(rules.read_text("utf-8")), address)

    return headers
