from datetime import date

import pytest

from plugins.content_model.externos import EstadoServicio
from plugins.content_model.parse import parse_list
from plugins.external_services.examine import Motivo, Result
from plugins.external_services.state import renew, to_yaml
from tests.plugins.external_services.fakes import service

TODAY = date(2026, 11, 23)


def row(externo, desde):
    return EstadoServicio(externo=externo, desde=desde, motivo="no contesta", revisado=desde)


def down(id_, detalle="no respondió a tiempo"):
    return Result(service(id_), "https://pagos.gob.mx/", Motivo.CONEXION, detalle)


def up(id_):
    return Result(service(id_), "https://pagos.gob.mx/")


def test_who_stays_down_keeps_the_day_it_began_and_who_is_back_is_forgotten():
    before = [row("a", date(2026, 11, 9)), row("b", date(2026, 11, 9))]
    rows = renew(before, [down("a"), up("b"), down("c")], TODAY)
    assert [(r.externo, r.desde, r.revisado) for r in rows] == [
        ("a", date(2026, 11, 9), TODAY),
        ("c", TODAY, TODAY),
    ]


def test_a_day_of_the_future_is_no_beginning():
    assert renew([row("a", date(2027, 1, 1))], [down("a")], TODAY)[0].desde == TODAY


def test_rows_are_in_order_whatever_the_order_of_the_results():
    assert renew([], [down("b"), down("a")], TODAY) == renew([], [down("a"), down("b")], TODAY)


def test_nobody_down_is_an_empty_list():
    parsed, records = parse_list("x.yml", to_yaml([]), EstadoServicio)
    assert (parsed.findings, records) == ([], [])


@pytest.mark.parametrize("motivo", Motivo)
def test_the_file_says_why_in_our_own_words_and_is_read_back(motivo):
    result = Result(service("a"), "https://pagos.gob.mx/", motivo, "<b>hola</b>\n- externo: b")
    rows = renew([], [result], TODAY)
    parsed, records = parse_list("x.yml", to_yaml(rows), EstadoServicio)
    assert not parsed.findings
    assert [record for _, record in records] == list(rows)
    assert "hola" not in to_yaml(rows)
