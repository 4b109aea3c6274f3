"""Spoilt images and attachments."""

# ruff: noqa: E501 - tables: one case a line
from __future__ import annotations

import io
import zipfile
import zlib

from tests.support.small_site import IMAGE, Case, N, P, after, photo, swap

DRAWING = "content/imagenes/2026/mapa.svg"
FILE = "content/adjuntos/2026/bases.pdf"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}<path d="M0 0h9"/></svg>'
PDF = b"%PDF-1.7\n1 0 obj\n<< /StructTreeRoot 2 0 R /Lang (es) /F << /Type /Font >> >>\nendobj\n%%EOF\n"
"""A tagged PDF as far as the checks look."""
ATTACHED = """\
adjuntos:
  - archivo: 2026/bases.pdf
    titulo: Bases
    alternativa: Fechas y requisitos
dependencia:"""


LISTED = """\
adjuntos:
  - archivo: 2026/bases.docx
    titulo: Bases
    alternativa: Fechas y requisitos
menu:"""


def packed(objects: bytes) -> bytes:
    """A PDF whose objects are in a compressed object stream, as most programs write them."""
    data = zlib.compress(objects)
    return (
        b"%PDF-1.7\n3 0 obj\n<< /Type /ObjStm >>\nstream\n" + data + b"\nendstream\nendobj\n%%EOF\n"
    )


WORD = "content/adjuntos/2026/bases.docx"


def office(*members: str) -> bytes:
    """A compressed file with these members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for member in members:
            archive.writestr(member, "x")
    return buffer.getvalue()


def macro_enabled() -> bytes:
    """A Word file that only its list of types gives away."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", "x")
        archive.writestr(
            "[Content_Types].xml", "application/vnd.ms-word.document.macroEnabled.main"
        )
    return buffer.getvalue()


def image(name: str, content: bytes, *words: str, level="error", path: str = IMAGE) -> Case:
    return Case(name, {path: content}, path, 1, "", words, level=level)


def drawing(name: str, inside: str, *words: str) -> Case:
    svg = inside if inside.startswith("<?") or "<svg" in inside else SVG.format(inside)
    return Case(name, {DRAWING: svg}, DRAWING, 1, "", words)


def header(name: str, archivo: str, *words: str) -> Case:
    changes = {N: swap("archivo: 2026/playa.jpg", f"archivo: {archivo}")}
    return Case(name, changes, N, 9, "imagen.archivo", words)


def huge_png() -> bytes:
    """A small file that says it is 100,000 points wide and high."""
    body = b"IHDR" + (100_000).to_bytes(4, "big") * 2 + b"\x08\x02\x00\x00\x00"
    chunk = (13).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")
    return b"\x89PNG\r\n\x1a\n" + chunk + b"\x00\x00\x00\x00IEND\xaeB`\x82"


HEADERS = [
    header("photo that does not exist", "2026/nada.jpg", "no existe content/imagenes/2026/nada.jpg"),
    header("photo misspelt", "2026/plaja.jpg", "¿Quisiste decir «playa.jpg»?"),
    header("photo in capitals", "2026/Playa.JPG", "mayúsculas"),
    header("photo with its folder", "imagenes/2026/playa.jpg", "sin «imagenes/»"),
    header("photo from the root", "/imagenes/2026/playa.jpg", "sale de content/imagenes/"),
    header("photo outside", "../../../etc/passwd", "sale de content/imagenes/"),
    header("photo of another site", "https://example.com/x.jpg", "no existe"),
]  # fmt: skip

BYTES = [
    image("PNG that says JPG", photo("PNG"), "termina en «.jpg» y su contenido es PNG"),
    image("page that says JPG", b"<!doctype html><script>x</script>", "página HTML"),
    image("program that says JPG", b"MZ\x90\x00" + b"\0" * 100, "programa"),
    image("nothing that says JPG", b"hola", "desconocido"),
    image("empty image", b"", "está vacía"),
    image("half an image", photo()[:500], "incompleta"),
    image("half a PNG", photo("PNG")[:200], "incompleta", path="content/imagenes/2026/x.png"),
    image("broken image", b"\xff\xd8\xff" + b"\0" * 100 + b"\xff\xd9", "no se puede abrir"),
    image("image too large to open", huge_png(), "mide demasiado", path="content/imagenes/2026/x.png"),
    image("tiny image", photo(size=(80, 60)), "muy chica", level="aviso"),
    image("heavy image", photo()[:-2] + b"\0" * 6_000_000 + b"\xff\xd9", "pesa 6 MB", level="aviso"),
    image("image heavier than allowed", photo() + b"\0" * 21_000_000, "máximo es 20 MB"),
    image("image that says where it was taken", photo(gps=True), "GPS", level="aviso"),
    image("image that nothing shows", photo(), "ninguna página la muestra", level="aviso", path="content/imagenes/2026/otra.jpg"),
]  # fmt: skip

