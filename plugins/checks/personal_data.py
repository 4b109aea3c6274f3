"""No personal data of anybody is published: keys, account numbers, private mail.

An account of the city that people must pay to is named by its bank and reference on the payment
slip, never typed into a text, so there is no list of exceptions to keep; ``PLACEHOLDERS`` holds the
generic keys that name nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from plugins.checks.facts import EMAIL, Line, lines
from plugins.checks.files import Files
from plugins.checks.official_numbers import ENOUGH_DIGITS, has_enough_digits, personal_numbers
from plugins.checks.site import Site
from plugins.content_model.finding import Finding, aviso, error
from plugins.content_model.links import one_slip_apart
from plugins.content_model.text_file import decode
from plugins.content_model.tree import ItemKind

_AT = re.compile("@")
OFFICIAL = "cancun.gob.mx"
PRIVATE_MAIL = frozenset(
    {
        *("gmail.com", "hotmail.com", "hotmail.es", "outlook.com", "outlook.es", "live.com"),
        *("live.com.mx", "yahoo.com", "yahoo.com.mx", "icloud.com", "aol.com", "prodigy.net.mx"),
    }
)


def no_personal_number_is_published(files: Files) -> Iterator[Finding]:
    """Refuse CURP, RFC of persons, voter keys, CLABE, card and social security numbers."""
    texts = [files.header_text, *(body.text for body in files.bodies)]
    if has_enough_digits("\n".join(texts)):
        yield from _numbers(lines(files, has_enough_digits))


def no_personal_number_is_in_the_name_of_a_text(files: Files) -> Iterator[Finding]:
    """Refuse the same in the names of Markdown files."""
    for source in files.sources:
        name = _readable(source.path)
        if has_enough_digits(name):
            yield from _numbers([Line(source.path, 1, "", name)])


def no_personal_number_is_in_a_file_name_or_table(site: Site) -> Iterator[Finding]:
    """Refuse the same in the names of other files and in tables to download."""
    yield from _numbers(_outside_texts(site, ENOUGH_DIGITS))


def _numbers(found: Iterable[Line]) -> Iterator[Finding]:
    for line in found:
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
    private: list[tuple[Line, str]] = []
    for line, mail in _mails(site):
        domain = mail.rpartition("@")[2].lower()
        if domain not in judged:
            judged[domain] = _meant(domain, known)
        meant = judged[domain]
        if meant is not None:
            yield error(
                line.path,
                line.number,
                line.campo,
                f"el correo «{mail}» parece mal escrito; ¿quisiste decir «@{meant}»? Corrígelo",
            )
        elif domain in PRIVATE_MAIL:
            private.append((line, mail))
    yield from _private(private)


def _private(found: Iterable[tuple[Line, str]]) -> Iterator[Finding]:
    """Tell once a file of its private mail; what a list of ``datos`` has is told there only."""
    by_file: dict[str, list[tuple[Line, str]]] = {}
    listed: set[str] = set()
    for line, mail in found:
        by_file.setdefault(line.path, []).append((line, mail))
        if line.path.startswith("content/datos/"):
            listed.add(mail)
    for path, mails in by_file.items():
        is_list = path.startswith("content/datos/")
        told = [(line, mail) for line, mail in mails if is_list or mail not in listed]
        names = list(dict.fromkeys(mail for _, mail in told))
        if not names:
            continue
        shown = ", ".join(f"«{mail}»" for mail in names[:3])
        more = f" y {len(names) - 3} más" if len(names) > 3 else ""
        what = "es un correo particular" if len(names) == 1 else "son correos particulares"
        first = told[0][0]
        yield aviso(
            path,
            first.number,
            first.campo,
            f"{shown}{more} {what}; usa uno oficial si existe (@{OFFICIAL})",
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


def _mails(site: Site) -> Iterator[tuple[Line, str]]:
    for _, facts in site.facts:
        yield from facts.mails
    for line in _outside_texts(site, _AT):
        yield from ((line, found[0]) for found in EMAIL.finditer(line.text))


def _outside_texts(site: Site, sign: re.Pattern[str]) -> Iterator[Line]:
    """Yield the lines with ``sign`` of names of files and CSV files.

    Names of texts are looked at with the texts, and hold no «@».
    """
    for item in site.others:
        if item.kind is ItemKind.FILE:
            name = _readable(item.inner)
            if sign.search(name):
                yield Line(item.shown, 1, "", name)
            if item.inner.startswith("adjuntos/") and item.suffix == ".csv":
                text, _ = decode(item.path.read_bytes())
                for number, row in enumerate(text.split("\n"), start=1):
                    if sign.search(row):
                        yield Line(item.shown, number, "", row)


def _readable(path: str) -> str:
    """Return a file's name as words, without its ending."""
    return path.rpartition("/")[2].replace("_", " ").rpartition(".")[0]
