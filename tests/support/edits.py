"""Edits of the tiny site by name, each made or, made already, undone; and what must hold after.

``tests.support.trial`` makes them and compares; a new edit is a line here, the rest follows. They
do not meddle with each other: any may come after any.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping

from tests.support.content import noticia
from tests.support.tiny_site import CLOCK, TinySite, message, picture, replace_file

Edit = Callable[[TinySite], None]

NEWS = "noticias/2026"
GUIDE = "tramites/ingresos/pago-predial.md"
FREE_GUIDE = "tramites/ingresos/pago-agua.md"
ENGLISH = "tramites/ingresos/pago-predial.en.md"
MESSAGE = "contingencias/2026/ciclon-2026.md"
PAGE = "paginas/acerca-de.md"
LONG_AGO = 1_000_000_000


def text(path: str, old: str, new: str) -> Edit:
    """Write ``new`` for ``old`` in a file."""

    def edit(site: TinySite) -> None:
        file = site.path(path)
        found = file.read_text("utf-8")
        is_done = new in found and not (new in old and old in found)
        one, other = (new, old) if is_done else (old, new)
        assert one in found, (path, one)
        replace_file(file, found.replace(one, other, 1))

    return edit


def moved(old: str, new: str, *also: Edit) -> Edit:
    """Rename a file, having edited it."""

    def edit(site: TinySite) -> None:
        one, other = site.path(old), site.path(new)
        is_new = other.exists()
        if not is_new:
            all_of(*also)(site)
        other.parent.mkdir(parents=True, exist_ok=True)
        (other if is_new else one).rename(one if is_new else other)
        if is_new:
            all_of(*also)(site)

    return edit


def gone(path: str) -> Edit:
    """Remove a file; undone, it comes back with its old time."""

    def edit(site: TinySite) -> None:
        file, aside = site.path(path), site.root / "aparte" / path
        one, other = (file, aside) if file.exists() else (aside, file)
        other.parent.mkdir(parents=True, exist_ok=True)
        one.rename(other)

    return edit


def new(path: str, content: str | bytes) -> Edit:
    """Write a file that was not there."""

    def edit(site: TinySite) -> None:
        file = site.path(path)
        if file.exists():
            file.unlink()
        else:
            replace_file(file, content)

    return edit


def at(moment: str) -> Edit:
    """Move the clock."""

    def edit(site: TinySite) -> None:
        is_there = site.clock == moment
        site.clock = CLOCK if is_there else moment

    return edit


def branch(path: str, old: str, other: str) -> Edit:
    """Switch to a branch whose file is as large and older than this one."""
    assert len(old.encode()) == len(other.encode())

    def edit(site: TinySite) -> None:
        text(path, old, other)(site)
        os.utime(site.path(path), (LONG_AGO, LONG_AGO))

    return edit


def in_place(path: str, old: str, other: str) -> Edit:
    """Write over a file's bytes, and give it the time it had."""
    assert len(old.encode()) == len(other.encode())

    def edit(site: TinySite) -> None:
        file = site.path(path)
        before, found = file.stat(), file.read_text("utf-8")
        one, two = (old, other) if old in found else (other, old)
        with file.open("r+b") as opened:
            opened.write(found.replace(one, two, 1).encode())
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))

    return edit


def old_pictures(site: TinySite) -> None:
    """Put another picture, as large and older, in the place of one."""
    file = site.path("imagenes/2026/playa.png")
    shade = 21 if file.read_bytes() == picture(20) else 20
    replace_file(file, picture(shade))
    os.utime(file, (LONG_AGO, LONG_AGO))


def all_of(*edits: Edit) -> Edit:
    """Make some edits at once."""

    def edit(site: TinySite) -> None:
        for one in edits:
            one(site)

    return edit


def datos(name: str, old: str, new: str) -> Edit:
    """Write ``new`` for ``old`` in ``datos/<name>.yml``."""
    return text(f"datos/{name}.yml", old, new)


_OBRAS = (
    "- {id: obras, nombre: Obras, que_hace: Construye., "
    "fuentes: [{nombre: Prueba, visto: 2026-11-22}]}\n"
)
_TRANSLATED = noticia(
    "Work number five", "2026-10-05", "idioma: en\ntraduccion_de: 2026-10-05-obra-5\n", "Works."
)

