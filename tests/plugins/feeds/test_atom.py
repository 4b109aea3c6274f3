import warnings
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.feeds.atom import atom
from plugins.feeds.feed import Feed, Item, noticias_feed
from plugins.feeds.xml_text import clean
from tests.plugins.content_model.builders import NOW, catalogue, noticia
from tests.plugins.content_model.site import SITE

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # its own use of deprecated modules
    import feedparser

NS = "{http://www.w3.org/2005/Atom}"


def written(*entries):
    return atom(noticias_feed(catalogue(*entries), SITE, "noticias/atom.xml"))


def test_a_reader_finds_everything():
    document = written(
        noticia(
            "2026-03-14-a",
            fecha="2026-03-14T09:30-05:00",
            actualizado="2026-03-15",
            html='<p>Ñandú & <a href="/tramites/x/">guía</a></p>',
        )
    )
    parsed = feedparser.parse(document)
    assert not parsed.bozo
    assert parsed.version == "atom10"
    assert parsed.feed.language == "es-MX"
    assert parsed.feed.title == "Portal de Cancún: noticias"
    assert parsed.feed.links[0].href == "https://portal.example/noticias/atom.xml"
    (entry,) = parsed.entries
    assert entry.id == "tag:cancun.gob.mx,2026:noticia/2026-03-14-a"
    assert entry.link == "https://portal.example/noticias/2026/03/a/"
    assert (entry.published, entry.updated) == (
        "2026-03-14T09:30:00-05:00",
        "2026-03-15T00:00:00-05:00",
    )
    assert entry.summary == "Qué pasó."
    assert "https://portal.example/tramites/x/" in entry.content[0].value
    assert [(t.term, t.label) for t in entry.tags] == [("negocios", "Negocios")]


def test_the_rules_of_rfc_4287_hold():
    root = fromstring(written(noticia("2026-03-14-a", html="<p>x</p>"), noticia("2026-03-15-b")))
    for element in (root, *root.iter(f"{NS}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{NS}{name}")) == 1, name
    # Every entry has an author, its own or the feed's (4.1.2).
    assert root.findtext(f"{NS}author/{NS}name") == "Portal de Cancún"
    for entry in root.iter(f"{NS}entry"):
        alternates = [
            (link.get("type"), link.get("hreflang"))
            for link in entry.findall(f"{NS}link")
            if link.get("rel") == "alternate"
        ]
        assert len(set(alternates)) == len(alternates) == 1
    ids = [e.text for e in root.iter(f"{NS}id")]
    assert len(set(ids)) == len(ids)


def test_an_empty_feed_is_valid_and_always_the_same():
    assert written() == written()
    parsed = feedparser.parse(written())
    assert not parsed.bozo
    assert parsed.feed.updated == "2026-01-01T00:00:00-05:00"
    assert parsed.entries == []


@pytest.mark.parametrize("order", [1, -1])
def test_the_bytes_depend_on_the_records_alone(order):
    entries = [noticia("2026-03-14-a"), noticia("2026-03-15-b")]
    assert written(*entries[::order]) == written(*entries)


@given(st.text(), st.text())
def test_any_text_makes_well_formed_xml(title, html):
    item = Item("tag:x,2026:a", title, "https://a/", NOW, NOW, title, html)
    root = fromstring(atom(Feed("tag:x,2026:f", title, title, title, "u", "p", (item,))))
    # An XML parser reads every line end as \n (XML 1.0, 2.11).
    expected = clean(title).replace("\r\n", "\n").replace("\r", "\n")
    assert root.findtext(f"{NS}entry/{NS}title") == expected
