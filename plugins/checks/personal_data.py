"""No personal data of anybody is published: keys, account numbers, private mail.

An account of the city that people must pay to is named by its bank and reference on the payment
slip, never typed into a text, so there is no list of exceptions to keep; ``PLACEHOLDERS`` holds the
generic keys that name nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.checks.official_numbers import personal_numbers
from plugins.checks.site import Site
from plugins.content_model.finding import Finding, aviso, error
from plugins.content_model.links import one_slip_apart
from plugins.content_model.spanish_errors import campo_of
from plugins.content_model.text_file import decode
from plugins.content_model.tree import ItemKind

OFFICIAL = "cancun.gob.mx"
PRIVATE_MAIL = frozenset(
    {
        *("gmail.com", "hotmail.com", "hotmail.es", "outlook.com", "outlook.es", "live.com"),
        *("live.com.mx", "yahoo.com", "yahoo.com.mx", "icloud.com", "aol.com", "prodigy.net.mx"),
    }
)

_EMAIL = re.compile(r"[\w.%+-]{1,64}@((?:[\w-]{1,63}\.)+\w{2,24})")
_SEARCHED = re.compile(r"[0-9@]")


@dataclass(frozen=True)
class _Line:
    """One line of what staff wrote, and where it stands."""

    path: str
    number: int
    campo: str
    text: str


def no_personal_number_is_published(site: Site) -> Iterator[Finding]:
    """Refuse CURP, RFC of persons, voter keys, CLABE, card and social security numbers."""
    for line in _lines(site):
        for kind, text, certain in personal_numbers(line.text):
            if certain:
                yield error(
                    line.path,
                    line.number,
                    line.campo,
                    f"«{text}» parece un dato personal ({kind}) y no se publica; bórralo",
                )
            else:
                yield aviso(
                    line.path,
                    line.number,
                    line.campo,
                    f"«{text}» tiene la forma de una {kind}, aunque su última cifra no coincide; "
                    "si es de una persona, bórralo",
                )


def every_mail_address_is_well_spelt(site: Site) -> Iterator[Finding]:
    """Refuse domains one slip away from a known one; tell of private mail in official contacts."""
    known = sorted({OFFICIAL, *PRIVATE_MAIL} | set(site.loaded.destinations.hosts))
    judged: dict[str, str | None] = {}
    for line in _lines(site):
        for found in _EMAIL.finditer(line.text):
            domain = found[1].lower()
            if domain not in judged:
                judged[domain] = _meant(domain, known)
            meant = judged[domain]
            if meant is not None:
                yield error(
                    line.path,
                    line.number,
                    line.campo,
                    f"el correo «{found[0]}» parece mal escrito; ¿quisiste decir «@{meant}»? "
                    "Corrígelo",
                )
            elif domain in PRIVATE_MAIL:
                yield aviso(
                    line.path,
                    line.number,
                    line.campo,
                    f"«{found[0]}» es un correo particular; usa uno oficial si existe "
                    f"(@{OFFICIAL})",
                )


def _meant(domain: str, known: list[str]) -> str | None:
    """Return the known domain that ``domain`` was probably meant to be."""
    if domain in known or domain.endswith(f".{OFFICIAL}"):
        return None
    if near := next((other for other in known if one_slip_apart(domain, other)), None):
        return near
    # «cancun.gob.com», «cancun.org.mx»: the city's name under another ending.
    parts = domain.split(".")
    is_city = any(part == "cancun" or one_slip_apart(part, "cancun") for part in parts)
    return OFFICIAL if is_city and ("gob" in parts or "mx" in parts) else None


def _lines(site: Site) -> Iterator[_Line]:
    """Yield every line that could hold personal data: headers, lists, bodies, names, CSV files."""
    for leaf in site.leaves:
        if _SEARCHED.search(leaf.text):
            first = leaf.parsed.line(*leaf.loc)
            for text in leaf.text.split("\n"):
                yield _Line(leaf.parsed.path, first, campo_of(leaf.loc), text)
    for body in site.bodies:
        for number, text in enumerate(body.text.split("\n"), start=body.source.body_line):
            if _SEARCHED.search(text):
                yield _Line(body.path, number, "", text)
    for item in site.tree:
        if item.kind is ItemKind.FILE:
            yield _Line(item.shown, 1, "", item.name.replace("_", " ").rpartition(".")[0])
            if item.suffix == ".csv" and item.parts[0] == "adjuntos":
                text, _ = decode(item.path.read_bytes())
                for number, row in enumerate(text.split("\n"), start=1):
                    if _SEARCHED.search(row):
                        yield _Line(item.shown, number, "", row)
