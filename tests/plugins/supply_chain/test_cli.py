import io
import json
import subprocess
from pathlib import Path

import pytest

from plugins.supply_chain import tool
from plugins.supply_chain.advisories import Said
from plugins.supply_chain.cli import audit_packages, run_in

NPM = {
    "auditReportVersion": 2,
    "vulnerabilities": {},
    "metadata": {"dependencies": {"total": 1}},
}


@pytest.fixture
def audit(tmp_path):
    (tmp_path / "requirements.lock").write_text("jinja2==3.1.6 \\\n    --hash=sha256:00\n")
    lock = {"packages": {"node_modules/lunr": {"version": "2.3.9", "license": "MIT"}}}

    def run(python, npm=NPM, licence="MIT", provide=lambda: Path("pip-audit")):
        lock["packages"]["node_modules/lunr"]["license"] = licence
        (tmp_path / "package-lock.json").write_text(json.dumps(lock))
        out = io.StringIO()

        def said(command):
            data = npm if command[0] == "npm" else {"dependencies": python}
            return Said(0, json.dumps(data))

        return audit_packages(tmp_path, said, provide, out), out.getvalue()

    return run


GOOD = [{"name": "jinja2", "version": "3.1.6", "vulns": []}]


def test_all_asked_and_all_well_is_the_only_success(audit):
    code, said = audit(GOOD)
    assert code == 0
    assert said == "Python: ninguna falla conocida.\nnpm: ninguna falla conocida.\n"


@pytest.mark.parametrize(("python", "npm"), [([], NPM), (GOOD, {"message": "ENOTFOUND"})])
def test_one_list_that_does_not_answer_fails_in_spanish_and_the_other_is_asked_all_the_same(
    audit, python, npm
):
    code, said = audit(python, npm)
    assert code == 1
    assert said.count("NO SE PUDO REVISAR") == 1
    assert said.count("ninguna falla conocida") == 1
    assert "Revisa la conexión" in said


def test_a_program_that_cannot_be_installed_is_a_failure(audit):
    def provide():
        raise subprocess.CalledProcessError(1, "pip")

    code, said = audit(GOOD, provide=provide)
    assert code == 1
    assert "Python: NO SE PUDO REVISAR" in said


def test_a_licence_that_is_not_admitted_is_a_failure(audit):
    code, said = audit(GOOD, licence="AGPL-3.0-only")
    assert code == 1
    assert "Licencia: lunr 2.3.9 es AGPL-3.0-only" in said


def test_a_program_is_run_at_the_root(tmp_path):
    said = run_in(tmp_path)(["pwd"])
    assert (said.code, Path(said.out.strip()).resolve()) == (0, tmp_path.resolve())


def test_pip_audit_is_installed_once_and_by_hash(tmp_path, monkeypatch):
    ran = []

    def run(command):
        ran.append(command)
        if "pip" in command:
            program = tmp_path / "pip-audit" / "bin" / "pip-audit"
            program.parent.mkdir(parents=True)
            program.write_text("")

    monkeypatch.setattr(tool, "_run", run)
    assert tool.provide_pip_audit(tmp_path) == tool.provide_pip_audit(tmp_path)
    assert len(ran) == 2
    assert "--require-hashes" in ran[1]


def test_an_install_that_failed_is_not_taken_for_one(tmp_path, monkeypatch):
    def run(command):
        raise subprocess.CalledProcessError(1, command)

    monkeypatch.setattr(tool, "_run", run)
    for _ in range(2):
        with pytest.raises(subprocess.CalledProcessError):
            tool.provide_pip_audit(tmp_path)


def test_the_lock_of_pip_audit_names_every_package_by_hash():
    text = tool.LOCK.read_text("utf-8")
    assert "pip-audit==" in text
    assert text.count("==") <= text.count("--hash=sha256:")
