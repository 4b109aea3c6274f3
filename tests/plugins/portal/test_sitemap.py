"""The site map lists what may be indexed, with the days of records."""

from datetime import date
from xml.etree import ElementTree as ET

from plugins.portal.page import NOINDEX, Alternate, Meta
from plugins.portal.sitemap import robots, row_of, sitemap

NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
PAIR = (Alternate("es", "/a/", "Español", True), Alternate("en", "/en/a/", "English", False))


def rows(*metas):
    told = [row_of(meta, "https://x.mx") for meta in metas]
    return ET.fromstring(sitemap(told)).findall("s:url", NS)


def test_pages_are_listed_in_order_with_their_whole_address():
    found = rows(Meta("/a/", "A"), Meta("/b/", "B"))
    assert [row.find("s:loc", NS).text for row in found] == ["https://x.mx/a/", "https://x.mx/b/"]


def test_the_day_is_that_of_the_record_and_left_out_when_there_is_none():
    found = rows(Meta("/a/", "A", actualizado=date(2026, 3, 4)), Meta("/b/", "B"))
    assert [row.findtext("s:lastmod", None, NS) for row in found] == ["2026-03-04", None]


def test_a_page_that_is_not_to_be_indexed_is_not_listed():
    assert rows(Meta("/404.html", "No", robots=NOINDEX)) == []


def test_a_copy_of_another_page_is_not_listed():
    assert rows(Meta("/a/", "A", canonical="/b/")) == []


def test_translations_are_named_with_their_language():
    (row,) = rows(Meta("/a/", "A", alternates=PAIR))
    found = {link.get("hreflang"): link.get("href") for link in row.findall("x:link", NS)}
    assert found == {"es": "https://x.mx/a/", "en": "https://x.mx/en/a/"}


def test_robots_names_the_site_map():
    assert b"Sitemap: https://x.mx/sitemap.xml" in robots("https://x.mx")
