from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.content_model.common import Idioma
from plugins.content_model.load import load
from plugins.search_index.run_in_node import run_job, search, write_index
from tests.conftest import CLOCK

HOSTILE = [
    "",
    " ",
    "acta: nacimiento",
    "predial -descuento",
    "+predial +casa",
    "*",
    "predi*",
    "predial~2",
    "pago^9",
    '"acta de nacimiento"',
    "¿predial?",
    "🎉 predial \ue000",
    "\x00\x01predial\x1b",
    "\ud800 acta \udfff",
    "a" * 10_000,
    "predial " * 1_500,
    "__proto__",
    "constructor",
    "__defineGetter__ toString hasOwnProperty valueOf",
    "<script>alert(1)</script>",
    "𝕡𝕣𝕖𝕕𝕚𝕒𝕝",
    "İstanbul ﬁesta ß",
]


@pytest.fixture(scope="session")
def catalogue(root):
    return load(root, datetime.fromisoformat(CLOCK)).catalogue


@pytest.fixture(scope="session")
def index(catalogue, tmp_path_factory):
    folder = tmp_path_factory.mktemp("index")
    return write_index(catalogue, folder), folder


def ask(index, queries, **options):
    path, folder = index
    return run_job({"job": "search", "folder": str(path), "queries": queries, **options}, folder)


def first(index, query, **options):
    (answer,) = ask(index, [query], **options)
    return answer["results"][0]["id"]


def test_every_guide_is_found_by_the_queries_it_expects(catalogue, index):
    expected = [
        (query, entry.id)
        for entry in catalogue.tramites
        if entry.idioma is Idioma.ES
        for query in entry.record.consultas_esperadas
    ]
    answers = ask(index, [query for query, _ in expected])
    missed = [
        f"«{query}» no encuentra {id_}: {[r['id'] for r in answer['results'][:3]]}"
        for (query, id_), answer in zip(expected, answers, strict=True)
        if id_ not in [r["id"] for r in answer["results"][:3]]
    ]
    assert len(expected) > 200
    assert missed == []


def test_an_english_guide_is_found_by_the_queries_it_expects(catalogue, index):
    expected = [
        (query, entry.id)
        for entry in catalogue.tramites
        if entry.idioma is Idioma.EN
        for query in entry.record.consultas_esperadas
    ]
    answers = ask(index, [query for query, _ in expected], lang="en")
    missed = [
        (query, id_)
        for (query, id_), answer in zip(expected, answers, strict=True)
        if id_ not in [r["id"] for r in answer["results"][:3]]
    ]
    assert expected
    assert missed == []


def test_a_pinned_query_puts_its_guide_first(catalogue, index):
    pinned = [
        (query, entry.id)
        for entry in catalogue.tramites
        if entry.idioma is Idioma.ES
        for query in entry.record.fijar_para
    ]
    answers = ask(index, [query for query, _ in pinned])
    assert pinned
    for (query, id_), answer in zip(pinned, answers, strict=True):
        assert answer["results"][0]["id"] == id_, query


@pytest.mark.parametrize("query", ["jubilación", "jubilacion", "JUBILACIÓN"])
def test_accents_and_capitals_change_no_result(index, query):
    (plain,) = ask(index, ["jubilacion"])
    (typed,) = ask(index, [query])
    assert [r["id"] for r in typed["results"]] == [r["id"] for r in plain["results"]]


def test_a_misspelt_word_is_corrected_and_said(index):
    (answer,) = ask(index, ["Licencia de fincionamiento"])
    assert answer["corrected"] == "Licencia de funcionamiento"
    assert answer["results"][0]["id"].startswith("licencia-funcionamiento")


def test_the_literal_query_is_not_corrected(index):
    (answer,) = ask(index, ["fincionamiento"], literal=True)
    assert answer["corrected"] == ""


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("sertificado de baquna", "vacuna"),
        ("carnabal", "carnaval"),
        ("lisensia", "licencia"),
        ("bacanterepartidorhijo", ""),
        ("prdeial", "predial"),
        ("resivo predial", "recibo"),
    ],
)
def test_words_that_sound_alike_or_are_swapped_are_understood(index, typed, expected):
    (answer,) = ask(index, [typed])
    assert expected in answer["corrected"]


def test_words_run_together_are_split(index):
    (answer,) = ask(index, ["licenciadefuncionamiento"])
    assert answer["corrected"] == "licencia funcionamiento"


def test_the_last_word_may_be_unfinished(index):
    assert first(index, "cartilla mil") == "cartilla-militar"


def test_a_finished_word_is_no_beginning(index):
    (typing,) = ask(index, ["pred"])
    (finished,) = ask(index, ["pred "])
    assert typing["results"] and typing["results"] != finished["results"]


def test_everyday_words_find_what_the_guide_calls_otherwise(index):
    assert first(index, "michi esterilizar") == "esterilizacion-mascotas"


def test_a_misspelt_everyday_word_is_understood_too(index):
    assert first(index, "esteriliar a mi michiii") == "esterilizacion-mascotas"
    (answer,) = ask(index, ["busco chamva "])
    assert answer["corrected"].strip() == "busco chamba"
    assert answer["results"][0]["id"] == "bolsa-trabajo-ven-y-empleate"


def test_a_misspelt_word_without_meaning_is_left_aside(index):
    (answer,) = ask(index, ["nesecito predial "])
    assert [term["word"] for term in answer["terms"]] == ["predial"]


def test_one_known_word_among_unknown_ones_is_a_weak_answer(index):
    (answer,) = ask(index, ["xqzwv kkjhg wwqpz predial"])
    assert answer["weak"]
    assert answer["results"]


def test_what_nobody_wrote_finds_nothing(index):
    (answer,) = ask(index, ["xqzwvk"])
    assert answer["results"] == []
    assert answer["corrected"] == ""


def test_hostile_text_never_throws(index):
    for lang in ("es", "en"):
        assert len(ask(index, HOSTILE, lang=lang)) == len(HOSTILE)


def test_punctuation_of_query_languages_means_nothing(index):
    plain, *marked = ask(index, ["acta nacimiento", "acta: nacimiento", "+acta -nacimiento~"])
    for answer in marked:
        assert [r["id"] for r in answer["results"]] == [r["id"] for r in plain["results"]]


@settings(
    max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(queries=st.lists(st.text(max_size=80), min_size=20, max_size=150))
def test_no_text_makes_the_search_throw(index, queries):
    answers = ask(index, queries)
    assert len(answers) == len(queries)


def test_two_builds_of_the_index_are_equal(catalogue, tmp_path):
    one, two = (write_index(catalogue, tmp_path / name) for name in ("one", "two"))
    names = sorted(path.name for path in one.iterdir())
    assert names == sorted(path.name for path in two.iterdir())
    assert all((one / name).read_bytes() == (two / name).read_bytes() for name in names)


def test_staff_get_the_same_answer_as_the_browser(index):
    (answer,) = search(index[0], ["predial"])
    assert answer["results"][0]["id"] == "pago-predial"
