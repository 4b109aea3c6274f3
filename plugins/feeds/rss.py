"""A feed as RSS 2.0 (https://www.rssboard.org/rss-specification), with full content beside."""

from __future__ import annotations

from datetime import datetime
from email.utils import format_datetime
from xml.etree.ElementTree import Element

from plugins.feeds.feed import LANGUAGE, Feed, Item
from plugins.feeds.xml_text import add, serialise

MEDIA_TYPE = "application/rss+xml"


def rss(feed: Feed) -> bytes:
    """Return the RSS document of ``feed``."""
    root = Element(
        "rss",
        {
            "version": "2.0",
            "xmlns:atom": "http://www.w3.org/2005/Atom",
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
        },
    )
    channel = add(root, "channel")
    add(channel, "title", feed.titulo)
    add(channel, "link", feed.pagina)
    add(channel, "description", feed.descripcion)
    add(channel, "language", LANGUAGE.lower())
    add(channel, "lastBuildDate", _date(feed.actualizado))
    add(channel, "atom:link", rel="self", type=MEDIA_TYPE, href=feed.url)
    for item in feed.items:
        _item(channel, item)
    return serialise(root)


def _item(channel: Element, item: Item) -> None:
    made = add(channel, "item")
    add(made, "title", item.titulo)
    add(made, "link", item.url)
    add(made, "guid", item.id, isPermaLink="false")
    add(made, "pubDate", _date(item.publicado))
    for _, name in item.temas:
        add(made, "category", name)
    add(made, "description", item.resumen)
    # The specification allows one enclosure an item; Atom lists them all.
    for link in [link for link in item.links if link.rel == "enclosure"][:1]:
        add(made, "enclosure", url=link.url, length=str(link.length), type=link.type)
    if item.html:
        add(made, "content:encoded", item.html)


def _date(moment: datetime) -> str:
    """RFC 822, in English whatever the system's language: ``Sat, 14 Mar 2026 09:30:00 -0500``."""
    return format_datetime(moment)
