import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.search_index.analyzer import Analyzer
from plugins.search_index.documents import SearchDocument
from plugins.search_index.front_coding import front_code, front_decode
from plugins.search_index.index import SCORE_STEP, SMALLEST_SCORE, build_parts, step_of, vocabulary
from plugins.search_index.run_in_node import run_job

GUIDES = [
    SearchDocument("predial", "tramite", "/p/", "Pago del predial", "Paga el impuesto de tu casa."),
    SearchDocument(
        "poda", "tramite", "/t/", "Poda de árboles", "Permiso.", frases=("Poda de árboles",)
    ),
]


def _score(part, field, document, stem):
    place = list(part.terms).index(stem)
    return dict(zip(*part.vectors[field][document], strict=True))[place]


def test_a_title_weighs_more_than_a_summary():
    (part,) = build_parts([GUIDES], Analyzer())
    assert _score(part, "titulo", 0, "predial") > _score(part, "resumen", 0, "impuest")


def test_scores_of_all_parts_can_be_compared():
    one, two = build_parts([GUIDES[:1], GUIDES[1:]], Analyzer())
    (both,) = build_parts([GUIDES], Analyzer())
    assert _score(one, "titulo", 0, "predial") == _score(both, "titulo", 0, "predial")
    assert _score(two, "titulo", 0, "poda") == _score(both, "titulo", 1, "poda")


def test_a_score_is_kept_within_five_per_cent():
    for score in (0.5, 1.0, 7.77, 29.3):
        kept = SMALLEST_SCORE * SCORE_STEP ** step_of(score)
        assert kept == pytest.approx(score, rel=0.05)


def test_a_word_that_every_one_of_many_documents_has_weighs_nothing():
    many = [SearchDocument(f"n{n}", "noticia", f"/{n}/", f"Nota {n}", "Obra.") for n in range(2000)]
    (part,) = build_parts([many], Analyzer())
    assert _score(part, "resumen", 0, "obra") == 0


def test_no_documents_make_an_empty_part():
    (part,) = build_parts([[]], Analyzer())
    assert list(part.terms) == []


def test_the_vocabulary_has_the_commonest_spelling_of_a_word():
    documents = [
        SearchDocument(str(n), "tramite", "/", titulo, "")
        for n, titulo in enumerate(["Árbol", "Árbol", "arbol"])
    ]
    assert vocabulary(documents) == ["árbol"]


@given(st.lists(st.text(alphabet="abcñé1", min_size=1, max_size=12), max_size=40).map(sorted))
def test_front_coding_loses_nothing(listed):
    assert front_decode(front_code(listed)) == listed


def test_the_browser_reads_front_coding_as_python_does(tmp_path):
    listed = sorted({"acta", "actas", "acto", "zona", "ñandú", "álbum"})
    assert run_job({"job": "front", "text": front_code(listed)}, tmp_path) == listed


def test_the_browser_reads_what_was_written(tmp_path):
    (part,) = build_parts([GUIDES], Analyzer())
    read = run_job({"job": "index", "file": part.as_json()}, tmp_path)
    assert set(read["terms"]) == set(part.terms)
    assert read["phrases"] == [[], [["arbol", "poda"]]]
    for field, rows in part.vectors.items():
        for at, row in enumerate(rows):
            written = {
                part.terms[p]: SMALLEST_SCORE * SCORE_STEP**step
                for p, step in zip(*row, strict=True)
            }
            assert read["vectors"][f"{field}/{at}"] == pytest.approx(written)
