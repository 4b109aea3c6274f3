"""A shelter is open or closed as of its notice: once that has ended, nothing says so any more."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from playwright.sync_api import expect

from tests.support.replay import CALM, DELTA, serve, text, words

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("path", "state", "said"),
    [
        ("contingencia/delta-2020/index.html", "Abierto", "Esta lista es la del aviso, emitido el"),
        (
            "en/contingencia/delta-2020/index.html",
            "Open",
            "This is the list issued with the notice on",
        ),
    ],
)
def test_a_shelter_has_a_state_only_while_its_notice_is_in_force(path, state, said):
    during, after = text(DELTA, path), text(CALM, path)
    (chip,) = re.findall(rf"<span([^>]*)><span[^>]*>{state}</span></span>", during)
    assert 'data-aviso="delta-2020"' in chip
    assert re.search(rf'data-cuando="despues" hidden>[^<]*{said}', during)
    assert re.search(r"(Según|According)[^:]*2020", words(during)), "without scripts this tells"
    assert state not in words(after)
    assert not re.search("Según este aviso|According to this", words(after))
    assert f"{said} " in words(after)
    assert "data-cuando" not in after


def test_nothing_that_the_portal_says_itself_in_english_is_marked_as_spanish():
    for now in (DELTA, CALM):
        html = text(now, "en/contingencia/delta-2020/index.html")
        inside = spanish_parts(re.search(r"<main.*</main>", html, re.DOTALL)[0])
        assert "Para quienes viven en la Zona Hotelera." in inside
        assert not inside & {"Open", "Shelters", "Sources", "Copy message"}


class SpanishParts(HTMLParser):
    """Collects texts and labels inside what says that it is in Spanish."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.langs: list[str] = ["en"]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = dict(attrs)
        self.langs.append(own.get("lang") or self.langs[-1])
        if self.langs[-1] == "es":
            self.found.add(own.get("aria-label") or "")
        if tag in ("meta", "link", "img", "br", "use", "input", "hr"):
            self.langs.pop()

    def handle_endtag(self, tag: str) -> None:
        self.langs.pop()

    def handle_data(self, data: str) -> None:
        if self.langs[-1] == "es":
            self.found.add(data.strip())


def spanish_parts(html: str) -> set[str]:
    parser = SpanishParts()
    parser.feed(html)
    assert parser.langs == ["en"], "tags are counted wrongly"
    return parser.found


def test_shelters_show_that_they_are_open_while_the_notice_is_in_force(page):
    serve(page, DELTA)
    for path, state, said in (
        ("", "Abierto", "Esta lista es la del aviso"),
        ("en/", "Open", "This is the list issued"),
    ):
        page.goto(f"http://portal.test/{path}contingencia/delta-2020/")
        expect(page.get_by_text(state, exact=True)).to_be_visible()
        expect(page.get_by_text(said)).to_be_hidden()
