"""Searching in a real browser, under the strictest headers the site may be served with."""

from __future__ import annotations

import json
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

DATA = re.compile(r"/buscar/datos/")
READY = "[data-resultados][data-estado=listo] [data-id]"


def shown(tab: Page) -> list[str | None]:
    tab.wait_for_selector(READY)
    return [item.get_attribute("data-id") for item in tab.locator("[data-resultados] > li").all()]


def address(tab: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(tab.url).query)


def test_results_are_in_rank_order_with_their_ids(tab, strict_url):
    tab.goto(f"{strict_url}buscar/?q=adoptar un perro")
    assert shown(tab)[0] == "adopcion-animales"
    first = tab.locator("[data-resultados] > li").first
    expect(first).to_have_attribute("data-tipo", "tramite")
    expect(first.get_by_role("link")).to_have_attribute("href", "/tramites/adopcion-animales/")
    expect(first.locator("mark").first).to_be_visible()
    expect(tab.locator("[data-anuncio]")).to_contain_text("resultados para «adoptar un perro»")


def test_while_the_index_is_on_its_way_nothing_says_there_is_nothing(tab, context, strict_url):
    held, on_its_way = [], True
    context.route(DATA, lambda route: held.append(route) if on_its_way else route.continue_())
    tab.goto(f"{strict_url}buscar/?q=predial")
    tab.wait_for_timeout(1500)
    expect(tab.locator("[data-resultados]")).to_have_attribute("data-estado", "cargando")
    expect(tab.locator("[data-anuncio]")).to_have_text("Cargando el buscador…")
    expect(tab.locator("[data-sin-resultados]")).to_be_hidden()
    tab.locator("#q").fill("licencia de conducir")
    on_its_way = False
    for route in held:
        route.continue_()
    assert shown(tab)[0] == "licencia-conducir"


def test_a_correction_is_said_and_can_be_refused(tab, strict_url):
    tab.goto(f"{strict_url}buscar/?q=Licencia de fincionamiento")
    note = tab.locator("[data-correccion]")
    expect(note).to_contain_text("Mostrando resultados para Licencia de funcionamiento.")
    expect(note).to_contain_text("Buscar Licencia de fincionamiento")
    assert shown(tab)[0] == "licencia-funcionamiento-apertura"
    note.get_by_role("link").click()
    tab.wait_for_url("**literal=1")
    tab.wait_for_selector(READY)
    expect(note).to_be_hidden()


def test_filters_narrow_are_counted_and_stand_in_the_address(tab, strict_url):
    tab.goto(f"{strict_url}buscar/?q=licencia")
    everything = len(shown(tab))
    tab.get_by_label("Tipo").select_option("oficina")
    assert address(tab) == {"q": ["licencia"], "tipo": ["oficina"]}
    kinds = {
        item.get_attribute("data-tipo") for item in tab.locator("[data-resultados] > li").all()
    }
    assert kinds == {"oficina"}
    assert re.search(r"\(\d+\)", tab.get_by_label("Tipo").inner_text())
    tab.get_by_role("link", name="Quitar los filtros").click()
    assert address(tab) == {"q": ["licencia"]}
    assert len(shown(tab)) == everything


def test_the_back_button_undoes_one_choice_at_a_time(tab, strict_url):
    tab.goto(f"{strict_url}buscar/?q=licencia")
    before = shown(tab)
    tab.get_by_label("Se hace en línea").check()
    assert address(tab)["en_linea"] == ["1"]
    tab.get_by_label("Tipo").select_option("tramite")
    tab.go_back()
    expect(tab.get_by_label("Tipo")).to_have_value("")
    expect(tab.get_by_label("Se hace en línea")).to_be_checked()
    tab.go_back()
    expect(tab.get_by_label("Se hace en línea")).not_to_be_checked()
    assert shown(tab) == before


def test_an_address_with_filters_can_be_shared(tab, strict_url):
    tab.goto(f"{strict_url}buscar/?q=licencia&tipo=tramite&gratis=1")
    tab.wait_for_selector("[data-resultados][data-estado=listo]")
    expect(tab.get_by_label("Tipo")).to_have_value("tramite")
    expect(tab.get_by_label("Es gratis")).to_be_checked()


def test_what_is_typed_is_in_the_address_without_filling_the_history(tab, strict_url):
    tab.goto(f"{strict_url}tramites/")
    tab.goto(f"{strict_url}buscar/")
    tab.locator("#q").press_sequentially("predial")
    assert shown(tab)[0] == "pago-predial"
    tab.wait_for_url("**/buscar/?q=predial")
    tab.go_back()
    tab.wait_for_url("**/tramites/")


def test_news_are_fetched_only_when_somebody_asks(tab, strict_url):
    asked = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(f"{strict_url}buscar/?q=sargazo")
    shown(tab)
    assert [url for url in asked if "noticias" in url] == []
    tab.get_by_role("button", name="Buscar también en noticias").click()
    expect(tab.locator("[data-resultados] [data-tipo=noticia]").first).to_be_visible()
    assert [url for url in asked if "noticias" in url]


