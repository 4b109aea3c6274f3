"""The live reload and the panel as a real browser runs them."""

import pytest

from plugins.content_model.finding import Finding, Level
from plugins.dev_server.outcome import Outcome
from plugins.dev_server.server import SiteServer, running
from plugins.dev_server.state import SiteState

FAILURE = Outcome(
    ok=False,
    findings=(Finding("content/a.md", 4, Level.ERROR, "fecha", "<img src=x onerror=alert(1)>"),),
)


@pytest.fixture
def served(tmp_path):
    folder = tmp_path / "output"
    folder.mkdir()
    write(folder, "uno")
    state = SiteState("prueba")
    with running(SiteServer(folder, 0, state)) as server:
        yield server, folder, state


def write(folder, text):
    html = f"<!DOCTYPE html><meta charset=utf-8><title>x</title><body><h1>{text}</h1></body>"
    (folder / "index.html").write_text(html, encoding="utf-8")


def test_an_open_page_shows_the_new_site_by_itself(page, served):
    server, folder, state = served
    page.goto(server.url)
    write(folder, "dos")
    state.publish(Outcome(ok=True))
    page.get_by_role("heading", name="dos").wait_for()


def test_the_findings_lie_over_the_page_and_go_when_corrected(page, served):
    server, _, state = served
    page.goto(server.url)
    state.publish(FAILURE)
    page.get_by_text("content/a.md:4").wait_for()
    page.get_by_text("<img src=x onerror=alert(1)>").wait_for()
    assert page.get_by_role("heading", name="uno").is_visible()
    assert page.locator("img").count() == 0
    state.publish(Outcome(ok=True))
    page.get_by_text("content/a.md:4").wait_for(state="detached")
    page.get_by_role("heading", name="uno").wait_for()
