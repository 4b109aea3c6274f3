"""The corpus of the build benchmark: valid by our own rules, varied, and always the same."""

from hashlib import sha256

import pytest

from plugins.checks.run import run
from plugins.content_model.catalogue import Visibility
from plugins.content_model.finding import Level
from tests.bench.build.corpus import NOW, news_path, write_corpus

PAGES = 200


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    folder = tmp_path_factory.mktemp("corpus")
    write_corpus(folder, PAGES, images=True)
    return folder


@pytest.fixture(scope="module")
def checked(root):
    return run(root, NOW)


def test_the_corpus_passes_our_own_checks(checked):
    _, findings = checked
    assert [str(f) for f in findings if f.level is Level.ERROR] == []


def test_the_corpus_has_all_that_a_city_publishes(checked):
    loaded, _ = checked
    made_up = [e for e in loaded.entries if "-nota-" in e.path]
    assert len(made_up) == PAGES
    assert {e.visibility for e in made_up} == {
        Visibility.PUBLICADO,
        Visibility.EMBARGADO,
        Visibility.VENCIDO,
    }
    html = "".join(e.html for e in made_up)
    for tag in ("<h2", "<h3", "<li>", "<ol>", "<table>", "<strong>", 'href="/tramites/'):
        assert tag in html
    assert any(e.record.imagen for e in made_up)
    assert {e.record.fecha.year for e in made_up} == set(range(2016, 2027))
    assert any(e.id.startswith("prueba-") for e in loaded.catalogue.contingencias)
    assert any(e.id.startswith("prueba-") for e in loaded.catalogue.tramites)


def test_a_news_item_has_some_420_words(root):
    texts = [(root / "content" / news_path(n, PAGES)).read_text("utf-8") for n in range(PAGES)]
    words = [len(text.split("\n---\n", 1)[1].split()) for text in texts]
    assert 380 < sum(words) / PAGES < 460


def test_the_same_request_gives_the_same_bytes_and_another_seed_others(tmp_path):
    def digest(name, seed):
        content = write_corpus(tmp_path / name, 4, seed)
        files = sorted(path for path in content.rglob("*") if path.is_file())
        parts = [
            path.relative_to(content).as_posix().encode() + path.read_bytes() for path in files
        ]
        return sha256(b"\0".join(parts)).hexdigest()

    assert digest("a", 1) == digest("b", 1) != digest("c", 2)
