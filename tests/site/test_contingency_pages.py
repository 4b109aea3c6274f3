"""The emergency pages on real episodes, replayed with the clock of their day."""

from __future__ import annotations

import json
import re
import shutil
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import brotli
import pytest
from playwright.sync_api import expect

from plugins.content_model.load import load
from plugins.emergency.new_message import new_message
from plugins.feeds.cap import cap_path
from plugins.feeds.outputs import contingencia_outputs
from plugins.portal.urgent import files
from tests.plugins.feeds.cap_rules import faults
from tests.support.building import make_build
from tests.support.content import minimal_content
from tests.support.replay import (
    CALM,
    DELTA,
    ROOT,
    SETTINGS,
    TODAY,
    serve,
    serve_files,
    site,
    text,
    words,
)

MOST_BYTES = 14 * 1024
NOTHING = b'{"version":1,"emitido":"2027-01-01T00:00:00-05:00","avisos":[]}'


def banners(html: str) -> list[str]:
    section = html[html.index("data-avisos") : html.index("<template>")]
    return re.findall(r'data-aviso="([^"]+)"', section)


def active(now: datetime) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(site(now)["contingencia/activa.json"])["avisos"]
    return found


def test_during_delta_the_index_shows_red_the_evacuation_and_67_shelters():
    html = text(DELTA, "contingencia/index.html")
    shown = words(html)
    assert "emergency-message--rojo" in html
    assert "Alerta roja · Ciclones tropicales · Se acerca" in shown
    assert "Evacuación de la Zona Hotelera" in shown
    assert "Lombardo Toledano" in shown
    assert "Donceles 28" in shown
    assert "67 refugios para 16,680 personas" in shown
    assert "Vigente hasta el 7 de octubre de 2020 a las 23:59, hora de Cancún" in shown
    assert 'href="tel:911"' in html


def test_during_delta_every_page_announces_it():
    for path in ("index.html", "en/index.html", "refugios/index.html", "contingencia/index.html"):
        assert banners(text(DELTA, path)) == ["delta-2020"]
    assert [aviso["id"] for aviso in active(DELTA)] == ["delta-2020"]
    assert active(DELTA)[0]["color"] == "rojo"


def test_three_days_later_nothing_is_in_force():
    html = text(CALM, "contingencia/index.html")
    assert banners(html) == []
    assert active(CALM) == []
    assert "emergency-message" not in html[html.index("<main") :]
    assert "No había avisos vigentes" in words(html)
    assert "delta-2020" in html, "the record stays"
    assert "Este aviso ya terminó" in words(text(CALM, "contingencia/delta-2020/index.html"))


def test_what_was_not_issued_yet_leaves_no_trace():
    assert not [path for path in site(DELTA) if "milton" in path or "zeta" in path]
    assert "Milton" not in text(DELTA, "contingencia/index.html")


def test_in_english_too():
    shown = words(text(DELTA, "en/contingencia/index.html"))
    assert "Hurricane Delta: red alert" in shown
    assert "67 shelters for 16,680 people" in shown
    assert "In force until 7 October 2020 at 23:59, Cancún time" in shown


def test_spanish_texts_on_an_english_page_say_so():
    html = text(DELTA, "en/contingencia/delta-2020/index.html")
    assert '<dt class="definition-list__term">Beaches and boats</dt>' in html
    assert re.search(r'lang="es">Para quienes viven en la Zona Hotelera', html)
    assert re.search(r'<span lang="es">Autoridades de protección civil', html)


@pytest.mark.parametrize("now", [DELTA, CALM, TODAY])
def test_every_emergency_page_arrives_in_one_response(now):
    sizes = {
        path: len(brotli.compress(content))
        for path, content in site(now).items()
        if re.match(r"(en/|yua/)?contingencia/.*\.html$", path) and "historial" not in path
    }
    assert len(sizes) >= 4
    assert max(sizes.values()) <= MOST_BYTES, max(sizes.items(), key=lambda pair: pair[1])
    assert len(site(now)["contingencia/activa.json"]) <= 1024


def test_the_page_asks_for_nothing_that_it_needs(now=DELTA):
    for path in ("contingencia/index.html", "contingencia/delta-2020/index.html"):
        html = text(now, path)
        assert "<style>" in html
        assert 'rel="stylesheet"' not in html
        assert "@font-face" not in html
        assert "<img" not in html


@pytest.mark.parametrize("now", [DELTA, TODAY])
def test_every_cap_file_is_valid(now):
    checked = 0
    for entry in load(ROOT, now).catalogue.contingencias:
        assert faults(site(now)[cap_path(entry.id)]) == []
        checked += 1
    assert checked >= (2 if now == DELTA else 20)


def test_the_script_that_keeps_pages_true_stays_small():
    (script,) = [c for p, c in site(TODAY).items() if re.match(r"assets/contingencia\.", p)]
    assert len(brotli.compress(script)) < 2048


