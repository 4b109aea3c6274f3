import codecs
import unicodedata
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.content_model import text_file
from plugins.content_model.text_file import (
    _ORDINARY,
    _PLAIN,
    MAX_BYTES,
    decode,
    read_bytes,
    read_text,
)

SPANISH = "El módulo abrirá en año nuevo: ¿dónde? «Cancún»\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_marks_give_the_same_text(end):
    raw = codecs.BOM_UTF8 + "uno\ndos\n".replace("\n", end).encode()
    assert decode(raw) == ("uno\ndos\n", [])


def test_letters_of_two_characters_become_one():
    assert decode(unicodedata.normalize("NFD", SPANISH).encode()) == (SPANISH, [])


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("latin-1", "Windows-1252"),
        ("cp1252", "Windows-1252"),
        ("mac_roman", "Mac Roman"),
        ("cp850", "MS-DOS"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("utf-32", "UTF-32"),
    ],
)
def test_another_encoding_is_named(encoding, name):
    text, problems = decode(("Primera línea\n" + SPANISH).encode(encoding))
    assert text == ""
    assert [name in problem.message for problem in problems] == [True]
    assert "UTF-8" in problems[0].message


def test_the_line_of_the_first_bad_byte_is_told_whatever_the_line_ends():
    for end in (b"\n", b"\r\n", b"\r"):
        raw = end.join([b"uno", b"dos", "año".encode("latin-1")])
        assert decode(raw)[1][0].line == 3


@pytest.mark.parametrize(
    "sign",
    [
        "\x00",
        "\x01",
        "\x0b",
        "\x0c",
        "\x1b",
        "\x7f",
        "\x85",
        "\xad",
        "\u200b",
        "\u200e",
        "\u2028",
        "\u2029",
        "\u202e",
        "\u2066",
        "\ufeff",
        "\ufffd",
        "\ue000",
        "\u2060",
    ],
)
def test_a_character_that_nobody_can_see_is_told_with_its_place(sign):
    _, problems = decode(f"uno\ndos {sign} tres\n".encode())
    assert [problem.line for problem in problems] == [2]
    assert sign == "\ufffd" or sign not in problems[0].message


@pytest.mark.parametrize(
    "sign", ["á", "ñ", "€", "\xa0", "—", "…", "👍🏽", "👩‍👧", "\u0303x", "№", "日本"]
)
def test_letters_signs_and_pictures_are_fine(sign):
    assert decode(f"uno {sign} dos\n".encode())[1] == []


@pytest.mark.parametrize("text", ["QuÃ© datos", "Â¿Qué?", "â€œHolaâ€\x9d", "niÃ±o"])
def test_letters_badly_converted_are_told(text):
    assert any("mal convertidas" in problem.message for problem in decode(text.encode())[1])


@pytest.mark.parametrize("word", ["SÃO PAULO", "Â, letra", "â"])
def test_foreign_capitals_are_not_taken_for_bad_conversions(word):
    assert decode(word.encode())[1] == []


def test_a_file_has_a_largest_size(tmp_path):
    path = tmp_path / "x.md"
    path.write_bytes(b"a" * MAX_BYTES)
    assert read_text(path)[1] == []
    path.write_bytes(b"a" * (MAX_BYTES + 1))
    text, problems = read_text(path)
    assert text == ""
    assert "máximo es 256 KB" in problems[0].message


@pytest.mark.parametrize("length", [0, 1, 5000, MAX_BYTES, MAX_BYTES + 1])
@pytest.mark.parametrize("wrong_by", [0, 1, -1, 5000, 10**6])
def test_a_file_is_read_whole_whatever_its_size_was_said_to_be(tmp_path, length, wrong_by):
    path = tmp_path / "x.md"
    path.write_bytes(bytes(range(1, 251)) * (length // 250) + b"a" * (length % 250))
    found = read_bytes(str(path), max(0, length + wrong_by))
    assert found == read_bytes(path)
    assert found[0] == (path.read_bytes() if length <= MAX_BYTES else b"")


def test_a_file_that_cannot_be_read_is_a_finding_not_a_crash(tmp_path):
    text, problems = read_text(tmp_path)
    assert text == ""
    assert "no se puede leer" in problems[0].message


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_told_about(raw):
    text, problems = decode(raw)
    assert "\r" not in text
    assert all(1 <= problem.line <= raw.count(b"\n") + raw.count(b"\r") + 1 for problem in problems)
    if text == "" and raw.strip(codecs.BOM_UTF8):
        assert problems


def test_ordinary_letters_are_right_as_they_are():
    for letter in (*_ORDINARY, *map(chr, _PLAIN)):
        text = f"a{letter}e"
        assert decode(text.encode()) == (unicodedata.normalize("NFC", text), [])


@given(st.text(alphabet=st.sampled_from("aeñÑ\u0301\u0303 \n\r“€·\u00c3\u00c2¡\u200b")))
def test_any_text_is_brought_to_its_composed_form(text):
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    assert decode(text.encode())[0] == unicodedata.normalize("NFC", lines)


BYTES = st.lists(
    st.sampled_from(
        [
            *(b"a", b"\xc3", b"\xa1", "ñ€«".encode(), "n\u0303".encode(), b"\r\n", b"\n", b"\r"),
            *(
                b"%PDF-",
                b"{\\rtf",
                b"PK\x03\x04",
                b"\0",
                b"\xff\xfe",
                codecs.BOM_UTF8,
                b"\t",
                b"\xe2",
            ),
        ]
    ),
    max_size=8,
).map(b"".join)


@settings(max_examples=500)
@given(BYTES)
def test_ordinary_bytes_are_decoded_as_any_others(raw):
    with patch.object(text_file, "_plain", return_value=None):
        expected = decode(raw)
    assert decode(raw) == expected
