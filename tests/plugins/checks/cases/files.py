"""Spoilt trees: stray files, wrong names and folders, links of the file system, addresses twice."""

# ruff: noqa: E501 - tables: one case a line
from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from tests.support.small_site import (
    CONTINGENCIA,
    NOTICIA,
    PAGINA,
    TRAMITE,
    Case,
    N,
    P,
    photo,
    swap,
)


def stray(name: str, path: str, *words: str, content: str | bytes = "x", more=False) -> Case:
    """A file that should not be there."""
    return Case(name, {f"content/{path}": content}, f"content/{path}", 1, "", words, more=more)


def on_disk(name: str, path: str, prepare: Callable[[Path], None], *words: str, more=False) -> Case:
    """Something that only the file system can show."""
    return Case(name, {}, f"content/{path}", 1, "", words, prepare=prepare, more=more)


def link(path: str, target: str) -> Callable[[Path], None]:
    def make(root: Path) -> None:
        place = root / "content" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.symlink_to(target)

    return make


def folder(path: str) -> Callable[[Path], None]:
    return lambda root: (root / "content" / path).mkdir(parents=True)


def pipe(path: str) -> Callable[[Path], None]:
    return lambda root: os.mkfifo(root / "content" / path)


ENDINGS = [
    stray("capital ending", "noticias/2026/2026-03-15-hola.MD", ".MD", "2026-03-15-hola.md", content=NOTICIA),
    stray("two endings", "noticias/2026/2026-03-15-hola.md.txt", "2026-03-15-hola.md", content=NOTICIA),
    stray("text ending", "paginas/contacto.txt", "contacto.md", content=PAGINA),
    stray("long ending", "paginas/contacto.markdown", "contacto.md", content=PAGINA),
    stray("HTML page", "paginas/contacto.html", "contacto.md"),
    stray("reStructuredText", "paginas/contacto.rst", "contacto.md"),
    stray("Word file", "noticias/2026/boletin.docx", "copia su texto", "adjuntos", content=b"PK\x03\x04"),
    stray("PDF among news", "noticias/2026/boletin.pdf", "adjuntos", content=b"%PDF-1.7"),
    stray("image among news", "noticias/2026/foto.jpg", "content/imagenes", content=photo()),
    stray("list among pages", "paginas/temas.yml", "content/datos"),
    stray("program", "paginas/instalar.exe", "no publica"),
    stray("file without ending", "paginas/contacto", "solo van textos .md"),
]  # fmt: skip

STRAY = [
    stray("file at the top", "notas.md", "no va directamente en content/", "content/paginas/", content=PAGINA),
    stray("image at the top", "foto.jpg", "content/imagenes", content=photo()),
    stray("hidden file", "paginas/.contacto.md", "oculto", content=PAGINA),
    stray("hidden file at the top", ".env", "oculto"),
    stray("copy of an editor", "paginas/privacidad.md~", "temporal"),
    stray("lock of an office suite", "paginas/~$contacto.docx", "temporal"),
    stray("backup", "paginas/privacidad.md.bak", "temporal"),
    Case("file of a system", {"content/paginas/.DS_Store": b"\0"}, "content/paginas/.DS_Store", 1, "", ("lo creó el sistema",), level="aviso"),
    Case("folder misspelt", {"content/noticia/2026/2026-03-15-hola.md": NOTICIA}, "content/noticia", 1, "", ("¿Quisiste decir «noticias»?",)),
    Case("unknown folder", {"content/borradores/x.md": PAGINA}, "content/borradores", 1, "", ("no es del portal", "noticias")),
    Case("hidden folder", {"content/.git/config": "x"}, "content/.git", 1, "", ("no es del portal",)),
    on_disk("folder named like a file", "paginas/contacto.md", folder("paginas/contacto.md"), "es una carpeta"),
]  # fmt: skip