DRAWINGS = [
    drawing("drawing with a script", "<script>alert(1)</script>", "<script>"),
    drawing("drawing with a handler", '<g onload="alert(1)"/>', "onload"),
    drawing("drawing with HTML", "<foreignObject><b>x</b></foreignObject>", "<foreignobject>"),
    drawing("drawing that links", '<a href="https://evil.com"><path/></a>', "<a>"),
    drawing("drawing that loads", '<image href="https://evil.com/x.png"/>', "href"),
    drawing("drawing that loads the old way", '<image xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="//evil.com/x.png"/>', "href"),
    drawing("drawing with data", '<image href="data:image/png;base64,AAAA"/>', "data:"),
    drawing("drawing with a style that loads", "<style>@import url(//evil.com)</style>", "estilo"),
    drawing("drawing with a fill that loads", '<g fill="url(https://evil.com#a)"/>', "fill"),
    drawing("drawing that changes itself", '<set attributeName="href" to="javascript:x"/>', "<set>"),
    drawing("drawing with a declaration", '<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("&a;"), "<!DOCTYPE"),
    drawing("drawing with a style sheet", '<?xml-stylesheet href="//evil.com/x.css"?>' + SVG.format(""), "hoja de estilo"),
    drawing("drawing too heavy", "<!-- " + "x" * 2_000_000 + " -->", "pesa 2 MB"),
    drawing("drawing badly made", "<svg><g></svg>", "bien formado"),
]  # fmt: skip

ATTACHMENTS = [
    Case("attachment that does not exist", {N: swap("dependencia:", ATTACHED)}, N, 6, "adjuntos.1.archivo", ("no existe content/adjuntos/2026/bases.pdf",)),
    Case("attachment outside", {N: swap("dependencia:", ATTACHED.replace("2026/bases.pdf", "../datos/uma.yml"))}, N, 6, "adjuntos.1.archivo", ("sale de content/adjuntos/",)),
    Case("attachment without a summary", {FILE: PDF, N: swap("dependencia:", ATTACHED.replace("    alternativa: Fechas y requisitos\n", ""))}, N, 6, "adjuntos.1.alternativa", ("falta",)),
    Case("page that says PDF", {FILE: b"<html>"}, FILE, 1, "", ("página HTML",)),
    Case("half a PDF", {FILE: PDF[:-8]}, FILE, 1, "", ("incompleto",)),
    Case("empty attachment", {FILE: b""}, FILE, 1, "", ("está vacío",)),
    Case("attachment too heavy", {FILE: PDF + b"\0" * 21_000_000}, FILE, 1, "", ("pesa 20 MB",)),
    Case("attachment that nothing links to", {FILE: PDF}, FILE, 1, "", ("ninguna página lo enlaza",), level="aviso"),
    Case("PDF with code", {FILE: PDF.replace(b"endobj", b"<< /S /JavaScript >>\nendobj")}, FILE, 1, "", ("código",)),
    Case("PDF with code under another spelling", {FILE: PDF.replace(b"endobj", b"<< /S /J#61vaScript >>\nendobj")}, FILE, 1, "", ("código",)),
    Case("PDF with packed code", {FILE: packed(b"<< /S /Launch /F (x.exe) >>")}, FILE, 1, "", ("«/Launch»",)),
    Case("PDF that sends a form", {FILE: PDF.replace(b"endobj", b"<< /S /SubmitForm >>\nendobj")}, FILE, 1, "", ("envían datos",)),
    Case("PDF without tags", {FILE: PDF.replace(b"/StructTreeRoot", b"/Nothing"), N: swap("dependencia:", ATTACHED)}, FILE, 1, "", ("etiquetas de accesibilidad",), level="aviso"),
    Case("scanned PDF", {FILE: PDF.replace(b"/Font", b"/XObject"), N: swap("dependencia:", ATTACHED)}, FILE, 1, "", ("escaneado",), level="aviso"),
    Case("heavy attachment", {FILE: PDF[:-7] + b"\0" * 6_000_000 + b"\n%%EOF\n", N: swap("dependencia:", ATTACHED)}, FILE, 1, "", ("pesa 6.0 MB",), level="aviso"),
    Case("attachment with an alternative of one word", {FILE: PDF, N: swap("dependencia:", ATTACHED.replace("Fechas y requisitos", "Bases"))}, N, 8, "adjuntos.1.alternativa", ("demasiado corto",)),
    Case("attachment with a page that does not exist", {FILE: PDF, N: swap("dependencia:", ATTACHED.replace("alternativa: Fechas y requisitos", "pagina: nada"))}, N, 8, "adjuntos.1.pagina", ("no existe",)),
    Case("attachment only linked in the text", {WORD: office("word/document.xml"), P: after("\n[Bases](/adjuntos/2026/bases.docx)\n")}, P, 9, "", ("no está en «adjuntos»",)),
    Case("PDF with a password", {FILE: PDF.replace(b"endobj", b"/Encrypt 5 0 R\nendobj")}, FILE, 1, "", ("contraseña",)),
    Case("Word file with macros", {WORD: office("word/document.xml", "word/vbaProject.bin")}, WORD, 1, "", ("macros",)),
    Case("Word file with macros under another name", {WORD: macro_enabled()}, WORD, 1, "", ("macros",)),
    Case("other file that says Word", {WORD: office("xl/workbook.xml")}, WORD, 1, "", ("no es un archivo .docx",)),
    Case("broken Word file", {WORD: b"PK\x03\x04" + b"x" * 99}, WORD, 1, "", ("no se puede abrir",)),
    Case("table in Latin-1", {"content/adjuntos/2026/obras.csv": "a,b\nCancún,2\n".encode("latin-1")}, "content/adjuntos/2026/obras.csv", 2, "", ("UTF-8",)),
]  # fmt: skip

CASES = [*HEADERS, *BYTES, *DRAWINGS, *ATTACHMENTS]
