"""External addresses, parsed as browsers do (WHATWG URL), and refused when they could deceive."""

from __future__ import annotations

import re
from dataclasses import dataclass

import ada_url

_CONTROL_OR_SPACE = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


class UnsafeUrl(ValueError):
    """An address that must not be published; the text says why and what to write, in Spanish."""


@dataclass(frozen=True)
class WebUrl:
    """An ordinary http(s) address: ``href`` normalised, ``host`` lower-case ASCII."""

    href: str
    host: str


def parse_http(text: str) -> WebUrl:
    r"""Parse an absolute http(s) address; raise UnsafeUrl for what is or hides another one.

    Refused: other schemes, user names in the address, ports, backslashes, blanks and control or
    invisible characters, hosts with letters outside ASCII (look-alikes) or their ``xn--`` form,
    bare IP addresses and hosts without a dot. Python's own parser reads ``https://evil\@good`` as
    *good* where browsers go to *evil*, which is why a WHATWG parser is used.
    """
    if _CONTROL_OR_SPACE.search(text):
        raise UnsafeUrl(f"la dirección «{text!a}» tiene espacios o caracteres invisibles; quítalos")
    if "\\" in text:
        raise UnsafeUrl(f"la dirección «{text}» lleva una diagonal invertida «\\»; usa «/»")
    try:
        url = ada_url.URL(text)
        if url.protocol in {"http:", "https:"} and not re.match(r"https?://[^/]", text, re.I):
            raise ValueError
    except ValueError:
        raise UnsafeUrl(
            f"«{text}» no es una dirección completa; escribe por ejemplo https://www.cancun.gob.mx/"
        ) from None
    if url.protocol not in {"http:", "https:"}:
        raise UnsafeUrl(f"«{text}» usa «{url.protocol}»; solo se admite https:// (o http://)")
    if url.username or url.password or "@" in text.split("//", 1)[-1].split("/", 1)[0]:
        raise UnsafeUrl(f"«{text}» lleva un usuario antes de «@» y puede engañar; quítalo")
    if url.port:
        raise UnsafeUrl(f"«{text}» lleva el puerto «:{url.port}»; escribe la dirección sin puerto")
    authority = text.split("//", 1)[-1].split("/", 1)[0].split("?", 1)[0].split("#", 1)[0]
    if not authority.isascii() or "xn--" in url.hostname or "%" in authority:
        raise UnsafeUrl(
            f"el dominio de «{text}» tiene letras que no son del alfabeto inglés y puede imitar "
            "a otro; escríbelo a mano, letra por letra"
        )
    if not re.fullmatch(r"(?=.{4,253}$)(?:[a-z0-9-]{1,63}\.)+[a-z]{2,63}", url.hostname):
        raise UnsafeUrl(f"«{url.hostname}» no es un dominio público; revisa la dirección «{text}»")
    return WebUrl(url.href, url.hostname)
