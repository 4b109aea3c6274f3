"""What is right gives no finding at all, and unusual but right files give the very same records."""

# ruff: noqa: E501 - a table: one site a line
import codecs
import unicodedata

import pytest

from plugins.checks.run import run
from plugins.content_model.links import Reach
from tests.plugins.checks.cases.media import ATTACHED, FILE, LISTED, PDF, SVG, office
from tests.plugins.checks.cases.records import (
    ENGLISH,
    ENGLISH_TEXT,
    OTHER,
    SECOND,
    SECOND_TEXT,
    related,
)
from tests.support.small_site import (
    FILES,
    NOTICIA,
    NOW,
    PAGINA,
    TRAMITE,
    C,
    Change,
    N,
    P,
    T,
    after,
    make_site,
    photo,
    swap,
)

FORMATS = {
    "byte order mark": lambda text: codecs.BOM_UTF8 + text.encode(),
    "CRLF": lambda text: text.replace("\n", "\r\n").encode(),
    "CR": lambda text: text.replace("\n", "\r").encode(),
    "mark and CRLF": lambda text: codecs.BOM_UTF8 + text.replace("\n", "\r\n").encode(),
    "accents as two characters": lambda text: unicodedata.normalize("NFD", text).encode(),
    "blanks behind the dashes": lambda text: text.replace("---\n", "---  \n").encode(),
    "no line end at the end": lambda text: text.rstrip("\n").encode(),
}

MARKDOWN = """
Un párrafo con **negritas**, *cursivas*, `código con <div> y [a][b]`, 5 < 6 y 7 > 2, R&D, 50 %.

Nota: esto empieza como un campo, y no se pierde. #MartesDeSalud

1. Uno
2. Dos
    - Tres, con [el predial](/tramites/pago-predial/)

> Una cita de <abbr title="Unidad de Medida y Actualización">UMA</abbr>.

| Concepto | Pesos |
|:---------|------:|
| Uno      | 10    |

Término
: Su explicación

## 1. Título con acentos

### Sección

Ve el [título](#1-titulo-con-acentos), [otra página][1] y <https://www.cancun.gob.mx/>.

    <script>esto es código</script>

[1]: ../noticias/2026/2026-03-14-modulo.md "La noticia"
"""

SITES: dict[str, dict[str, Change]] = {
    "the small site": {},
    "a mark at the start of a list": {
        "content/datos/temas.yml": codecs.BOM_UTF8 + str(FILES["content/datos/temas.yml"]).encode()
    },
    "all that Markdown can do": {P: after(MARKDOWN)},
    "a message that replaces another, neither of an episode": {
        C: swap("episodio: frente-12\n", ""),
        SECOND: SECOND_TEXT.replace("episodio: frente-12\n", ""),
    },
    "links by file name": {P: after("\n[a](../noticias/2026/2026-03-14-modulo.md)\n")},
    "links by path from content": {P: after("\n[a](noticias/2026/2026-03-14-modulo.md)\n")},
    "links by bare file name": {P: after("\n[a](2026-03-14-modulo.md)\n")},
    "links by address": {P: after("\n[a](/noticias/2026/03/modulo/)\n")},
    "links by address without the last slash": {P: after("\n[a](/noticias/2026/03/modulo)\n")},
    "links as in Pelican": {P: after("\n[a]({filename}/noticias/2026/2026-03-14-modulo.md)\n")},
    "percent-encoded links": {P: after("\n[a](/noticias/2026/03/m%6Fdulo/)\n")},
    "links to a heading": {P: after("\n[a](/noticias/2026/03/modulo/#horario)\n")},
    "links to an office": {P: after("\n[a](/oficinas/#palacio)\n")},
    "a search": {P: after("\n[a](/buscar/?q=predial)\n")},
    "mail and phone": {P: after("\n[a](mailto:tramites@cancun.gob.mx) [b](tel:+529988812800)\n")},
    "an address with a query": {P: after("\n[a](https://www.cancun.gob.mx/x?a=1&b=2)\n")},
    "an image in the text": {P: after("\n![Una playa](../imagenes/2026/playa.jpg)\n")},
    "allowed raw HTML": {
        P: after("\nH<sub>2</sub>O, <kbd>Ctrl</kbd> y <q lang='en'>hello</q>.<br>\nOtra línea.\n")
    },
    "a table in HTML": {
        P: after(
            "\n<table><caption>C</caption><tr><th scope='row'>a</th><td colspan='2'>b</td></tr></table>\n"
        )
    },
    "a foldable part": {
        P: after("\n<details><summary>Más</summary>Texto <b>largo</b>.</details>\n")
    },
    "unused fields as the editor writes them": {
        N: swap("dependencia:", 'lugar: ""\ngaleria: []\nvence: null\nfuentes: ~\ndependencia:')
    },
    "comments on lines of their own": {N: swap("fecha:", "# la fecha del boletín\nfecha:")},
    "a date with an hour": {N: swap("fecha: 2026-03-14", "fecha: 2026-03-14T09:30-05:00")},
    "a date in UTC": {N: swap("fecha: 2026-03-14", "fecha: 2026-03-15T03:00Z")},
    "a quoted title with signs": {
        N: swap("titulo: Abre el módulo de vacunación", 'titulo: "Abre: el módulo #1 «nuevo»"')
    },
    "a long guide in several lines": {
        T: swap("  - Entrega los documentos.", "  - Entrega\n    todo")
    },
    "yes without its accent": {T: swap("    copias: 1", "    original: si")},
    "phone with extension": {T: swap("998 881 2800", "(998) 881-2800 Ext. 2028")},
    "a translation": {ENGLISH: ENGLISH_TEXT},
    "guides that follow one another": {
        T: related("pago-predial", despues="otro"),
        OTHER: related("otro", antes="pago-predial"),
    },
    "an attachment": {FILE: PDF, N: swap("dependencia:", ATTACHED)},
    "a Word file": {
        "content/adjuntos/2026/bases.docx": office("word/document.xml", "[Content_Types].xml"),
        P: lambda text: swap("menu:", LISTED)(text) + "\n[Bases](/adjuntos/2026/bases.docx)\n",
    },
    "a drawing": {
        "content/imagenes/2026/mapa.svg": SVG.format("<title>Mapa</title>"),
        P: after("\n![Un mapa](/imagenes/2026/mapa.svg)\n"),
    },
    "pictures of every kind": {
        "content/imagenes/2026/a.png": photo("PNG"),
        "content/imagenes/2026/b.webp": photo("WEBP"),
        "content/imagenes/2026/c.gif": photo("GIF"),
        P: after(
            "\n" + "".join(f"![x1](/imagenes/2026/{n})\n" for n in ("a.png", "b.webp", "c.gif"))
        ),
    },
    "an empty folder kept by git": {"content/adjuntos/.gitkeep": ""},
    "a draft": {N: swap("dependencia:", "estado: borrador\ndependencia:"), P: after("\n")},
    "keys that name nobody": {
        P: after("\nRFC genérico XAXX010101000; folio 4111 1111 1111 1112.\n")
    },
    "the city's own tax key": {P: after("\nRFC del municipio: MBJ750410BJ2.\n")},
    "a message in force in two languages": {
        C: lambda text: (
            text.replace("2026-01-1", "2026-11-2")
            .replace("11-22T", "11-25T")
            .replace(
                "area:",
                "idiomas:\n  en: {titulo: Cold front, que_pasa: It gets cold., que_hacer: [Stay warm.]}\narea:",
            )
        )
    },
}


