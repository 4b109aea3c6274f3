import io
import json
import subprocess
import sys

import pytest

from plugins.checks.cli import CLOCK, github, main, summary
from plugins.content_model.finding import Finding, Level, aviso, error
from tests.support.small_site import N, P, after, make_site, swap

TODAY = "2026-11-23T12:00-05:00"
BAD_DATE = {N: swap("2026-03-14", "12/04/2026")}
DRAFTY = {P: after("\nEscribe a tramites@gmail.com.\n")}


def check(root, *arguments, clock=TODAY):
    out, err = io.StringIO(), io.StringIO()
    code = main([str(root), *arguments], out, err, clock)
    return code, out.getvalue().splitlines(), err.getvalue().strip()


def test_content_in_order_exits_with_zero(tmp_path):
    assert check(make_site(tmp_path)) == (0, [], "El contenido está en orden.")


def test_an_error_exits_with_one_and_is_a_line_with_its_place(tmp_path):
    code, lines, said = check(make_site(tmp_path, BAD_DATE))
    assert code == 1
    assert [line for line in lines if ": error: " in line] == lines[-1:]
    assert lines[-1].startswith(f"{N}:4: error: fecha: «12/04/2026» no es una fecha clara; ")
    assert said == "1 error y 0 avisos: corrige los errores para publicar."


def test_an_aviso_alone_exits_with_zero(tmp_path):
    code, lines, said = check(make_site(tmp_path, DRAFTY))
    assert code == 0
    assert len(lines) == 1
    assert said == "0 errores y 1 aviso: se puede publicar."


def test_all_findings_come_in_one_run_in_order_of_place(tmp_path):
    changes = {**BAD_DATE, P: after("\n<u>a</u> y [b](/nada/)\n\n<u>c</u>\n")}
    _, lines, _ = check(make_site(tmp_path, changes))
    places = [line.split(": ")[0] for line in lines if ": error: " in line]
    assert places == [f"{N}:4", f"{P}:9", f"{P}:9", f"{P}:11"]


def test_two_runs_say_the_same(tmp_path):
    make_site(tmp_path, {**BAD_DATE, **DRAFTY})
    assert check(tmp_path) == check(tmp_path)


def test_programs_get_the_findings_as_json(tmp_path):
    report = tmp_path / "report.json"
    check(make_site(tmp_path / "site", BAD_DATE), "--json", str(report))
    rows = json.loads(report.read_text(encoding="utf-8"))
    assert {"path": N, "line": 4, "level": "error", "campo": "fecha"}.items() <= rows[-1].items()


def test_github_gets_commands_that_mark_the_line():
    finding = error("content/a,b.md", 4, "fecha", "100 % mal\ny más")
    assert github(finding) == "::error file=content/a%2Cb.md,line=4::fecha: 100 %25 mal y más"
    assert github(aviso("x", 1, "", "y")).startswith("::warning ")


def test_the_instant_can_be_chosen(tmp_path, monkeypatch):
    make_site(tmp_path, {N: swap("dependencia:", "vence: 2026-04-01\ndependencia:")})
    assert any("ya venció" in line for line in check(tmp_path)[1])
    assert not any(
        "ya venció" in line for line in check(tmp_path, clock="2026-03-20T12:00-05:00")[1]
    )
    monkeypatch.setenv(CLOCK, "2026-03-20T12:00-05:00")
    assert not any("ya venció" in line for line in check(tmp_path, clock=None)[1])
    assert any("ya venció" in line for line in check(tmp_path, "--now", TODAY, clock=None)[1])


def test_an_instant_that_is_none_is_told(tmp_path):
    code, lines, said = check(make_site(tmp_path), clock="ayer")
    assert (code, lines) == (2, [])
    assert "ayer" in said


@pytest.mark.parametrize(
    ("errors", "avisos", "said"),
    [
        (0, 0, "El contenido está en orden."),
        (2, 1, "2 errores y 1 aviso: corrige los errores para publicar."),
        (0, 2, "0 errores y 2 avisos: se puede publicar."),
    ],
)
def test_the_summary_counts(errors, avisos, said):
    findings = [Finding("x", 1, Level.ERROR, "", "a")] * errors
    findings += [Finding("x", 1, Level.AVISO, "", "a")] * avisos
    assert summary(findings) == said


def test_it_runs_as_a_program_from_any_console_with_any_file_name(tmp_path, root):
    make_site(tmp_path)
    (tmp_path / "content" / "paginas" / "a\u00f1o\n\udcff.md").write_text("x")
    done = subprocess.run(
        [sys.executable, "-m", "plugins.checks", str(tmp_path), "--now", TODAY],
        cwd=root,
        env={"PYTHONIOENCODING": "ascii", "PYTHONPATH": str(root)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr.decode()
    assert len(done.stdout.decode("utf-8").splitlines()) == 1
    assert "content/paginas/año\\n\\xff.md:1: error: " in done.stdout.decode("utf-8")


def test_the_checks_run_without_pelican(root):
    code = "import sys, plugins.checks.cli, plugins.checks.run; sys.exit('pelican' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=root, check=False)
    assert done.returncode == 0


def test_github_is_told_of_errors_first(tmp_path):
    changes = {N: after("\nEscribe a tramites@gmail.com.\n"), P: after("\n<u>a</u>\n")}
    _, lines, _ = check(make_site(tmp_path, changes), "--format", "github")
    assert [line.split(" ")[0] for line in lines] == ["::error", "::warning"]


def test_people_get_a_page_that_says_where_it_is(tmp_path):
    make_site(tmp_path, {**BAD_DATE, **DRAFTY})
    code, _, said = check(tmp_path, "--html")
    page = tmp_path / ".cache" / "revision.html"
    assert code == 1
    assert f"Léela en tu navegador: {page}" in said
    assert "12/04/2026" in page.read_text(encoding="utf-8")


def test_the_page_can_be_written_elsewhere(tmp_path):
    make_site(tmp_path / "site", DRAFTY)
    check(tmp_path / "site", "--html", str(tmp_path / "x.html"))
    assert (tmp_path / "x.html").exists()
