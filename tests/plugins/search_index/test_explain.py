from plugins.search_index.explain import explain

RESULT = {
    "id": "pago-predial",
    "tipo": "tramite",
    "titulo": "Pago del predial",
    "score": 12.5,
    "lunr": 8.0,
    "coverage": 1.0,
    "share": 0.5,
    "phrase": 0.25,
    "popularity": 1.0,
    "matched": ["predial"],
}
TERM = {"word": "predail", "exact": False, "counts": 0.8, "stems": [["predial", 0.8]]}
ANSWER = {"corrected": "predial", "weak": False, "terms": [TERM], "results": [RESULT]}


def test_it_says_words_corrections_and_points():
    text = explain("predail", ANSWER)
    assert "Se corrigió a: «predial»" in text
    assert "predial 0.80" in text
    assert "1. Pago del predial  [tramite pago-predial]" in text
    assert "puntos 12.5" in text
    assert "cubre 100%" in text


def test_a_pinned_result_says_so():
    pinned = {**ANSWER, "results": [{**RESULT, "score": 1e6 + 3}]}
    assert "puntos 3.0 · fijada por «fijar_para»" in explain("predial", pinned)


def test_a_word_nobody_wrote_is_named():
    unknown = {**TERM, "stems": []}
    text = explain("dron", {**ANSWER, "terms": [unknown], "results": [], "corrected": ""})
    assert "nadie la escribió" in text
    assert "Sin resultados" in text


def test_a_weak_answer_says_so():
    assert "Coincidencia parcial" in explain("x", {**ANSWER, "weak": True})
