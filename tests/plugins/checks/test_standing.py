"""An edit that no rule about the site looks at runs none of them, and finds what all would find."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.checks.facts import WORDS, facts_of
from plugins.checks.rules import RULES
from plugins.checks.run import run
from plugins.checks.site import Site
from plugins.content_model.load import Kept, load
from plugins.content_model.noticia import Noticia
from tests.support.small_site import DATOS, FILES, NOW, C, N, P, T, make_site

PERIODS = f"{DATOS}periodos_electorales.yml"
IN_MARCH = """\
- nombre: Elección de prueba
  desde: 2026-03-01
  hasta: 2026-03-31
  fuente: Calendario de prueba
"""
SAME = {
    "a title": (N, "titulo: Abre", "titulo: Abre ya"),
    "words of a text": (N, "El módulo abre", "El módulo nuevo abre"),
    "words of a guide": (T, "\n## ", "\nTrae tu recibo.\n\n## "),
    "words of a page": (P, "\n---\n", "\n---\nUna frase más.\n"),
}
OTHER = {
    "a heading": (N, "## Horario", "## Horarios"),
    "a date": (N, "fecha: 2026-03-14", "fecha: 2026-03-15"),
    "a link that leads nowhere": (N, "pago-predial.md", "pago-agua.md"),
    "the title of a guide": (T, "titulo: Pago", "titulo: Cobro"),
    "a topic": (N, "  - finanzas", "  - finanzas\n  - no-hay"),
    "a draft": (N, "titulo: ", "estado: borrador\ntitulo: "),
    "a line more in the header": (N, "titulo: ", "# nota\ntitulo: "),
    "a broken header": (P, "titulo: ", "título: "),
    "an address that is closed": (f"{DATOS}externos.yml", "host: www.", "host: www2."),
    "the end of a message": (C, "vigente_hasta: 2026", "vigente_hasta: 2027"),
    "an official": (N, "El módulo abre", "El presidente municipal Juan Pérez Gómez abre"),
}
EDITS = SAME | OTHER


@pytest.fixture
def calls(monkeypatch):
    """How often the rules about the site were run."""
    made = []

    def count(_site):
        made.append(1)
        yield from ()

    monkeypatch.setattr("plugins.checks.rules.RULES", (*RULES, count))
    return made


def edit(root, edit):
    path, old, new = edit
    file = root / path
    text = file.read_text("utf-8")
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path, old in text


@pytest.mark.parametrize("name", sorted(SAME))
def test_other_words_run_no_rule_about_the_site(tmp_path, calls, name):
    root, kept = make_site(tmp_path), Kept()
    run(root, NOW, kept=kept)
    path, is_edited = edit(root, SAME[name])
    assert is_edited
    _, found = run(root, NOW, kept=kept, changed=[path])
    assert len(calls) == 1
    assert found == run(root, NOW)[1]


@pytest.mark.parametrize("name", sorted(set(OTHER) - {"an official"}))
def test_more_than_words_runs_them_all(tmp_path, calls, name):
    root, kept = make_site(tmp_path), Kept()
    run(root, NOW, kept=kept)
    path, is_edited = edit(root, OTHER[name])
    assert is_edited
    _, found = run(root, NOW, kept=kept, changed=[path])
    assert len(calls) == 2
    assert found == run(root, NOW)[1]


def test_in_an_electoral_period_words_are_looked_at(tmp_path, calls):
    root, kept = make_site(tmp_path, {PERIODS: IN_MARCH}), Kept()
    _, before = run(root, NOW, kept=kept)
    path, _ = edit(root, OTHER["an official"])
    _, found = run(root, NOW, kept=kept, changed=[path])
    assert len(calls) == 2
    assert found == run(root, NOW)[1]
    assert found != before


def test_what_the_calendar_changes_is_found_although_only_words_were_edited(tmp_path, calls):
    root, kept = make_site(tmp_path), Kept()
    run(root, NOW, kept=kept)
    path, _ = edit(root, SAME["a title"])
    later = NOW + timedelta(days=1)
    _, found = run(root, later, kept=kept, changed=[path])
    assert len(calls) == 2
    assert found == run(root, later)[1]


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from(sorted(EDITS)), min_size=2, max_size=5), st.booleans())
def test_any_edits_one_after_another_find_what_a_first_run_finds(tmp_path, names, in_period):
    changes = {PERIODS: IN_MARCH} if in_period else {PERIODS: FILES.get(PERIODS, "[]\n")}
    root, kept = make_site(tmp_path / "site", changes), Kept()
    run(root, NOW, kept=kept)
    for name in names:
        path, _ = edit(root, EDITS[name])
        assert run(root, NOW, kept=kept, changed=[path])[1] == run(root, NOW)[1]


def test_no_rule_about_the_site_asks_for_those_words(tmp_path, monkeypatch):
    loaded = load(make_site(tmp_path), NOW)
    for source in loaded.sources:
        facts_of(source)
    asked = []
    plainly = Noticia.__getattribute__

    def watched(record, name):
        asked.append(name)
        return plainly(record, name)

    monkeypatch.setattr(Noticia, "__getattribute__", watched)
    site = Site(tmp_path, NOW, loaded)
    assert not [finding for rule in RULES for finding in rule(site)]
    assert "fecha" in asked
    assert WORDS.isdisjoint(asked)
