import json
from pathlib import Path

import pytest

from plugins.deploy.sbom import cyclonedx

ROOT = Path(__file__).resolve().parents[3]
PYTHON = """\
# made by a tool
boto3==1.44.5 \\
    --hash=sha256:00 \\
    --hash=sha256:11
    # via portal
moto[s3]==5.2.5 ; python_version >= "3" \\
    --hash=sha256:22
Ruamel.Yaml==1.0
"""
NPM = json.dumps(
    {
        "packages": {
            "": {"name": "portal"},
            "node_modules/lunr": {"version": "2.3.9", "integrity": "sha512-AAAA", "license": "MIT"},
            "node_modules/a/node_modules/@x/y": {"version": "1.0.0", "dev": True},
            "node_modules/ligado": {"link": True},
        }
    }
)


def parts(bom):
    return {part["purl"]: part for part in json.loads(bom)["components"]}


def test_every_package_of_both_locks_is_a_part():
    found = parts(cyclonedx(PYTHON, NPM))
    assert set(found) == {
        "pkg:pypi/boto3@1.44.5",
        "pkg:pypi/moto@5.2.5",
        "pkg:pypi/ruamel-yaml@1.0",
        "pkg:npm/lunr@2.3.9",
        "pkg:npm/%40x/y@1.0.0",
    }
    lunr = found["pkg:npm/lunr@2.3.9"]
    assert lunr["hashes"] == [{"alg": "SHA-512", "content": "000000"}]
    assert lunr["licenses"] == [{"license": {"name": "MIT"}}]
    assert found["pkg:npm/%40x/y@1.0.0"]["scope"] == "excluded"


def test_the_same_locks_give_the_same_bytes_and_others_another_number():
    assert cyclonedx(PYTHON, NPM) == cyclonedx(PYTHON, NPM)
    one, other = (json.loads(cyclonedx(text, NPM)) for text in (PYTHON, "a==1\n"))
    assert one["serialNumber"] != other["serialNumber"]


def test_it_is_of_the_standards_shape():
    bom = json.loads(cyclonedx(PYTHON, NPM))
    assert (bom["bomFormat"], bom["specVersion"], bom["version"]) == ("CycloneDX", "1.6", 1)
    assert bom["serialNumber"].startswith("urn:uuid:")
    references = {part["bom-ref"] for part in bom["components"]}
    assert len(references) == len(bom["components"])
    assert set(bom["dependencies"][0]["dependsOn"]) == references


def test_the_real_locks_are_listed_whole():
    python = (ROOT / "requirements.lock").read_text("utf-8")
    npm = (ROOT / "package-lock.json").read_text("utf-8")
    found = parts(cyclonedx(python, npm))
    pinned = [line for line in python.splitlines() if "==" in line and line[0] not in " #"]
    assert sum(purl.startswith("pkg:pypi/") for purl in found) == len(pinned)
    assert any(purl.startswith("pkg:npm/lunr@") for purl in found)


def test_a_broken_npm_lock_is_refused():
    with pytest.raises(ValueError):
        cyclonedx("", "{")
