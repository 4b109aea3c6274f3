"""The one source: which headers every answer has, and which only some.

All rules whose path matches apply in order; a later one replaces a header of an earlier one. ``*``
at the end of a path, or in it, stands for anything.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase

from plugins.security_headers.csp import Policy, with_inline_styles

# Two years: what the preload list asks for (one year is its least).
HSTS = "max-age=63072000; includeSubDomains; preload"

# What no page of ours uses. Left out, which means our own pages only: `web-share` and
# `clipboard-write`, for the buttons that share and copy, and `bluetooth`. Chromium on some systems
# knows neither the first nor the last and would complain about the name on every page.
_DENIED = (
    *("accelerometer", "autoplay", "browsing-topics", "camera", "display-capture"),
    *("encrypted-media", "fullscreen", "gamepad", "geolocation", "gyroscope", "hid"),
    *("idle-detection", "local-fonts", "magnetometer", "microphone", "midi", "payment"),
    *("picture-in-picture", "publickey-credentials-get", "screen-wake-lock", "serial", "usb"),
    "xr-spatial-tracking",
)

_DATA = ("/*.json", "/*.xml", "/*.csv", "/*.txt", "/*.webmanifest", "/*.pdf", "/*.ics")
_IMAGES = tuple(f"/*.{e}" for e in ("avif", "gif", "ico", "jpg", "png", "svg", "webp"))

SECONDS_PER_YEAR = 31536000


@dataclass(frozen=True)
class Rule:
    """Headers for the addresses that ``path`` matches."""

    path: str
    headers: Mapping[str, str]

    def matches(self, address: str) -> bool:
        """Whether it applies to the path of an address."""
        # Only `*` is special: brackets in an address are themselves.
        return fnmatchcase(address, self.path.replace("[", "[[]").replace("?", "[?]"))


@dataclass(frozen=True)
class InlineStyles:
    """The pages below ``path`` carry these styles inside."""

    path: str
    styles: tuple[str, ...]


def cache(seconds: int, revalidate: int, error: int) -> str:
    """Return a Cache-Control for what changes at its own address."""
    return f"public, max-age={seconds}, stale-while-revalidate={revalidate}, stale-if-error={error}"


IMMUTABLE = f"public, max-age={SECONDS_PER_YEAR}, immutable"
PAGE = cache(60, 600, 86400)
DATA = cache(300, 600, 86400)
EMERGENCY_PAGE = cache(15, 30, 86400)
IMAGE = cache(86400, 604800, 604800)
CLOSED = "default-src 'none'; frame-ancestors 'none'; sandbox"
# An old alert must not outlive its end because the origin is down.
EMERGENCY_DATA = cache(15, 15, 300)


def build_rules(
    inline: Iterable[InlineStyles] = (), hashed_folders: Iterable[str] = ()
) -> tuple[Rule, ...]:
    """Return all rules.

    Args:
        inline: pages with a style inside; they get a policy of their own, by its hash.
        hashed_folders: addresses (``/recursos/``) below which every name carries a digest.
    """
    return tuple(_rules(tuple(inline), tuple(hashed_folders)))


def headers_of(rules: Iterable[Rule], address: str) -> dict[str, str]:
    """Return the headers of the answer for the path of an address."""
    found: dict[str, str] = {}
    for rule in rules:
        if rule.matches(address):
            found.update(rule.headers)
    return found


def to_json(rules: Iterable[Rule]) -> bytes:
    """Return the rules as the deploy reads them."""
    data = {"rules": [{"path": rule.path, "headers": dict(rule.headers)} for rule in rules]}
    return json.dumps(data, indent=1, ensure_ascii=False).encode() + b"\n"


def from_json(text: str) -> tuple[Rule, ...]:
    """Read rules that ``to_json`` wrote.

    Raises:
        ValueError: the text is something else.
    """
    try:
        return tuple(
            Rule(rule["path"], dict(rule["headers"])) for rule in json.loads(text)["rules"]
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"these are no rules: {error!r}") from error


def _rules(inline: tuple[InlineStyles, ...], hashed_folders: tuple[str, ...]) -> Iterator[Rule]:
    yield Rule(
        "/*",
        {
            "Content-Security-Policy": Policy().header(),
            "Strict-Transport-Security": HSTS,
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            "Referrer-Policy": "strict-origin-when-cross-origin",
            "Permissions-Policy": ", ".join(f"{name}=()" for name in _DENIED),
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
        },
    )
    # How long: pages by default, then what changes less or more often.
    yield Rule("/*", {"Cache-Control": PAGE})
    for path in _DATA:
        yield Rule(path, {"Cache-Control": DATA})
    for path in _IMAGES:
        yield Rule(path, {"Cache-Control": IMAGE})
    # Open data and feeds are for other sites' programs too.
    public = {"Cross-Origin-Resource-Policy": "cross-origin", "Access-Control-Allow-Origin": "*"}
    for path in ("/api/*", "/contingencia/*.json", "/contingencia/*.xml", "/noticias/*.xml"):
        yield Rule(path, public)
    # The page that explains them is one of ours.
    yield Rule("/api/v1/", {"Cross-Origin-Resource-Policy": "same-origin"})
    for path in ("/contingencia/*", "/en/contingencia/*"):
        yield Rule(path, {"Cache-Control": EMERGENCY_PAGE})
    for path in ("/contingencia/*.json", "/contingencia/*.xml"):
        yield Rule(path, {"Cache-Control": EMERGENCY_DATA})
    for folder in hashed_folders:
        yield Rule(f"{folder}*", {"Cache-Control": IMMUTABLE})
    # Files of staff: a PDF is read in the browser, all others are only for keeping.
    for ending in ("csv", "docx", "ods", "odt", "xlsx"):
        yield Rule(
            f"/adjuntos/*.{ending}",
            {"Content-Disposition": "attachment", "Content-Security-Policy": CLOSED},
        )
    yield Rule("/sw.js", {"Cache-Control": "no-cache"})
    for pages in inline:
        header = with_inline_styles(pages.styles).header()
        yield Rule(pages.path, {"Content-Security-Policy": header})