def test_a_weak_answer_says_so_and_offers_people(tab, strict_url):
    tab.goto(f"{strict_url}buscar/?q=xqwzk kjhgz wqzpk predial")
    assert shown(tab)
    expect(tab.locator("[data-parcial]")).to_contain_text("Coincidencia parcial")
    expect(tab.locator("[data-ayuda] a[href^='tel:']")).to_be_visible()
    expect(tab.locator("[data-ayuda]")).to_contain_text("WhatsApp")
    expect(tab.locator("[data-ayuda] a[href='/no-lo-encuentro/']")).to_be_visible()


def test_no_result_is_said_in_words_and_offers_people(tab, strict_url):
    tab.goto(f"{strict_url}buscar/?q=xqwzk")
    expect(tab.locator("[data-sin-resultados]")).to_be_visible()
    expect(tab.locator("[data-anuncio]")).to_have_text("Sin resultados para «xqwzk»")
    expect(tab.locator("[data-ayuda] a[href^='tel:']")).to_be_visible()


def test_without_a_connection_the_page_says_so_and_keeps_its_lists(tab, context, strict_url):
    context.route(DATA, lambda route: route.abort())
    tab.goto(f"{strict_url}buscar/?q=predial")
    expect(tab.locator("[data-falla]")).to_be_visible()
    expect(tab.locator("[data-resultados]")).to_have_attribute("data-estado", "listo")
    expect(tab.locator("[data-ayuda] a[href^='tel:']")).to_be_visible()
    expect(tab.get_by_role("heading", name="Todos los trámites, de la A a la Z")).to_be_visible()
    expect(tab.locator("[data-anuncio]")).to_have_text("")
    context.unroute(DATA)
    tab.locator("#q").fill("predial ")
    assert shown(tab)[0] == "pago-predial"
    expect(tab.locator("[data-falla]")).to_be_hidden()


@pytest.mark.parametrize(
    "typed", ["<img src=x onerror=alert(1)>", "__proto__", "\ud83c\udf89 '\"&", "-*~^:"]
)
def test_hostile_text_is_only_text(tab, strict_url, typed):
    tab.goto(f"{strict_url}buscar/")
    tab.locator("#q").fill(typed)
    expect(tab.locator("[data-resultados]")).to_have_attribute("data-estado", "listo")
    tab.wait_for_timeout(800)
    assert tab.locator("main img").count() == 0


def test_nothing_is_asked_of_another_host(tab, strict_url):
    hosts = set()
    tab.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    tab.goto(f"{strict_url}buscar/?q=predial")
    shown(tab)
    assert hosts == {urlsplit(strict_url).netloc}


def test_the_english_page_searches_the_english_index(tab, strict_url):
    tab.goto(f"{strict_url}en/buscar/?q=driving license")
    assert shown(tab)[0] == "licencia-conducir"
    link = tab.locator("[data-resultados] > li").first.get_by_role("link")
    expect(link).to_have_attribute("href", "/en/tramites/licencia-conducir/")
    expect(tab.locator("[data-anuncio]")).to_contain_text("results for")


def test_without_scripts_the_page_holds_every_guide_and_the_phones(browser, site, strict_url):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{strict_url}buscar/?q=predial")
    guides = {path.parent.name for path in site.glob("tramites/*/index.html")}
    linked = page.locator("main a[href^='/tramites/']").evaluate_all("a => a.map(x => x.pathname)")
    listed = {path.removeprefix("/tramites/").rstrip("/") for path in linked}
    assert "pago-predial" in listed
    assert len(listed & guides) > 80
    assert page.locator("main a[href^='tel:']").count() > 0
    context.close()


def test_every_page_names_the_opensearch_description(site):
    named = [
        path
        for path in site.rglob("*.html")
        if 'type="application/opensearchdescription+xml"' not in path.read_text("utf-8")
        and not path.is_relative_to(site / "admin")
    ]
    assert [str(path.relative_to(site)) for path in named] == []
    assert "{searchTerms}" in (site / "buscar" / "opensearch.xml").read_text("utf-8")


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_in_results_and_suggestions(browser, strict_url, root, width):
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    axe = (root / "node_modules/axe-core/axe.min.js").read_text("utf-8")
    run = "async () => (await axe.run()).violations.map(({ id, help }) => `${id}: ${help}`)"
    page.goto(f"{strict_url}buscar/?q=licensia de funcionamiento")
    shown(page)
    page.wait_for_timeout(800)
    page.evaluate(axe)
    assert page.evaluate(run) == []
    page.goto(f"{strict_url}tramites/")
    page.get_by_role("banner").locator("input[name=q]").press_sequentially("predial")
    expect(page.locator("[data-lista] a").first).to_be_visible()
    page.evaluate(axe)
    assert page.evaluate(run) == []
    context.close()


def test_every_address_that_can_be_found_is_a_page(site):
    records = [
        record
        for path in (site / "buscar" / "datos").glob("fichas-*.json")
        for record in json.loads(path.read_bytes())
    ]
    lost = {
        record["url"]
        for record in records
        if not (site / urlsplit(record["url"]).path.lstrip("/") / "index.html").is_file()
    }
    assert len(records) > 150
    assert lost == set()


def test_no_two_results_are_the_same(site):
    for path in (site / "buscar" / "datos").glob("fichas-*.json"):
        keys = [(record["tipo"], record["id"]) for record in json.loads(path.read_bytes())]
        assert len(keys) == len(set(keys)), path.name
