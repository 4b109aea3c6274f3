import json

import pytest

from plugins.content_model.finding import Finding, Level
from plugins.dev_server.outcome import Outcome, parse_report

ROW = {
    "path": "content/noticias/a.md",
    "line": 3,
    "level": "error",
    "campo": "fecha",
    "message": "No es una fecha.",
}
ERROR = Finding("content/noticias/a.md", 3, Level.ERROR, "fecha", "No es una fecha.")
AVISO = Finding("content/noticias/a.md", 1, Level.AVISO, "", "Se quitó el GPS.")


def test_a_report_becomes_findings():
    assert parse_report(json.dumps([ROW])) == (ERROR,)


def test_findings_are_in_order_of_place():
    rows = [{**ROW, "line": 9}, {**ROW, "path": "content/a.md"}, {**ROW, "line": 2}]
    places = [(found.path, found.line) for found in parse_report(json.dumps(rows))]
    assert places == [
        ("content/a.md", 3),
        ("content/noticias/a.md", 2),
        ("content/noticias/a.md", 9),
    ]


@pytest.mark.parametrize(
    "text",
    ["", "[", "3", "null", "[3]", '[{"path": "a"}]', json.dumps([{**ROW, "level": "grave"}])],
)
def test_a_report_that_cannot_be_read_counts_as_empty(text):
    assert parse_report(text) == ()


def test_only_errors_stop_a_build():
    assert Outcome(ok=False, findings=(AVISO, ERROR)).errors == (ERROR,)
