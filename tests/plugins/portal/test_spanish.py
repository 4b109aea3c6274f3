"""Spanish words without a system locale."""

from datetime import UTC, date, datetime

import pytest

from plugins.content_model.common import DiaSemana
from plugins.content_model.noticia import PrecisionFecha
from plugins.content_model.tramite_parts import Plazo, Vigencia
from plugins.portal import english, spanish

WEEK = tuple(DiaSemana)


def test_a_day_is_written_in_words():
    assert spanish.fecha(date(2026, 3, 14)) == "14 de marzo de 2026"


@pytest.mark.parametrize(
    ("precision", "text"),
    [
        (PrecisionFecha.DIA, "14 de marzo de 2026"),
        (PrecisionFecha.MES, "marzo de 2026"),
        (PrecisionFecha.ANIO, "2026"),
        (PrecisionFecha.APROXIMADA, "hacia marzo de 2026"),
    ],
)
def test_a_date_says_no_more_than_is_known(precision, text):
    assert spanish.fecha(date(2026, 3, 14), precision) == text


def test_an_instant_is_told_in_the_time_of_cancun():
    value = datetime(2020, 10, 7, 2, 5, tzinfo=UTC)
    assert spanish.instante(value) == "6 de octubre de 2020, 21:05 h"


@pytest.mark.parametrize(
    ("items", "text"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a y b"),
        (["a", "b", "c"], "a, b y c"),
        (["a", "inglés"], "a e inglés"),
        (["a", "hijos"], "a e hijos"),
        (["a", "hielo"], "a y hielo"),
    ],
)
def test_words_are_joined_as_one_says_them(items, text):
    assert spanish.lista(items) == text


def test_or_becomes_u_before_the_sound_o():
    assert spanish.lista(["siete", "ocho"], "o") == "siete u ocho"


@pytest.mark.parametrize(
    ("plazo", "text"),
    [
        ({"inmediato": "sí"}, "En el momento"),
        ({"no_aplica": "sí"}, "No aplica"),
        ({"cantidad": "1", "unidad": "dias", "habiles": "sí"}, "1 día hábil"),
        ({"cantidad": "10", "unidad": "dias", "habiles": "sí"}, "10 días hábiles"),
        ({"cantidad": "10", "hasta": "15", "unidad": "dias"}, "de 10 a 15 días"),
        ({"cantidad": "1", "unidad": "meses"}, "1 mes"),
    ],
)
def test_a_deadline_is_told_with_its_unit(plazo, text):
    assert spanish.plazo(Plazo.model_validate(plazo)) == text


@pytest.mark.parametrize(
    ("vigencia", "text"),
    [
        ({"tipo": "periodo", "cantidad": "2", "unidad": "anios"}, "2 años"),
        ({"tipo": "permanente"}, "Permanente"),
    ],
)
def test_validity_is_told_in_words(vigencia, text):
    assert spanish.vigencia(Vigencia.model_validate(vigencia)) == text


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (WEEK[:5], "lunes a viernes"),
        (WEEK[5:6], "sábado"),
        (WEEK[5:], "sábado y domingo"),
        ((WEEK[0], WEEK[2], WEEK[4]), "lunes, miércoles y viernes"),
        (WEEK, "lunes a domingo"),
    ],
)
def test_days_that_follow_each_other_are_a_range(days, text):
    assert spanish.dias(days) == text


def test_hours_lose_their_leading_zero():
    assert spanish.franja("08:00", "17:00") == "8:00 a 17:00"
    assert spanish.franja("00:00", "24:00") == "todo el día"


@pytest.mark.parametrize(
    ("original", "copies", "text"),
    [
        (True, 0, "Original"),
        (True, 1, "Original y 1 copia"),
        (False, 2, "2 copias"),
        (False, 0, ""),
    ],
)
def test_what_to_bring_of_a_document(original, copies, text):
    assert spanish.copias(original, copies) == text


@pytest.mark.parametrize(
    ("written", "in_spanish", "in_english"),
    [
        ("2026-02-21", "dato del 21 de febrero de 2026", "data from 21 February 2026"),
        ("2026-02", "dato de febrero de 2026", "data from February 2026"),
        ("2013-2016", "dato de 2013-2016", "data from 2013-2016"),
        ("2026-02-31", "dato de 2026-02-31", "data from 2026-02-31"),
        ("UMA 2019", "dato de UMA 2019", "data from UMA 2019"),
    ],
)
def test_the_date_of_a_source_is_told_in_words(written, in_spanish, in_english):
    assert (spanish.dato(written), english.dato(written)) == (in_spanish, in_english)