FOLDERS = [
    stray("news without its year", "noticias/2026-03-15-hola.md", "content/noticias/<año>/", content=NOTICIA),
    stray("news too deep", "noticias/2026/marzo/2026-03-15-hola.md", "content/noticias/<año>/", content=NOTICIA),
    stray("news in a folder that is no year", "noticias/marzo/2026-03-15-hola.md", "«marzo»", content=NOTICIA),
    stray("guide without its dependencia", "tramites/licencia.md", "content/tramites/<dependencia>/", content=TRAMITE),
    stray("page in a folder", "paginas/legal/terminos.md", "content/paginas/<nombre>.md", content=PAGINA),
    stray("message without its year", "contingencias/ciclon.md", "content/contingencias/<año>/", content=CONTINGENCIA),
    stray("list in a folder", "datos/viejos/temas.yml", "sin subcarpetas", content="[]"),
    stray("list nobody uses", "datos/tema.yml", "¿Quisiste decir «temas»?", content="[]"),
    stray("list with the long ending", "datos/temas.yaml", "temas.yml", content="[]"),
    stray("list in capitals", "datos/Temas.yml", "temas.yml", content="[]", more=True),
    stray("text among the lists", "datos/notas.txt", "solo hay listas"),
    stray("spreadsheet among the lists", "datos/oficinas.xlsx", "solo hay listas", content=b"PK\x03\x04"),
]  # fmt: skip

NAMES = [
    stray("news without its date", "noticias/2026/hola.md", "empieza con la fecha", content=NOTICIA),
    stray("capital in a name", "paginas/Contacto.md", "contacto.md", content=PAGINA),
    stray("accent in a name", "paginas/atención.md", "atencion.md", content=PAGINA),
    stray("blank in a name", "paginas/aviso legal.md", "aviso-legal.md", content=PAGINA),
    stray("underscore in a name", "paginas/aviso_legal.md", "aviso-legal.md", content=PAGINA),
    stray("name of dots", "paginas/...md", "oculto", content=PAGINA),
    stray("unknown language", "paginas/privacidad.fr.md", "«.fr.md»", ".en.md", content=PAGINA),
    stray("capital in an image", "imagenes/2026/Playa2.jpg", "playa2.jpg", content=photo()),
    stray("blank in an image", "imagenes/2026/la playa.jpg", "la-playa.jpg", content=photo()),
    stray("photo of a phone", "imagenes/2026/foto.heic", "convierte la imagen"),
    stray("document with macros", "adjuntos/2026/acta.docm", "macros", "«.docx»", content=b"PK\x03\x04"),
    stray("document among images", "imagenes/2026/acta.pdf", "no se admite", "adjuntos", content=b"%PDF-1.7"),
    stray("program among attachments", "adjuntos/2026/app.exe", "no se admite", content=b"MZ"),
    stray("page among attachments", "adjuntos/2026/x.html", "no se admite"),
    stray("old Word file among attachments", "adjuntos/2026/bases.doc", "no se admite"),
]  # fmt: skip

LINKS = [
    on_disk("link to a file outside", "paginas/contacto.md", link("paginas/contacto.md", "/etc/hostname"), "enlace del sistema"),
    on_disk("link to a folder outside", "noticias/2025", link("noticias/2025", "/etc"), "enlace del sistema"),
    on_disk("link that leads nowhere", "paginas/contacto.md", link("paginas/contacto.md", "no-esta.md"), "no lleva a nada"),
    on_disk("link inside content", "paginas/contacto.md", link("paginas/contacto.md", "privacidad.md"), "enlace del sistema"),
    on_disk("link to an image", "imagenes/2026/otra.jpg", link("imagenes/2026/otra.jpg", "playa.jpg"), "enlace del sistema"),
    on_disk("link at the top", "secretos", link("secretos", "/root"), "enlace del sistema"),
    Case("list that is a link", {"content/datos/grupos.yml": None}, "content/datos/grupos.yml", 1, "", ("enlace del sistema",), prepare=link("datos/grupos.yml", "temas.yml"), more=True),
    on_disk("pipe", "paginas/contacto.md", pipe("paginas/contacto.md"), "no es un archivo normal"),
]  # fmt: skip

