"""No file says where it was written, and no lock says where packages come from."""

import json
import re
import tomllib

import pytest

from tests.architecture.repository import ROOT, files

# Written in pieces so that this file does not break its own rule.
HOMES = ("work", "tmp", "root", "home", "Users")
REGISTRIES = (
    ("pypi", "org"),
    ("pythonhosted", "org"),
    ("npmjs", "org"),
    ("npmjs", "com"),
    ("debian", "org"),
)
# Not after a letter or in an address: /tramites/work/ and https://x/home/ are no machine paths.
MACHINE_PATH = re.compile(rf"(?<![\w./:~%<>-])/(?:{'|'.join(HOMES)})/[\w.-]")
REGISTRY = re.compile("|".join(rf"\b{name}\.{end}\b" for name, end in REGISTRIES))


def texts():
    for path in files():
        data = (ROOT / path).read_bytes()
        if b"\0" not in data[:8192]:
            yield path, data.decode("utf-8", "replace")


def hits(pattern):
    return [
        f"{path}:{text.count(chr(10), 0, match.start()) + 1}: {match.group()}"
        for path, text in texts()
        for match in pattern.finditer(text)
    ]


def test_no_file_names_a_machines_folder():
    found = hits(MACHINE_PATH)
    assert not found, "use paths relative to the repository, or tmp_path in tests:\n" + (
        "\n".join(found)
    )


def test_no_file_names_a_package_registry():
    found = hits(REGISTRY)
    assert not found, "which registry is asked is each machine's own setting; remove:\n" + (
        "\n".join(found)
    )


@pytest.mark.parametrize("home", HOMES)
def test_the_rule_sees_a_machine_path(home):
    assert MACHINE_PATH.search(f'open("/{home}/ana/portal")')
    assert not MACHINE_PATH.search(f"https://cancun.gob.mx/{home}/ana")
    assert not MACHINE_PATH.search(f"tramites/{home}/ana")


def test_the_npm_lock_names_no_address_and_every_hash():
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    for name, package in lock["packages"].items():
        # What is not below node_modules is a folder of ours.
        if not name.startswith("node_modules/") or package.get("link"):
            continue
        advice = f"package-lock.json, {name}: run `python3 tasks.py lock`"
        assert "resolved" not in package, advice
        assert package.get("integrity"), advice


def test_the_npm_lock_is_of_this_package_json():
    package = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"][""]
    for kind in ("dependencies", "devDependencies"):
        assert lock.get(kind, {}) == package.get(kind, {}), "run `python3 tasks.py lock`"


def normal(name):
    return re.sub(r"[-_.]+", "-", re.split(r"[^A-Za-z0-9._-]", name)[0]).lower()


@pytest.mark.parametrize(
    ("lock", "groups"),
    [("requirements.lock", ["dev"]), ("plugins/setup/nodejs.lock", ["node"])],
)
def test_the_python_locks_hold_all_that_is_asked_for_with_hashes(lock, groups):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {name for group in groups for name in project["dependency-groups"][group]}
    if lock == "requirements.lock":
        wanted |= set(project["project"]["dependencies"])
    text = (ROOT / lock).read_text(encoding="utf-8")
    blocks = re.findall(r"^(\S+)==\S+.*((?:\n {4}--hash=sha256:\w{64}.*)*)", text, re.MULTILINE)
    locked = {normal(name) for name, _ in blocks}
    missing = sorted({normal(name) for name in wanted} - locked)
    assert not missing, f"{lock} lacks {', '.join(missing)}: run `python3 tasks.py lock`"
    bare = [name for name, hashes in blocks if not hashes]
    assert not bare, f"{lock}: no hash for {', '.join(bare)}: run `python3 tasks.py lock`"
