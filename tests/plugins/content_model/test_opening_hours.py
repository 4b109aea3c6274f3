import json
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.content_model import opening_hours as oh
from plugins.content_model.common import DiaSemana, Franja
from plugins.content_model.dates import CANCUN
from plugins.content_model.lugares import Festivo

WEEKDAYS = ["lunes", "martes", "miercoles", "jueves", "viernes"]
ALL = [*WEEKDAYS, "sabado", "domingo"]
HOLIDAYS = tuple(
    Festivo.model_validate({"fecha": day, "nombre": name, "fuente": "LFT art. 74"})
    for day, name in (("2026-12-25", "Navidad"), ("2027-01-01", "Año Nuevo"))
)


def franja(dias, abre, cierra):
    return Franja.model_validate({"dias": dias, "abre": abre, "cierra": cierra})


OFFICE = (franja(WEEKDAYS, "08:00", "17:00"), franja(["sabado"], "09:00", "13:00"))
BAR = (
    franja(["viernes", "sabado"], "20:00", "24:00"),
    franja(["sabado", "domingo"], "00:00", "02:00"),
)
GUARD = (franja(ALL, "00:00", "24:00"),)


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=CANCUN)


def said(franjas, text, holidays=HOLIDAYS):
    state = oh.status(franjas, holidays, at(text))
    assert state is not None
    return oh.status_text(state, at(text))


@pytest.mark.parametrize(
    ("franjas", "text"),
    [
        (OFFICE, "Lunes a viernes de 8:00 a 17:00; sábado de 9:00 a 13:00"),
        (BAR, "Viernes y sábado de 20:00 a 2:00 del día siguiente"),
        (GUARD, "Todos los días, las 24 horas"),
        ((franja(ALL, "09:00", "20:30"),), "Todos los días de 9:00 a 20:30"),
        ((franja(["lunes", "miercoles"], "08:00", "24:00"),), "Lunes y miércoles de 8:00 a 24:00"),
        ((franja(["lunes"], "00:00", "24:00"),), "Lunes las 24 horas"),
        (
            (franja(["lunes"], "09:00", "14:00"), franja(["lunes"], "16:00", "19:00")),
            "Lunes de 9:00 a 14:00 y de 16:00 a 19:00",
        ),
        (
            (franja(["lunes", "martes", "miercoles", "viernes"], "09:00", "14:00"),),
            "Lunes a miércoles y viernes de 9:00 a 14:00",
        ),
        ((), ""),
    ],
)
def test_hours_are_grouped_as_people_say_them(franjas, text):
    assert oh.hours_text(franjas) == text


def test_touching_and_overlapping_ranges_become_one():
    parts = (franja(["lunes"], "08:00", "12:00"), franja(["lunes"], "11:00", "17:00"))
    assert oh.hours_text(parts) == "Lunes de 8:00 a 17:00"


def test_the_order_in_which_hours_are_written_does_not_matter():
    assert oh.hours_text(OFFICE[::-1]) == oh.hours_text(OFFICE)


def test_the_table_has_seven_rows_from_monday():
    rows = oh.hours_table(OFFICE)
    assert [row.nombre for row in rows][:3] == ["Lunes", "Martes", "Miércoles"]
    assert [row.texto for row in rows][4:] == ["8:00 a 17:00", "9:00 a 13:00", "Cerrado"]
    assert not rows[6].abierto
    assert oh.hours_table(()) == ()


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        ("2026-11-23T07:59", "Cerrado; abre hoy a las 8:00"),  # a Monday
        ("2026-11-23T08:00", "Abierto; cierra a las 17:00"),
        ("2026-11-23T16:59", "Abierto; cierra a las 17:00"),
        ("2026-11-23T17:00", "Cerrado; abre mañana, martes, a las 8:00"),
        ("2026-11-28T13:00", "Cerrado; abre el lunes a las 8:00"),
        ("2026-12-24T18:00", "Cerrado; abre el sábado a las 9:00"),
        ("2026-12-25T10:00", "Cerrado hoy por Navidad; abre mañana, sábado, a las 9:00"),
    ],
)
def test_what_an_office_says_now(moment, text):
    assert said(OFFICE, moment) == text


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        ("2026-11-28T01:30", "Abierto; cierra a las 2:00"),  # Saturday, since Friday
        ("2026-11-28T02:00", "Cerrado; abre hoy a las 20:00"),
        ("2026-11-30T00:30", "Cerrado; abre el viernes a las 20:00"),
        ("2026-12-25T21:00", "Cerrado hoy por Navidad; abre mañana, sábado, a las 20:00"),
    ],
)
def test_a_night_may_cross_midnight(moment, text):
    assert said(BAR, moment) == text


