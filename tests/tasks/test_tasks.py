"""The verbs as a person meets them: listed, explained, and with honest exit codes."""

import subprocess
import sys

import pytest
from invoke.context import Context
from invoke.exceptions import Exit

import tasks

# What others rely on; a verb that is not built yet is not here and not in tasks.py.
VERBS = {
    *("serve", "build", "publish", "preview", "livereload"),
    *("check", "test", "lint", "format", "lock"),
    *("search", "bench", "figures"),
    *("new", "alert", "due"),
    *("deploy", "rollback", "releases", "gc", "verify", "sbom"),
    *("services", "audit", "licences"),
}


@pytest.fixture
def listing(root):
    done = subprocess.run(
        [sys.executable, "-m", "invoke", "--list", "--list-format", "flat"],
        cwd=root,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )
    return [line.strip() for line in done.stdout.splitlines()[1:] if line.strip()]


def test_every_verb_is_listed_with_one_line_of_help(listing):
    for line in listing:
        _, _, text = line.partition("  ")
        assert text.strip().endswith("."), f"tasks.py: give the verb a one-line docstring: {line}"
    named = " ".join(line.partition("  ")[0] for line in listing)
    assert set(named.replace("(", " ").replace(")", " ").replace(",", " ").split()) >= VERBS


@pytest.fixture
def runs(monkeypatch):
    """Records the commands instead of running them; ``runs.code`` is what they return."""

    class Runs(list):
        code = 0

        def __call__(self, command, env=None):
            self.append((list(command), dict(env or {})))
            return self.code

    recorder = Runs()
    monkeypatch.setattr(tasks, "_run", recorder)
    return recorder


def call(verb, **options):
    from invoke.context import Context

    return verb(Context(), **options)


def test_a_build_stops_at_warnings_and_is_never_silenced(runs):
    for verb in (tasks.build, tasks.publish):
        call(verb)
    for command, _ in runs:
        assert command[command.index("--fatal") + 1] == "warnings"
        assert not {"-q", "--quiet"} & set(command)


def test_a_build_takes_its_folder_and_its_hour_from_the_options(runs):
    call(tasks.build, output="otra", now="2026-11-20T12:00:00-05:00")
    [(command, env)] = runs
    assert command[command.index("--output") + 1] == "otra"
    assert env == {"PORTAL_NOW": "2026-11-20T12:00:00-05:00"}


def test_a_build_without_an_hour_leaves_the_clock_alone(runs):
    call(tasks.build)
    assert runs[0][1] == {}


def test_publishing_uses_the_production_settings(runs):
    call(tasks.publish)
    command = runs[0][0]
    assert command[command.index("--settings") + 1] == "publishconf.py"


@pytest.mark.parametrize("verb", [tasks.build, tasks.publish, tasks.preview, tasks.lint])
def test_a_verb_that_fails_says_so_in_its_exit_code(runs, verb):
    runs.code = 1
    with pytest.raises(Exit) as ending:
        call(verb)
    assert ending.value.code == 1


def test_lint_shows_the_faults_of_every_tool_in_one_run(runs):
    runs.code = 1
    with pytest.raises(Exit):
        call(tasks.lint)
    assert [command[2] for command, _ in runs] == ["ruff", "ruff", "mypy"]


def test_the_tests_run_even_when_the_form_of_the_code_is_wrong(runs, monkeypatch):
    monkeypatch.setattr("plugins.setup.chromium.provide_chromium", lambda *arguments: "")
    runs.code = 1
    with pytest.raises(Exit):
        call(tasks.test)
    assert runs[-1][0][2] == "pytest"


def test_good_tests_do_not_hide_a_wrong_form_of_the_code(monkeypatch):
    monkeypatch.setattr("plugins.setup.chromium.provide_chromium", lambda *arguments: "")
    monkeypatch.setattr(tasks, "_run", lambda command, env=None: int("mypy" in command))
    with pytest.raises(Exit) as ending:
        call(tasks.test)
    assert ending.value.code == 1


def test_an_old_python_is_told_which_one_is_needed(root):
    code = (
        "import runpy, sys\n"
        "sys.version_info = (3, 9, 2)\n"
        f"runpy.run_path({str(root / 'tasks.py')!r}, run_name='__main__')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "necesita Python 3.11" in done.stderr
    assert "3.9" in done.stderr


@pytest.fixture
def commands(monkeypatch):
    """What a verb would run, instead of running it."""
    found = []
    monkeypatch.setattr(tasks, "_run", lambda command, env=None: found.append(command) or 0)
    return found


def test_a_preview_is_built_apart_with_drafts_and_then_marked(commands, monkeypatch, tmp_path):
    monkeypatch.setattr(tasks, "ROOT", tmp_path)
    built = tmp_path / ".cache" / "vista-previa"
    built.mkdir(parents=True)
    (built / "index.html").write_text("<title>x</title><body>", encoding="utf-8")
    tasks.build(Context(), preview=True)
    (command,) = commands
    assert command[-2:] == tasks.WITH_DRAFTS
    assert command[command.index("--output") + 1] == ".cache/vista-previa"
    assert "Vista previa" in (tmp_path / "output.vista-previa" / "index.html").read_text("utf-8")


@pytest.mark.parametrize("verb", ["build", "publish"])
def test_no_other_build_asks_for_drafts(commands, verb):
    getattr(tasks, verb)(Context())
    assert commands
    assert not any("drafts" in word for command in commands for word in command)
