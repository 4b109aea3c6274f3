"""Spoilt links: inside, outside, disguised, to what is hidden, to anchors, and images of a body."""

# ruff: noqa: E501 - tables: one case a line
from __future__ import annotations

from tests.support.small_site import (
    NOTICIA,
    Case,
    N,
    P,
    T,
    after,
    swap,
)


def link(name: str, address: str, *words: str, level="error", before="") -> Case:
    """A page with a link on line 9, or after the lines of ``before``."""
    line = 9 + before.count("\n")
    added = f"\n{before}Consulta [esto]({address}) hoy.\n"
    return Case(name, {P: after(added)}, P, line, "", words, level=level)


def body(name: str, added: str, line: int, *words: str, level="error") -> Case:
    return Case(name, {P: after(added)}, P, line, "", words, level=level)


LATER = "content/noticias/2026/2026-12-24-cena.md"
LATER_TEXT = NOTICIA.replace("2026-03-14", "2026-12-24")
DRAFT = "content/noticias/2026/2026-03-20-otra.md"
DRAFT_TEXT = NOTICIA.replace("2026-03-14", "2026-03-20").replace(
    "dependencia:", "estado: borrador\ndependencia:"
)

INSIDE = [
    link("page that does not exist", "/contacto/", "no lleva a ninguna página"),
    link("site without its beginning", "www.cancun.gob.mx", "«https://www.cancun.gob.mx»"),
    link("file that does not exist", "contacto.md", "no lleva a ninguna página"),
    link("address misspelt", "/tramites/pago-predia/", "¿Quisiste decir «pago-predial»?"),
    link("file misspelt", "../tramites/ingresos/pago-prediall.md", "¿Quisiste decir «pago-predial.md»?"),
    link("address in capitals", "/Tramites/Pago-Predial/", "no lleva a ninguna página"),
    link("Pelican link to nothing", "{filename}/paginas/nada.md", "no lleva a ninguna página"),
    link("Pelican attachment outside", "{attach}/../../../etc/hostname", "no lleva a ninguna página"),
    link("file outside content", "../../pelicanconf.py", "no lleva a ninguna página"),
    link("empty link", "", "no lleva a ninguna página"),
    link("question for a page without one", "/privacidad/?q=1", "lleva «?»", "/privacidad/"),
    link("the second of two equal links", "/contacto/", "no lleva", before="Una línea.\n\nOtra.\n\n"),
    link("anchor that does not exist", "#nada", "«#nada» no es ningún título"),
    link("anchor of another page", "../noticias/2026/2026-03-14-modulo.md#nada", "«#nada»"),
    link("anchor misspelt", "/noticias/2026/03/modulo/#horarios", "¿Quisiste decir «horario»?"),
    link("office that does not exist", "/oficinas/#nada", "«#nada»"),
    body("reference to nothing", "\nVe [esto][x].\n\n[x]: /contacto/\n", 11, "no lleva a ninguna página"),
    body("raw link to nothing", '\nVe <a href="/contacto/">esto</a>.\n', 9, "no lleva a ninguna página"),
    Case("link in a list", {P: after("\n- Uno\n- Dos\n- Ve [esto](/contacto/)\n")}, P, 11, "", ("no lleva a ninguna página",)),
    Case("link to a draft", {DRAFT: DRAFT_TEXT, P: after("\nVe [esto](/noticias/2026/03/otra/).\n")}, P, 9, "", ("todavía no se publica",), level="aviso"),
    Case("link to what waits", {LATER: LATER_TEXT, P: after("\nVe [esto](../noticias/2026/2026-12-24-cena.md).\n")}, P, 9, "", ("todavía no se publica",), level="aviso"),
    Case("link to what has ended", {N: swap("dependencia:", "vence: 2026-04-01\ndependencia:"), P: after("\nVe [esto](/noticias/2026/03/modulo/).\n")}, P, 9, "", ("ya venció",), level="aviso"),
]  # fmt: skip

CODE = [
    link("javascript", "javascript:alert(1)", "código"),
    link("javascript in mixed case", "JaVaScRiPt:alert(1)", "código"),
    link("javascript by entities", "&#106;avascript:alert(1)", "código"),
    link("javascript by hex entities", "&#x6A;&#x61;vascript:alert(1)", "código"),
    link("javascript with an entity colon", "javascript&colon;alert(1)", "código"),
    link("javascript with a tab", "java&#9;script:alert(1)", "código"),
    link("javascript with a line end", "java&#10;script:alert(1)", "código"),
    link("javascript with a blank first", "<  javascript:alert(1)>", "código"),
    link("javascript percent-encoded", "javascript%3Aalert(1)", "código"),
    link("data", "data:text/html;base64,PHNjcmlwdD4=", "código"),
    link("vbscript", "vbscript:msgbox(1)", "código"),
    link("file", "file:///etc/passwd", "código"),
    body("javascript in a reference", "\nVe [esto][x].\n\n[x]: javascript:alert(1)\n", 11, "código"),
    body("javascript in an autolink", "\nVe <javascript:alert(1)>.\n", 9, "<javascript:alert(1)>"),
    body("javascript in raw HTML", "\nVe <a href=' javascript:alert(1)'>esto</a>.\n", 9, "código"),
    body("javascript in an image", "\n![Una playa](javascript:alert(1))\n", 9, "content/imagenes"),
    body("data in an image", "\n![Una playa](data:image/svg+xml;base64,PHN2Zz4=)\n", 9, "content/imagenes"),
]  # fmt: skip

