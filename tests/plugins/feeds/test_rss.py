import warnings
from xml.etree.ElementTree import fromstring

from hypothesis import given
from hypothesis import strategies as st

from plugins.feeds.feed import Feed, Item, noticias_feed
from plugins.feeds.rss import rss
from tests.plugins.content_model.builders import NOW, catalogue, noticia
from tests.plugins.content_model.site import SITE

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # its own use of deprecated modules
    import feedparser


def written(*entries):
    return rss(noticias_feed(catalogue(*entries), SITE, "noticias/rss.xml"))


def test_a_reader_finds_everything():
    document = written(
        noticia("2026-03-14-a", fecha="2026-03-14T09:30-05:00", html="<p>Texto &amp; más</p>")
    )
    parsed = feedparser.parse(document)
    assert not parsed.bozo
    assert parsed.version == "rss20"
    assert parsed.feed.language == "es-mx"
    assert parsed.feed.link == "https://portal.example/noticias/"
    (entry,) = parsed.entries
    assert entry.id == "tag:cancun.gob.mx,2026:noticia/2026-03-14-a"
    assert entry.guidislink is False
    assert entry.published == "Sat, 14 Mar 2026 09:30:00 -0500"
    assert entry.published_parsed[:5] == (2026, 3, 14, 14, 30)
    assert entry.summary == "Qué pasó."
    assert entry.content[0].value == "<p>Texto &amp; más</p>"
    assert entry.tags[0].term == "Negocios"


def test_the_required_elements_are_there_once():
    channel = fromstring(written(noticia("2026-03-14-a"))).find("channel")
    for name in ("title", "link", "description", "language", "lastBuildDate"):
        assert len(channel.findall(name)) == 1, name


def test_an_empty_feed_has_a_fixed_date():
    parsed = feedparser.parse(written())
    assert not parsed.bozo
    assert parsed.feed.updated == "Thu, 01 Jan 2026 00:00:00 -0500"


@given(st.text(), st.text())
def test_any_text_makes_well_formed_xml(title, html):
    item = Item("tag:x,2026:a", title, "https://a/", NOW, NOW, title, html)
    root = fromstring(rss(Feed("tag:x,2026:f", title, title, title, "u", "p", (item,))))
    assert root.find("channel/item/guid").text == "tag:x,2026:a"