@pytest.mark.parametrize("name", SITES)
def test_a_right_site_gives_no_finding(name, tmp_path):
    assert [str(f) for f in run(make_site(tmp_path, SITES[name]), NOW)[1]] == []


@pytest.mark.parametrize("form", FORMATS)
def test_how_a_file_is_saved_changes_nothing(form, tmp_path):
    texts = {N: NOTICIA, T: TRAMITE, P: PAGINA + MARKDOWN}
    plain, plain_findings = run(make_site(tmp_path / "plain", texts), NOW)
    saved = {path: FORMATS[form](text) for path, text in texts.items()}
    other, other_findings = run(make_site(tmp_path / "other", saved), NOW)
    assert plain_findings == other_findings == []
    assert other.catalogue == plain.catalogue
    assert [e.html for e in other.entries] == [e.html for e in plain.entries]


def test_there_are_enough_right_inputs():
    assert len(SITES) + len(FORMATS) >= 20


def test_a_link_understood_is_published_with_its_address(tmp_path):
    body = "\n[a](2026-03-14-modulo.md#horario) ![Una playa](../imagenes/2026/playa.jpg)\n"
    loaded, _ = run(make_site(tmp_path, {P: after(body)}), NOW)
    html = loaded.catalogue.pagina("privacidad").html
    assert 'href="/noticias/2026/03/modulo/#horario"' in html
    assert 'src="/imagenes/2026/playa.jpg"' in html


def test_a_link_to_a_draft_is_published_as_text(tmp_path):
    changes = {
        N: swap("dependencia:", "estado: borrador\ndependencia:"),
        P: after("\nVe [la noticia](/noticias/2026/03/modulo/).\n"),
    }
    loaded, _ = run(make_site(tmp_path, changes), NOW)
    html = loaded.catalogue.pagina("privacidad").html
    assert "<a>la noticia</a>" in html
    assert "/noticias/2026/03/modulo/" not in html


def test_a_preview_with_drafts_links_to_them(tmp_path):
    changes = {
        N: swap("dependencia:", "estado: borrador\ndependencia:"),
        P: after("\nVe [la noticia](/noticias/2026/03/modulo/).\n"),
    }
    loaded, _ = run(make_site(tmp_path, changes), NOW, show_hidden=True)
    assert "/noticias/2026/03/modulo/" in loaded.catalogue.pagina("privacidad").html
    assert loaded.catalogue.noticia("2026-03-14-modulo") is not None


def test_a_dangerous_site_loses_its_links_in_one_edit(tmp_path):
    page = after("\nVe [el portal](https://www.cancun.gob.mx/predial).\n")
    danger = swap("proposito: Sitio oficial", "proposito: Sitio oficial\n  estado: peligro")
    changes = {P: page, "content/datos/externos.yml": danger}
    loaded, found = run(make_site(tmp_path, changes), NOW)
    assert "cancun.gob.mx" not in loaded.catalogue.pagina("privacidad").html
    assert {f.level for f in found} == {"aviso"}, "an emergency must not need an edit in each page"
    target = loaded.destinations.find("https://www.cancun.gob.mx/", "paginas/privacidad.md")
    assert target.reach is Reach.CLOSED
