import io
import json

import pytest

from plugins.due.cli import run_due
from tests.support.content import minimal_content, noticia, write

NOW = "2026-11-24T08:00:00-05:00"
LATER = "2026-11-24T09:05:00-05:00"


@pytest.fixture
def root(tmp_path):
    minimal_content(tmp_path)
    header = "publicar_desde: 2026-11-24T09:00-05:00\n"
    write(tmp_path, "noticias/2026/2026-11-24-otra.md", noticia("Otra", "2026-11-24", header))
    return tmp_path


def due(root, **options):
    out, err = io.StringIO(), io.StringIO()
    code = run_due(root, out, err, **options)
    return code, out.getvalue(), err.getvalue()


def answer(root, **options):
    code, out, _ = due(root, as_json=True, **options)
    assert code == 0
    return json.loads(out)


def test_programs_get_the_next_instant_and_every_reason(root):
    found = answer(root, now=NOW)
    assert found["siguiente"] == "2026-11-24T09:00:00-05:00"
    assert found["motivos"][0] == {
        "cuando": "2026-11-24T09:00:00-05:00",
        "motivo": "se publica «Otra»",
        "archivo": "content/noticias/2026/2026-11-24-otra.md",
    }
    assert "toca" not in found


@pytest.mark.parametrize(("now", "due_now"), [(NOW, False), (LATER, True)])
def test_since_the_last_build_one_is_due_or_not(root, now, due_now):
    found = answer(root, now=now, since="2026-11-24T12:55:00Z")
    assert found["toca"] is due_now
    assert bool(found["desde_entonces"]) is due_now


def test_a_build_that_has_already_shown_it_is_not_due_again(root):
    assert answer(root, now=LATER, since="2026-11-24T09:01:00-05:00")["toca"] is False


def test_people_get_sentences(root):
    code, out, _ = due(root, now=NOW)
    assert code == 0
    assert "toca el 24 de noviembre de 2026, 09:00 (hora de Cancún)" in out
    assert "2026-11-24-otra.md: se publica «Otra»" in out


@pytest.mark.parametrize("option", ["now", "since"])
def test_an_instant_that_is_none_is_refused(root, option):
    code, out, err = due(root, **{option: "mañana"})
    assert (code, out) == (2, "")
    assert "mañana" in err
