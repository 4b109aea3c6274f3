"""The workflows hold nothing that an attacker could use: zizmor, and what it does not know."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[3]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))


# What else a job may do, and why it has to.
MORE = {
    # Asks when the last run began.
    ("publish.yml", "toca"): {"contents": "read", "actions": "read"},
    # Proposes a change of one file, on a branch of its own.
    ("weekly.yml", "proponer"): {"contents": "write", "pull-requests": "write"},
}


def test_zizmor_finds_nothing():
    done = subprocess.run(
        [Path(sys.executable).parent / "zizmor", "--offline", "--no-progress", ROOT / ".github"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(WORKFLOWS) >= 2


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_by_its_commit_and_says_its_version(path):
    used = re.findall(r"uses: (.*)", path.read_text("utf-8"))
    assert used
    for action in used:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action), action


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_nothing_may_be_written_and_every_run_ends(path):
    workflow = yaml.safe_load(path.read_text("utf-8"))
    assert workflow["permissions"] == {}
    for name, job in workflow["jobs"].items():
        allowed = {"contents": "read"}
        if job.get("environment") == "produccion":
            allowed["id-token"] = "write"
        assert job["permissions"] == MORE.get((path.name, name), allowed), name
        assert job["timeout-minutes"] <= 90, name


def test_a_proposal_never_sees_a_secret():
    text = (ROOT / ".github/workflows/pull-request.yml").read_text("utf-8")
    assert "secrets." not in text
    assert "pull_request_target" not in text


def test_two_publications_never_run_at_once_nor_is_one_cut_off():
    workflow = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_text("utf-8"))
    assert workflow["concurrency"]["cancel-in-progress"] is False


@pytest.mark.parametrize("path", sorted((ROOT / ".ci").iterdir()), ids=lambda path: path.name)
def test_the_shared_scripts_are_well_formed(path):
    subprocess.run(["bash", "-n", path], check=True)


def test_the_publishing_script_says_what_is_missing():
    done = subprocess.run(
        ["bash", ROOT / ".ci/publish", "deploy"],
        env={"PATH": "/usr/bin:/bin"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert "PORTAL_TARGET" in done.stderr


def run_script(tmp_path, verb, **environ):
    """Run .ci/publish with a python3 and a .venv that only say what they were told."""
    root = tmp_path / "repo"
    (root / ".ci").mkdir(parents=True)
    (root / ".ci/publish").write_bytes((ROOT / ".ci/publish").read_bytes())
    (root / "output/contingencia").mkdir(parents=True)
    (root / "output/contingencia/index.html").write_text("x", encoding="utf-8")
    (root / "output/index.html").write_text("x", encoding="utf-8")
    told = root / "told.txt"
    script = (
        f'#!/bin/bash\nprintf "%s\\n" "$@" >"{told}"\ncat "$AWS_SHARED_CREDENTIALS_FILE" || :\n'
    )
    for name in ("bin/python3", ".venv/bin/python"):
        program = root / name
        program.parent.mkdir(parents=True)
        program.write_text(script, encoding="utf-8")
        program.chmod(0o755)
    done = subprocess.run(
        ["bash", root / ".ci/publish", verb],
        env={"PATH": f"{root}/bin:/usr/bin:/bin", "TMPDIR": str(tmp_path), **environ},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )
    return told.read_text("utf-8").split(), done.stdout


def test_publishing_names_the_store_the_mirror_and_the_edge(tmp_path):
    told, _ = run_script(
        tmp_path,
        "deploy",
        PORTAL_TARGET="s3://a",
        PORTAL_MIRROR="s3://b",
        PORTAL_SITEURL="https://example.org",
        PORTAL_PURGE="fastly",
        EMPEZO="2026-11-23T12:00:00Z",
    )
    assert told == [
        *("tasks.py", "deploy", "--target", "s3://a", "--target", "s3://b"),
        *("--public-url", "https://example.org", "--purge", "fastly"),
        *("--built-at", "2026-11-23T12:00:00Z", "--sbom", "sbom.cdx.json"),
    ]


def test_the_mirrors_keys_are_a_profile_that_does_not_stay(tmp_path):
    _, said = run_script(
        tmp_path,
        "verify",
        PORTAL_TARGET="s3://a",
        PORTAL_MIRROR_KEY_ID="llave",
        PORTAL_MIRROR_SECRET="secreta",
    )
    assert "[espejo]" in said
    assert "secreta" in said
    assert not list(tmp_path.glob("tmp.*"))


def test_the_emergency_lane_takes_the_pages_that_carry_a_warning(tmp_path):
    told, _ = run_script(tmp_path, "emergency", PORTAL_TARGET="s3://a")
    assert told[:3] == ["-m", "plugins.deploy", "emergency"]
    assert set(told[-2:]) == {"contingencia/index.html", "index.html"}
