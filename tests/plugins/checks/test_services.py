import pytest

from tests.support.small_site import findings, swap

STATE = "content/datos/servicios_estado.yml"
EXTERNOS = "content/datos/externos.yml"


def told(tmp_path, row, **changes):
    state = f"- {{externo: {row}}}\n"
    return [f for f in findings(tmp_path, {STATE: state, **changes}) if f.path in {STATE, EXTERNOS}]


def row(desde="2026-11-09", revisado="2026-11-23", externo="portal"):
    return f"{externo}, desde: {desde}, motivo: no contesta, revisado: {revisado}"


def test_a_service_that_nobody_can_use_for_a_while_is_told_where_it_is_listed(tmp_path):
    [found] = told(tmp_path, row())
    assert (found.path, found.level) == (EXTERNOS, "aviso")
    assert "Portal municipal" in found.message
    assert "2026-11-09" in found.message
    assert "telefono" in found.message


def test_its_phone_is_named_where_it_has_one(tmp_path):
    phone = swap("proposito: Sitio oficial", "proposito: Sitio oficial\n  telefono: 998 881 2800")
    [found] = told(tmp_path, row(), **{EXTERNOS: phone})
    assert "las páginas darán el 998 881 2800" in found.message


def test_one_bad_check_is_no_news(tmp_path):
    assert not told(tmp_path, row(desde="2026-11-17"))


@pytest.mark.parametrize("externo", ["dudoso", "tomado"])
def test_a_service_that_is_not_linked_anyway_is_not_told(tmp_path, externo):
    assert not told(tmp_path, row(externo=externo))


def test_a_service_that_is_no_longer_listed_is_a_row_too_many_and_no_error(tmp_path):
    [found] = told(tmp_path, row(externo="nadie"))
    assert (found.path, found.level) == (STATE, "aviso")
    assert "borra" in found.message


def test_a_check_of_long_ago_is_told_instead(tmp_path):
    [found] = told(tmp_path, row(desde="2026-09-01", revisado="2026-11-01"))
    assert found.path == STATE
    assert "tasks.py services" in found.message


def test_without_the_file_there_is_nothing_to_tell(tmp_path):
    assert not [f for f in findings(tmp_path) if f.path in {STATE, EXTERNOS}]
