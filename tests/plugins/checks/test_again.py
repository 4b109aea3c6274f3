"""An edited text is looked at by itself only where nothing else can have changed: else all is."""

import pytest

from plugins.checks.again import again
from plugins.checks.run import run
from plugins.content_model.load import Kept
from tests.support.small_site import NOW, N, T, make_site

FIRST = "El módulo abre el lunes."


@pytest.fixture
def site(tmp_path):
    make_site(tmp_path, {})
    return tmp_path


def _edit(site, path, old, new):
    file = site / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def _known(site, path):
    loaded, findings = run(site, NOW)
    source = next(s for s in loaded.sources if s.path == path)
    return (source, next(e for e in loaded.entries if e.path == path)), findings


def _again(site, known, findings):
    found = again(site, known, findings)
    assert found is not None
    return found


def test_other_words_are_found_like_a_whole_run_finds_them(site):
    known, findings = _known(site, N)
    _edit(site, N, FIRST, "El módulo abre el martes a las nueve.")

    source, entry, found = _again(site, known, findings)

    loaded, every = run(site, NOW)
    whole = next(e for e in loaded.entries if e.path == N)
    assert "abre el martes" in entry.html
    assert (entry.html, entry.digest, entry.header, entry) == (
        whole.html,
        whole.digest,
        whole.header,
        whole,
    )
    assert found == every
    assert source.digest != known[0].digest


def test_one_edit_after_another_is_found_too(site):
    known, findings = _known(site, N)
    for day in ("martes", "jueves"):
        _edit(site, N, "el lunes", f"el lunes y el {day}")
        source, entry, findings = _again(site, known, findings)
        known = source, entry
    assert "el lunes y el jueves y el martes" in known[1].html


def test_a_new_aviso_of_the_text_itself_is_told(site):
    known, findings = _known(site, T)
    file = site / T
    file.write_text(file.read_text("utf-8") + "\nHaz clic [aquí](https://www.cancun.gob.mx/).\n")
    assert again(site, known, findings) is None  # a link more is more than words
    _, every = run(site, NOW)
    assert {f.path for f in every} == {T}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("titulo: Abre", "titulo: Cierra"),
        ("fecha: 2026-03-14", "fecha: 2026-03-15"),
        ("## Horario", "## Horarios"),
        ("pago-predial.md", "pago-agua.md"),
        ("Consulta el [predial](../../tramites/ingresos/pago-predial.md).", "Consulta el predial."),
        (FIRST, "Escribe a caja@cancun.gob.mx."),
        (FIRST, "El módulo <script>abre</script>."),
        (FIRST, "<table>"),
        ("---\n", "--\n"),
    ],
)
def test_more_than_words_asks_for_a_whole_run(site, old, new):
    known, findings = _known(site, N)
    _edit(site, N, old, new)
    assert again(site, known, findings) is None


def test_a_file_of_which_a_rule_about_the_site_spoke_asks_for_a_whole_run(site):
    _edit(site, N, "pago-predial.md", "pago-agua.md")
    known, findings = _known(site, N)
    assert any(f.path == N for f in findings)
    _edit(site, N, FIRST, "El módulo abre el martes.")
    assert again(site, known, findings) is None


def test_a_file_that_is_gone_asks_for_a_whole_run(site):
    known, findings = _known(site, N)
    (site / N).unlink()
    assert again(site, known, findings) is None


@pytest.mark.parametrize("changed", [None, [N]])
def test_what_is_kept_between_runs_gives_what_a_first_run_gives(site, changed):
    kept = Kept()
    first = run(site, NOW, kept=kept, cache=site / "memoria")
    _edit(site, N, "titulo: Abre", "titulo: Cierra")
    second, findings = run(site, NOW, kept=kept, cache=site / "memoria", changed=changed)
    plain, plainly = run(site, NOW)
    assert findings == plainly
    assert [(e, e.digest, e.html) for e in second.entries] == [
        (e, e.digest, e.html) for e in plain.entries
    ]
    before = {e.path: e for e in first[0].entries}
    assert {e.path for e in second.entries if e is not before[e.path]} == {N}


@pytest.mark.parametrize("other", ["content/noticias/2026/2026-03-15-otra.md", T])
def test_a_file_that_came_or_went_is_noticed_though_only_it_is_named(site, other):
    kept = Kept()
    run(site, NOW, kept=kept, cache=site / "memoria")
    if (site / other).exists():
        (site / other).unlink()
    else:
        (site / other).write_text((site / N).read_text("utf-8"), encoding="utf-8")
    loaded, findings = run(site, NOW, kept=kept, cache=site / "memoria", changed=[other])
    plain, plainly = run(site, NOW)
    assert findings == plainly
    assert [s.path for s in loaded.sources] == [s.path for s in plain.sources]


def test_an_edit_told_late_is_found_by_the_next_whole_look(site):
    kept = Kept()
    run(site, NOW, kept=kept, cache=site / "memoria")
    _edit(site, N, "titulo: Abre", "titulo: Cierra")
    _edit(site, T, "titulo: Pago", "titulo: Cobro")
    half, _ = run(site, NOW, kept=kept, cache=site / "memoria", changed=[N])
    whole, _ = run(site, NOW, kept=kept, cache=site / "memoria")
    titles = {e.record.titulo for e in half.entries if hasattr(e.record, "titulo")}
    assert "Cobro del predial" not in titles
    assert "Cobro del predial" in {e.record.titulo for e in whole.catalogue.tramites}
