"""Advice on style: told by ``check`` and never part of a build, which need not wait for it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from plugins.checks import headings, news, officials, phones, results, spelling
from plugins.checks.rules import Rule
from plugins.checks.site import Site
from plugins.content_model.finding import Finding
from plugins.content_model.load import Loaded

ADVICE: tuple[Rule, ...] = (
    officials.no_official_is_promoted,
    results.titles_fit_in_results,
    results.a_summary_adds_to_its_title,
    results.a_summary_states_the_fact,
    news.figures_have_a_source,
    news.news_lead_to_the_guide_they_are_about,
    news.no_news_is_published_twice,
    headings.headings_are_written_as_headings,
    headings.the_page_has_one_title,
    phones.telephones_have_ten_digits,
    spelling.words_are_spelt_right,
    spelling.nouns_have_their_accent,
)
"""A new piece of advice is a function named after what it wishes for, added here."""


def advise(root: Path, now: datetime, loaded: Loaded) -> list[Finding]:
    """Return the advice on content that was loaded from ``root``, in order of place."""
    site = Site(root, now, loaded)
    return sorted({finding for rule in ADVICE for finding in rule(site)})