OTHER_TEXT = TRAMITE.replace("titulo: Pago del predial", "titulo: Otro trámite")
SAME_SLUG = "content/noticias/2026/2026-03-20-modulo.md"
SAME_GUIDE = "content/tramites/tesoreria/pago-predial.md"
SAME_MESSAGE = "content/contingencias/2025/frente-frio.md"

ADDRESSES = [
    Case("two news with one address", {SAME_SLUG: NOTICIA.replace("2026-03-14", "2026-03-20")}, SAME_SLUG, 1, "", ("misma dirección", N, "/noticias/2026/03/modulo/"), more=True),
    Case("two guides with one id", {SAME_GUIDE: OTHER_TEXT.replace("dependencia: ingresos", "dependencia: tesoreria")}, SAME_GUIDE, 1, "", ("misma dirección",)),
    Case("two messages with one id", {SAME_MESSAGE: CONTINGENCIA.replace("2026-01", "2025-01")}, "content/contingencias/2026/frente-frio.md", 1, "", ("misma dirección",)),
    *(
        Case(f"page named {name}", {f"content/paginas/{name}.md": PAGINA}, f"content/paginas/{name}.md", 1, "", ("la usa el propio portal",))
        for name in ("tramites", "noticias", "en", "imagenes", "index", "404", "api", "buscar", "sw")
    ),
    Case("guide named like a list", {"content/tramites/ingresos/a-z.md": OTHER_TEXT}, "content/tramites/ingresos/a-z.md", 1, "", ("la usa el propio portal",)),
    Case("message named like a feed", {"content/contingencias/2026/cap.md": CONTINGENCIA.replace("id: frente-frio", "id: cap")}, "content/contingencias/2026/cap.md", 1, "", ("la usa el propio portal",)),
    Case("two images but for capitals", {"content/imagenes/2026/PLAYA.jpg": photo()}, "content/imagenes/2026/playa.jpg", 1, "", ("salvo por mayúsculas",), more=True),
    Case("two images but for Unicode", {"content/imagenes/2026/ni\u00f1o.jpg": photo(), "content/imagenes/2026/nin\u0303o.jpg": photo()}, "content/imagenes/2026/niño.jpg", 1, "", ("salvo por mayúsculas o acentos",), more=True),
]  # fmt: skip

IDENTITY = [
    Case("date and name differ", {N: swap("fecha: 2026-03-14", "fecha: 2026-03-15")}, N, 4, "fecha", ("2026-03-15", "2026-03-14")),
    Case("news in another year's folder", {"content/noticias/2025/2026-03-20-otra.md": NOTICIA.replace("2026-03-14", "2026-03-20")}, "content/noticias/2025/2026-03-20-otra.md", 4, "fecha", ("«2025»", "content/noticias/2026/")),
    Case("guide in another folder", {"content/tramites/tesoreria/multa.md": OTHER_TEXT}, "content/tramites/tesoreria/multa.md", 21, "dependencia", ("«tesoreria»", "content/tramites/ingresos/")),
    Case("message with another id", {"content/contingencias/2026/frente-2.md": CONTINGENCIA.replace("id: frente-frio", "id: frente-9")}, "content/contingencias/2026/frente-2.md", 2, "id", ("frente-9", "frente-2.md")),
    Case("message in another year's folder", {"content/contingencias/2025/frente-2.md": CONTINGENCIA.replace("id: frente-frio", "id: frente-2")}, "content/contingencias/2025/frente-2.md", 9, "emitido", ("«2025»",)),
    Case("language and ending differ", {P: swap("menu: pie", "menu: pie\nidioma: en")}, P, 6, "idioma", ("«.md»", "«es»")),
]  # fmt: skip

CASES = [*ENDINGS, *STRAY, *FOLDERS, *NAMES, *LINKS, *ADDRESSES, *IDENTITY]
