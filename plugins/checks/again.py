"""One text was edited: what is found now, where nothing but its own words can have changed that.

Rules about the site look at records, addresses, links, headings and lists, never at the words
between them. So when a file's header and the facts of its text are what they were, and no rule
about the site had anything to say of it, only the rules about single files are run again.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from plugins.checks.study import study
from plugins.content_model.catalogue import Entry
from plugins.content_model.fields import Record
from plugins.content_model.finding import Finding
from plugins.content_model.load import has_errors, same_but_for_text
from plugins.content_model.readings import read_file
from plugins.content_model.source import Source


def again(
    root: Path, known: tuple[Source, Entry[Record]], findings: Iterable[Finding]
) -> tuple[Source, Entry[Record], list[Finding]] | None:
    """Return the file as it is now, its entry, and every finding; None: all must be run again.

    ``known`` is what was read of it below ``root``, ``findings`` those of the whole site then.
    """
    old, entry = known
    new = read_file(old.place, root / old.path, study)
    own, now = _own(old), _own(new)
    told = {finding for finding in findings if finding.path == old.path}
    if told - own or has_errors(now) or new.gist.study.facts != old.gist.study.facts:
        return None
    made = same_but_for_text(old, new, entry)
    return (new, made, sorted((set(findings) - told) | now)) if made else None


def _own(source: Source) -> set[Finding]:
    """Return what is found in a file by itself."""
    return {*source.findings, *source.gist.study.findings}
