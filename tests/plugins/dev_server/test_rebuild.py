import json
import sys

from plugins.content_model.finding import Finding, Level
from plugins.dev_server.outcome import Outcome
from plugins.dev_server.rebuild import run_build

ROW = {"path": "content/a.md", "line": 2, "level": "error", "campo": "titulo", "message": "Falta."}


def build(tmp_path, code, report=None):
    printed = []
    outcome = run_build(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        environ={},
        report=report or tmp_path / "report.json",
        echo=printed.append,
    )
    return outcome, printed


def failing_with(rows):
    text = json.dumps(rows)
    return (
        "import os, pathlib, sys\n"
        f"pathlib.Path(os.environ['PORTAL_FINDINGS']).write_text({text!r})\n"
        "sys.exit('mal')"
    )


def test_a_build_that_ends_well_is_ok(tmp_path):
    outcome, printed = build(tmp_path, "print('Cancún')")
    assert outcome == Outcome(ok=True)
    assert printed == ["Cancún"]


def test_a_failing_build_tells_its_findings(tmp_path):
    outcome, printed = build(tmp_path, failing_with([ROW]))
    assert not outcome.ok
    assert outcome.findings == (Finding("content/a.md", 2, Level.ERROR, "titulo", "Falta."),)
    assert printed == ["mal"]


def test_a_crash_tells_the_end_of_its_output(tmp_path):
    outcome, _ = build(tmp_path, "for i in range(1000): print('línea', i)\nraise ValueError('x')")
    assert outcome.findings == ()
    assert outcome.detail.endswith("ValueError: x")
    assert len(outcome.detail.splitlines()) < 100


def test_an_earlier_report_is_not_taken_for_this_one(tmp_path):
    report = tmp_path / "report.json"
    report.write_text(json.dumps([ROW]))
    outcome, _ = build(tmp_path, "raise SystemExit(1)", report)
    assert outcome.findings == ()


def test_a_build_that_cannot_start_is_a_failure(tmp_path):
    outcome = run_build(
        [str(tmp_path / "no-existe")],
        cwd=tmp_path,
        environ={},
        report=tmp_path / "report.json",
        echo=print,
    )
    assert not outcome.ok
    assert "no-existe" in outcome.detail
