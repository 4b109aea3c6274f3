"""What a person does with a keyboard, a small screen, an old browser, or no script at all."""

import re

import pytest

# Inline links in running text are exempt (WCAG 2.2, 2.5.8); these elements are not.
TARGETS = "button, summary, select, input, [class$=__link], [class$=__button], .tag--link"


@pytest.fixture
def visit(page, catalogue_url):
    page.failures = []
    page.on("pageerror", lambda error: page.failures.append(str(error)))
    page.on("console", lambda m: m.type == "error" and page.failures.append(m.text))

    def go(name):
        page.goto(f"{catalogue_url}{name}.html")
        return page

    yield go
    assert page.failures == []


def focused(page):
    return page.evaluate("document.activeElement.textContent.trim()")


def test_the_first_tab_shows_the_way_to_the_content(visit):
    page = visit("skip-links-1")
    link = page.get_by_role("link", name="Ir al contenido")
    assert link.bounding_box()["y"] < 0
    page.keyboard.press("Tab")
    assert focused(page) == "Ir al contenido"
    assert link.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "contenido"


def test_the_menu_opens_and_closes_by_keyboard_on_a_phone(visit):
    page = visit("navigation")
    page.set_viewport_size({"width": 360, "height": 760})
    link = page.get_by_role("link", name="Noticias")
    assert not link.is_visible()
    page.get_by_role("button", name="Menú").press("Enter")
    assert link.is_visible()
    page.keyboard.press("Tab")
    assert focused(page) == "Cerrar"
    page.keyboard.press("Tab")
    assert focused(page) == "Trámites"
    page.keyboard.press("Escape")
    assert not link.is_visible()
    assert focused(page) == "Menú"


def test_the_menu_needs_no_script(browser, catalogue_url):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 700})
    page = context.new_page()
    page.goto(f"{catalogue_url}navigation.html")
    page.get_by_role("button", name="Menú").click()
    assert page.get_by_role("link", name="Noticias").is_visible()
    page.get_by_role("button", name="Cerrar").click()
    assert not page.get_by_role("link", name="Noticias").is_visible()
    context.close()


def test_on_wide_screens_the_menu_stands_open(visit):
    page = visit("navigation")
    page.set_viewport_size({"width": 1280, "height": 800})
    assert page.get_by_role("link", name="Noticias").is_visible()
    assert not page.get_by_role("button", name="Menú").is_visible()


def test_ticks_are_kept_on_this_device_and_can_be_cleared(visit):
    page = visit("checklist")
    assert not page.get_by_role("button", name="Borrar mis marcas").is_visible()
    page.get_by_label("Identificación oficial").focus()
    page.keyboard.press("Space")
    page.get_by_label("Factura del vehículo").check()
    assert page.get_by_role("status").inner_text() == "Llevas 2 de 4"
    page.reload()
    assert page.get_by_label("Identificación oficial").is_checked()
    assert not page.get_by_label("Comprobante de domicilio").is_checked()
    page.get_by_role("button", name="Borrar mis marcas").press("Enter")
    assert not page.get_by_label("Identificación oficial").is_checked()
    page.reload()
    assert not page.get_by_label("Identificación oficial").is_checked()


def test_the_checklist_works_where_storage_is_forbidden(visit, page):
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })"
    )
    visit("checklist").get_by_label("Identificación oficial").check()
    assert page.get_by_role("status").inner_text() == "Llevas 1 de 4"


