import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.content_model.front_matter import HeaderProblem, _split_any, _split_plain, split


def problem(text):
    with pytest.raises(HeaderProblem) as caught:
        split(text)
    return caught.value


def test_a_file_is_split_into_header_and_body_with_their_lines():
    document = split("---\ntitulo: x\nfecha: y\n---\nHola\n\nmundo\n")
    assert (document.header, document.header_line) == ("titulo: x\nfecha: y", 2)
    assert (document.body, document.body_line) == ("Hola\n\nmundo\n", 5)


def test_only_the_first_two_rows_of_dashes_count():
    assert split("---\na: 1\n---\nHola\n\n---\n\nadiós").body == "Hola\n\n---\n\nadiós"


def test_blanks_behind_the_dashes_do_not_matter():
    assert split("---  \na: 1\n--- \nHola").header == "a: 1"


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("", 1, "vacío"),
        (" \n \n", 1, "vacío"),
        ("\n---\na: 1\n---\n", 1, "en blanco"),
        ("---\na: 1\nHola\n", 1, "no se cierra"),
        ("---\na: 1\n--\nHola\n", 3, "tres guiones"),
        ("---\na: 1\n————\nHola\n", 3, "tres guiones"),
        ("---\na: 1\n+++\nHola\n", 3, "tres guiones"),
        ("+++\na = 1\n+++\n", 1, "TOML"),
        ("Title: x\nDate: y\n", 1, "falta la línea"),
        ("titulo: x\n---\n", 1, "falta la línea"),
        (" ---\na: 1\n---\n", 1, "exactamente"),
        ("––––\na: 1\n---\n", 1, "exactamente"),
        ("Hola\n", 1, "falta el encabezado"),
    ],
)
def test_a_header_that_cannot_be_found_says_why(text, line, word):
    told = problem(text)
    assert told.line == line
    assert word in told.message


@given(st.text(alphabet=st.sampled_from("-+a: \n."), max_size=40))
def test_any_text_is_split_without_losing_a_line_or_told_about(text):
    try:
        document = split(text)
    except HeaderProblem as told:
        assert 1 <= told.line <= text.count("\n") + 1
    else:
        lines = text.split("\n")
        assert document.header.split("\n") == (lines[1 : document.body_line - 2] or [""])
        assert document.body.split("\n") == (lines[document.body_line - 1 :] or [""])


LINES = st.lists(
    st.sampled_from(
        [
            *("---", "--- ", "a: 1", "- a", "-", "--", "–––", "-–", "—", "...", "+++", "", " ---"),
            *("---x", "--- \u2028", "\x0b", "-—a"),
        ]
    ),
    max_size=8,
).map("\n".join)


@settings(max_examples=500)
@given(LINES)
@example("---\n---\n")
@example("---\n\n---\n\n---\n")
@example("---\na: 1\n- b\n---\nc")
def test_a_header_with_common_ends_is_split_as_any_other(text):
    made = _split_plain(text)
    assert made is None or made == _split_any(text)


def test_most_headers_have_common_ends():
    assert _split_plain("---\na:\n- b\n---\nHola\n") is not None
