"""Every path has one owner."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.portal.errors import BuildError, OutputError
from plugins.portal.outputs import Claims, checked


def test_two_owners_of_one_path_are_both_named():
    claims = Claims()
    claims.claim("a/b.html", "las páginas")
    with pytest.raises(OutputError, match=r"las páginas.*los avisos"):
        claims.claim("a/b.html", "los avisos")


def test_paths_that_differ_in_case_only_are_the_same():
    claims = Claims()
    claims.claim("LEEME.txt", "uno")
    with pytest.raises(OutputError):
        claims.claim("leeme.TXT", "dos")


@pytest.mark.parametrize(("first", "second"), [("a", "a/b"), ("a/b", "a"), ("a/b/c", "A")])
def test_a_file_cannot_also_be_a_folder(first, second):
    claims = Claims()
    claims.claim(first, "uno")
    with pytest.raises(OutputError):
        claims.claim(second, "dos")


@pytest.mark.parametrize("path", ["../x", "a/../../x", "/etc/x", "a//b", "", "a/ñ", "a\\b", "a/."])
def test_a_path_that_leaves_the_folder_or_has_odd_characters_is_refused(path):
    with pytest.raises(OutputError, match="ruta válida"):
        Claims().claim(path, "uno")


def test_files_pass_through_in_order_and_a_wrong_path_does_not():
    files = [("b", b"2"), ("a", b"1")]
    assert list(checked("uno", lambda: files)) == files
    with pytest.raises(OutputError, match="uno"):
        list(checked("uno", lambda: [("../x", b"")]))


def test_a_part_that_fails_is_named():
    def failing():
        yield "a", b""
        raise ValueError("se rompió")

    with pytest.raises(BuildError, match="uno: ValueError: se rompió"):
        list(checked("uno", failing))


@given(st.lists(st.from_regex(r"[a-c](/[a-c]){0,2}", fullmatch=True), unique=True))
def test_accepted_paths_can_all_be_written_in_one_folder(tmp_path_factory, paths):
    claims, folder = Claims(), tmp_path_factory.mktemp("o")
    for path in paths:
        try:
            claims.claim(path, "uno")
        except OutputError:
            continue
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        with (folder / path).open("x"):
            pass


@given(st.lists(st.from_regex(r"[abA](/[abA]){0,3}", fullmatch=True)))
def test_a_path_is_refused_exactly_where_one_before_it_stands_in_its_way(paths):
    claims, owned = Claims(), set()
    for path in paths:
        taken = any(_in_the_way(path.casefold(), other.casefold()) for other in owned)
        try:
            claims.claim(path, "uno")
        except OutputError:
            assert taken
        else:
            assert not taken
            owned.add(path)
    assert claims.paths() == owned


@given(st.lists(st.lists(st.from_regex(r"[abA](/[abA]){0,3}", fullmatch=True), max_size=5)))
def test_paths_claimed_together_are_refused_as_if_claimed_one_by_one(batches):
    alone, together = Claims(), Claims()
    for number, paths in enumerate(batches):
        said = [_said(alone.claim, path, str(number)) for path in paths]
        refused = next(filter(None, said), "")
        assert _said(together.claim_all, paths, str(number)) == refused
        if refused:
            break
        assert together.paths() == alone.paths()


def _said(claim, *told) -> str:
    try:
        claim(*told)
    except OutputError as refused:
        return str(refused)
    return ""


def _in_the_way(path: str, other: str) -> bool:
    return path == other or path.startswith(f"{other}/") or other.startswith(f"{path}/")
