import subprocess
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.content_model.common import Idioma
from plugins.content_model.load import load
from plugins.search_index.analyzer import MAX_WORD, Analyzer, fold, stopwords, typed_words, words
from plugins.search_index.documents import documents
from plugins.search_index.roots import by_root
from plugins.search_index.run_in_node import run_job
from tests.conftest import CLOCK

DICTIONARIES = [Path("/usr/share/hunspell/es_MX.dic"), Path("/usr/share/dict/spanish")]


def test_accents_and_case_make_no_difference():
    analyzer = Analyzer()
    assert analyzer.stems("Jubilación") == analyzer.stems("JUBILACION")
    assert analyzer.stems("niños") == analyzer.stems("ninos")


def test_letters_that_other_trimmers_lose_are_kept():
    assert words("zona luz ZOFEMAT kiosco ñandú") == ["zona", "luz", "zofemat", "kiosco", "nandu"]


def test_maya_apostrophes_do_not_split_a_word():
    assert words("K'iin k’áax") == ["kiin", "kaax"]


@given(st.text(st.characters() | st.sampled_from("aáñÑ'’ \n\u00a0\u0301.,1"), max_size=60))
@settings(max_examples=200, deadline=None)
def test_a_text_has_the_stems_of_its_words_whatever_parts_them(text):
    analyzer = Analyzer()
    expected = [analyzer.stem(word) for word in words(text) if word not in stopwords()]
    assert analyzer.stems(text) == expected


def test_stopwords_are_folded_words():
    assert all(words(word) == [word] for word in stopwords())


def test_stems_leave_out_stopwords_and_cut_what_is_no_word(monkeypatch):
    text = "El registro de la basura " + "x" * 90
    for language in ("spanish", "english", None):
        analyzer = Analyzer(language)
        plain = [analyzer.stem(word) for word in words(text) if word not in stopwords()]
        assert analyzer.stems(text) == plain
        monkeypatch.setattr("plugins.search_index.analyzer._MOST_STEMS", 1)
        assert analyzer.stems(text) == plain


@given(st.text())
def test_a_plain_text_is_folded_as_any_other(text):
    # The accent goes, and a text that has one is folded the long way.
    plain = text.encode("ascii", "ignore").decode()
    assert fold(plain) == fold(f"{plain} \u0301").removesuffix(" ")


@pytest.mark.parametrize("language", ["spanish", "english"])
@given(number=st.from_regex(r"[0-9]{1,41}", fullmatch=True))
def test_a_number_is_its_own_stem_without_asking_for_it(language, number):
    analyzer = Analyzer(language)
    assert analyzer.stems(number) == [analyzer.stem(number[:MAX_WORD])]


def test_a_correction_keeps_the_accents_of_the_text():
    assert dict(typed_words("Año de Nacimiento, teléfono")) == {
        "ano": "año",
        "de": "de",
        "nacimiento": "nacimiento",
        "telefono": "teléfono",
    }


@given(st.text(max_size=200))
def test_any_text_becomes_plain_words(text):
    assert all(word.isascii() and word.isalnum() and word == fold(word) for word in words(text))


@settings(max_examples=5, deadline=None)
@given(texts=st.lists(st.text(max_size=60), max_size=200))
def test_python_and_javascript_agree_on_any_text(texts, tmp_path_factory):
    folder = tmp_path_factory.mktemp("stems")
    job = {"stopwords": sorted(stopwords()), "roots": by_root("spanish")}
    got = run_job({"job": "stems", "texts": texts, **job}, folder)
    assert got == [Analyzer().stems(text) for text in texts]


def test_python_and_javascript_agree_on_every_word_of_the_site(root, tmp_path):
    loaded = load(root, datetime.fromisoformat(CLOCK))
    texts = sorted({word for d in documents(loaded.catalogue, Idioma.ES) for word in _all_words(d)})
    assert len(texts) > 2_000
    got = run_job({"job": "stems", "texts": texts, "roots": by_root("spanish")}, tmp_path)
    assert got == [[Analyzer().stem(word) for word in words(text)] for text in texts]


def _all_words(document):
    text = " ".join([document.titulo, document.resumen, document.sinonimos, document.claves])
    return f"{text} {document.texto}".split()


def test_python_and_javascript_agree_on_every_word_of_a_dictionary(tmp_path):
    listed = [path for path in DICTIONARIES if path.exists()]
    if not listed:
        subprocess.run(["apt-get", "install", "-y", "wspanish"], capture_output=True, check=False)
        listed = [path for path in DICTIONARIES if path.exists()]
    if not listed:
        pytest.fail(
            "no Spanish dictionary: install the package wspanish (apt-get install wspanish)"
        )
    lines = listed[0].read_text("utf-8", errors="replace").splitlines()
    texts = sorted({line.split("/", 1)[0].strip() for line in lines})
    assert len(texts) > 40_000
    got = run_job({"job": "stems", "texts": texts, "roots": by_root("spanish")}, tmp_path)
    different = [
        (text, theirs, ours)
        for text, theirs in zip(texts, got, strict=True)
        if theirs != (ours := [Analyzer().stem(word) for word in words(text)])
    ]
    assert different == []
