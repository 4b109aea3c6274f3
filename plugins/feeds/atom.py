"""A feed as Atom 1.0 (RFC 4287)."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from plugins.content_model.publication import LICENCIA
from plugins.feeds.feed import LANGUAGE, Feed, Item
from plugins.feeds.xml_text import add, serialise, timestamp

MEDIA_TYPE = "application/atom+xml"


def atom(feed: Feed) -> bytes:
    """Return the Atom document of ``feed``."""
    root = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": LANGUAGE})
    add(root, "id", feed.id)
    add(root, "title", feed.titulo)
    add(root, "subtitle", feed.descripcion)
    add(root, "updated", timestamp(feed.actualizado))
    add(root, "link", rel="self", type=MEDIA_TYPE, href=feed.url)
    add(root, "link", rel="alternate", type="text/html", href=feed.pagina)
    add(add(root, "author"), "name", feed.autor)
    add(root, "rights", LICENCIA)
    for item in feed.items:
        _entry(root, item)
    return serialise(root)


def _entry(root: Element, item: Item) -> None:
    entry = add(root, "entry")
    add(entry, "id", item.id)
    add(entry, "title", item.titulo)
    add(entry, "link", rel="alternate", type="text/html", href=item.url)
    for link in item.links:
        named = {"title": link.title} if link.title else {}
        if link.length:
            named["length"] = str(link.length)
        add(entry, "link", rel=link.rel, type=link.type, href=link.url, **named)
    add(entry, "published", timestamp(item.publicado))
    add(entry, "updated", timestamp(item.actualizado))
    for id_, name in item.temas:
        add(entry, "category", term=id_, label=name)
    add(entry, "summary", item.resumen)
    if item.html:
        add(entry, "content", item.html, type="html")
