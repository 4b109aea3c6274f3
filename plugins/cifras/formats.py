"""Which format a log is in, told from its lines; names and endings of files say nothing certain."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

SAMPLE = 200
"""Lines looked at: a file whose first lines are broken is still recognised."""

_COMBINED = re.compile(
    r'(?:<\d+>.*?: )?(?:\S+ )?\S+ \S+ .*\[[^\[\]]*\d{4}:\d\d:\d\d:\d\d [+-]\d{4}\] ".*" \d{3}\b'
)
_CLOUDFRONT_LINE = re.compile(r"\d{4}-\d\d-\d\d\t\d\d:\d\d:\d\d\t(?:[^\t]*\t){9}")
_CLOUDFLARE_KEYS = ({"ClientIP", "ClientRequestURI"}, {"ClientIP", "ClientRequestPath"})
_CLOUDFRONT_KEYS = {"c-ip", "cs-uri-stem"}

# What a file without its #Fields line has, in CloudFront's documented order.
V1_FIELDS = (
    "date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status cs(Referer) "
    "cs(User-Agent) cs-uri-query"
)
_FIELDS = {
    "c_date": "date",
    "c_time": "time",
    "c_ip": "c-ip",
    "c_method": "cs-method",
    "c_stem": "cs-uri-stem",
    "c_query": "cs-uri-query",
    "c_status": "sc-status",
    "c_agent": "cs(User-Agent)",
    "c_referer": "cs(Referer)",
}
_NEEDED = ("c_date", "c_time", "c_ip", "c_method", "c_stem", "c_status")


class Format(Enum):
    """The formats there are; the value is the name of its definition in ``sql/duckdb``."""

    CLOUDFRONT = "cloudfront"
    JSON = "json"
    COMBINED = "combined"


@dataclass(frozen=True)
class Recognised:
    """A format, and the places of its fields where a file says them itself."""

    format: Format
    places: Mapping[str, int] = field(default_factory=dict)


def recognise(text: str) -> Recognised | None:
    """Return the format of most of the first lines, or None when none of them is in any."""
    votes = dict.fromkeys(Format, 0)
    for line in text.split("\n", SAMPLE)[:SAMPLE]:
        for one in _formats_of(line[:20000]):
            votes[one] += 1
    best = max(votes, key=lambda one: votes[one])
    if not votes[best]:
        return None
    if best is Format.CLOUDFRONT:
        header = next((line for line in text.split("\n") if line.startswith("#Fields:")), "")
        places = places_of(header or f"#Fields: {V1_FIELDS}")
        return Recognised(best, places) if places else None
    return Recognised(best)


def segments(text: str, known: Recognised) -> Iterator[tuple[Recognised, str]]:
    """Split a chunk where CloudFront's files were joined, each with a header of its own.

    Lines under a header that lacks a needed field go on being read with the places before it: they
    will be counted as malformed.
    """
    if known.format is not Format.CLOUDFRONT or "#Fields:" not in text:
        yield known, text
        return
    for part in re.split(r"(?m)\n(?=#Fields:)", text):
        if part.startswith("#Fields:"):
            places = places_of(part.partition("\n")[0])
            known = Recognised(known.format, places or known.places)
        yield known, part


def places_of(header: str) -> dict[str, int]:
    """Return the place (from 1; 0: not there) of each field; empty when a needed one is missing."""
    names = header.removeprefix("#Fields:").split()
    places = {key: names.index(name) + 1 if name in names else 0 for key, name in _FIELDS.items()}
    if not all(places[key] for key in _NEEDED):
        return {}
    return {**places, "c_least": max(places.values())}


def _formats_of(line: str) -> Iterator[Format]:
    if line.startswith("#Fields:") or _CLOUDFRONT_LINE.match(line):
        yield Format.CLOUDFRONT
    elif line.lstrip().startswith("{"):
        try:
            keys = set(json.loads(line))
        except (ValueError, TypeError, RecursionError):
            return
        if any(keys >= wanted for wanted in (*_CLOUDFLARE_KEYS, _CLOUDFRONT_KEYS)):
            yield Format.JSON
    elif _COMBINED.match(line):
        yield Format.COMBINED
