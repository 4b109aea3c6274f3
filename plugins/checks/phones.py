"""Telephone numbers in texts are written as they are dialled today: ten digits, no prefix.

Since 3 August 2019 every call in Mexico is dialled with ten digits, and 01, 044 and 045 are gone
(Plan Técnico Fundamental de Numeración, IFT).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.checks.prose import passages
from plugins.checks.site import Site
from plugins.content_model.finding import Finding

_SHORT = re.compile(
    r"(?:\btel(?:[eé]fonos?|s?\.)?|\bllam\w{1,6}|\bmarc\w{1,5}|\bwhats\s?app|\bconmutador)"
    r"(?: (?:al|el|es|los|del?|a|n[uú]mero|tel[eé]fono)){0,3}:? "
    r"(?P<number>[2-9]\d{2}[ -]?\d{2}[ -]?\d{2})(?![ -]?\d)",
    re.IGNORECASE,
)
_PREFIXED = re.compile(r"(?<![\d-])0(?:1|44|45)[ -](?P<number>\d{2,3}[ -]?\d{3,4}[ -]?\d{4})(?!\d)")
_DIGITS = re.compile(r"\d(?:[ -]?\d){6}")
"""What both hold."""


def telephones_have_ten_digits(site: Site) -> Iterator[Finding]:
    """Tell of local numbers without their area code, and of prefixes nobody dials any more."""
    for passage in passages(site):
        if not _DIGITS.search(passage.text):
            continue
        for found in _SHORT.finditer(passage.text):
            yield passage.aviso(
                f"al teléfono «{found['number']}» le falta la lada; escribe los diez dígitos, por "
                f"ejemplo «998 {_spaced(found['number'])}»"
            )
        for found in _PREFIXED.finditer(passage.text):
            yield passage.aviso(
                f"«{found[0]}» lleva un prefijo que ya no se marca; escribe solo los diez "
                f"dígitos: «{found['number']}»"
            )


def _spaced(number: str) -> str:
    digits = re.sub(r"\D", "", number)
    return f"{digits[:3]} {digits[3:]}"
