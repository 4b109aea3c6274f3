from datetime import timedelta

from plugins.feeds.feed import MOST_ENTRIES
from plugins.feeds.outputs import contingencia_outputs, outputs, parts
from tests.plugins.content_model.builders import catalogue, contingencia, noticia
from tests.plugins.content_model.site import SITE

ENTRIES = (contingencia("x"), contingencia("y"), noticia("2026-03-14-a"))


def test_every_file_is_at_its_contract():
    assert [path for path, _ in outputs(catalogue(*ENTRIES), SITE)] == [
        "noticias/atom.xml",
        "noticias/rss.xml",
        "contingencia/activa.json",
        "contingencia/atom.xml",
        "contingencia/cap/y.xml",
        "contingencia/cap/x.xml",
    ]


def test_the_files_of_an_alert_in_a_hurry_are_apart_from_the_news():
    paths = [path for path, _ in contingencia_outputs(catalogue(*ENTRIES), SITE)]
    assert all(path.startswith("contingencia/") for path in paths)


def test_without_records_the_feeds_are_there_and_empty():
    assert len(dict(outputs(catalogue(), SITE))) == 4


def keys(found):
    """The key of each group."""
    return {group.name: group.key for group in parts(found, SITE)}


def test_the_feeds_of_news_are_others_when_one_that_they_show_is():
    news = [noticia(f"2026-03-{day:02}-a") for day in range(1, 29)]
    more = [noticia(f"2026-02-{day:02}-a") for day in range(1, 29)]
    before = keys(catalogue(*news, *more))
    edited = keys(catalogue(noticia("2026-03-01-a", html="<p>Otra.</p>"), *news[1:], *more))
    old = keys(catalogue(*news, noticia("2026-02-01-a", html="<p>Otra.</p>"), *more[1:]))
    assert len(news) < MOST_ENTRIES < len(news) + len(more)
    assert edited["noticias"] != before["noticias"]
    assert edited["contingencias"] == before["contingencias"]
    assert old == before


def test_whenever_the_files_of_messages_are_others_their_key_is():
    message = contingencia("x")
    begin = message.record.emitido - timedelta(hours=2)
    seen = {}
    for hour in range(24 * 9):
        found = catalogue(message, now=begin + timedelta(hours=hour))
        key = keys(found)["contingencias"]
        made = tuple(contingencia_outputs(found, SITE))
        assert seen.setdefault(key, made) == made
    assert len(seen) > 2
    assert len(seen) == len(set(seen.values()))
