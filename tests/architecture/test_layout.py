"""Every folder explained, every file short, every plugin of one shape."""

import ast
import re
from pathlib import Path

import pytest

from tests.architecture.repository import ROOT, files, folders, modules, packages

LONGEST = 350
CODE_ENDINGS = {".py", ".css", ".js", ".mjs", ".html"}
TOP_LEVEL = {
    *("content", "theme", "plugins", "tests", ".ci", ".github"),
    *("pelicanconf.py", "publishconf.py", "tasks.py", "README.md", "LICENSE", "CHANGELOG.md"),
    *("pyproject.toml", "requirements.lock", "package.json", "package-lock.json"),
}


def read_map(readme):
    """The folders that a README's map explains: ``content/   staff's folder; no code``."""
    section = re.search(r"^## Map\s*$.*?^```\w*\n(.*?)^```", readme, re.MULTILINE | re.DOTALL)
    if section is None:
        return {}
    lines = re.findall(r"^(\S+)/ {2,}(\S.*)$", section.group(1), re.MULTILINE)
    return {Path(folder): text for folder, text in lines}


@pytest.fixture(scope="module")
def explained():
    readme = ROOT / "README.md"
    return read_map(readme.read_text(encoding="utf-8") if readme.exists() else "")


def test_every_folder_has_its_line_in_the_readme(explained):
    # Two levels: what is deeper is of the kind that its folder's line names.
    missing = [
        f"{folder.as_posix()}/"
        for folder in folders()
        if len(folder.parts) <= 2 and folder not in explained
    ]
    assert not missing, (
        "README.md, code block under '## Map': add one line 'folder/   what it is for' for each "
        f"of: {', '.join(missing)}"
    )


def test_every_line_of_the_map_is_a_folder(explained):
    stale = [f"{folder.as_posix()}/" for folder in explained if folder not in folders()]
    assert not stale, f"README.md, '## Map': remove what does not exist: {', '.join(stale)}"


def test_a_map_is_read_from_its_code_block():
    readme = "# X\n\n## Map\n\nWords.\n\n```text\na/          one\na/b/  two\nnot a line\n```\n"
    assert read_map(readme) == {Path("a"): "one", Path("a/b"): "two"}
    assert read_map("# X\n") == {}


def test_nothing_new_stands_at_the_top():
    top = {path.parts[0] for path in files()}
    strange = sorted(name for name in top - TOP_LEVEL if not name.startswith("."))
    assert not strange, (
        f"{', '.join(strange)}: the top level is fixed. Put it in content/, theme/, plugins/ or "
        "tests/; a file that a tool demands here is added to TOP_LEVEL in this test."
    )


def test_no_file_of_code_is_long():
    long = [
        f"{path} ({count} lines)"
        for path in files()
        if path.suffix in CODE_ENDINGS and path.parts[0] != "content"
        if (count := len((ROOT / path).read_text(encoding="utf-8").splitlines())) > LONGEST
    ]
    assert not long, f"more than {LONGEST} lines; split by job: {', '.join(long)}"


def test_every_plugin_has_an_init_that_only_says_what_it_is_for():
    for folder in {module.path.parent for module in modules()}:
        init = folder / "__init__.py"
        assert (ROOT / init).exists(), f"{init}: add it, with one docstring"
        body = ast.parse((ROOT / init).read_text(encoding="utf-8")).body
        only_docstring = len(body) == 1 and ast.get_docstring(ast.Module(body, [])) is not None
        assert only_docstring, (
            f"{init}: keep only its docstring; import from the modules, not from the package"
        )


def public_definitions(tree):
    """Public functions, classes and methods; what is inside something private is private."""
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            if node.name.startswith("_"):
                continue
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public_definitions(node)


def is_overload(node):
    names = [ast.unparse(decorator) for decorator in getattr(node, "decorator_list", [])]
    return any(name.endswith(("overload", ".setter", "override")) for name in names)


def test_everything_public_says_what_it_does():
    silent = [
        f"{module.path}:{node.lineno}: {node.name}"
        for module in modules()
        for node in public_definitions(module.tree)
        if not is_overload(node) and ast.get_docstring(node) is None
    ]
    assert not silent, "add a docstring (what goes in and out), or a leading underscore:\n" + (
        "\n".join(silent)
    )


def test_names_in_code_are_plain_ascii():
    odd = [
        f"{module.path}:{getattr(node, 'lineno', 0)}: {name}"
        for module in modules()
        for node in ast.walk(module.tree)
        if (name := getattr(node, "id", None) or getattr(node, "name", None))
        and isinstance(name, str)
        and not name.isascii()
    ]
    assert not odd, "write names without accents (tramite, contingencia):\n" + "\n".join(odd)


def test_tests_mirror_the_plugins():
    tested = {
        path.parts[2]
        for path in files()
        if path.parts[:2] == ("tests", "plugins") and path.name.startswith("test_")
    }
    strange = sorted(tested - set(packages()))
    assert not strange, (
        f"tests/plugins/{strange}: there is no such plugin; move or remove its tests"
    )
    untested = sorted(set(packages()) - tested)
    assert not untested, f"add tests/plugins/<name>/test_….py for: {', '.join(untested)}"
