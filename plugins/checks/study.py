"""Looks at one file by itself: every rule about single files, and the facts the others need."""

from __future__ import annotations

from plugins.checks.facts import Study, gather, key_of
from plugins.checks.file_rules import FILE_RULES
from plugins.checks.files import Files
from plugins.content_model.finding import Finding
from plugins.content_model.source import Source


def study(source: Source) -> Study:
    """Return what is found in a Markdown file, and the facts of it."""
    files = Files([source])
    facts = gather(files)
    return Study(look_at(files), facts, key_of(source, facts))


def look_at(files: Files) -> tuple[Finding, ...]:
    """Return what the rules about single files find in these."""
    return tuple(sorted({finding for rule in FILE_RULES for finding in rule(files)}))