@pytest.mark.parametrize(
    ("instant", "row", "words"),
    [
        ("2026-11-23T10:00-05:00", "Lunes a viernes", "abierta ahora. Cierra a las 20:00."),
        ("2026-11-23T07:30-05:00", "Lunes a viernes", "cerrada ahora. Hoy abre a las 8:00."),
        ("2026-11-23T20:00-05:00", "Lunes a viernes", "cerrada ahora."),
        ("2026-11-28T13:59-05:00", "Sábado", "abierta ahora. Cierra a las 14:00."),
        ("2026-11-29T12:00-05:00", "Domingo", "cerrada ahora."),
        # In London it is Monday already; in Cancún it is still Sunday.
        ("2026-11-30T02:00+00:00", "Domingo", "cerrada ahora."),
        ("2026-12-25T10:00-05:00", "Lunes a viernes", "Hoy es día de descanso: no abre."),
    ],
)
def test_an_office_says_whether_it_is_open_by_its_hours(visit, page, instant, row, words):
    page.clock.set_fixed_time(instant)
    card = visit("office-card").locator(".office-card").first
    assert card.locator(".office-card__now").inner_text().endswith(words)
    today = card.locator(".office-card__today")
    assert today.count() == 1
    assert today.inner_text().startswith(f"{row} (hoy)")


@pytest.mark.parametrize(
    ("hour", "words"),
    [
        ("12:59", "abierta ahora. Cierra a las 13:00."),
        ("13:00", "cerrada ahora. Hoy abre a las 16:00."),
        ("18:00", "abierta ahora. Cierra a las 19:00."),
        ("19:00", "cerrada ahora."),
    ],
)
def test_an_office_that_closes_for_lunch_says_when_it_opens_again(visit, page, hour, words):
    page.clock.set_fixed_time(f"2026-11-23T{hour}-05:00")
    card = visit("office-card").locator(".office-card").last
    assert card.locator(".office-card__now").inner_text().endswith(words)


def test_an_office_closed_by_an_emergency_never_says_that_it_is_open(visit, page):
    page.clock.set_fixed_time("2026-11-23T10:00-05:00")
    card = visit("office-card").locator(".office-card").nth(1)
    assert "Cerrada mientras dure" in card.inner_text()
    assert not card.locator(".office-card__now").is_visible()


def test_a_long_list_is_narrowed_without_minding_accents(visit, page, catalogue_url):
    visit("link-list")
    page.evaluate(
        """() => {
          const made = document.createElement("div");
          made.className = "list-filter";
          const texts = { one: "1", many: "%n", none: "0" };
          Object.assign(made.dataset, { list: "lista-de-enlaces", ...texts });
          for (const name of ["input", "p"]) made.append(document.createElement(name));
          made.lastChild.setAttribute("role", "status");
          document.querySelector("main").append(made);
        }"""
    )
    page.add_script_tag(url=f"{catalogue_url}catalogue.js?again", type="module")
    box = page.locator(".list-filter input")
    box.fill("ADOPCION")
    items = page.locator("#lista-de-enlaces > li")
    assert items.nth(0).is_visible()
    assert not items.nth(1).is_visible()
    page.wait_for_function("document.querySelector('.list-filter p').textContent === '1'")
    box.fill("")
    assert items.nth(1).is_visible()


def test_the_address_and_the_message_are_copied(visit, page, catalogue_url):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=catalogue_url)
    visit("copy-text").get_by_role("button", name="Copiar mensaje").click()
    page.get_by_text("Mensaje copiado.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").startswith("Delta: alerta ROJA")
    visit("share").get_by_role("button", name="Copiar enlace").press("Enter")
    page.get_by_text("Enlace copiado.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").endswith("/tramites/pago-predial/")


def test_questions_open_with_the_keyboard(visit):
    page = visit("accordion")
    question = page.locator("summary", has_text="¿Puedo pagar en sábado?")
    answer = page.get_by_role("link", name="cajas que abren sábado")
    assert not answer.is_visible()
    question.focus()
    page.keyboard.press("Enter")
    assert answer.is_visible()


def test_photos_are_links_in_reading_order(visit):
    page = visit("gallery")
    links = page.locator(".gallery__link")
    links.nth(0).focus()
    page.keyboard.press("Tab")
    assert focused(page) == "Ver en grande: Una enfermera aplica una vacuna"