OUTSIDE = [
    link("site that is not listed", "https://example.com/", "example.com", "externos.yml"),
    link("city's name before another", "https://www.cancun.gob.mx.evil.com/", "no es «www.cancun.gob.mx»"),
    link("city's name with a dash", "https://www-cancun-gob-mx.evil.com/", "no es «www.cancun.gob.mx»"),
    link("city's name with a slip", "https://www.cancum.gob.mx/", "no es «www.cancun.gob.mx»"),
    link("name of a user", "https://www.cancun.gob.mx@evil.com/", "usuario antes de «@»"),
    link("backslash", "https://evil.com\\\\@www.cancun.gob.mx/", "diagonal invertida"),
    link("look-alike letter", "https://www.c\u0430ncun.gob.mx/", "alfabeto inglés"),
    link("look-alike in its coded form", "https://xn--cancn-eva.gob.mx/", "alfabeto inglés"),
    link("percent-encoded host", "https://www%2Ecancun.gob.mx/", "alfabeto inglés"),
    link("port", "https://www.cancun.gob.mx:8087/", "puerto"),
    link("bare address of a machine", "https://192.168.0.1/", "no es un dominio público"),
    link("machine as one number", "https://3232235521/", "no es un dominio público"),
    link("host without a dot", "https://intranet/", "no es un dominio público"),
    link("without a scheme", "//www.cancun.gob.mx/", "no es una dirección completa"),
    link("one slash", "https:/www.cancun.gob.mx/", "no es una dirección completa"),
    link("FTP", "ftp://www.cancun.gob.mx/", "«ftp:»"),
    link("invisible letter", "https://www.cancun\u200d.gob.mx/", "invisibles"),
    link("site to be confirmed", "https://www.cancun-digital.mx/", "por_confirmar"),
    link("dangerous site", "https://tomado.cancun.gob.mx/", "peligro", level="aviso"),
    link("bad mail", "mailto:tramites", "no es un correo"),
    link("mail with a subject", "mailto:a@cancun.gob.mx?bcc=x@evil.com", "no es un correo"),
    link("bad phone", "tel:llámame", "no es un teléfono"),
    Case("channel to another host", {T: swap("url: https://www.cancun.gob.mx/predial", "url: https://tomado.cancun.gob.mx/")}, T, 7, "canales.1.url", ("el servicio «portal» es «www.cancun.gob.mx»",)),
    Case("channel to a site not listed", {T: swap("url: https://www.cancun.gob.mx/predial", "url: https://example.com/")}, T, 7, "canales.1.url", ("example.com",), more=True),
    Case("channel to be confirmed", {T: swap("    externo: portal\n    url: https://www.cancun.gob.mx/predial", "    externo: dudoso\n    url: https://www.cancun-digital.mx/")}, T, 7, "canales.1.url", ("por_confirmar",)),
    Case("service named but not linked", {T: swap("    externo: portal\n    url: https://www.cancun.gob.mx/predial", "    externo: dudoso")}, T, 6, "canales.1.externo", ("sin enlace",), level="aviso"),
    Case("source not listed", {T: swap("url: https://www.cancun.gob.mx/remtys", "url: https://example.com/")}, T, 32, "fuentes.1.url", ("example.com",)),
    Case("source to be confirmed", {T: swap("url: https://www.cancun.gob.mx/remtys", "url: https://www.cancun-digital.mx/")}, T, 32, "fuentes.1.url", ("no se enlaza",), level="aviso"),
    Case("source with a user", {T: swap("url: https://www.cancun.gob.mx/remtys", "url: https://www.cancun.gob.mx@evil.com/")}, T, 32, "fuentes.1.url", ("usuario",)),
    Case("source that is code", {T: swap("url: https://www.cancun.gob.mx/remtys", "url: 'javascript:alert(1)'")}, T, 32, "fuentes.1.url", ("javascript:",)),
]  # fmt: skip

IMAGES = [
    body("image that does not exist", "\n![Una playa](/imagenes/2026/nada.jpg)\n", 9, "nada.jpg", "no está en content/imagenes"),
    body("image misspelt", "\n![Una playa](/imagenes/2026/playas.jpg)\n", 9, "¿Quisiste decir «playa.jpg»?"),
    body("image of another site", "\n![Una playa](https://www.cancun.gob.mx/x.jpg)\n", 9, "content/imagenes"),
    body("page as an image", "\n![Una playa](/privacidad/)\n", 9, "no es una imagen"),
    body("image without its text", "\n![](/imagenes/2026/playa.jpg)\n", 9, "texto alternativo"),
    body("image with blanks as text", "\n![  ](/imagenes/2026/playa.jpg)\n", 9, "texto alternativo"),
    body("raw image without its text", '\n<img src="/imagenes/2026/playa.jpg">\n', 9, "texto alternativo"),
]  # fmt: skip

CASES = [*INSIDE, *CODE, *OUTSIDE, *IMAGES]
