"""The app in a real browser: without signal, from one version to the next, and switched off."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Error

from tests.site.app_server import App, kits, ready, until

ALERT = {
    "id": "delta",
    "titulo": "Delta",
    "rotulo": "Alerta roja",
    "color": "rojo",
    "gravedad": 4,
    "banner": True,
    "inicio": "2020-10-06T09:00:00-05:00",
    "hasta": "2020-10-07T18:00:00-05:00",
    "url": "/contingencia/delta/",
}


@pytest.fixture
def app(tmp_path) -> Iterator[App]:
    app = App(tmp_path)
    yield app
    app.stop()


@pytest.fixture
def url(app, page):
    """The address of the app, installed on this device."""
    address = app.start()
    page.goto(f"{address}/")
    ready(page)
    return address


def text(page):
    return page.locator("main").inner_text()


def test_the_emergency_kit_opens_without_signal_and_says_of_when_it_is(app, url, page):
    app.stop()
    for address in ("/?origen=app", "/contingencia/", "/refugios/"):
        page.goto(f"{url}{address}")
        assert text(page) == f"primera {address.split('?')[0]}"
        note = page.locator("[data-frescura]")
        note.wait_for(state="visible")
        assert note.inner_text().startswith("Sin conexión con el sitio. Esta copia es del ")
        assert note.inner_text().endswith(", hora de Cancún.")


def test_a_visited_guide_opens_without_signal_and_another_says_so(app, url, page):
    page.goto(f"{url}/tramites/uno/")
    until(page, "caches.match('/tramites/uno/').then(Boolean)")
    app.stop()
    page.goto(f"{url}/tramites/uno/")
    assert text(page) == "primera /tramites/uno/"
    page.goto(f"{url}/tramites/dos/")
    assert text(page) == "primera /app-offline/"
    assert page.title() == "ñ", "the offline page says its encoding"


def test_the_search_is_stored_after_the_kit(app, url, page):
    until(page, "caches.match('/buscar/').then(Boolean)")
    app.stop()
    page.goto(f"{url}/buscar/?q=agua")
    assert text(page) == "primera /buscar/"


def test_the_editor_is_never_stored(app, url, page):
    page.goto(f"{url}/admin/")
    assert page.evaluate("caches.match('/admin/').then(Boolean)") is False
    app.stop()
    with pytest.raises(Error, match="ERR_CONNECTION"):
        page.goto(f"{url}/admin/")


@pytest.mark.parametrize(
    "cache", ["no-cache", "max-age=600", "max-age=0, stale-while-revalidate=600"]
)
def test_with_signal_emergency_pages_are_never_answered_from_a_copy(app, url, page, cache):
    app.cache = cache
    page.goto(f"{url}/contingencia/")
    app.page("/contingencia/", "segunda")
    page.goto(f"{url}/contingencia/")
    assert text(page) == "segunda"
    assert page.locator("[data-frescura]").is_hidden()


def test_the_logs_tell_the_copies_of_the_worker_from_the_pages_that_people_open(app, url, page):
    assert {"/contingencia/", "/refugios/"} <= set(app.unseen)
    for address in ("/", "/contingencia/", "/refugios/", "/tramites/uno/"):
        app.unseen.clear()
        page.goto(f"{url}{address}")
        assert address in app.asked
        assert address not in app.unseen


def test_what_is_in_force_is_asked_of_the_network_each_time(app, url, page):
    for number in range(2):
        answer = {"version": 1, "emitido": f"2020-10-0{number + 1}", "avisos": []}
        app.write("contingencia/activa.json", json.dumps(answer))
        got = page.evaluate("fetch('/contingencia/activa.json').then((a) => a.json())")
        assert got == answer
    app.stop()
    kept = page.evaluate(
        "fetch('/contingencia/activa.json').then((a) => a.headers.get('portal-copia'))"
    )
    assert kept == "1"


def test_the_page_of_a_new_alert_is_at_hand_without_having_been_opened(app, url, page):
    app.page("/contingencia/delta/", "qué hacer")
    app.page("/contingencia/", "lista con delta")
    active = {"version": 1, "emitido": "2020-10-06T09:00:00-05:00", "avisos": [ALERT]}
    app.write("contingencia/activa.json", json.dumps(active))
    page.goto(f"{url}/tramites/uno/")
    until(page, "caches.match('/contingencia/delta/').then(Boolean)")
    app.stop()
    page.goto(f"{url}/contingencia/delta/")
    assert text(page) == "qué hacer"
    page.goto(f"{url}/contingencia/")
    assert text(page) == "lista con delta"


def test_a_guide_is_shown_from_its_copy_while_a_new_one_is_fetched(app, url, page):
    page.goto(f"{url}/tramites/uno/")
    until(page, "caches.match('/tramites/uno/').then(Boolean)")
    app.page("/tramites/uno/", "segunda")
    page.goto(f"{url}/tramites/uno/")
    assert text(page) == "primera /tramites/uno/"
    until(
        page,
        "caches.match('/tramites/uno/').then((a) => a.text()).then((t) => t.includes('segunda'))",
    )
    page.goto(f"{url}/tramites/uno/")
    assert text(page) == "segunda"


def test_a_withdrawn_page_loses_its_copy(app, url, page):
    page.goto(f"{url}/tramites/uno/")
    until(page, "caches.match('/tramites/uno/').then(Boolean)")
    shutil.rmtree(app.folder / "tramites/uno")
    page.goto(f"{url}/tramites/uno/")
    until(page, "caches.match('/tramites/uno/').then((a) => !a)")


@pytest.mark.slow
def test_a_network_that_hangs_is_not_waited_for_longer_than_patience(app, url, page):
    page.goto(f"{url}/contingencia/")
    app.delay = 30
    page.goto(f"{url}/contingencia/", wait_until="commit")
    assert text(page) == "primera /contingencia/"
    assert page.evaluate("document.documentElement.dataset.copia")


def test_a_new_version_takes_over_and_fetches_only_what_changed(app, url, page):
    (before,) = kits(page)
    app.page("/contingencia/", "segunda")
    app.publish()
    app.asked.clear()
    page.goto(f"{url}/refugios/")
    until(page, "(old) => caches.keys().then((names) => !names.includes(old))", before)
    ready(page)
    (after,) = kits(page)
    assert after != before
    fetched = [path for path in app.asked if path in {"/", "/contingencia/", "/app-offline/"}]
    assert fetched == ["/contingencia/"]
    app.stop()
    page.goto(f"{url}/contingencia/")
    assert text(page) == "segunda"
    page.goto(f"{url}/app-offline/")
    assert text(page) == "primera /app-offline/"


def test_a_version_whose_kit_does_not_arrive_whole_leaves_the_old_one_in_charge(app, url, page):
    before = kits(page)
    app.page("/contingencia/", "segunda")
    app.publish()
    shutil.rmtree(app.folder / "contingencia")
    app.asked.clear()
    page.goto(f"{url}/refugios/")
    while "/contingencia/" not in app.asked:
        page.wait_for_timeout(20)
    page.wait_for_timeout(200)
    app.stop()
    page.goto(f"{url}/app-offline/")
    assert text(page) == "primera /app-offline/"
    assert set(before) <= set(kits(page))


def test_the_same_content_is_the_same_worker(app, url, page):
    app.publish()
    first = (app.folder / "sw.js").read_bytes()
    app.publish()
    assert (app.folder / "sw.js").read_bytes() == first


def test_the_kill_switch_removes_the_worker_and_every_copy(app, url, page):
    app.switch_off()
    page.goto(f"{url}/refugios/")
    until(page, "caches.keys().then((names) => names.length === 0)")
    until(page, "navigator.serviceWorker.getRegistrations().then((all) => all.length === 0)")
    app.stop()
    with pytest.raises(Error, match="ERR_CONNECTION"):
        page.goto(f"{url}/contingencia/")


def test_without_javascript_nothing_is_installed_and_pages_work(app, browser):
    address = app.start()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/contingencia/")
    assert text(page) == "primera /contingencia/"
    assert "/sw.js" not in app.asked
    context.close()