def test_focus_is_drawn_on_every_ground(visit):
    """Whatever can be reached shows an outline and a halo, or its `::after` does."""
    for name in ("button", "card", "footer-1", "hero-1", "primary-action", "alert-banner", "tag"):
        page = visit(name)
        for _ in range(6):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement === document.body"):
                break
            drawn = page.evaluate(
                """() => [null, "::after"].some((part) => {
                  const style = getComputedStyle(document.activeElement, part);
                  return style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 3;
                })"""
            )
            assert drawn, f"{name}: {focused(page)}"


@pytest.mark.slow
def test_nothing_is_lost_at_320_pixels_and_what_is_touched_is_forty_four_high(
    visit, page, catalogue
):
    """320 CSS pixels is also a desktop of 1280 at 400 % (WCAG 2.2, 1.4.10)."""
    wide, small = [], []
    # Both at once: opening the pages is what takes time.
    for file in sorted(catalogue):
        if not file.endswith(".html"):
            continue
        page.set_viewport_size({"width": 320, "height": 640})
        visit(file.removesuffix(".html"))
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            wide.append(f"{file}: {width}")
        if file == "index.html":
            continue
        page.set_viewport_size({"width": 360, "height": 760})
        small += page.evaluate(
            """([file, targets]) => [...document.querySelectorAll(targets)]
              .filter((e) => e.checkVisibility())
              .filter((e) => !e.closest("p, .breadcrumbs, .catalogue__params"))
              .map((e) => [e, e.type === "checkbox" ? e.parentElement : e])
              .map(([e, touched]) => [e, touched.getBoundingClientRect()])
              .filter(([e, box]) => box.height < 43.5 &&
                // A card answers as a whole: its link covers it.
                getComputedStyle(e, "::after").position !== "absolute")
              .map(([e, box]) => `${file}: ${e.className || e.tagName} ${box.height}`)""",
            [file, TARGETS],
        )
    assert not wide
    assert not small, "\n".join(sorted(set(small)))


@pytest.mark.slow
def test_the_strict_policy_stops_nothing(browser, catalogue, strict_catalogue_url):
    context = browser.new_context()
    page = context.new_page()
    found = []
    page.on("console", lambda m: m.type == "error" and found.append(m.text))
    for file in sorted(catalogue):
        if re.fullmatch(r"[a-z-]+\.html", file):
            page.goto(strict_catalogue_url + file)
    context.close()
    assert not found, "\n".join(found)


def test_paper_gets_the_answer_and_leaves_the_furniture(visit, page):
    visit("header-1")
    page.emulate_media(media="print")
    assert not page.get_by_role("banner").is_visible()
    visit("print-header")
    assert page.locator(".print-header").is_visible()
    visit("checklist")
    page.emulate_media(media="screen")
    page.get_by_label("Factura del vehículo").check()
    page.emulate_media(media="print", color_scheme="dark")
    assert not page.get_by_role("button", name="Borrar mis marcas").is_visible()
    ink = page.evaluate("getComputedStyle(document.body).color")
    assert ink == "rgb(0, 0, 0)"


def test_the_parts_of_the_header_stand_beside_each_other_at_320_pixels(visit, page):
    page.set_viewport_size({"width": 320, "height": 640})
    visit("header-1")
    name, language = (
        page.locator(part).first.bounding_box()
        for part in (".header__name", ".header .language-switch__link:visible")
    )
    assert name["x"] + name["width"] <= language["x"], "the language lies over the name"


def test_terms_and_values_keep_their_words_with_letters_twice_as_large(visit, page):
    page.set_viewport_size({"width": 1280, "height": 800})
    visit("definition-list")
    page.add_style_tag(content="html { font-size: 200% } .definition-list { inline-size: 24rem }")
    whole, value = (
        page.locator(part).first.bounding_box()
        for part in (".definition-list", ".definition-list__value")
    )
    assert value["width"] >= whole["width"] / 2, "the value stands one letter a line"


def test_a_number_to_call_is_on_paper_too(visit, page):
    visit("button")
    page.locator(".button").first.evaluate("e => e.setAttribute('href', 'tel:911')")
    page.emulate_media(media="print")
    assert page.locator(".button").first.is_visible()
    assert not page.locator(".button").nth(1).is_visible()
