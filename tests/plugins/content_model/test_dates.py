from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.content_model.dates import (
    CANCUN,
    FIRST_YEAR,
    LAST_YEAR,
    as_instant,
    day_of,
    parse_fecha,
    parse_instante,
)

DAYS = st.dates(date(FIRST_YEAR + 1, 1, 1), date(LAST_YEAR - 1, 12, 31))
OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))


def said(text):
    with pytest.raises(ValueError) as caught:
        parse_fecha(text)
    return str(caught.value)


@given(DAYS)
def test_every_iso_day_is_read_as_itself(day):
    assert parse_fecha(day.isoformat()) == day


@given(st.datetimes(datetime(1901, 1, 2), datetime(2099, 12, 30), timezones=OFFSETS))
def test_every_instant_is_read_as_itself_in_the_offset_of_the_city(moment):
    read = parse_fecha(moment.isoformat())
    assert isinstance(read, datetime)
    assert read == moment
    assert read.utcoffset() == timedelta(hours=-5)


@pytest.mark.parametrize(
    "text",
    ["2026-03-14T09:30-05:00", "2026-03-14 09:30-05:00", "2026-03-14T09:30 -05:00",
     "2026-03-14t14:30z",
     "2026-03-14T09:30:00.5-0500", " 2026-03-14T09:30-05:00 "],
)  # fmt: skip
def test_the_usual_ways_to_write_an_instant_are_read(text):
    assert parse_instante(text).replace(microsecond=0) == datetime(
        2026, 3, 14, 9, 30, tzinfo=CANCUN
    )


def test_an_ambiguous_date_is_refused_with_both_readings():
    assert "2026-04-12 (12 de abril) o 2026-12-04 (4 de diciembre)" in said("12/04/2026")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("13/04/2026", "2026-04-13"), ("13-4-2026", "2026-04-13"), ("13.04.2026", "2026-04-13"),
        ("2026/04/13", "2026-04-13"), ("2026-4-13", "2026-04-13"),
        ("5 de marzo de 2026", "2026-03-05"), ("5 Marzo 2026", "2026-03-05"),
        ("1º de marzo del 2026", "2026-03-01"), ("4/4/2026", "2026-04-04"),
    ],
)  # fmt: skip
def test_a_date_in_another_form_is_refused_with_the_right_one(text, meant):
    message = said(text)
    assert meant in message
    assert " o 2026" not in message


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("2026", "falta el mes y el día"), ("2026-03", "falta el día"), ("2026-02-30", "no existe"),
        ("2026-00-10", "no existe"), ("2026-03-14T25:00-05:00", "no existe"),
        ("2026-03-14T09:30", "diferencia horaria"), ("0206-03-14", "el año"),
        ("9026-03-14", "el año"),
        ("0001-01-01T00:00+14:00", "el año"), ("mañana", "no es una fecha"),
        ("", "no es una fecha"),
        ("31/02/2026", "año-mes-día"), ("5 de brumario de 2026", "año-mes-día"),
        ("\u0662\u0660\u0662\u0666-03-14", "no es una fecha"), ("14 de marzo", "año-mes-día"),
    ],
)  # fmt: skip
def test_what_is_no_date_says_why(text, word):
    assert word in said(text)


def test_a_day_is_no_instant():
    with pytest.raises(ValueError, match="no dice la hora"):
        parse_instante("2026-03-14")


@given(st.text(alphabet=st.sampled_from("0123456789-/:T+Z de marzo"), max_size=30))
def test_any_text_is_a_date_or_told_about(text):
    try:
        value = parse_fecha(text)
    except ValueError as told:
        assert "«" in str(told)
    else:
        assert FIRST_YEAR - 1 <= value.year <= LAST_YEAR + 1


def test_a_day_begins_at_midnight_of_the_city():
    assert as_instant(date(2026, 3, 14)).isoformat() == "2026-03-14T00:00:00-05:00"


def test_the_day_of_an_instant_is_that_of_the_city():
    late = datetime(2026, 3, 15, 4, 59, tzinfo=UTC)
    assert day_of(late) == date(2026, 3, 14)
    assert day_of(date(2026, 3, 14)) == date(2026, 3, 14)
