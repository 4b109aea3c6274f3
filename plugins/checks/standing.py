"""What rules about the site found the last time stands while nothing they look at has changed.

They look at records, addresses, links, headings and lists. Of a news item they do not look at
``facts.WORDS``, and at the words of its text only in an electoral period. So a process that checks
again after such an edit need not run them again: a test compares.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from plugins.checks.electoral import period_of
from plugins.checks.facts import WORDS, facts_of
from plugins.checks.files import Files
from plugins.checks.site import Site
from plugins.checks.study import look_at
from plugins.content_model.finding import Finding
from plugins.content_model.load import Loaded
from plugins.content_model.noticia import Noticia
from plugins.content_model.source import Source

if TYPE_CHECKING:
    from plugins.checks.rules import Rule

T = TypeVar("T")


@dataclass
class Standing:
    """What rules about the site found, and what was loaded of it then."""

    loaded: Loaded
    now: datetime
    findings: frozenset[Finding]

    @cached_property
    def _told_of(self) -> frozenset[str]:
        return frozenset(finding.path for finding in self.findings)

    def holds_for(self, site: Site) -> bool:
        """Tell whether the rules would find the same in ``site``."""
        old, new = self.loaded, site.loaded
        if old.destinations is not new.destinations or old.datos_files is not new.datos_files:
            return False
        if not self.now <= site.now < old.stands_until:
            return False
        sources = _edited(old.sources, new.sources)
        entries = _edited(old.entries, new.entries)
        items = _edited(old.tree, new.tree)
        if sources is None or entries is None or items is None:
            return False
        paths = {source.path for _, source in sources}
        return (
            all(self._is_like(a, b, site) for a, b in sources)
            and all(a.path == b.path and a.visibility is b.visibility for a, b in entries)
            and all(a.inner == b.inner and f"content/{b.inner}" in paths for a, b in items)
        )

    def _is_like(self, old: Source, new: Source, site: Site) -> bool:
        """Tell whether two states of a file, of which no rule spoke, are alike to rules."""
        before, now = old.record, new.record
        if old.path != new.path or old.path in self._told_of or before is None or now is None:
            return False
        if period_of(site, before) or period_of(site, now):
            return False
        if facts_of(old) != facts_of(new):
            return False
        if isinstance(before, Noticia) and isinstance(now, Noticia):
            return before.model_copy(update={w: getattr(now, w) for w in WORDS}) == now
        return before == now


def _edited(old: Sequence[T], new: Sequence[T]) -> list[tuple[T, T]] | None:
    """Return what is not the very same in both, None where there is more in one of them."""
    if len(old) != len(new):
        return None
    return [(a, b) for a, b in zip(old, new, strict=True) if a is not b]


def found_in(site: Site, before: Standing | None, rules: Iterable[Rule]) -> Standing:
    """Return what ``rules`` find in the site: what they found ``before`` where that stands."""
    if before is not None and before.holds_for(site):
        # The next edit is compared with this one.
        before.loaded = site.loaded
        return before
    findings = set(look_at(Files(datos=site.datos)))
    for rule in rules:
        findings.update(rule(site))
    return Standing(site.loaded, site.now, frozenset(findings))
