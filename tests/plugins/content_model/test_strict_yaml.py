import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.content_model.any_yaml import MAX_DEPTH
from plugins.content_model.strict_yaml import YamlProblem, read_yaml


def problem(text):
    with pytest.raises(YamlProblem) as caught:
        read_yaml(text)
    return caught.value


@pytest.mark.parametrize(
    "typed", ["8:30", "no", "2026", "3.10", "0x1F", "1e3", "yes", "Null_", "2026-03-14", "1_000"]
)
def test_a_plain_value_stays_the_text_that_was_typed(typed):
    assert read_yaml(f"a: {typed}").value == {"a": typed}


@pytest.mark.parametrize("empty", ["", " ''", ' ""', " []", " {}", " ~", " null"])
def test_an_empty_value_is_as_if_the_field_were_not_there(empty):
    read = read_yaml(f"a:{empty}\nb: 1")
    assert read.value == {"b": "1"}
    assert read.empties == [("a",)]


def test_a_quoted_null_is_a_word():
    assert read_yaml("a: 'null'").value == {"a": "null"}


def test_every_value_knows_its_line():
    read = read_yaml("a: 1\nb:\n  - c\n  - d:\n      e: 5\nf: |\n  x\n  y\ng: 1")
    assert read.line(("b",)) == 2
    assert read.line(("b", 0)) == 3
    assert read.line(("b", 1, "d", "e")) == 5
    assert read.line(("g",)) == 9


def test_a_place_that_is_not_written_has_the_line_of_what_holds_it():
    assert read_yaml("a: 1\nb:\n  c: 2").line(("b", "x", "y")) == 2


def test_a_duplicated_key_keeps_its_first_value_and_tells_both_lines():
    read = read_yaml("a: 1\nb: 2\na: 3\na: 4")
    assert read.value == {"a": "1", "b": "2"}
    assert read.duplicates == [(("a",), 3, 1), (("a",), 4, 1)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: x # y", 1),
        ("a: 'x'#y", 1),
        ("a: 'x' # y", 1),
        ("a: #y", 1),
        ("a: [b, c] # y", 1),
        ("a: {b: c} # y", 1),
        ("a:\n  - b\n  - #y", 3),
        ("a: one\n  two # y", 2),
        ("a: |  # y\n  b", 1),
        ("a:  # y\n  - b", 1),
    ],
)
def test_a_comment_on_a_line_that_holds_something_is_refused(text, line):
    found = problem(text)
    assert found.line == line
    assert "se perdería" in found.message
    assert "y" in found.message


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("# y\na: b", {"a": "b"}),
        ("a:\n  # y\n  - b", {"a": ["b"]}),
        ("a: b#y", {"a": "b#y"}),
        ("a: 'b # y'", {"a": "b # y"}),
        ("a: |\n  b # y\n  # z", {"a": "b # y\n# z"}),
        ("a: >\n  b # y", {"a": "b # y"}),
        ("a: https://x.mx/#y", {"a": "https://x.mx/#y"}),
    ],
)
def test_a_sign_that_is_no_comment_or_a_line_of_its_own_is_fine(text, value):
    assert read_yaml(text).value == value


@pytest.mark.parametrize(
    "text",
    [
        "a: &x b",
        "a: *x",
        "a: !x b",
        "!x",
        "a: !!python/name:os.system ''",
        "<<: {a: b}",
        "%YAML 1.2",
    ],
)
def test_what_small_yaml_does_not_need_is_refused(text):
    assert problem(text).line == 1


def test_a_second_document_is_refused_at_its_line():
    assert problem("a: 1\nb: 2\n---\nc: 3").line == 3


def test_nesting_has_a_limit():
    deep = "[" * MAX_DEPTH + "x" + "]" * MAX_DEPTH
    assert read_yaml(deep).value is not None
    assert "niveles" in problem(f"[{deep}]").message


def test_what_was_never_closed_is_shown_where_it_began():
    assert problem("a: 1\nb: [c\nd: 2\n").line == 2
    assert problem("a: 1\nb: 'c\nd: 2\n").line == 2


@pytest.mark.parametrize(
    "text",
    [
        "a: b: c",
        "a: @b",
        "a: `b`",
        "a: [b",
        "a: {b",
        "a: 'b",
        'a: "\\q"',
        'a: "\\u00"',
        "a:\n\t- b",
        "a: b\nc",
        "a: b\n- c",
        "a:\n  - b\n - c",
        "a: - b",
        "a: ]",
        "a: , b",
        "[a]: b",
        "a: | x",
        "a: b\n...\nc: d",
        "a: ? b",
        "a: b\x00",
    ],
)
def test_every_problem_is_told_in_spanish(text):
    message = problem(text).message
    english = {
        "found",
        "expected",
        "while",
        "mapping",
        "scalar",
        "token",
        "did",
        "not",
        "the",
        "block",
    }
    assert not english & set(message.replace("«", " ").replace("»", " ").split()), message


@given(st.text(alphabet=st.sampled_from("ab:#-'\"[]{}|>&*!%@`,? \n\t~"), max_size=40))
def test_any_text_is_read_or_told_about_at_one_of_its_lines(text):
    try:
        read = read_yaml(text)
    except YamlProblem as told:
        assert 1 <= told.line <= text.count("\n") + 1
        assert told.message
    else:
        assert all(1 <= line <= text.count("\n") + 1 for line in read.lines.values())
