from dataclasses import replace
from xml.etree import ElementTree

from plugins.feeds.atom import atom
from plugins.feeds.feed import noticias_feed
from plugins.feeds.rss import rss
from tests.plugins.content_model.builders import catalogue, noticia
from tests.plugins.content_model.site import SITE

ATOM = "{http://www.w3.org/2005/Atom}"
FILES = [
    {"archivo": f"2026/{name}", "titulo": name, "alternativa": "Lo que dice el archivo"}
    for name in ("bases.pdf", "formato.docx")
]
NEWS = replace(
    catalogue(noticia("2026-03-14-a", adjuntos=FILES)),
    adjuntos={"2026/bases.pdf": 84_211, "2026/formato.docx": 900},
)
FEED = noticias_feed(NEWS, SITE, "noticias/atom.xml")


def test_atom_lists_every_file_with_type_and_length():
    links = ElementTree.fromstring(atom(FEED)).findall(f"{ATOM}entry/{ATOM}link[@rel='enclosure']")
    assert links[0].attrib == {
        "rel": "enclosure",
        "type": "application/pdf",
        "href": "https://portal.example/adjuntos/2026/bases.pdf",
        "title": "bases.pdf",
        "length": "84211",
    }
    assert len(links) == 2


def test_rss_has_the_first_file_alone():
    found = ElementTree.fromstring(rss(FEED)).findall("channel/item/enclosure")
    assert [one.get("length") for one in found] == ["84211"]


def test_a_file_that_is_not_there_is_not_announced():
    assert not noticias_feed(replace(NEWS, adjuntos={}), SITE, "x").items[0].links
