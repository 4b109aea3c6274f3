"""What a person who uses only the keyboard does on the real site, from the first Tab on."""

import re

import pytest

from tests.support.templates import PAGES

pytestmark = pytest.mark.slow

FOCUSED = """() => {
  const element = document.activeElement;
  const box = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  const after = getComputedStyle(element, "::after");
  return {
    tag: element.localName,
    words: (element.ariaLabel ?? element.textContent).trim().replace(/\\s+/g, " "),
    marked: [style, after].some((s) => s.outlineStyle !== "none" && parseInt(s.outlineWidth) > 1),
    seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
  };
}"""


def focused(page):
    return page.evaluate(FOCUSED)


def tab_to(page, words, most=60):
    """Press Tab until the focused element says ``words``."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if re.search(words, focused(page)["words"]):
            return
    raise AssertionError(f"{most} tabs did not lead to «{words}»")


def test_the_first_tab_leads_past_the_menu_to_the_content(page, site_url):
    page.goto(site_url + PAGES["tramite"])
    page.keyboard.press("Tab")
    assert focused(page)["words"] == "Ir al contenido"
    assert focused(page)["seen"]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "contenido"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_the_contents_of_a_guide_come_before_what_they_list(page, site_url):
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(site_url + PAGES["tramite"])
    page.focus("#contenido")
    tab_to(page, "^Qué llevar$", most=8)
    page.keyboard.press("Enter")
    assert page.url.endswith("#parte-que-llevar")
    page.keyboard.press("Tab")
    part = "document.activeElement.closest('section').getAttribute('aria-labelledby')"
    assert page.evaluate(part) == "parte-que-llevar"
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.locator(".contents-list").is_hidden()


@pytest.mark.parametrize("template", ["inicio", "tramite", "noticias", "contingencia", "buscar"])
@pytest.mark.parametrize("width", [360, 1280])
def test_whatever_has_the_focus_is_on_the_screen_and_marked(page, site_url, template, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(reduced_motion="reduce")
    page.goto(site_url + PAGES[template])
    wrong = []
    for _ in range(40):
        page.keyboard.press("Tab")
        now = focused(page)
        if now["tag"] != "body" and not (now["marked"] and now["seen"]):
            wrong.append(now)
    assert not wrong


def test_the_menu_of_a_phone_opens_leads_on_and_closes(page, site_url):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(site_url)
    tab_to(page, "^Menú$")
    page.keyboard.press("Enter")
    tab_to(page, "^Noticias$", most=12)
    page.keyboard.press("Escape")
    assert focused(page)["words"] == "Menú"
    page.keyboard.press("Enter")
    tab_to(page, "^Buscar$", most=20)
    assert not page.locator(".navigation__panel").is_visible(), "it covers what has the focus"
    page.get_by_role("button", name="Menú").press("Enter")
    tab_to(page, "^Noticias$", most=12)
    page.keyboard.press("Enter")
    page.wait_for_url("**/noticias/")


def test_a_search_from_any_page_leads_to_results_that_can_be_narrowed_and_opened(page, site_url):
    page.goto(site_url + PAGES["noticia"])
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type === 'search'"):
            break
    page.keyboard.type("predial")
    page.keyboard.press("Enter")
    page.wait_for_url("**/buscar/?q=predial")
    page.locator("[data-resultados][data-estado=listo]").wait_for()
    results = page.locator("[data-resultados] [data-id]")
    assert results.count() > 0
    words = results.first.get_by_role("link").inner_text()
    results.first.get_by_role("link").focus()
    assert focused(page)["marked"]
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("predial"))
    assert words in page.locator("h1").inner_text()


def test_news_are_filtered_by_topic_without_a_mouse(page, site_url):
    page.goto(site_url + PAGES["noticias"])
    tab_to(page, "^Tema:")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    words = focused(page)["words"]
    page.keyboard.press("Enter")
    page.wait_for_url("**/noticias/tema/*/")
    assert re.sub(r" \(\d+\)", "", words) in page.locator("h1").inner_text()


def test_the_documents_of_a_guide_are_ticked_with_the_space_bar(page, site_url):
    page.goto(site_url + PAGES["tramite"])
    boxes = page.locator(".checklist input[type=checkbox]")
    boxes.first.focus()
    page.keyboard.press("Space")
    assert boxes.first.is_checked()
    page.reload()
    assert boxes.first.is_checked()
    tab_to(page, "Borrar mis marcas")
    page.keyboard.press("Enter")
    assert not boxes.first.is_checked()


def test_what_is_folded_opens_with_the_keyboard(page, site_url):
    page.goto(site_url + PAGES["tramite"])
    summary = page.locator("main details summary").first
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator("main details").first.get_attribute("open") is not None
