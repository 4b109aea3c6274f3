"""Searching in a real browser, under the strictest headers the site may be served with."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from plugins.security_headers.csp import with_inline_styles

DATA = re.compile(r"/buscar/datos/")
READY = "[data-resultados][data-estado=listo] [data-id]"


def _with_policy(route: Route) -> None:
    """Serve a file under the policy that the site sends, which names its inline styles."""
    answer = route.fetch()
    styles = []
    if "text/html" in answer.headers.get("content-type", ""):
        styles = re.findall(r"<style>(.*?)</style>", answer.text(), re.DOTALL)
    policy = with_inline_styles(styles).header()
    assert "require-trusted-types-for 'script'" in policy
    headers = {**answer.headers, "content-security-policy": policy}
    route.fulfill(response=answer, headers=headers)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(
        locale="es-MX", timezone_id="America/Cancun", viewport={"width": 1280, "height": 900}
    )
    made.route("**/*", _with_policy)
    yield made
    made.close()


@pytest.fixture
def tab(context: BrowserContext) -> Iterator[Page]:
    """A tab that fails its test when a policy was broken or a script threw."""
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "console",
        lambda said: wrong.append(said.text) if "Security Policy" in said.text else None,
    )
    yield page
    assert wrong == []


def shown(tab: Page) -> list[str | None]:
    tab.wait_for_selector(READY)
    return [item.get_attribute("data-id") for item in tab.locator("[data-resultados] > li").all()]


def address(tab: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(tab.url).query)


def test_a_page_where_nobody_searches_loads_nothing_of_the_search(tab, site_url):
    asked = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(f"{site_url}tramites/", wait_until="networkidle")
    assert [url for url in asked if re.search(r"box|worker|buscar/datos", url)] == []


def test_the_box_of_the_header_suggests_while_one_writes(tab, site_url):
    tab.goto(f"{site_url}tramites/")
    box = tab.get_by_role("banner").locator("input[name=q]")
    box.press_sequentially("lisencia de manej")
    option = tab.locator("[data-lista] [role=option]").first
    expect(option).to_contain_text("Licencia de conducir")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(tab.locator("[data-buscador] [data-anuncio]")).to_contain_text("sugerencias")


def test_what_was_typed_before_the_script_came_is_searched(tab, context, site_url):
    def late(route: Route) -> None:
        time.sleep(0.6)
        _with_policy(route)

    context.route(re.compile(r"/box\."), late)
    tab.goto(f"{site_url}tramites/")
    box = tab.get_by_role("banner").locator("input[name=q]")
    box.press_sequentially("predial", delay=0)
    expect(tab.locator("[data-lista] a").first).to_contain_text("predial")


def test_arrows_choose_enter_opens_and_escape_closes(tab, site_url):
    tab.goto(f"{site_url}tramites/")
    box = tab.get_by_role("banner").locator("input[name=q]")
    box.press_sequentially("predial")
    options = tab.locator("[data-lista] [role=option]")
    expect(options.first).to_be_visible()
    box.press("ArrowDown")
    expect(options.nth(0)).to_have_attribute("aria-selected", "true")
    box.press("ArrowUp")
    assert box.get_attribute("aria-activedescendant") is None
    box.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    box.press("Escape")
    expect(tab.locator("[data-sugerencias]")).to_be_hidden()
    expect(box).to_have_value("predial")
    box.press("ArrowDown")
    expect(options.first).to_be_visible()
    box.press("ArrowDown")
    target = options.first.get_attribute("href")
    box.press("Enter")
    tab.wait_for_url(f"**{target}")


def test_tab_leaves_the_box_and_closes_the_list(tab, site_url):
    tab.goto(f"{site_url}tramites/")
    box = tab.get_by_role("banner").locator("input[name=q]")
    box.press_sequentially("predial")
    expect(tab.locator("[data-sugerencias]")).to_be_visible()
    box.press("Tab")
    expect(tab.get_by_role("banner").get_by_role("button", name="Buscar")).to_be_focused()
    tab.keyboard.press("Tab")
    expect(tab.locator("[data-sugerencias]")).to_be_hidden()


def test_enter_without_a_choice_leads_to_the_results(tab, site_url):
    tab.goto(f"{site_url}tramites/")
    box = tab.get_by_role("banner").locator("input[name=q]")
    box.fill("acta de nacimiento")
    box.press("Enter")
    tab.wait_for_url("**/buscar/?q=acta+de+nacimiento")
    assert shown(tab)[0] == "copia-certificada-acta"


def test_on_a_narrow_screen_suggestions_are_plain_links(tab, site_url):
    tab.set_viewport_size({"width": 360, "height": 740})
    tab.goto(f"{site_url}tramites/")
    box = tab.get_by_role("banner").locator("input[name=q]")
    box.press_sequentially("predial")
    link = tab.locator("[data-lista] a").first
    expect(link).to_be_visible()
    assert box.get_attribute("role") is None
    assert link.get_attribute("role") is None
    box.press("Tab")
    tab.keyboard.press("Tab")
    expect(link).to_be_focused()
    link.click()
    tab.wait_for_url("**/tramites/*/")


def test_results_are_in_rank_order_with_their_ids(tab, site_url):
    tab.goto(f"{site_url}buscar/?q=adoptar un perro")
    assert shown(tab)[0] == "adopcion-animales"
    first = tab.locator("[data-resultados] > li").first
    expect(first).to_have_attribute("data-tipo", "tramite")
    expect(first.get_by_role("link")).to_have_attribute("href", "/tramites/adopcion-animales/")
    expect(first.locator("mark").first).to_be_visible()
    expect(tab.locator("[data-anuncio]")).to_contain_text("resultados para «adoptar un perro»")


def test_while_the_index_is_on_its_way_nothing_says_there_is_nothing(tab, context, site_url):
    held = []
    context.route(DATA, lambda route: held.append(route))
    tab.goto(f"{site_url}buscar/?q=predial")
    tab.wait_for_timeout(1500)
    expect(tab.locator("[data-resultados]")).to_have_attribute("data-estado", "cargando")
    expect(tab.locator("[data-anuncio]")).to_have_text("Cargando el buscador…")
    expect(tab.locator("[data-sin-resultados]")).to_be_hidden()
    tab.locator("#q").fill("licencia de conducir")
    context.unroute(DATA)
    for route in held:
        _with_policy(route)
    assert shown(tab)[0] == "licencia-conducir"


def test_a_correction_is_said_and_can_be_refused(tab, site_url):
    tab.goto(f"{site_url}buscar/?q=Licencia de fincionamiento")
    note = tab.locator("[data-correccion]")
    expect(note).to_contain_text("Mostrando resultados para Licencia de funcionamiento.")
    expect(note).to_contain_text("Buscar Licencia de fincionamiento")
    assert shown(tab)[0] == "licencia-funcionamiento-apertura"
    note.get_by_role("link").click()
    tab.wait_for_url("**literal=1")
    tab.wait_for_selector(READY)
    expect(note).to_be_hidden()


def test_filters_narrow_are_counted_and_stand_in_the_address(tab, site_url):
    tab.goto(f"{site_url}buscar/?q=licencia")
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


def test_the_back_button_undoes_one_choice_at_a_time(tab, site_url):
    tab.goto(f"{site_url}buscar/?q=licencia")
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


def test_an_address_with_filters_can_be_shared(tab, site_url):
    tab.goto(f"{site_url}buscar/?q=licencia&tipo=tramite&gratis=1")
    tab.wait_for_selector("[data-resultados][data-estado=listo]")
    expect(tab.get_by_label("Tipo")).to_have_value("tramite")
    expect(tab.get_by_label("Es gratis")).to_be_checked()


def test_what_is_typed_is_in_the_address_without_filling_the_history(tab, site_url):
    tab.goto(f"{site_url}tramites/")
    tab.goto(f"{site_url}buscar/")
    tab.locator("#q").press_sequentially("predial")
    assert shown(tab)[0] == "pago-predial"
    tab.wait_for_url("**/buscar/?q=predial")
    tab.go_back()
    tab.wait_for_url("**/tramites/")


def test_news_are_fetched_only_when_somebody_asks(tab, site_url):
    asked = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(f"{site_url}buscar/?q=sargazo")
    shown(tab)
    assert [url for url in asked if "noticias" in url] == []
    tab.get_by_role("button", name="Buscar también en noticias").click()
    expect(tab.locator("[data-resultados] [data-tipo=noticia]").first).to_be_visible()
    assert [url for url in asked if "noticias" in url]


def test_a_weak_answer_says_so_and_offers_people(tab, site_url):
    tab.goto(f"{site_url}buscar/?q=xqwzk kjhgz wqzpk predial")
    assert shown(tab)
    expect(tab.locator("[data-parcial]")).to_contain_text("Coincidencia parcial")
    expect(tab.locator("[data-ayuda] a[href^='tel:']")).to_be_visible()
    expect(tab.locator("[data-ayuda]")).to_contain_text("WhatsApp")


def test_no_result_is_said_in_words_and_offers_people(tab, site_url):
    tab.goto(f"{site_url}buscar/?q=xqwzk")
    expect(tab.locator("[data-sin-resultados]")).to_be_visible()
    expect(tab.locator("[data-anuncio]")).to_have_text("Sin resultados para «xqwzk»")
    expect(tab.locator("[data-ayuda] a[href^='tel:']")).to_be_visible()


def test_without_a_connection_the_page_says_so_and_keeps_its_lists(tab, context, site_url):
    context.route(DATA, lambda route: route.abort())
    tab.goto(f"{site_url}buscar/?q=predial")
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
def test_hostile_text_is_only_text(tab, site_url, typed):
    tab.goto(f"{site_url}buscar/")
    tab.locator("#q").fill(typed)
    expect(tab.locator("[data-resultados]")).to_have_attribute("data-estado", "listo")
    tab.wait_for_timeout(800)
    assert tab.locator("main img").count() == 0


def test_nothing_is_asked_of_another_host(tab, site_url):
    hosts = set()
    tab.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    tab.goto(f"{site_url}buscar/?q=predial")
    shown(tab)
    assert hosts == {urlsplit(site_url).netloc}


def test_the_english_page_searches_the_english_index(tab, site_url):
    tab.goto(f"{site_url}en/buscar/?q=driving license")
    assert shown(tab)[0] == "licencia-conducir"
    link = tab.locator("[data-resultados] > li").first.get_by_role("link")
    expect(link).to_have_attribute("href", "/en/tramites/licencia-conducir/")
    expect(tab.locator("[data-anuncio]")).to_contain_text("results for")


def test_without_scripts_the_page_holds_every_guide_and_the_phones(browser, site, site_url):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}buscar/?q=predial")
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
    ]
    assert [str(path.relative_to(site)) for path in named] == []
    assert "{searchTerms}" in (site / "buscar" / "opensearch.xml").read_text("utf-8")


def test_the_suggestions_of_the_home_page_are_not_cut_off(tab, site_url):
    tab.goto(site_url)
    tab.get_by_role("main").locator("input[name=q]").press_sequentially("predial")
    expect(tab.locator("[data-lista] a").last).to_be_visible()
    assert tab.locator("[data-lista] a").last.evaluate(
        """link => {
          link.scrollIntoView({ block: "center", behavior: "instant" });
          const { x, y, width, height } = link.getBoundingClientRect();
          return link.contains(document.elementFromPoint(x + width / 2, y + height / 2));
        }"""
    )


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_in_results_and_suggestions(browser, site_url, root, width):
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    axe = (root / "node_modules/axe-core/axe.min.js").read_text("utf-8")
    run = "async () => (await axe.run()).violations.map(({ id, help }) => `${id}: ${help}`)"
    page.goto(f"{site_url}buscar/?q=licensia de funcionamiento")
    shown(page)
    page.wait_for_timeout(800)
    page.evaluate(axe)
    assert page.evaluate(run) == []
    page.goto(f"{site_url}tramites/")
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
