import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.checks.official_numbers import (
    ENOUGH_DIGITS,
    clabe_is_valid,
    curp_is_valid,
    has_enough_digits,
    luhn_is_valid,
    personal_numbers,
)


def kinds(line):
    return [kind for kind, _, certain in personal_numbers(line) if certain]


def test_the_check_digit_of_a_curp():
    assert curp_is_valid("HEGG560427MVZRRL04")
    assert not curp_is_valid("HEGG560427MVZRRL05")


def test_the_check_digit_of_a_clabe():
    assert clabe_is_valid("032180000118359719")
    assert not clabe_is_valid("032180000118359718")
    assert not clabe_is_valid("03218000011835971")


def test_the_luhn_formula():
    assert luhn_is_valid("4111111111111111")
    assert not luhn_is_valid("4111111111111112")


@given(st.integers(0, 10**17 - 1))
def test_exactly_one_last_digit_is_right(number):
    stem = f"{number:017d}"
    assert sum(clabe_is_valid(f"{stem}{digit}") for digit in range(10)) == 1
    assert sum(luhn_is_valid(f"{stem}{digit}") for digit in range(10)) == 1


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("CURP: HEGG560427MVZRRL04.", ["CURP"]),
        ("(hegg560427mvzrrl04)", ["CURP"]),
        ("RFC GODE561231GR8", ["RFC"]),
        ("RFC GODE-561231-GR8", ["RFC"]),
        ("RFC GODE561331GR8", []),
        ("RFC MBJ750410BJ2", []),
        ("RFC XAXX010101000", []),
        ("clave GMVLMR80070501M100", ["clave de elector"]),
        ("032180000118359719", ["CLABE"]),
        ("032180000118359718", []),
        ("4111-1111-1111-1111", ["número de tarjeta"]),
        ("5500 0000 0000 0004", ["número de tarjeta"]),
        ("9111 1111 1111 1111", []),
        ("https://x.mx/4111111111111111", []),
        ("NSS 12345678903", ["número de seguridad social"]),
        ("folio 12345678903", []),
        ("998 881 2800 y 998 881 2801", []),
        ("del 2026-03-14 al 2026-03-15, 1,234.56 pesos", []),
        ("homoclave MBJ/TR/SSC/TM/05", []),
        ("0.4111111111111111", []),
        ("C.P. 77500, SM 5, Mza 14, Lote 2", []),
    ],
)
def test_personal_numbers_are_told_from_others(line, found):
    assert kinds(line) == found


NEARLY = st.lists(
    st.sampled_from(["1", "23", "45678", " ", "-", "  ", "x", "ñ", "٣", "²", "—", "０", "\n", "😀"])
)


@given(NEARLY.map("".join) | st.text())
def test_texts_with_enough_digits_are_told_as_a_search_tells_them(text):
    assert has_enough_digits(text) == bool(ENOUGH_DIGITS.search(text))


def test_no_digit_of_any_script_is_overlooked():
    digits = [letter for letter in map(chr, range(0x110000)) if letter.isdecimal()]
    assert len(digits) > 500
    assert all(has_enough_digits(digit * 6) for digit in digits)
