import pytest

from plugins.checks.results import MAX_TITLE
from tests.plugins.checks.advice_site import TITLE, advice_on, news


def told(tmp_path, **parts):
    found = advice_on(tmp_path, news(**parts))
    return [(f.campo, f.message) for f in found if f.campo in {"titulo", "resumen"}]


def test_a_title_that_results_cut_is_told_with_what_is_seen(tmp_path):
    ((campo, message),) = told(tmp_path, titulo="La caja " + "de la plaza " * 5 + "abre el lunes")
    assert campo == "titulo"
    assert f"el buscador corta hacia la {MAX_TITLE}" in message


def test_a_title_of_just_that_length_is_right(tmp_path):
    title = ("Abre la caja de la Plaza Uno desde el lunes y cobra también tarjetas")[:MAX_TITLE]
    assert told(tmp_path, titulo=title.strip()) == []


@pytest.mark.parametrize(
    "resumen",
    [TITLE + ".", "La caja de la Plaza Uno abre desde el lunes 23."],
)
def test_a_summary_that_repeats_the_title_is_told(tmp_path, resumen):
    ((campo, message),) = told(tmp_path, resumen=resumen)
    assert (campo, message.split(";")[0]) == ("resumen", "repite el título")


def test_a_summary_that_shares_words_and_adds_the_fact_is_right(tmp_path):
    assert told(tmp_path, resumen="La caja cobra de 09:00 a 14:00, junto a la entrada.") == []


@pytest.mark.parametrize(
    ("resumen", "quoted"),
    [
        ("Conoce los nuevos horarios de pago en la zona norte.", "«Conoce»"),
        ("En el marco de la semana fiscal, se cobra más tarde.", "«En el marco de»"),
        ("El Ayuntamiento informa que cobra por la tarde también.", "«El Ayuntamiento informa»"),
        ("Nueva caja.", "«Nueva caja.»"),
    ],
)
def test_a_summary_without_the_fact_is_told(tmp_path, resumen, quoted):
    ((campo, message),) = told(tmp_path, resumen=resumen)
    assert campo == "resumen"
    assert quoted in message


def test_a_summary_that_begins_with_the_fact_is_right(tmp_path):
    assert told(tmp_path, resumen="Puedes pagar el predial los sábados de 09:00 a 13:00.") == []
