from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.cifras.file import FEW_GUIDES, BadFile, merged, read, to_yaml, write
from plugins.content_model.cifras import Busqueda, Cifra
from plugins.content_model.parse import parse_list
from tests.support.figures import MONTHS, year_of_figures

YEAR = year_of_figures([f"guia-{n}" for n in range(30)])


def test_what_is_written_is_read_back(tmp_path, root):
    path = tmp_path / "cifras.yml"
    write(path, YEAR)
    assert read(path) == YEAR
    assert [p.name for p in tmp_path.iterdir()] == ["cifras.yml"]
    assert read(tmp_path / "otro.yml") == ()


def test_the_file_of_the_portal_is_as_it_would_be_written(root):
    path = root / "content" / "datos" / "cifras.yml"
    assert to_yaml(merged(read(path), ())) == path.read_text("utf-8")


def test_a_month_replaces_itself_and_leaves_the_others():
    new = YEAR[3].model_copy(update={"visitas": 77})
    found = merged(YEAR, [new])
    assert [c.id for c in found] == list(MONTHS)
    assert found[3].visitas == 77
    assert merged(found, [YEAR[3]]) == YEAR


def test_the_order_of_runs_does_not_matter():
    assert merged(merged((), YEAR[:2]), YEAR[2:4]) == merged(merged((), YEAR[2:4]), YEAR[:2])


def test_old_months_become_small_so_that_the_file_stays_so():
    years = [
        c.model_copy(update={"id": f"{int(c.id[:4]) - back}-{c.id[5:]}"})
        for back in (0, 2, 4)
        for c in YEAR
    ]
    found = merged((), years)
    assert len(found) == 42
    assert {len(c.guias) for c in found[:-24]} == {FEW_GUIDES}
    assert {len(c.guias) for c in found[-24:]} == {30}


def test_a_file_with_errors_is_not_touched(tmp_path):
    path = tmp_path / "cifras.yml"
    path.write_text("- {id: 2026-11, visitas: 3}\n")
    with pytest.raises(BadFile, match="podría señalar"):
        read(path)


@given(st.text("abcñ no:#{}[]'\"&*!|>%@`-,?0123456789", min_size=1, max_size=40))
def test_any_search_can_be_written(text):
    if not any(c.isalnum() for c in text):
        return
    search = Busqueda(texto=text, respuesta="nada")
    month = YEAR[0].model_copy(update={"sin_respuesta": (search,)})
    parsed, records = parse_list("x", to_yaml([month]), Cifra)
    assert parsed.findings == []
    assert records[0][1].sin_respuesta[0].texto == text.strip()
