"""Photographs from the folder to the screen: real files, real encoders, a real browser."""

from io import BytesIO

import pytest
from PIL import Image

from plugins.dev_server.server import SiteServer, running
from plugins.images.hook import FONT
from plugins.images.site_images import SiteImages
from plugins.images.store import VariantStore
from tests.support.building import make_build
from tests.support.content import minimal_content, noticia, write

pytestmark = pytest.mark.slow

ALT = "El mar visto desde la playa"
HEADER = f"""\
imagen: {{archivo: 2026/playa.jpg, alt: {ALT}, credito: Prueba}}
galeria:
  - {{archivo: 2026/playa.jpg, alt: La playa por la mañana, credito: Prueba}}
  - {{archivo: 2026/faro.png, alt: Un faro rojo, credito: Prueba}}
"""


def picture(kind, size):
    out = BytesIO()
    exif = Image.Exif()
    exif[0x0110] = "CANARY"
    Image.effect_noise(size, 40).convert("RGB").save(out, kind, exif=exif)
    return out.getvalue()


@pytest.fixture(scope="module")
def url(tmp_path_factory, root):
    """The address of a site with one news item full of photographs."""
    folder = tmp_path_factory.mktemp("photographs")
    minimal_content(folder)
    # Its banner comes and goes with the hour of the machine.
    (folder / "content/contingencias/2026/ciclon-2026.md").unlink()
    body = "Antes.\n\n![Un faro rojo](/imagenes/2026/faro.png)\n"
    text = noticia("Amanece", header=HEADER, body=body)
    write(folder, "noticias/2026/2026-11-01-amanece.md", text)
    for name, kind, size in (("playa.jpg", "JPEG", (1600, 900)), ("faro.png", "PNG", (640, 480))):
        place = folder / "content/imagenes/2026" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(picture(kind, size))

    def images(content, paths):
        store = VariantStore(folder / "cache")
        return SiteImages(content, paths, store=store, font=(root / FONT).read_bytes)

    output = folder / "output"
    for path, content in make_build(folder, images=images).files():
        target = output / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    assert not [p for p in output.rglob("*") if p.is_file() and b"CANARY" in p.read_bytes()]
    with running(SiteServer(output, 0)) as server:
        yield f"{server.url}noticias/2026/11/amanece/"


@pytest.fixture
def article(page, url):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(url, wait_until="networkidle")
    return page


def test_every_photograph_is_drawn_from_the_smallest_format_that_fits(article):
    shown = article.locator("main img")
    assert shown.count() == 4
    for number in range(shown.count()):
        shown.nth(number).scroll_into_view_if_needed()
    article.wait_for_function("[...document.images].every((i) => i.complete && i.naturalWidth)")
    chosen = article.evaluate("[...document.images].map((image) => image.currentSrc)")
    assert all(".avif" in address for address in chosen)
    assert "-480." in chosen[0]


def test_the_first_photograph_comes_at_once_and_the_others_when_they_are_near(article):
    eager = article.locator("main img:not([loading=lazy])")
    assert eager.count() == 1
    assert eager.get_attribute("alt") == ALT
    assert eager.get_attribute("fetchpriority") == "high"


def test_nothing_moves_when_photographs_arrive(article):
    sizes = article.evaluate("[...document.images].map((i) => i.getAttribute('width') > 0)")
    assert all(sizes)
    moved = article.evaluate(
        """() => new Promise((done) => {
          let moved = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) moved += entry.value;
          }).observe({ type: "layout-shift", buffered: true });
          setTimeout(() => done(moved), 300);
        })"""
    )
    assert moved == 0


def test_the_gallery_leads_to_the_large_photograph_by_keyboard(article):
    link = article.get_by_role("link", name="Un faro rojo")
    link.focus()
    outline = article.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"
    with article.expect_navigation() as navigation:
        article.keyboard.press("Enter")
    assert navigation.value.ok
    assert navigation.value.headers["content-type"].startswith("image/")


def test_axe_finds_nothing_on_a_page_with_photographs(article, root):
    article.evaluate((root / "node_modules/axe-core/axe.min.js").read_text("utf-8"))
    found = article.evaluate("async () => (await axe.run()).violations.map((v) => v.id)")
    assert found == []


def test_the_card_for_shared_links_has_the_size_it_promises(article, url):
    promised = article.locator("meta[property='og:image']").get_attribute("content")
    answer = article.request.get(url.split("/noticias/")[0] + promised.removeprefix("https://x.mx"))
    with Image.open(BytesIO(answer.body())) as card:
        assert card.size == (1200, 630)
