"""The banner is right whatever the cache, the network and the device's clock say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from plugins.content_model.dates import CANCUN
from tests.site.banner_page import END, START, World, aviso, listed

HOUR = timedelta(hours=1)
DAYS = timedelta(days=2)
LATER = datetime(2020, 10, 6, 15, tzinfo=CANCUN)
DOUBT = "No pudimos comprobar la hora; vigente hasta el 7 de octubre de 2020 a las 18:00"


@pytest.fixture
def world(page) -> Iterator[World]:
    world = World(page)
    yield world
    assert world.faults == []


def soon(**more):
    text = "Vigente desde el 6 de octubre de 2020 a las 15:00, hora de Cancún; hasta el 7 de …"
    return aviso(desde=LATER.isoformat(), espera=True, vigencia=text, **more)


def test_a_message_in_force_is_shown(world):
    world.avisos = [listed()]
    world.open(aviso(), device=START)
    assert world.visible() == ["delta"]
    assert world.text() == "Vigente hasta el 7 de octubre de 2020 a las 18:00, hora de Cancún"


def test_a_message_that_ended_since_the_page_was_made_is_hidden(world):
    world.server_time = END + HOUR
    world.open(aviso(), device=END + HOUR)
    assert world.visible() == []
    assert world.page.locator("[data-avisos]").is_hidden()


def test_a_cancelled_or_replaced_message_is_hidden_before_its_end(world):
    world.avisos = []
    world.open(aviso(), device=START)
    assert world.visible() == []


def test_a_new_message_appears_on_a_page_made_before_it(world):
    world.avisos = [listed("nueva", titulo="Aviso <b>nuevo</b> & más")]
    world.answer = {"emitido": "2020-10-06T09:30:00-05:00"}
    world.open(device=START + HOUR)
    assert world.visible() == ["nueva"]
    item = world.page.locator("[data-aviso=nueva]")
    assert item.get_attribute("role") == "alert"
    link = item.get_by_role("link")
    assert link.inner_text() == "Aviso <b>nuevo</b> & más"
    assert link.get_attribute("href").endswith("/contingencia/nueva/")
    assert "Alerta roja · Ciclones tropicales · Se acerca" in item.inner_text()
    assert world.text("nueva") == (
        "Vigente hasta el 7 de octubre de 2020 a las 18:00, hora de Cancún"
    )
    assert "alert-banner__item--rojo" in item.get_attribute("class")


def test_an_address_outside_the_site_stays_inside_it(world):
    world.avisos = [listed("x", url="https://evil.example/")]
    world.open(device=START)
    href = world.page.locator("[data-aviso=x] a").evaluate("link => link.host")
    assert href == "portal.test"


def test_a_message_below_its_scales_threshold_stays_off_the_banner(world):
    world.avisos = [listed("menor", banner=False)]
    world.open(device=START)
    assert world.visible() == []


def test_two_at_once_the_most_severe_first(world):
    world.avisos = [listed("roja"), listed("amarilla", gravedad=2, color="amarillo")]
    world.open(aviso("amarilla", gravedad=2, color="amarillo"), device=START)
    assert world.visible() == ["roja", "amarilla"]


@pytest.mark.parametrize("wrong", [DAYS, -DAYS, timedelta(days=400), -timedelta(days=400)])
def test_a_wrong_device_clock_neither_hides_a_current_message(world, wrong):
    world.avisos = [listed()]
    world.server_time = END - HOUR
    world.open(aviso(), device=END - HOUR + wrong)
    assert world.visible() == ["delta"]
    assert "comprobar" not in world.text()


@pytest.mark.parametrize("wrong", [DAYS, -DAYS, timedelta(days=400), -timedelta(days=400)])
def test_nor_shows_an_expired_one_when_the_network_gives_the_date(world, wrong):
    # The list is of before the end: only the hour can tell.
    world.avisos = [listed()]
    world.server_time = END + HOUR
    world.open(aviso(), device=END + HOUR + wrong)
    assert world.visible() == []


@pytest.mark.parametrize("wrong", [timedelta(), DAYS, -DAYS])
def test_without_the_network_a_message_stays_and_says_that_the_hour_is_unsure(world, wrong):
    world.online = False
    world.open(aviso(), device=END - HOUR + wrong)
    assert world.visible() == ["delta"]
    assert world.text().startswith(DOUBT)


def test_without_the_network_what_ended_beyond_any_doubt_is_hidden(world):
    world.online = False
    world.open(aviso(), device=END + DAYS + HOUR)
    assert world.visible() == []


def test_an_answer_without_a_date_is_no_clock_but_still_a_list(world):
    world.server_time = None
    world.avisos = [listed()]
    world.open(aviso(), aviso("cancelada"), device=START)
    assert world.visible() == ["delta"]
    assert world.text().startswith(DOUBT)


def test_an_answer_that_lay_long_in_a_cache_is_no_clock(world):
    world.avisos = [listed()]
    world.headers = {"age": "7200"}
    world.open(aviso(), device=START)
    assert world.text().startswith(DOUBT)


def test_the_kept_copy_of_the_list_is_no_clock_and_its_age_is_told(world):
    world.avisos = [listed()]
    world.headers = {"portal-copia": "1"}
    world.open(aviso(), device=START + HOUR)
    assert world.text().startswith(DOUBT)
    note = world.page.locator("[data-frescura]").inner_text()
    assert note == (
        "Sin conexión con el sitio. "
        "Última actualización: el 6 de octubre de 2020 a las 9:00, hora de Cancún."
    )


def test_a_list_older_than_the_page_does_not_overrule_it(world):
    world.answer = {"emitido": "2020-10-05T09:00:00-05:00"}
    world.avisos = [listed("cancelada-desde-entonces")]
    world.open(aviso(), device=START)
    assert world.visible() == ["delta"]


def test_a_page_served_as_a_copy_says_of_when_it_is(world):
    world.online = False
    world.open(device=START + HOUR, html_attributes='data-copia="2020-10-06T14:00:00Z"')
    note = world.page.locator("[data-frescura]")
    assert note.is_visible()
    assert note.inner_text() == (
        "Sin conexión con el sitio. "
        "Esta copia es del 6 de octubre de 2020 a las 9:00, hora de Cancún."
    )


def test_a_message_expires_while_the_page_is_open(world):
    world.avisos = [listed()]
    world.server_time = END - timedelta(minutes=2)
    world.open(aviso(), device=END - timedelta(minutes=2))
    assert world.visible() == ["delta"]
    world.page.clock.run_for(121_000)
    assert world.visible() == []


def test_and_with_a_device_clock_two_days_behind(world):
    world.avisos = [listed()]
    world.server_time = END - timedelta(minutes=2)
    world.open(aviso(), device=END - DAYS)
    world.page.clock.run_for(121_000)
    assert world.visible() == []


def test_a_message_begins_while_the_page_is_open(world):
    world.avisos = [listed(inicio=LATER.isoformat())]
    world.server_time = LATER - timedelta(minutes=2)
    world.open(soon(), device=LATER - timedelta(minutes=2))
    assert world.visible() == []
    world.page.clock.run_for(121_000)
    assert world.visible() == ["delta"]
    assert world.page.locator("[data-aviso=delta]").get_attribute("role") == "alert"


def test_a_new_alert_arrives_while_the_page_is_open(world):
    world.open(device=START)
    world.avisos = [listed()]
    world.page.clock.run_for(301_000)
    world.settle()
    assert world.visible() == ["delta"]


def test_when_the_machine_slept_the_hour_is_unsure_until_the_next_answer(world):
    world.avisos = [listed()]
    world.open(aviso(), device=START)
    world.online = False
    world.page.clock.set_system_time(START + timedelta(hours=5))
    world.page.clock.run_for(301_000)
    world.settle()
    assert world.text().startswith(DOUBT)


def test_hours_corrected_on_the_same_message_reach_old_pages(world):
    world.avisos = [listed(hasta=(END + 2 * HOUR).isoformat())]
    world.open(aviso(), device=START)
    assert world.text() == "Vigente hasta el 7 de octubre de 2020 a las 20:00, hora de Cancún"


def test_parts_of_a_page_follow_their_message_too(world):
    hours = f'data-aviso="delta" data-inicio="{START.isoformat()}" data-fin="{END.isoformat()}"'
    body = f'<p id="on" {hours}>Vigente</p><p id="off" {hours} data-cuando="despues" hidden>x</p>'
    world.avisos = [listed()]
    world.open(device=START, body=body)
    assert world.page.locator("#on").is_visible()
    assert world.page.locator("#off").is_hidden()
    world.avisos = []
    world.page.clock.run_for(301_000)
    world.settle()
    assert world.page.locator("#on").is_hidden()
    assert world.page.locator("#off").is_visible()


def test_when_not_all_messages_fit_into_the_list_the_named_ones_stay(world):
    world.avisos = [listed("otra")]
    world.answer["mas"] = ["delta"]
    world.open(aviso(), aviso("cancelada"), device=START)
    assert world.visible() == ["delta", "otra"]


def test_in_english(world):
    english = {"titulo": "Red alert", "rotulo": "Red alert", "url": "/en/contingencia/delta/"}
    world.avisos = [listed(en=english), listed("sin-ingles")]
    world.open(device=START, idioma="en")
    assert world.text() == "In force until 7 October 2020 at 18:00, Cancún time"
    assert world.page.locator("[data-aviso=delta] a").get_attribute("lang") == ""
    assert world.page.locator("[data-aviso=sin-ingles] a").get_attribute("lang") == "es"


def test_without_javascript_the_hours_stand_in_the_text(browser):
    context = browser.new_context(java_script_enabled=False)
    world = World(context.new_page(), scripts=False)
    world.open(aviso(), soon(id_="pronto"), device=START)
    assert world.visible() == ["delta", "pronto"]
    assert "18:00, hora de Cancún" in world.text()
    assert world.text("pronto").startswith("Vigente desde el 6 de octubre")
    assert world.asked == 0
    context.close()
