from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.feeds.feed import EMPTY_UPDATED, MOST_ENTRIES, absolute, noticias_feed
from tests.plugins.content_model.builders import catalogue, noticia
from tests.plugins.content_model.site import SITE

PAGE = "https://portal.example/noticias/2026/03/x/"


def feed(*entries):
    return noticias_feed(catalogue(*entries), SITE, "noticias/atom.xml")


def test_the_newest_come_first_and_translations_stay_out():
    found = feed(
        noticia("2026-03-14-a"), noticia("2026-03-15-b"), noticia("2026-03-15-b", idioma="en")
    )
    assert [item.titulo for item in found.items] == [
        "Noticia 2026-03-15-b",
        "Noticia 2026-03-14-a",
    ]


def test_an_entry_keeps_its_identifier_whatever_the_address_of_the_site():
    (item,) = feed(noticia("2026-03-14-a")).items
    assert item.id == "tag:cancun.gob.mx,2026:noticia/2026-03-14-a"
    assert item.url == "https://portal.example/noticias/2026/03/a/"


def test_a_feed_changed_when_its_latest_entry_did():
    found = feed(
        noticia("2026-03-15-b"),
        noticia(
            "2026-03-14-a",
            actualizado="2026-03-16",
            fe_de_erratas=[{"fecha": "2026-03-20", "texto": "Decía 9:00 & era 8:00"}],
        ),
    )
    assert found.actualizado.date().isoformat() == "2026-03-20"
    assert found.items[1].html.startswith(
        "<p><strong>Corrección del 20/03/2026:</strong> Decía 9:00 &amp; era 8:00</p>"
    )


def test_an_empty_feed_has_a_fixed_date():
    assert feed().actualizado == EMPTY_UPDATED
    assert EMPTY_UPDATED.utcoffset() == timedelta(hours=-5)


def test_a_feed_is_of_bounded_length():
    entries = [noticia(f"2026-03-14-n{n}") for n in range(MOST_ENTRIES + 5)]
    assert len(feed(*entries).items) == MOST_ENTRIES


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ('<a href="/tramites/x/">x</a>', '<a href="https://portal.example/tramites/x/">x</a>'),
        ('<img src="/imagenes/a.jpg" alt="a">', None),
        ('<a href="#abajo">x</a>', f'<a href="{PAGE}#abajo">x</a>'),
        ('<a href="https://a.mx/?b=/c">x</a>', '<a href="https://a.mx/?b=/c">x</a>'),
        ('<p>Escribe href="/x" así</p>', '<p>Escribe href="/x" así</p>'),
        (
            '<a href="/a" title="x > y">x</a>',
            '<a href="https://portal.example/a" title="x > y">x</a>',
        ),
        ('<h2 id="a">A</h2>', '<h2 id="a">A</h2>'),
    ],
)
def test_addresses_inside_tags_are_made_absolute(html, shown):
    expected = shown or '<img src="https://portal.example/imagenes/a.jpg" alt="a">'
    assert absolute(html, PAGE, SITE.url) == expected


@given(st.text(alphabet='<>"= abhref/#', max_size=400))
def test_any_text_is_handled(html):
    assert len(absolute(html, PAGE, SITE.url)) >= len(html)
