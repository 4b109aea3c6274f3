"""The site built from the real content: every link resolves, every page is well formed."""

import html
import re
from itertools import pairwise
from pathlib import Path

import pytest

from tests.site.links import read_pages, target

pytestmark = pytest.mark.slow

OUTSIDE = re.compile(r"(https?:|mailto:|tel:|sms:)")


@pytest.fixture(scope="module")
def pages(site):
    return read_pages(site)


def test_every_internal_link_leads_to_a_file_and_every_anchor_to_an_element(site, pages):
    wrong = set()
    for url, page in pages.items():
        for href in page.links:
            if OUTSIDE.match(href):
                continue
            path, anchor = target(url, href)
            file = site / (path.lstrip("/") + ("index.html" if path.endswith("/") else ""))
            if not path.startswith("/") or not file.is_file():
                wrong.add(f"{url}: {href} leads to no file")
            elif anchor and path in pages and anchor not in pages[path].ids:
                wrong.add(f"{url}: {href} leads to no element")
    assert not wrong, "\n".join(sorted(wrong))


def test_every_external_link_is_on_the_allow_list(pages, root):
    import yaml

    listed = yaml.safe_load((root / "content/datos/externos.yml").read_text("utf-8"))
    hosts = {e["host"] for e in listed if e.get("estado", "activo") == "activo"}
    # The licence of the content is the portal's own statement, not staff's.
    hosts |= {"creativecommons.org"}
    found = {
        (url, href.split("/")[2])
        for url, page in pages.items()
        for href in page.links
        if href.startswith("http")
    }
    assert not [(url, host) for url, host in sorted(found) if host not in hosts]


def test_every_page_has_one_main_heading_and_skips_no_level(pages):
    wrong = []
    for url, page in pages.items():
        levels = page.headings
        if levels.count(1) != 1:
            wrong.append(f"{url}: {levels.count(1)} h1")
        wrong += [
            f"{url}: h{before} then h{after}"
            for before, after in pairwise(levels)
            if after > before + 1
        ]
    assert not wrong, "\n".join(wrong)


def test_no_element_shares_its_id_with_another(pages):
    wrong = [
        f"{url}: {id_}"
        for url, page in pages.items()
        for id_ in {one for one in page.ids if page.ids.count(one) > 1}
    ]
    assert not wrong, "\n".join(wrong)


def test_labels_and_descriptions_name_elements_of_their_page(pages):
    wrong = []
    for url, page in pages.items():
        for tag, given in page.elements:
            for name in ("aria-labelledby", "aria-describedby", "for", "popovertarget"):
                named = (given.get(name) or "").split()
                wrong += [f"{url}: {tag} {name}={n}" for n in named if n not in page.ids]
    assert not wrong, "\n".join(wrong)


def test_every_image_says_what_it_shows(pages):
    wrong = [
        f"{url}: {given.get('src')}"
        for url, page in pages.items()
        for tag, given in page.elements
        if tag == "img" and given.get("alt") is None
    ]
    assert not wrong


def test_no_script_stands_in_a_page(site):
    inline = re.compile(r"<script(?![^>]*(?:src=|application/))|\son\w+=|javascript:|\sstyle=")
    wrong = [
        str(p.relative_to(site))
        for p in site.rglob("*.html")
        if inline.search(p.read_text("utf-8"))
    ]
    assert not wrong


def test_nothing_of_jinja_or_python_shows_in_a_page(site):
    signs = re.compile(r"\{\{|\{%|&lt;(?:Markup|bound method|function)|Undefined|<built-in")
    wrong = [
        f"{path.relative_to(site)}: {found[0]}"
        for path in site.rglob("*.html")
        if (found := signs.search(_visible(path)))
    ]
    assert not wrong


def test_every_title_is_its_own(site, pages):
    titles: dict[str, list[str]] = {}
    for url in pages:
        path = site / (url.lstrip("/") + ("index.html" if url.endswith("/") else ""))
        found = re.search(r"<title>(.*?)</title>", path.read_text("utf-8"), re.DOTALL)
        assert found, url
        titles.setdefault(html.unescape(found[1]), []).append(url)
    assert not [urls for urls in titles.values() if len(urls) > 1]


@pytest.mark.parametrize(
    "pattern",
    [
        r"/tramites/[a-z0-9-]+/",
        r"/tramites/tema/[a-z0-9-]+/",
        r"/dependencias/[a-z0-9-]+/",
        r"/noticias/\d{4}/\d{2}/[a-z0-9-]+/",
        r"/noticias/pagina/\d+/",
        r"/contingencia/[a-z0-9-]+/",
        r"/en/tramites/[a-z0-9-]+/",
        r"/en/contingencia/[a-z0-9-]+/",
    ],
)
def test_the_addresses_of_the_contract_have_pages(pages, pattern):
    assert [url for url in pages if re.fullmatch(pattern, url)]


@pytest.mark.parametrize(
    "path",
    [
        "api/v1/tramites.json",
        "api/v1/tramites/pago-predial.json",
        "api/v1/tramites.csv",
        "contingencia/activa.json",
        "contingencia/atom.xml",
        "noticias/atom.xml",
        "noticias/rss.xml",
        "sitemap.xml",
        "robots.txt",
        "404.html",
    ],
)
def test_the_files_of_the_contract_exist(site, path):
    assert (site / path).is_file()


def test_every_guide_of_the_collected_facts_has_its_page(root, pages):
    guides = [p.stem for p in (root / "content/tramites").rglob("*.md") if "." not in p.stem]
    assert len(guides) >= 83
    assert not [id_ for id_ in guides if f"/tramites/{id_}/" not in pages]


def _visible(path: Path) -> str:
    """Return a page without its data for scripts, which may well hold braces."""
    return re.sub(r"<script.*?</script>", "", path.read_text("utf-8"), flags=re.DOTALL)
