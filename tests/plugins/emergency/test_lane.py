"""What stops an alert, what it writes, and what it tells."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from plugins.content_model.finding import aviso, error
from plugins.emergency.lane import Refused, Timer, prepare, replaced, report
from tests.plugins.content_model.builders import NOW, contingencia


def ticking():
    ticks = iter(range(1000))
    return Timer(lambda: float(next(ticks)))


def run(tmp_path, findings=(), files=(), hidden=()):
    def check(root, now, *, only):
        assert only(tmp_path / "content/contingencias/2026/x.md")
        return SimpleNamespace(hidden=hidden), list(findings)

    timer = ticking()
    return prepare(tmp_path, NOW, check, lambda loaded: files, tmp_path / "output", timer), timer


def test_an_error_in_a_message_stops_the_alert_before_anything_is_written(tmp_path):
    bad = error("content/contingencias/2026/x.md", 7, "nivel", "no es un nivel")
    with pytest.raises(Refused, match="no es un nivel"):
        run(tmp_path, [bad], [("contingencia/index.html", b"x")])
    assert not (tmp_path / "output").exists()


def test_an_error_in_a_data_file_stops_it_too(tmp_path):
    with pytest.raises(Refused):
        run(tmp_path, [error("content/datos/escalas.yml", 1, "", "roto")])


def test_faults_of_other_content_and_avisos_do_not(tmp_path):
    other = error("content/noticias/2026/x.md", 1, "", "roto")
    told = aviso("content/contingencias/2026/x.md", 1, "idiomas", "falta en inglés")
    outcome, _ = run(tmp_path, [other, told], [("a.html", b"x")])
    assert outcome.changed == ("a.html",)


def test_only_what_changed_is_written_and_uploaded_but_assets_always(tmp_path):
    (tmp_path / "output/assets").mkdir(parents=True)
    (tmp_path / "output/same.html").write_bytes(b"same")
    (tmp_path / "output/assets/a.css").write_bytes(b"css")
    files = [("assets/a.css", b"css"), ("same.html", b"same"), ("d/new.html", b"new")]
    outcome, _ = run(tmp_path, files=files)
    assert outcome.changed == ("d/new.html",)
    assert outcome.upload == ("assets/a.css", "d/new.html")
    assert (tmp_path / "output/d/new.html").read_bytes() == b"new"


def test_a_page_that_cannot_be_made_leaves_the_output_as_it_was(tmp_path):
    def files():
        yield "a.html", b"new"
        raise ValueError("template")

    (tmp_path / "output").mkdir()
    (tmp_path / "output/a.html").write_bytes(b"old")
    with pytest.raises(ValueError, match="template"):
        run(tmp_path, files=files())
    assert (tmp_path / "output/a.html").read_bytes() == b"old"


def test_a_message_that_stays_hidden_is_told_with_its_reason(tmp_path):
    later = contingencia("tarde", emitido=(NOW + timedelta(hours=1)).isoformat())
    draft = contingencia("borrador", estado="borrador")
    outcome, timer = run(tmp_path, hidden=(later, draft))
    told = report(outcome, timer.steps)
    assert "ATENCIÓN: «tarde» todavía no se publica: su «emitido» es 23/11/2026 13:00" in told
    assert "ATENCIÓN: «borrador» no se publica: su «estado» es borrador" in told


def test_the_report_says_how_long_each_step_took(tmp_path):
    outcome, timer = run(tmp_path, files=[("a.html", b"x"), ("b.json", b"{}")])
    told = report(outcome, timer.steps)
    assert "  1.00 s  Revisar" in told
    assert "  3.00 s  en total" in told
    assert "2 archivos cambiaron (1 páginas)." in told


def test_a_file_is_replaced_in_one_move(tmp_path):
    target = tmp_path / "a/b.html"
    assert replaced(target, b"1")
    assert not replaced(target, b"1")
    assert replaced(target, b"2")
    assert [p.name for p in target.parent.iterdir()] == ["b.html"]
