"""Numbers that identify a person or an account: found by shape, confirmed by their check digit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

_CURP = re.compile(
    r"(?<![A-Z0-9Ñ])[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d(?![A-Z0-9Ñ])", re.IGNORECASE
)
_RFC = re.compile(r"(?<![A-Z0-9Ñ&])[A-ZÑ&]{4}-?(\d{6})-?[A-Z0-9]{3}(?![A-Z0-9Ñ])", re.IGNORECASE)
_ELECTOR = re.compile(r"(?<![A-Z0-9])[A-Z]{6}(\d{6})\d{2}[HM]\d{3}(?![A-Z0-9])", re.IGNORECASE)
_CLABE = re.compile(
    r"(?<![\d.])\d{3}[ -]?\d{3}[ -]?(?:\d{11}|\d{4}[ -]\d{4}[ -]\d{3})[ -]?\d(?!\d)"
)
_CARD = re.compile(r"(?<![\d.])(?:(?:\d{4}[ -]?){3}\d{4}|3[47]\d{2}[ -]?\d{6}[ -]?\d{5})(?!\d)")
_CARD_ISSUER = re.compile(r"4|5[1-5]|2[2-7]|3[47]|6(?:011|5)")
_NSS = re.compile(r"(?<![\d.])\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?\d{4}[ -]?\d(?!\d)")
ENOUGH_DIGITS = re.compile(r"\d(?:\d{5}|(?:[ -]?\d){10})")
"""What each of them holds, six digits in a row or eleven in groups; dates and telephones do not."""
_DIGIT, _BETWEEN, _OTHER, _DOUBTFUL = b"0 x?"
_KINDS = bytes(
    _DIGIT
    if chr(byte).isdigit() and byte < 0x80
    else _BETWEEN
    if byte in b" -"
    # Of the letters and signs that take several bytes, those beginning so are no digits.
    else _OTHER
    if byte < 0xC4 or byte == 0xE2
    else _DOUBTFUL
    for byte in range(256)
)
"""What each byte of a text is to ``has_enough_digits``."""
_NSS_WORDS = re.compile(r"\b(?:NSS|IMSS|ISSSTE|seguro social|seguridad social)\b", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S+")

_CURP_LETTERS = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ"

PLACEHOLDERS = frozenset({"XAXX010101000", "XEXX010101000", "XEXX010101HNEXXXA4"})
"""Generic keys that tax and population authorities publish for everybody (they name nobody)."""


def has_enough_digits(text: str) -> bool:
    """Tell what a search for ``ENOUGH_DIGITS`` tells, in a third of the time for most texts."""
    raw = text.encode("utf-8", "surrogatepass")
    close = raw.translate(_KINDS, b" -")
    if b"?" not in close:
        if b"000000" not in close:
            return False
        if b"0" * 11 not in close and b"000000" not in raw.translate(_KINDS):
            return False
    return ENOUGH_DIGITS.search(text) is not None


def personal_numbers(line: str) -> Iterator[tuple[str, str, bool]]:
    """Yield ``(kind, text, certain)`` for each personal number in one line of text.

    Not certain is what has the shape of a CURP but a wrong check digit: an example, or a slip. The
    RFC of a company or of the city (three letters before the date) is public and not looked for.
    """
    if not ENOUGH_DIGITS.search(line):
        return
    yield from _keys(line)
    plain = _ADDRESS.sub(lambda found: " " * len(found[0]), line)
    for found in _CLABE.finditer(plain):
        if clabe_is_valid(_digits(found[0])):
            yield "CLABE", found[0], True
    for found in _CARD.finditer(plain):
        digits = _digits(found[0])
        if _CARD_ISSUER.match(digits) and luhn_is_valid(digits):
            yield "número de tarjeta", found[0], True
    if _NSS_WORDS.search(plain):
        for found in _NSS.finditer(plain):
            if luhn_is_valid(_digits(found[0])):
                yield "número de seguridad social", found[0], True


def _keys(line: str) -> Iterator[tuple[str, str, bool]]:
    for found in _CURP.finditer(line):
        if found[0].upper() not in PLACEHOLDERS and _is_day(found[0][4:10]):
            yield "CURP", found[0], curp_is_valid(found[0].upper())
    for found in _RFC.finditer(line):
        if found[0].upper().replace("-", "") not in PLACEHOLDERS and _is_day(found[1]):
            yield "RFC", found[0], True
    for found in _ELECTOR.finditer(line):
        if _is_day(found[1]):
            yield "clave de elector", found[0], True


def curp_is_valid(curp: str) -> bool:
    """Check the last digit of a CURP (Instructivo Normativo, DOF 18 October 2021, annex)."""
    total = sum(_CURP_LETTERS.index(c) * (18 - i) for i, c in enumerate(curp[:17]))
    return str((10 - total % 10) % 10) == curp[17]


def clabe_is_valid(digits: str) -> bool:
    """Check the last digit of a CLABE: weights 3, 7, 1, each product modulo 10 (ABM)."""
    total = sum(int(d) * (3, 7, 1)[i % 3] % 10 for i, d in enumerate(digits[:17]))
    return len(digits) == 18 and str((10 - total % 10) % 10) == digits[17]


def luhn_is_valid(digits: str) -> bool:
    """Check a number by the Luhn formula (ISO/IEC 7812-1, annex B)."""
    total = 0
    for index, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (2 if index % 2 else 1)
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _is_day(yymmdd: str) -> bool:
    try:
        date(2000 + int(yymmdd[:2]) % 100, int(yymmdd[2:4]), int(yymmdd[4:6]))
    except ValueError:
        return False
    return True
