"""Figures that another engine counted are those that DuckDB counts."""

from __future__ import annotations

import csv
from datetime import date

import pytest

from plugins.cifras.counts import query
from plugins.cifras.months import months
from plugins.cifras.results import SCRUBBED, BadResults, Results
from plugins.cifras.run import read_logs
from plugins.cifras.sources import find_sources
from tests.plugins.cifras.runs import NOVEMBER, counts, no_bucket, portal
from tests.support.access_logs import Simulator, write_logs

QUERIES = ("days", "totals", "devices", "guides", "downloads", "searches")


def test_the_same_answers_give_the_same_figures(tmp_path):
    simulator = Simulator(8)
    requests = [r for d in (1, 2, 3) for r in simulator.day(date(2026, 11, d), 15, ["predial"])]
    write_logs(tmp_path / "registros", requests)
    folder = tmp_path / "resultados"
    folder.mkdir()
    with counts() as found:
        reading = read_logs(find_sources([str(tmp_path / "registros")], no_bucket), found)
        made = months(found, NOVEMBER, reading.days, portal())
        for name in QUERIES:
            door = found._connection.cursor().execute(query(name))
            with (folder / f"{name}.csv").open("w", newline="") as file:
                csv.writer(file).writerows(
                    [[column[0] for column in door.description], *door.fetchall()]
                )
    results = Results(folder)
    assert months(results, NOVEMBER, results.days(), portal()) == made
    assert made[0].sin_respuesta


def test_searches_come_scrubbed_for_the_engine_to_load(tmp_path):
    for name in ("days", "totals", "devices", "guides", "downloads"):
        (tmp_path / f"{name}.csv").write_text("day\n")
    (tmp_path / "terms.csv").write_text("raw\npredial+juan+perez\n9981234567\nPredial\n")
    results = Results(tmp_path)
    months(results, NOVEMBER, results.days(), portal())
    with (tmp_path / SCRUBBED).open(newline="") as file:
        assert list(csv.reader(file)) == [
            ["raw", "term"],
            ["predial+juan+perez", "predial"],
            ["Predial", "predial"],
        ]


def test_a_result_that_is_missing_or_wrong_is_named(tmp_path):
    with pytest.raises(BadResults, match=r"days\.csv, totals\.csv"):
        Results(tmp_path)
    for name in ("days", "totals", "devices", "guides", "downloads"):
        (tmp_path / f"{name}.csv").write_text("day\nayer\n")
    with pytest.raises(BadResults, match=r"days\.csv"):
        Results(tmp_path).days()
