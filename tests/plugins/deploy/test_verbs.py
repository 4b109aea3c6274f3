"""The verbs as tasks.py holds them."""

import subprocess
import sys

import pytest
from invoke.context import Context
from invoke.exceptions import Exit

import tasks
from plugins.deploy import verbs
from plugins.deploy.verbs import TARGET_HELP


def call(verb, **options):
    return verb(Context(), **options)


def test_tasks_py_has_every_one():
    for name in ("deploy", "gc", "releases", "rollback", "sbom", "verify"):
        assert getattr(tasks, name) is getattr(verbs, name)
    assert set(TARGET_HELP) == {"target", "endpoint_url"}


@pytest.fixture
def deployed(monkeypatch):
    """Records the arguments that reach plugins/deploy."""
    calls = []

    def main(arguments, environ):
        calls.append(arguments)
        return calls_code[0]

    calls_code = [0]
    monkeypatch.setattr("plugins.deploy.cli.main", main)
    return calls, calls_code


def test_the_verbs_of_stores_say_what_was_typed_and_nothing_else(deployed):
    calls, _ = deployed
    call(verbs.deploy, target=["s3://a", "dir:b"], dry_run=True, purge="fastly")
    targets = ["--target", "s3://a", "--target", "dir:b"]
    assert calls.pop() == ["deploy", *targets, "--purge=fastly", "--source=output", "--dry-run"]
    call(verbs.rollback, target=["dir:b"], release="2026")
    assert calls.pop() == ["rollback", "--target", "dir:b", "2026", "--source=output"]
    call(verbs.gc, target=["dir:b"], keep_days="9")
    assert calls.pop() == ["gc", "--target", "dir:b", "--keep-days=9"]
    call(verbs.releases, target=["dir:b"])
    call(verbs.verify, target=["dir:b"], public_key="k")
    assert calls == [
        ["releases", "--target", "dir:b"],
        ["verify", "--target", "dir:b", "--public-key=k"],
    ]


def test_a_deploy_that_fails_ends_with_its_code(deployed):
    deployed[1][0] = 1
    with pytest.raises(Exit) as end:
        call(verbs.deploy, target=["dir:b"])
    assert end.value.code == 1


def test_a_target_typed_on_the_command_line_arrives_whole(tmp_path):
    """invoke takes an option's kind from its default: a tuple would split the text."""
    done = subprocess.run(
        [sys.executable, "-m", "invoke", "verify", "--target", f"dir:{tmp_path}/a"],
        cwd=verbs.ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert f"dir:{tmp_path}/a no hay ninguna publicación" in done.stderr