def test_it_is_readable_when_nothing_else_arrives(page):
    serve(page, DELTA)
    page.route(
        re.compile(r"\.(js|css|woff2|json|svg|png|ico|webmanifest)(\?|$)"),
        lambda route: route.abort(),
    )
    page.goto("http://portal.test/contingencia/")
    head = page.locator(".emergency-message").first
    assert head.evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(143, 20, 20)"
    assert page.get_by_role("heading", name="Huracán Delta: alerta roja").is_visible()


def test_what_is_not_in_force_any_more_is_not_seen_on_a_page_made_before(page):
    """A copy of the index made during Delta, opened when nothing is in force."""
    serve(page, DELTA)
    date = format_datetime(CALM.astimezone(UTC), usegmt=True)
    headers = {"content-type": "application/json", "date": date}
    body = site(CALM)["contingencia/activa.json"]
    page.route("**/activa.json", lambda route: route.fulfill(body=body, headers=headers))
    page.goto("http://portal.test/contingencia/")
    page.get_by_text("No había avisos vigentes").wait_for(state="visible")
    assert page.locator(".emergency-message").is_hidden()
    assert page.locator("[data-avisos]").is_hidden()
    page.goto("http://portal.test/contingencia/delta-2020/")
    page.get_by_text("Este aviso ya terminó").wait_for(state="visible")
    page.get_by_text("Esta lista es la del aviso").wait_for(state="visible")
    expect(page.get_by_text("Abierto", exact=True)).to_be_hidden()


def test_two_alerts_at_once_stand_whole_on_the_index_the_most_severe_first(tmp_path):
    shutil.copytree(ROOT / "content/datos", tmp_path / "content/datos")
    for asked in (
        ["--evento=corte-de-agua", "--nivel=aviso", "--horas=5", "--zona=SM 63"],
        ["--evento=huracan", "--nombre=Delta", "--nivel=roja", "--fase=acercamiento", "--horas=9"],
    ):
        new_message(tmp_path, TODAY, asked, lambda question, default: default)
    later = TODAY + timedelta(hours=1)
    settings = {**SETTINGS, "PATH": str(tmp_path / "content")}
    made = dict(files(load(tmp_path, later), settings, tmp_path))
    html = made["contingencia/index.html"].decode()
    both = ["delta-2026-roja", "corte-de-agua-2026-aviso"]
    assert re.findall(r'<article class="stack" data-aviso="([^"]+)"', html) == both
    assert banners(made["index.html"].decode()) == both
    assert [a["id"] for a in json.loads(made["contingencia/activa.json"])["avisos"]] == both
    assert len(brotli.compress(made["contingencia/index.html"])) <= MOST_BYTES


def test_an_active_message_prints_on_one_page(page):
    serve(page, DELTA)
    page.goto("http://portal.test/contingencia/delta-2020/")
    for path in ("contingencia/", "contingencia/delta-2020/"):
        page.goto(f"http://portal.test/{path}")
        document = page.pdf(format="Letter")
        assert len(re.findall(rb"/Type\s*/Page\b", document)) == 1, path


def test_nothing_sticks_out_on_a_narrow_phone(page):
    serve(page, DELTA)
    page.set_viewport_size({"width": 320, "height": 640})
    for path in ("contingencia/", "contingencia/delta-2020/", "en/contingencia/"):
        page.goto(f"http://portal.test/{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_marks_on_guides_offices_shelters_and_home_go_when_the_message_ends(page, tmp_path):
    minimal_content(tmp_path)
    build = make_build(tmp_path, outputs=(("feeds", contingencia_outputs),))
    made = dict(build.files())
    record = build.catalogue.contingencia("ciclon-2026").record
    serve_files(page, made, record.inicio)
    marks = {
        "tramites/pago-predial/": "Ciclón: alerta roja",
        "oficinas/": "Cerrada por contingencia",
        "refugios/": "Abierto ahora",
        "": "Contingencias vigentes",
    }
    for path, mark in marks.items():
        page.goto(f"http://portal.test/{path}")
        page.locator("main").get_by_text(mark).first.wait_for(state="visible")
    serve_files(page, {**made, "contingencia/activa.json": NOTHING}, record.vigente_hasta)
    for path, mark in marks.items():
        page.goto(f"http://portal.test/{path}")
        page.locator("main").get_by_text(mark).first.wait_for(state="hidden")
        assert page.locator("[data-avisos]").is_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_during_an_alert(browser, scheme):
    axe = (ROOT / "node_modules/axe-core/axe.min.js").read_text("utf-8")
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    serve(page, DELTA)
    for path in ("contingencia/", "contingencia/delta-2020/", "en/contingencia/", "refugios/"):
        page.goto(f"http://portal.test/{path}")
        page.locator("[data-avisos] [data-aviso=delta-2020]").wait_for(state="visible")
        page.evaluate(axe)
        found = page.evaluate("axe.run().then((result) => result.violations)")
        assert [(v["id"], [n["target"] for n in v["nodes"]]) for v in found] == [], path
    context.close()
