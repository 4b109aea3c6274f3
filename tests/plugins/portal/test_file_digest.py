from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.portal.file_digest import digest_of_files

NAMES = st.sampled_from(["a.py", "b.py", "b.html", ".c.py", "a-b", "x.lock", "ñ.py"])
FOLDERS = st.sampled_from(["", "p/", "p/q/", "p/a/", "t/", "p/__pycache__/", "__pycache__/"])
TREES = st.dictionaries(
    st.builds(str.__add__, FOLDERS, NAMES), st.binary(max_size=3), min_size=1, max_size=6
)
ASKED = st.sampled_from(
    [{"": "**/*"}, {"": "*lock*"}, {"p": "**/*.py", "t": "*"}, {"": "**/*.html"}, {"no": "*"}]
)


def _seen(tree, asked):
    """Return what ``asked`` finds in ``tree``, the plain way."""
    found = []
    for folder, pattern in asked.items():
        for path in sorted(map(Path, tree)):
            inner = Path(path).relative_to(folder) if Path(folder) in path.parents else None
            is_deep = pattern.startswith("**/")
            if inner is None or "__pycache__" in path.parts:
                continue
            if (is_deep or len(inner.parts) == 1) and inner.match(pattern.removeprefix("**/")):
                found.append((folder, path, tree[path.as_posix()]))
    return found


def _written(root, tree):
    for path, content in tree.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    return root


@settings(max_examples=60, deadline=None)
@given(TREES, TREES, ASKED)
def test_two_folders_have_one_digest_if_the_files_asked_for_are_the_same(
    tmp_path_factory, one, other, asked
):
    first, second = (
        digest_of_files(_written(tmp_path_factory.mktemp("f"), tree), asked)
        for tree in (one, other)
    )
    assert (first == second) == (_seen(one, asked) == _seen(other, asked))


@pytest.mark.parametrize("change", [{"p/a.py": b"dos"}, {"p/n.py": b""}, {"p/q/a.py": b"uno"}])
def test_another_byte_name_or_place_is_another_digest(tmp_path, change):
    asked = {"p": "**/*.py"}
    before = digest_of_files(_written(tmp_path, {"p/a.py": b"uno", "p/b.html": b""}), asked)
    assert digest_of_files(_written(tmp_path, {"p/c.html": b"x"}), asked) == before
    assert digest_of_files(_written(tmp_path, change), asked) != before


def test_a_link_to_a_file_counts_and_one_to_a_folder_does_not(tmp_path):
    _written(tmp_path, {"p/a.py": b"uno", "otra/b.py": b"dos"})
    asked = {"p": "**/*.py"}
    before = digest_of_files(tmp_path, asked)
    (tmp_path / "p/enlace").symlink_to(tmp_path / "otra")
    (tmp_path / "p/rota.py").symlink_to(tmp_path / "no")
    assert digest_of_files(tmp_path, asked) == before
    (tmp_path / "p/c.py").symlink_to(tmp_path / "otra/b.py")
    assert digest_of_files(tmp_path, asked) != before