EDITS: Mapping[str, Edit] = {
    # Texts.
    "a body": text(f"{NEWS}/2026-10-04-obra-4.md", "Párrafo 4", "Párrafo cuatro"),
    "the body of a guide": text(GUIDE, "Paga antes de marzo", "Paga antes de abril"),
    "the body of a page": text(PAGE, "Un portal.", "Un portal [con guías](../" + GUIDE + ")."),
    "a picture in a body": text(
        f"{NEWS}/2026-10-05-obra-5.md",
        "Párrafo 5",
        "Párrafo 5\n\n![La playa](../../imagenes/2026/playa.png)",
    ),
    "a body and the end of an embargo": all_of(
        text(f"{NEWS}/2026-10-03-obra-3.md", "Párrafo 3", "Párrafo tres"),
        at("2026-11-24T09:00:00-05:00"),
    ),
    "a title": text(f"{NEWS}/2026-10-04-obra-4.md", "titulo: Obra", "titulo: Gran obra"),
    "a summary of news": text(f"{NEWS}/2026-10-04-obra-4.md", ": Resumen", ": Otro resumen"),
    "a summary": text(GUIDE, "Paga el impuesto", "Cubre el impuesto"),
    "the title of a guide that others name": text(FREE_GUIDE, "Aclaración", "Corrección"),
    "an address": moved(f"{NEWS}/2026-11-01-abre-la-caja.md", f"{NEWS}/2026-11-01-abre-ya.md"),
    "a date": moved(
        f"{NEWS}/2026-10-06-obra-6.md",
        "noticias/2025/2025-10-06-obra-6.md",
        text(f"{NEWS}/2026-10-06-obra-6.md", "fecha: 2026-10-06", "fecha: 2025-10-06"),
    ),
    "a topic": text(f"{NEWS}/2026-10-03-obra-3.md", "temas: [finanzas]", "temas: [salud]"),
    "a related guide": text(f"{NEWS}/2026-10-03-obra-3.md", "[pago-agua]", "[pago-predial]"),
    "a deletion": gone(f"{NEWS}/2026-10-07-obra-7.md"),
    "a translation more": new(f"{NEWS}/2026-10-05-obra-5.en.md", _TRANSLATED),
    "a translation less": gone(ENGLISH),
    "a draft that is published": text(
        f"{NEWS}/2026-10-20-a-medias.md", "estado: borrador", "estado: publicado"
    ),
    "a new item": new(f"{NEWS}/2026-11-20-nueva.md", noticia("Nueva", "2026-11-20")),
    "a page out of the menu": text(PAGE, "menu: pie", "orden: 3"),
    # Facts.
    "a new dependencia": datos("dependencias", "- id: ingresos", f"{_OBRAS}- id: ingresos"),
    "the UMA": datos("uma", "100.00", "113.14"),
    "other facts": all_of(
        datos("oficinas", '"16:00"', '"15:30"'),
        datos("temas", "nombre: Salud", "nombre: Salud pública"),
        datos("requisitos", "nombre: INE,", "nombre: Credencial,"),
        datos("externos", "proposito: Pagar", "proposito: Pagar todo"),
        datos("festivos", "2026-12-25", "2026-12-24"),
        datos("escalas", "significado: Se vigila", "significado: Se mira"),
    ),
    # Emergencies and the clock.
    "another emergency": new("contingencias/2026/helada-2026.md", message("helada-2026", "Helada")),
    "an emergency less": gone("contingencias/2026/lluvia-2026.md"),
    "an emergency's text": text(MESSAGE, "Quédate en casa", "Quédate dentro"),
    "the end of an emergency": at("2026-11-24T18:00:00-05:00"),
    "before an emergency": at("2026-11-23T08:59:59-05:00"),
    "the end of an embargo": at("2026-11-24T09:30:00-05:00"),
    "another day": at("2026-12-26T12:00:00-05:00"),
    # The theme and the settings.
    "a template": text("theme/templates/noticia.html", "{{ view }}", "{{ view }}!"),
    "a component": text("theme/components/pie/template.html", "<footer", "<footer data-x"),
    "a style": text("theme/components/pie/pie.css", "blue", "red"),
    "settings": all_of(
        text("pelicanconf.py", "https://x.mx", "https://y.mx"),
        text("pelicanconf.py", '    "plugins.well_known.outputs:outputs",\n', "#\n"),
    ),
    # Files beside the texts.
    "a picture": old_pictures,
    "a document to download": text("adjuntos/2026/bases.pdf", "1.4 uno", "1.4 dos veces"),
    # Times that lie.
    "a branch with old times": branch(f"{NEWS}/2026-10-02-obra-2.md", "Párrafo 2", "Párrafo B"),
    "a branch's title": branch(GUIDE, "titulo: Pago del predial", "titulo: Pago del predIAL"),
    "facts of a branch": branch("datos/telefonos.yml", "Policía", "Policia "),
    "the template of all, of a branch": branch("theme/templates/base.html", "</main>", "</MAIN>"),
    "bytes in place": in_place(f"{NEWS}/2026-10-01-obra-1.md", "Párrafo 1", "Párrafo I"),
    "facts in place": in_place("datos/refugios.yml", "Escuela Uno", "Escuela Dos"),
}


ERRORS: Mapping[str, Edit] = {
    "a title that is missing": text(f"{NEWS}/2026-10-04-obra-4.md", "titulo: ", "titulos: "),
    "a link to nothing": text(PAGE, "Un portal", "Un [portal](nada.md)"),
    "a guide that others name, gone": gone(FREE_GUIDE),
    "facts that are no YAML": datos("uma", "- {desde", "- {{desde"),
    "a template with a slip": text("theme/templates/noticia.html", "{% endblock %}", "{{ nada }}"),
    "a plugin that is not there": text("pelicanconf.py", "tiny_hooks:happenings", "tiny_hooks:no"),
}
"""Edits after which nothing is built, and undone."""
