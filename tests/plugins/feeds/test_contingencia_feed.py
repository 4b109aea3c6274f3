import warnings

from plugins.feeds.atom import atom
from plugins.feeds.contingencia_feed import contingencia_feed
from tests.plugins.content_model.builders import catalogue, contingencia
from tests.plugins.content_model.site import SITE

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # its own use of deprecated modules
    import feedparser


def parsed(*entries):
    document = atom(contingencia_feed(catalogue(*entries), SITE, "contingencia/atom.xml"))
    found = feedparser.parse(document)
    assert not found.bozo
    return found


def test_an_entry_links_the_page_and_the_cap_file():
    (entry,) = parsed(contingencia("x-roja")).entries
    assert entry.id == "tag:cancun.gob.mx,2026:contingencia/x-roja"
    assert {(link.rel, link.type, link.href) for link in entry.links} == {
        ("alternate", "text/html", "https://portal.example/contingencia/x-roja/"),
        (
            "alternate",
            "application/cap+xml",
            "https://portal.example/contingencia/cap/x-roja.xml",
        ),
    }
    assert entry.updated == "2026-11-23T09:00:00-05:00"
    assert "<li>Quédate en casa.</li>" in entry.content[0].value
    assert "24/11/2026, 18:00 (hora de Cancún)" in entry.content[0].value


def test_drills_say_so_in_the_title_and_the_summary():
    (entry,) = parsed(contingencia("x", caracter="simulacro", resumen="Resumen.")).entries
    assert entry.title == "SIMULACRO: Aviso x"
    assert entry.summary == "SIMULACRO: Resumen."


def test_ended_and_cancelled_messages_stay_as_the_record():
    first = contingencia("x", emitido="2026-11-20T09:00-05:00")
    later = contingencia("y", tipo_mensaje="cancela", reemplaza=["x"])
    assert [e.title for e in parsed(first, later).entries] == ["Aviso y", "Aviso x"]
