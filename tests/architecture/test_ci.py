"""Both continuous integrations do the same things, by the same scripts."""

import os
import re
import subprocess

import pytest
import yaml

from tests.architecture.repository import ROOT

GITHUB = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
GITLAB = ROOT / ".gitlab-ci.yml"
CALL = re.compile(r"bash \.ci/([a-z-]+(?: [a-z]+\b)?)")

# GitLab hands the run's identity over itself, and keeps the state file for a person to take.
GITHUB_ONLY = {"oidc-token", "propose content"}


def calls(text):
    return set(CALL.findall(text))


def test_both_run_the_same_steps():
    github = set().union(*(calls(path.read_text("utf-8")) for path in GITHUB))
    gitlab = calls(GITLAB.read_text("utf-8"))
    assert github - GITHUB_ONLY == gitlab, "add the step to the other one too"


@pytest.mark.parametrize("path", [*GITHUB, GITLAB], ids=lambda path: path.name)
def test_what_a_step_does_stands_in_its_script_only(path):
    assert "tasks.py" not in re.sub(r"(?m)#.*$", "", path.read_text("utf-8")), (
        "call a script of .ci/ instead, so that the other CI does the same"
    )


def test_every_step_of_the_scripts_is_run_by_somebody():
    called = set().union(*(calls(path.read_text("utf-8")) for path in GITHUB))
    for script in ("build", "publish", "weekly"):
        text = (ROOT / ".ci" / script).read_text("utf-8")
        for step in re.findall(r"^([a-z]+)\)$", text, re.MULTILINE):
            assert f"{script} {step}" in called


def test_nothing_is_published_by_gitlab_but_from_the_main_branch():
    jobs = yaml.safe_load(GITLAB.read_text("utf-8"))
    for name in ("publicar", "emergencia"):
        conditions = [rule["if"] for rule in jobs[name]["rules"] if "when" not in rule]
        assert conditions
        assert all("$CI_DEFAULT_BRANCH" in one for one in conditions), name
        assert jobs[name]["extends"] == ".produccion"
    assert jobs[".produccion"]["resource_group"] == "produccion"


def run(script, tmp_path, *arguments, python="true", **environ):
    """Run a script of .ci/ with a python3 of ours; what it was told is in the file ``told``."""
    (tmp_path / ".ci").mkdir()
    (tmp_path / ".ci" / script).write_bytes((ROOT / ".ci" / script).read_bytes())
    program = tmp_path / "bin" / "python3"
    program.parent.mkdir()
    real = subprocess.run(["which", "python3"], capture_output=True, text=True, check=True)
    program.write_text(
        f'#!/bin/bash\nif [[ $1 == -c ]]; then exec {real.stdout.strip()} "$@"; fi\n'
        f'echo "$TZ $*" >> {tmp_path}/told\n{python}\n'
    )
    program.chmod(0o755)
    path = f"{program.parent}:{os.environ['PATH']}"
    return subprocess.run(
        ["bash", tmp_path / ".ci" / script, *arguments],
        env={"PATH": path, "HOME": str(tmp_path), "TZ": "UTC", **environ},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("python", "answer"),
    [
        ("""echo '{"toca": true}'""", "true"),
        ("""echo '{"siguiente": null, "toca": false}'""", "false"),
        ("""echo 'ruido'; echo '{"toca": false}'""", "false"),
        ("exit 1", "true"),
        ("echo no es JSON", "true"),
        ("echo '{}'", "true"),
    ],
)
def test_only_a_clear_no_keeps_the_clock_from_publishing(tmp_path, python, answer):
    done = run("due", tmp_path, python=python, ANTES="2026-11-23T12:00:00Z")
    assert (done.returncode, done.stdout) == (0, f"toca={answer}\n")


def test_without_a_last_run_it_is_time(tmp_path):
    assert run("due", tmp_path).stdout == "toca=true\n"
    assert not (tmp_path / "told").exists()


WRITE = 'folder=output; [[ "$*" == *--output* ]] && folder="${*: -1}"; mkdir -p "$folder"'


