"""A new process runs no rule about the site where an earlier one left what they would find."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.checks import past
from plugins.checks.run import run
from plugins.content_model import marks
from tests.plugins.checks.test_standing import EDITS, IN_MARCH, OTHER, PERIODS, SAME, calls, edit
from tests.support.small_site import FILES, IMAGE, NOTICIA, NOW, N, P, make_site

__all__ = ["calls"]


@pytest.fixture(autouse=True)
def settled(monkeypatch):
    """Files that are known by their looks even if they were written just now."""
    monkeypatch.setattr(marks, "SAME_MOMENT", -(10**18))
    monkeypatch.setattr(past, "SAME_MOMENT", -(10**18))


@pytest.fixture
def found(tmp_path):
    """What a new process finds in the site, and compares with what one without memory finds."""

    def find(root, now=NOW, **how):
        findings = run(root, now, cache=tmp_path / "cache", **how)[1]
        assert findings == run(root, now, **how)[1]
        return findings

    return find


@pytest.mark.parametrize("name", sorted(SAME))
def test_other_words_run_no_rule_about_the_site(tmp_path, found, calls, name):
    root = make_site(tmp_path)
    found(root)
    found(root)
    assert len(calls) == 3  # those without memory are two of them
    assert edit(root, SAME[name])[1]
    found(root)
    assert len(calls) == 4


@pytest.mark.parametrize("name", sorted(set(OTHER) - {"an official"}))
def test_more_than_words_runs_them_all_and_is_left_anew(tmp_path, found, calls, name):
    root = make_site(tmp_path)
    found(root)
    assert edit(root, OTHER[name])[1]
    found(root)
    assert len(calls) == 4
    found(root)
    assert len(calls) == 5


def test_in_an_electoral_period_words_are_looked_at(tmp_path, found):
    root = make_site(tmp_path, {PERIODS: IN_MARCH})
    before = found(root)
    edit(root, OTHER["an official"])
    assert found(root) != before


def test_a_text_that_a_rule_spoke_of_is_looked_at_again(tmp_path, found, calls):
    root = make_site(tmp_path)
    edit(root, OTHER["a link that leads nowhere"])
    before = found(root)
    edit(root, (N, "El módulo", "\n\nEl módulo"))
    assert found(root) != before  # the line is another
    assert len(calls) == 4


@pytest.mark.parametrize("later", [timedelta(days=1), timedelta(days=-1)])
def test_another_day_runs_them_all(tmp_path, found, calls, later):
    root = make_site(tmp_path)
    found(root)
    found(root, NOW + later)
    assert len(calls) == 4


def test_a_preview_that_shows_what_is_hidden_is_another_site(tmp_path, found):
    root = make_site(tmp_path, {N: NOTICIA.replace("titulo: ", "estado: borrador\ntitulo: ")})
    edit(root, (P, "\n---\n", "\n---\n[El módulo](2026-03-14-modulo.md)\n"))
    assert found(root) != found(root, show_hidden=True)
    found(root)


def test_a_picture_that_is_another_is_looked_at(tmp_path, found, calls):
    root = make_site(tmp_path)
    before = found(root)
    (root / IMAGE).write_bytes(b"%PDF-1.7 no es una foto")
    assert found(root) != before
    assert len(calls) == 4


def test_nothing_is_left_while_a_list_might_be_written_again(tmp_path, found, calls, monkeypatch):
    monkeypatch.setattr(past, "SAME_MOMENT", 60 * 10**9)
    root = make_site(tmp_path)
    found(root)
    found(root)
    assert len(calls) == 4


def test_other_code_and_damage_are_noticed(tmp_path, found, calls, monkeypatch):
    root = make_site(tmp_path)
    found(root)
    file = tmp_path / "cache" / "reglas"
    kept = file.read_bytes()
    for damaged in (b"", kept[:-1], kept[:-1] + b"x", b"\0\0\0\0", kept[4:]):
        file.write_bytes(damaged)
        assert found(root) == []
    assert len(calls) == 12
    monkeypatch.setattr("plugins.checks.run.code_version", lambda *_folders: "otra")
    found(root)
    assert len(calls) == 14


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from(sorted(EDITS)), min_size=2, max_size=5), st.booleans())
def test_any_edits_one_after_another_find_what_a_first_run_finds(tmp_path, found, names, in_period):
    changes = {PERIODS: IN_MARCH} if in_period else {PERIODS: FILES.get(PERIODS, "[]\n")}
    root = make_site(tmp_path / "site", changes)
    found(root)
    for name in names:
        edit(root, EDITS[name])
        found(root)