def test_the_night_before_a_holiday_runs_to_its_end():
    holiday = (Festivo.model_validate({"fecha": "2026-11-28", "nombre": "X", "fuente": "Y"}),)
    assert said(BAR, "2026-11-28T01:00", holiday) == "Abierto; cierra a las 2:00"
    assert said(BAR, "2026-11-28T21:00", holiday).startswith("Cerrado hoy por X")


def test_two_days_that_touch_at_midnight_are_one_opening():
    both = (franja(["lunes"], "08:00", "24:00"), franja(["martes"], "00:00", "06:00"))
    assert said(both, "2026-11-23T23:00") == "Abierto; cierra a las 6:00"


def test_a_guard_never_closes_not_even_on_holidays():
    assert said(GUARD, "2026-12-25T03:00") == "Abierto las 24 horas"
    assert oh.schema_org_closed(GUARD, HOLIDAYS, date(2026, 1, 1)) == []


def test_one_oclock_is_singular():
    assert said((franja(["lunes"], "08:00", "13:00"),), "2026-11-23T09:00").endswith("las 13:00")
    night = (franja(["lunes"], "20:00", "24:00"), franja(["martes"], "00:00", "01:00"))
    assert said(night, "2026-11-23T21:00").endswith("a la 1:00")


def test_unknown_hours_have_no_status():
    assert oh.status((), HOLIDAYS, at("2026-11-23T10:00")) is None


def test_another_time_zone_is_read_in_cancun():
    moment = datetime.fromisoformat("2026-11-23T23:30+01:00")  # 17:30 in Cancún
    assert not oh.status(OFFICE, HOLIDAYS, moment).abierto


def test_schema_org_names_days_and_midnight():
    first, second = oh.schema_org(OFFICE)
    assert first["dayOfWeek"][0] == "https://schema.org/Monday"
    assert (first["opens"], first["closes"]) == ("08:00", "17:00")
    assert second["dayOfWeek"] == ["https://schema.org/Saturday"]
    assert oh.schema_org(BAR)[0]["closes"] == "02:00"
    assert oh.schema_org(GUARD)[0]["closes"] == "23:59"


def test_holidays_are_special_closed_days_from_a_day_on():
    (only,) = oh.schema_org_closed(OFFICE, HOLIDAYS, date(2026, 12, 26))
    assert only["validFrom"] == only["validThrough"] == "2027-01-01"
    assert only["opens"] == only["closes"] == "00:00"


def test_a_script_gets_minutes_and_days():
    assert oh.script_data(OFFICE).startswith("[[[480,1020]],")
    assert json.loads(oh.script_data(BAR))[4] == [[1200, 1560]]
    assert oh.script_holidays(HOLIDAYS[::-1]) == "2026-12-25 2027-01-01"


franjas = st.lists(
    st.builds(
        lambda days, ends: franja(days, f"{min(ends):02}:00", f"{max(ends):02}:00"),
        st.lists(st.sampled_from(DiaSemana), min_size=1, unique=True),
        st.sets(st.integers(0, 24), min_size=2, max_size=2),
    ),
    min_size=1,
    max_size=4,
)
moments = st.integers(0, 60 * 24 * 14).map(
    lambda m: datetime(2026, 12, 20, tzinfo=CANCUN) + timedelta(minutes=m)
)


@given(franjas, moments)
def test_the_status_changes_exactly_when_it_says(given_hours, moment):
    state = oh.status(given_hours, HOLIDAYS, moment)
    change = state.hasta or state.abre
    if change is None:
        return
    assert change > moment
    minute = timedelta(minutes=1)
    assert oh.status(given_hours, HOLIDAYS, change).abierto != state.abierto
    assert oh.status(given_hours, HOLIDAYS, change - minute).abierto == state.abierto


@settings(max_examples=25)
@given(franjas)
def test_every_minute_of_the_week_is_open_as_written(given_hours):
    monday = datetime(2026, 11, 23, 0, 30, tzinfo=CANCUN)
    for hour in range(24 * 7):
        moment = monday + timedelta(hours=hour)
        day, minutes = oh.DAYS[moment.weekday()], f"{moment:%H:%M}"
        written = any(day in f.dias and f.abre <= minutes < f.cierra for f in given_hours)
        assert oh.status(given_hours, (), moment).abierto == written
