"""Files to download are what their names say, and records name them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from plugins.checks.documents import advice_on, fault_of
from plugins.checks.file_bytes import FORMAT_OF, format_of, is_cut_short
from plugins.checks.file_tree import ATTACHMENTS
from plugins.checks.media import references_to, unused
from plugins.checks.site import Site
from plugins.content_model.adjuntos import FOLDER, size_text
from plugins.content_model.finding import Finding, aviso, error
from plugins.content_model.text_file import decode

MAX_BYTES = 20 * 1024 * 1024
HEAVY = 5_000_000


def every_attachment_named_in_a_header_exists(site: Site) -> Iterator[Finding]:
    """Look each ``archivo`` of an attachment up in ``content/adjuntos``."""
    yield from references_to(site, "adjuntos", ".pdf")


def every_attachment_is_what_its_name_says(site: Site) -> Iterator[Finding]:
    """Compare the ending of each attachment with its bytes."""
    for item in site.media.values():
        if item.parts[0] != "adjuntos" or item.suffix not in ATTACHMENTS:
            continue
        if item.size == 0:
            yield error(item.shown, 1, "", "el archivo está vacío; cópialo de nuevo")
        elif item.size > MAX_BYTES:
            yield error(
                item.shown,
                1,
                "",
                f"pesa {item.size // 1024 // 1024} MB y el máximo es {MAX_BYTES // 1024 // 1024}; "
                "redúcelo o divídelo",
            )
        elif item.suffix == ".csv":
            problems = decode(item.path.read_bytes())[1]
            if problems:
                yield error(item.shown, problems[0].line, "", problems[0].message)
        elif (real := format_of(item)) != FORMAT_OF[item.suffix]:
            yield error(
                item.shown,
                1,
                "",
                f"termina en «{item.suffix}» y su contenido es {real}; guárdalo otra vez en el "
                "formato correcto (no basta cambiarle el nombre)",
            )
        elif is_cut_short(item, real):
            yield error(item.shown, 1, "", "está incompleto; cópialo de nuevo")
        elif (fault := fault_of(item)) is not None:
            yield error(item.shown, 1, "", fault)
        elif (advice := advice_on(item)) is not None:
            yield aviso(item.shown, 1, "", advice)
        elif item.size > HEAVY:
            yield aviso(
                item.shown,
                1,
                "",
                f"pesa {size_text(item.size)}; con datos móviles tarda y cuesta: redúcelo o "
                "divídelo",
            )


def every_attachment_linked_in_a_text_is_listed(site: Site) -> Iterator[Finding]:
    """Demand that a file a text links to is among the record's ``adjuntos``, with what it says."""
    for link in site.notable_links:
        source = link.body.source
        inner = link.target.url.removeprefix(f"/{FOLDER}/")
        if inner == link.target.url or f"{FOLDER}/{inner}" not in site.media:
            continue
        listed = {
            posixpath.normpath(str(one.get("archivo")))
            for one in _listed(source.parsed.yaml.value)
            if isinstance(one, dict)
        }
        if inner not in listed:
            yield error(
                source.path,
                link.line,
                "",
                f"el archivo «{inner}» se enlaza en el texto y no está en «adjuntos»; agrégalo ahí "
                "con su título y su alternativa: así se ve qué clase de archivo es, cuánto pesa y "
                "qué dice",
            )


def _listed(header: object) -> list[object]:
    value = header.get(FOLDER) if isinstance(header, dict) else None
    return value if isinstance(value, list) else []


def every_attachment_is_used(site: Site) -> Iterator[Finding]:
    """Tell of attachments that nothing links to: they are published all the same."""
    yield from unused(site, "adjuntos", ATTACHMENTS, "ninguna página lo enlaza; enlázalo o bórralo")
