"""The workflows hold nothing that an attacker could use: zizmor, and what it does not know."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[3]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))


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
        assert job["permissions"] == allowed, name
        assert job["timeout-minutes"] <= 90, name


def test_a_proposal_never_sees_a_secret():
    text = (ROOT / ".github/workflows/pull-request.yml").read_text("utf-8")
    assert "secrets." not in text
    assert "pull_request_target" not in text


def test_two_publications_never_run_at_once_nor_is_one_cut_off():
    workflow = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_text("utf-8"))
    assert workflow["concurrency"]["cancel-in-progress"] is False


@pytest.mark.parametrize("name", ["publish", "oidc-token", "run"])
def test_the_shared_scripts_are_well_formed(name):
    subprocess.run(["bash", "-n", ROOT / ".ci" / name], check=True)


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
