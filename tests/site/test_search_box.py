"""The search box of every page in a real browser: suggestions, keyboard, narrow screens."""

from __future__ import annotations

import re
import time

import pytest
from playwright.sync_api import Route, expect


def test_a_page_where_nobody_searches_loads_nothing_of_the_search(tab, strict_url):
    asked = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(f"{strict_url}tramites/", wait_until="networkidle")
    assert [url for url in asked if re.search(r"box|worker|buscar/datos", url)] == []


def test_the_box_of_the_header_suggests_while_one_writes(tab, strict_url):
    tab.goto(f"{strict_url}tramites/")
    box = tab.get_by_role("banner").locator("input[name=q]")
    box.press_sequentially("lisencia de manej")
    option = tab.locator("[data-lista] [role=option]").first
    expect(option).to_contain_text("Licencia de conducir")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(tab.locator("[data-buscador] [data-anuncio]")).to_contain_text("sugerencias")


def test_what_was_typed_before_the_script_came_is_searched(tab, context, strict_url):
    def late(route: Route) -> None:
        time.sleep(0.6)
        route.continue_()

    context.route(re.compile(r"/box\."), late)
    tab.goto(f"{strict_url}tramites/")
    box = tab.get_by_role("banner").locator("input[name=q]")
    box.press_sequentially("predial", delay=0)
    expect(tab.locator("[data-lista] a").first).to_contain_text("predial")


def test_arrows_choose_enter_opens_and_escape_closes(tab, strict_url):
    tab.goto(f"{strict_url}tramites/")
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


def test_tab_leaves_the_box_and_closes_the_list(tab, strict_url):
    tab.goto(f"{strict_url}tramites/")
    box = tab.get_by_role("banner").locator("input[name=q]")
    box.press_sequentially("predial")
    expect(tab.locator("[data-sugerencias]")).to_be_visible()
    box.press("Tab")
    expect(tab.get_by_role("banner").get_by_role("button", name="Buscar")).to_be_focused()
    tab.keyboard.press("Tab")
    expect(tab.locator("[data-sugerencias]")).to_be_hidden()


def test_enter_without_a_choice_leads_to_the_results(tab, strict_url):
    tab.goto(f"{strict_url}tramites/")
    box = tab.get_by_role("banner").locator("input[name=q]")
    box.fill("acta de nacimiento")
    box.press("Enter")
    tab.wait_for_url("**/buscar/?q=acta+de+nacimiento")
    first = tab.locator("[data-resultados] > li").first
    expect(first).to_have_attribute("data-id", "copia-certificada-acta")


def test_on_a_narrow_screen_suggestions_are_plain_links(tab, strict_url):
    tab.set_viewport_size({"width": 360, "height": 740})
    tab.goto(f"{strict_url}tramites/")
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


LAST_SUGGESTION_IS_ON_TOP = """() => {
  const link = [...document.querySelectorAll("[data-lista] a")].at(-1);
  link.scrollIntoView({ block: "center", behavior: "instant" });
  const { x, y, width, height } = link.getBoundingClientRect();
  return link.contains(document.elementFromPoint(x + width / 2, y + height / 2));
}"""


def test_the_suggestions_of_the_home_page_are_not_cut_off(tab, strict_url):
    tab.goto(strict_url)
    tab.get_by_role("main").locator("input[name=q]").press_sequentially("predial")
    expect(tab.locator("[data-lista] a").last).to_be_visible()
    for _ in range(30):  # the list is drawn again as parts of the index arrive
        if tab.evaluate(LAST_SUGGESTION_IS_ON_TOP):
            break
        tab.wait_for_timeout(100)
    else:
        pytest.fail("something covers or cuts the last suggestion")
