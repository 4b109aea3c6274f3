from plugins.feeds.outputs import contingencia_outputs, outputs
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
