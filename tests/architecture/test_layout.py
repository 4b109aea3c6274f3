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


def explains(entry, folder):
    """Whether a map entry is of this folder; ``<año>`` in an entry stands for any one name."""
    pairs = zip(entry.parts, folder.parts, strict=False)
    return len(entry.parts) == len(folder.parts) and all(
        wanted == got or re.fullmatch(r"<[^<>]+>", wanted) for wanted, got in pairs
    )


@pytest.fixture(scope="module")
def explained():
    readme = ROOT / "README.md"
    text = readme.read_text(encoding="utf-8") if readme.exists() else ""
    return read_map(text)


def test_every_folder_has_its_line_in_the_readme(explained):
    missing = [
        f"{folder.as_posix()}/"
        for folder in folders()
        if not any(explains(entry, folder) for entry in explained)
    ]
    assert not missing, (
        "README.md, code block under '## Map': add one line 'folder/   what it is for' for each of "
        f"(a part like <id> stands for any name): {', '.join(missing)}"
    )


def test_every_line_of_the_map_is_a_folder(explained):
    stale = [
        f"{entry.as_posix()}/"
        for entry in explained
        if not any(explains(entry, folder) for folder in folders())
    ]
    assert not stale, f"README.md, '## Map': remove what no longer exists: {', '.join(stale)}"


def test_every_plugin_is_named_in_the_map(explained):
    unnamed = [name for name in packages() if Path("plugins", name) not in explained]
    assert not unnamed, f"README.md, '## Map': no <name> for plugins; name {', '.join(unnamed)}"


def test_a_map_is_read_from_its_code_block():
    readme = "# X\n\n## Map\n\nWords.\n\n```text\na/          one\na/<id>/  two\nnot a line\n```\n"
    assert read_map(readme) == {Path("a"): "one", Path("a/<id>"): "two"}
    assert read_map("# X\n") == {}
    assert explains(Path("a/<id>"), Path("a/b"))
    assert not explains(Path("a/<id>"), Path("a"))
    assert not explains(Path("a/<id>"), Path("b/c"))


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
    for name in packages():
        init = ROOT / "plugins" / name / "__init__.py"
        assert init.exists(), f"plugins/{name}/__init__.py: add it, with one docstring"
        body = ast.parse(init.read_text(encoding="utf-8")).body
        only_docstring = len(body) == 1 and ast.get_docstring(ast.Module(body, [])) is not None
        assert only_docstring, (
            f"plugins/{name}/__init__.py: keep only its docstring; "
            "import from the modules, not from the package"
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
    tested = {path.parts[2] for path in files() if path.parts[:2] == ("tests", "plugins")}
    strange = sorted(tested - set(packages()))
    assert not strange, (
        f"tests/plugins/{strange}: there is no such plugin; move or remove its tests"
    )
    untested = sorted(set(packages()) - tested)
    assert not untested, f"add tests/plugins/<name>/ for: {', '.join(untested)}"


def test_every_module_has_a_test():
    texts = {
        path: (ROOT / path).read_text(encoding="utf-8")
        for path in files()
        if path.parts[:2] == ("tests", "plugins") and path.suffix == ".py"
    }
    untested = []
    for module in modules():
        if module.path.stem in {"__init__", "__main__", "adapter"}:
            continue
        own = Path("tests", "plugins", module.package, f"test_{module.path.stem}.py")
        imported = re.compile(
            rf"\b{re.escape(module.dotted)}\b"
            rf"|from plugins\.{module.package} import [^\n]*\b{module.path.stem}\b"
        )
        near = (text for path, text in texts.items() if path.parts[2] == module.package)
        if own not in texts and not any(imported.search(text) for text in near):
            untested.append(f"{module.path}: write {own}")
    assert not untested, "\n" + "\n".join(untested)
