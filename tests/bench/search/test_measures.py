import json

import pytest

from tests.bench.search.measures import (
    ALL,
    Query,
    first_right,
    load_queries,
    ndcg,
    quality_by_class,
)

QUERY = Query("predial", "directa", {"pago": 3, "estado": 2})


def test_only_the_highest_grade_is_a_right_answer():
    assert first_right(QUERY, ["estado", "x", "pago"]) == 3
    assert first_right(QUERY, ["estado"]) == 0


def test_below_the_tenth_place_nothing_counts():
    assert first_right(QUERY, [*"abcdefghij", "pago"]) == 0


def test_the_best_order_has_a_gain_of_one():
    assert ndcg(QUERY, ["pago", "estado"]) == pytest.approx(1)
    assert ndcg(QUERY, ["estado", "pago"]) < 1
    assert ndcg(QUERY, []) == 0


def test_quality_is_a_mean_per_class_and_over_all():
    queries = [QUERY, Query("luz", "coloquial", {"reporte": 3})]
    found = quality_by_class(queries, [["pago"], ["x", "reporte"]])
    assert found["directa"].s1 == 1
    assert found["coloquial"].s1 == 0
    assert found["coloquial"].s3 == 1
    assert found[ALL].mrr == pytest.approx(0.75)
    assert found[ALL].n == 2


def test_a_file_of_queries_is_read(tmp_path):
    file = tmp_path / "q.json"
    file.write_text(json.dumps([{"q": "x", "clase": "errata", "relevantes": {"a": 3}}]), "utf-8")
    assert load_queries(file) == [Query("x", "errata", {"a": 3})]