def test_a_site_is_built_twice_in_different_circumstances(tmp_path):
    python = f'if [[ $2 == publish ]]; then {WRITE}; echo igual > "$folder/a"; fi'
    done = run("build", tmp_path, "site", python=python, EMPEZO="2026-11-23T12:00:00Z")
    assert done.returncode == 0, done.stderr
    first, second, *rest = (tmp_path / "told").read_text("utf-8").splitlines()
    assert first == "UTC tasks.py publish --now 2026-11-23T12:00:00Z"
    assert second.startswith("Asia/Tokyo tasks.py publish --now 2026-11-23T12:00:00Z --output")
    assert [line.split()[2] for line in rest] == ["sbom", "licences"]


def test_a_site_that_comes_out_different_is_not_published(tmp_path):
    python = f'if [[ $2 == publish ]]; then {WRITE}; echo "$TZ" > "$folder/a"; fi'
    done = run("build", tmp_path, "site", python=python, EMPEZO="2026-11-23T12:00:00Z")
    assert done.returncode != 0
    assert "differ" in done.stdout


@pytest.mark.parametrize("script", ["build", "weekly", "publish"])
def test_a_step_that_does_not_exist_is_an_error(tmp_path, script):
    assert run(script, tmp_path, "nada", PORTAL_TARGET="dir:x").returncode == 2


def kept_by_builds():
    """Return the folders of .cache that the code of a build names."""
    code = "\n".join(
        path.read_text("utf-8")
        for name in ("assets", "bulletins", "images", "incremental", "portal")
        for path in (ROOT / "plugins" / name).glob("*.py")
    )
    return {a or b for a, b in re.findall(r"\.cache/(\w+)|\"\.cache\" / \"(\w+)\"", code)}


def test_both_builds_of_what_is_published_start_from_nothing(tmp_path):
    (tmp_path / ".ci").mkdir()
    (tmp_path / ".ci/build").write_bytes((ROOT / ".ci/build").read_bytes())
    kept = sorted(kept_by_builds())
    assert {"bulletins", "contenido", "incremental"} <= set(kept)
    # A build that tells what it found of an earlier one, and leaves something for the next.
    program = tmp_path / "bin/python3"
    program.parent.mkdir()
    program.write_text(
        '#!/bin/bash\n[[ "$2" = publish ]] || exit 0\n'
        "echo build >>told; ls .cache >>told\n"
        f"mkdir -p .cache/{{{','.join(kept)}}} output\n"
        '[[ "$5" != --output ]] || mkdir -p "$6"\n',
        encoding="utf-8",
    )
    program.chmod(0o755)
    for name in kept:
        (tmp_path / ".cache" / name).mkdir(parents=True)
    subprocess.run(
        ["bash", tmp_path / ".ci/build", "site"],
        env={"PATH": f"{program.parent}:/usr/bin:/bin", "EMPEZO": "2026-11-23T12:00:00Z"},
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        timeout=30,
        check=True,
    )
    assert (tmp_path / "told").read_text("utf-8").split() == ["build", "build"]


def test_what_earlier_runs_kept_serves_previews_only():
    assert "actions/cache" not in (ROOT / ".github/workflows/publish.yml").read_text("utf-8")
    jobs = yaml.safe_load((ROOT / ".github/workflows/pull-request.yml").read_text("utf-8"))["jobs"]
    (step,) = [
        step
        for step in jobs["vista-previa"]["steps"]
        if step.get("uses", "").startswith("actions/cache@")
    ]
    lab = {
        name: job["cache"]
        for name, job in yaml.safe_load(GITLAB.read_text("utf-8")).items()
        if isinstance(job, dict) and "cache" in job
    }
    preview = lab.pop("vista-previa")
    assert step["with"]["path"].split() == preview["paths"]
    assert "github.ref" in step["with"]["restore-keys"]
    assert "CI_MERGE_REQUEST_IID" in preview["key"]
    assert all(cache["paths"] == [".ultima"] for cache in lab.values())
