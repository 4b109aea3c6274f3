"""What rules about the site found in an earlier process stands while all they look at is the same.

What a process that stays knows of its last run (see ``standing``), a new one has in a file: the
findings, and one name for everything that the rules look at. Of a record that is its digest where
a rule spoke of it or an election is near, and otherwise the key that was kept with its reading; of
every other file it is what the file system says.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from plugins.checks.electoral import period_of
from plugins.checks.facts import study_of
from plugins.checks.site import Site
from plugins.checks.standing import Standing
from plugins.content_model.finding import Finding
from plugins.content_model.marks import SAME_MOMENT, write_at_once
from plugins.content_model.safe_pickle import Refused, dumps, loads
from plugins.content_model.source import Source, named


class Past(NamedTuple):
    """What rules found ``since`` an instant, and ``until`` when the calendar leaves it so.

    ``version`` is of the code, ``key`` names all that rules looked at.
    """

    version: str
    key: str
    since: datetime
    until: datetime
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Memory:
    """The file in which a process leaves what rules found; ``version`` names the code.

    ``began`` is the time, in nanoseconds of the clock that stamps files, before any was looked at.
    """

    file: Path
    version: str
    show_hidden: bool
    began: int = 0

    def found_in(self, site: Site) -> Standing | None:
        """Return what rules found in an earlier process, where they would find the same now."""
        past = _read(self.file)
        if past is None or past.version != self.version:
            return None
        if not past.since <= site.now < past.until or past.key != self._key(site, past.findings):
            return None
        return Standing(site.loaded, site.now, frozenset(past.findings))

    def keep(self, site: Site, found: Standing) -> None:
        """Leave what rules found for later processes; a disk that refuses only costs time.

        Nothing is left while a file that is known by its looks is so young that it might be written
        again and look the same.
        """
        if any(max(item.mark[1:3]) + SAME_MOMENT >= self.began for item in site.others):
            return
        findings = tuple(sorted(found.findings))
        until = site.loaded.stands_until
        past = Past(self.version, self._key(site, findings), site.now, until, findings)
        packed = dumps(tuple(past))
        with suppress(OSError):
            write_at_once(self.file, zlib.crc32(packed).to_bytes(4, "little") + packed)

    def _key(self, site: Site, findings: Iterable[Finding]) -> str:
        told_of = {finding.path for finding in findings}
        names = [str(self.show_hidden)]
        names += _sources(site, told_of)
        names += [repr((item.inner, item.kind, item.mark)) for item in site.others]
        return named("\n".join(names).encode("utf-8", "surrogateescape"))


def _sources(site: Site, told_of: set[str]) -> Iterator[str]:
    has_periods = bool(site.loaded.catalogue.datos.periodos_electorales)
    for source in site.sources:
        is_open = source.path in told_of or (has_periods and _is_in_period(site, source))
        key = "" if is_open else study_of(source).key
        yield f"{source.path} {key or source.digest}"


def _is_in_period(site: Site, source: Source) -> bool:
    return period_of(site, source.record) is not None


def _read(file: Path) -> Past | None:
    try:
        raw = file.read_bytes()
        if zlib.crc32(raw[4:]).to_bytes(4, "little") != raw[:4]:
            return None
        return Past(*loads(raw[4:]))
    except (OSError, Refused, TypeError):
        return None
