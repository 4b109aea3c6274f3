"""What a page weighs, in bytes as they travel (brotli): everything its first view needs.

Pictures apart. Counted are the page, the style sheet, the scripts it loads by itself and the font.
"""

import re
from functools import cache

import brotli
import pytest

pytestmark = pytest.mark.slow

KB = 1024
QUICK = 5
STYLE = re.compile(r'<link rel="stylesheet" href="/([^"]+)"')
SCRIPT = re.compile(r'<script type="module" src="/([^"]+)"')
FONT = re.compile(r"url\(\"?/([^)\"]+\.woff2)")
IMPORT = re.compile(r"""(?:^|;|\})import(?:\{[^}]*\}from)?["']\./([^"']+)["']""")


@pytest.fixture(scope="module")
def weigh(site):
    """The size of a file of the site as it travels; each file is compressed once.

    A ``quality`` below 11 takes a fraction of the time and never says less.
    """

    @cache
    def size(path, quality=11):
        return len(brotli.compress((site / path).read_bytes(), quality=quality))

    return size


def pages(site, pattern):
    found = [p.relative_to(site).as_posix() for p in site.glob(pattern)]
    # The staff's editor is a program of its own: no citizen loads it.
    found = [path for path in found if not path.startswith("admin/")]
    assert found, f"no page is at {pattern}"
    return sorted(found)


def styles(site, page):
    return STYLE.findall((site / page).read_text("utf-8"))


def scripts(site, page):
    """The scripts that a page loads by itself, with all that they import at once."""
    found, waiting = [], SCRIPT.findall((site / page).read_text("utf-8"))
    while waiting:
        path = waiting.pop()
        if path not in found:
            found.append(path)
            folder = path.rpartition("/")[0]
            imports = IMPORT.findall((site / path).read_text("utf-8"))
            waiting += [f"{folder}/{name}" for name in imports]
    return found


def inside(site, page):
    """The style that a page carries itself."""
    return "".join(re.findall(r"<style>(.*?)</style>", (site / page).read_text("utf-8"), re.S))


def fonts(site, page):
    texts = [
        inside(site, page),
        *((site / sheet).read_text("utf-8") for sheet in styles(site, page)),
    ]
    return [font for text in texts for font in FONT.findall(text)]


def first_view(site, page):
    return [page, *styles(site, page), *scripts(site, page), *fonts(site, page)]


def heavy(site, weigh, candidates, budget):
    found = {}
    for page in candidates:
        files = first_view(site, page)
        if sum(weigh(file, QUICK) for file in files) > budget:
            size = sum(map(weigh, files))
            found |= {page: size} if size > budget else {}
    return found


def test_the_first_view_of_a_guide_stays_below_35_kb(site, weigh, root):
    guides = [p.stem for p in (root / "content/tramites").rglob("*.md") if "." not in p.stem]
    english = pages(site, "en/tramites/*/index.html")
    assert guides
    candidates = [*(f"tramites/{guide}/index.html" for guide in guides), *english]
    assert not heavy(site, weigh, candidates, 35 * KB)


def test_the_first_view_of_a_news_item_stays_below_35_kb(site, weigh):
    assert not heavy(site, weigh, pages(site, "noticias/2*/*/*/index.html"), 35 * KB)


def test_the_first_view_of_home_and_of_every_other_page_stays_below_45_kb(site, weigh):
    assert not heavy(site, weigh, pages(site, "**/*.html"), 45 * KB)


@pytest.mark.parametrize("pattern", ["contingencia/*/index.html", "en/contingencia/*/index.html"])
def test_an_emergency_message_is_whole_in_one_response_of_14_kb(site, weigh, pattern):
    messages = [p for p in pages(site, pattern) if "<style>" in (site / p).read_text("utf-8")]
    assert len(messages) >= len(pages(site, pattern)) - 1
    for page in messages:
        assert weigh(page) <= 14 * KB, page
        assert not styles(site, page), f"{page} waits for another file"
        assert not fonts(site, page)


def test_the_emergency_index_is_whole_in_one_response_too(site, weigh):
    for page in ("contingencia/index.html", "en/contingencia/index.html"):
        assert weigh(page) <= 14 * KB
        assert not styles(site, page)


def test_all_styles_together_stay_below_12_kb(site, weigh):
    compressed = cache(lambda text: len(brotli.compress(text.encode())))
    for page in pages(site, "**/*.html"):
        carried = compressed(inside(site, page))
        assert carried + sum(map(weigh, styles(site, page))) <= 12 * KB, page


def test_no_page_waits_for_more_than_one_style_sheet(site):
    waits = re.compile(r'<link rel="stylesheet"|<script(?![^>]*type=)')
    every = pages(site, "**/*.html")
    assert not [p for p in every if len(waits.findall((site / p).read_text("utf-8"))) > 1]


def test_the_scripts_of_a_page_before_any_interaction_stay_below_6_kb(site, weigh):
    for page in pages(site, "**/*.html"):
        assert sum(map(weigh, scripts(site, page))) <= 6 * KB, page


def test_the_one_font_stays_below_25_kb_and_blocks_nothing(site, weigh):
    (font,) = site.glob("assets/*.woff2")
    assert weigh(font.relative_to(site).as_posix()) <= 25 * KB
    assert fonts(site, "index.html") == fonts(site, "404.html") == [f"assets/{font.name}"]
    faces = re.findall(r"@font-face\{[^}]*\}", inside(site, "index.html"))
    assert all("font-display" in face for face in faces if ".woff2" in face)
    assert not re.search(r"font-display:\s*(auto|block)", "".join(faces))


def test_no_page_asks_another_site_for_anything(site):
    wrong = re.compile(
        r"<(?:script|img|iframe|source|video|embed|object)[^>]+(?:src|srcset|data)=\"(?:https?:)?//"
        r"|<link rel=\"(?:stylesheet|preload|preconnect|icon)\"[^>]*href=\"(?:https?:)?//"
    )
    assert not [p for p in pages(site, "**/*.html") if wrong.search((site / p).read_text("utf-8"))]
