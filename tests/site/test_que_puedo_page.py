"""In a browser: ticked documents become procedures, and those one list to print."""

import pytest

pytestmark = pytest.mark.slow

ADDRESS = "tramites/que-puedo-tramitar/"


@pytest.fixture
def picker(page, site_url):
    page.goto(f"{site_url}{ADDRESS}")
    return page


def test_a_ticked_document_shows_the_procedures_that_ask_for_it(picker):
    picker.get_by_label("Credencial para votar (INE)").check()
    results = picker.locator("[data-que-puedo-resultado] a")
    assert results.count() > 0
    assert picker.locator("[data-que-puedo-estado]").inner_text()


def test_chosen_procedures_become_one_list_that_can_be_printed(picker):
    picker.get_by_label("Credencial para votar (INE)").check()
    boxes = picker.locator("[data-que-puedo-resultado] input[name=tramite]")
    boxes.nth(0).check()
    boxes.nth(1).check()
    assert picker.locator("[data-que-puedo-lista] li").count() > 0
    assert picker.get_by_role("button", name="Imprimir mi lista").is_visible()


def test_without_scripts_the_page_lists_what_each_procedure_asks_for(browser, site_url):
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{site_url}{ADDRESS}")
    assert tab.locator("details").count() >= 30
    tab.locator("details summary").first.click()
    assert tab.locator("details[open] li").count() > 0
    context.close()
