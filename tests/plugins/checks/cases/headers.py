"""Spoilt headers: YAML, keys, values, dates, and how the file is written."""

# ruff: noqa: E501 - tables: one case a line
from __future__ import annotations

from tests.support.small_site import (
    DATOS,
    NOTICIA,
    PAGINA,
    Case,
    N,
    P,
    T,
    swap,
)


def news(name: str, old: str, new: str, line: int, campo: str, *words: str, more=False) -> Case:
    return Case(name, {N: swap(old, new)}, N, line, campo, words, more=more)


def guide(name: str, old: str, new: str, line: int, campo: str, *words: str, more=False) -> Case:
    return Case(name, {T: swap(old, new)}, T, line, campo, words, more=more)


def whole(name: str, content: str | bytes, line: int, *words: str) -> Case:
    """A page whose whole file is this."""
    return Case(name, {P: content}, P, line, "", words)


TITLE = "titulo: Abre el módulo de vacunación"
LATIN = PAGINA.replace("Aviso de privacidad", "Información básica")

MISSING = [
    news("title missing", f"{TITLE}\n", "", 2, "titulo", "falta", "titulo: Abre"),
    news("title empty", TITLE, "titulo:", 2, "titulo", "falta"),
    news("title only blanks", TITLE, "titulo: '   '", 2, "titulo", "ninguna letra"),
    news("title only signs", TITLE, "titulo: '¡!—'", 2, "titulo", "ninguna letra", "¡!—"),
    news("title null", TITLE, "titulo: ~", 2, "titulo", "falta"),
    news("date missing", "fecha: 2026-03-14\n", "", 2, "fecha", "falta", "fecha: 2026-03-14"),
    news("date empty", "fecha: 2026-03-14", "fecha:", 4, "fecha", "falta"),
    news("summary missing", "resumen: Atiende de lunes a viernes, sin cita.\n", "", 2, "resumen"),
    news("no topics", "temas:\n  - finanzas", "temas: []", 6, "temas", "falta"),
    guide("guide without sources", "fuentes:\n  - nombre: REMTYS\n    url: https://www.cancun.gob.mx/remtys\n    visto: 2026-11-22\n", "", 2, "fuentes", "falta"),
    guide("source without a date seen", "    visto: 2026-11-22\n", "", 31, "fuentes.1.visto", "falta"),
]  # fmt: skip

DATES = [
    news("ambiguous date", "2026-03-14", "12/04/2026", 4, "fecha", "12/04/2026", "2026-04-12 (12 de abril) o 2026-12-04 (4 de diciembre)"),
    news("day and month that cannot be swapped", "2026-03-14", "14/03/2026", 4, "fecha", "2026-03-14 (14 de marzo)"),
    news("only the year", "2026-03-14", "2026", 4, "fecha", "falta el mes y el día"),
    news("only year and month", "2026-03-14", "2026-03", 4, "fecha", "falta el día"),
    news("only a number", "2026-03-14", "10", 4, "fecha", "«10» no es una fecha"),
    news("30 February", "2026-03-14", "2026-02-30", 4, "fecha", "no existe"),
    news("29 February of a common year", "2026-03-14", "2026-02-29", 4, "fecha", "no existe"),
    news("month 13", "2026-03-14", "2026-13-01", 4, "fecha", "no existe"),
    news("date in words", "2026-03-14", "14 de marzo de 2026", 4, "fecha", "2026-03-14"),
    news("date without zeros", "2026-03-14", "2026-3-14", 4, "fecha", "2026-03-14 (14 de marzo)"),
    news("date with its weekday", "2026-03-14", "sábado 14 de marzo de 2026", 4, "fecha", "2026-03-14 (14 de marzo)"),
    news("date with a short month", "2026-03-14", "14-mar-2026", 4, "fecha", "2026-03-14 (14 de marzo)"),
    news("date with a short year", "2026-03-14", "14/03/26", 4, "fecha", "2026-03-14 (14 de marzo)"),
    news("date with a long dash", "2026-03-14", "2026–03–14", 4, "fecha", "2026-03-14 (14 de marzo)"),
    news("hour as it is said", TITLE, f"{TITLE}\npublicar_desde: 2026-03-14 2:30 pm", 3, "publicar_desde", "2026-03-14T14:30-05:00"),
    news("hour of noon", TITLE, f"{TITLE}\npublicar_desde: 2026-03-14 12 p.m.", 3, "publicar_desde", "2026-03-14T12:00-05:00"),
    news("hour on the 24-hour clock", TITLE, f"{TITLE}\npublicar_desde: 2026-03-14 9:00 hrs", 3, "publicar_desde", "2026-03-14T09:00-05:00"),
    news("hour that is no hour", TITLE, f"{TITLE}\npublicar_desde: 2026-03-14 13 pm", 3, "publicar_desde", "por ejemplo 2026-03-14"),
    news("English date", "2026-03-14", "March 14, 2026", 4, "fecha", "no es una fecha clara"),
    news("hour without offset", "2026-03-14", "2026-03-14T09:00", 4, "fecha", "diferencia horaria", "-05:00"),
    news("hour 25", "2026-03-14", "2026-03-14T25:00-05:00", 4, "fecha", "no existe"),
    news("unknown offset", "2026-03-14", "2026-03-14T09:00 CST", 4, "fecha", "no es una fecha clara"),
    news("year with three digits lost", "2026-03-14", "0206-03-14", 4, "fecha", "el año"),
    news("date in the far past", "2026-03-14", "1926-03-14", 4, "fecha", "anterior a la ciudad", more=True),
    news("a list where a date goes", "fecha: 2026-03-14", "fecha: [2026, 3]", 4, "fecha", "no es una fecha"),
    guide("day with an hour", "actualizado: 2026-11-20", "actualizado: 2026-11-20T10:00-05:00", 29, "actualizado", "solo el día"),
]  # fmt: skip

KEYS = [
    news("misspelt key", "resumen:", "resumne:", 3, "resumne", "no es un campo", "¿Quisiste decir «resumen»?", more=True),
    news("accented key", "titulo:", "título:", 2, "título", "¿Quisiste decir «titulo»?", more=True),
    news("key with a capital", "fecha:", "Fecha:", 4, "Fecha", "¿Quisiste decir «fecha»?", more=True),
    news("English key", "titulo:", "title:", 2, "title", "¿Quisiste decir «titulo»?", more=True),
    news("English draft", TITLE, f"{TITLE}\nSatus: draft", 3, "Satus", "«estado»"),
    news("draft: true", TITLE, f"{TITLE}\ndraft: true", 3, "draft", "«estado»"),
    news("unknown key", TITLE, f"{TITLE}\nxyzzy: 1", 3, "xyzzy", "no es un campo", "usa uno de"),
    news("save_as", TITLE, f"{TITLE}\nsave_as: index.html", 3, "save_as", "nombre del archivo"),
    news("slug", TITLE, f"{TITLE}\nslug: ../../sw.js", 3, "slug", "nombre del archivo"),
    news("url with code", TITLE, f"{TITLE}\nurl: 'javascript:alert(1)'", 3, "url", "nombre del archivo"),
    news("empty unknown key", TITLE, f"{TITLE}\nautor:", 3, "autor", "no es un campo"),
    news("duplicated key", TITLE, f"{TITLE}\ntitulo: Otro", 3, "titulo", "ya está en la línea 2"),
    news("duplicated nested key", "  credito: Comunicación Social", "  credito: Uno\n  credito: Dos", 12, "imagen.credito", "línea 11"),
    news("group without indentation", "imagen:\n  archivo: 2026/playa.jpg\n  alt: Tres personas limpian la playa\n  credito: Comunicación Social", "imagen:\narchivo: 2026/playa.jpg\nalt: Tres personas limpian la playa\ncredito: Comunicación Social", 9, "archivo", "Va dentro de «imagen»", "sangría", more=True),
    news("unknown nested key", "  credito: Comunicación Social", "  credito: X\n  autor: Y", 12, "imagen.autor", "no es un campo"),
    guide("unknown key in a list", "    copias: 1", "    copia: 1", 12, "requisitos.1.copia", "«copias»"),
]  # fmt: skip

VALUES = [
    news("text where a list goes", "temas:\n  - finanzas", "temas: finanzas", 6, "temas", "lista", "finanzas"),
    news("point without a value", "  - finanzas", "  -", 7, "temas.1", "está vacío", "borra el renglón"),
    news("name where an id goes", "dependencia: ingresos", "dependencia: Dirección de Ingresos", 5, "dependencia", "identificador", "content/datos/dependencias.yml"),
    news("guide's name where its id goes", TITLE, f"{TITLE}\ntramites_relacionados: [Pago del predial]", 3, "tramites_relacionados.1", "una guía de content/tramites/"),
    news("list where a text goes", TITLE, "titulo: [a, b]", 2, "titulo", "texto", "[a, b]"),
    news("group where a text goes", TITLE, "titulo: {a: b}", 2, "titulo", "texto", "{a: b}"),
    news("text where a group goes", "imagen:\n  archivo: 2026/playa.jpg\n  alt: Tres personas limpian la playa\n  credito: Comunicación Social", "imagen: playa.jpg", 8, "imagen", "grupo", "playa.jpg"),
    news("value off the list", TITLE, f"{TITLE}\ntipo: boletín oficial", 3, "tipo", "boletin, convocatoria, aviso"),
    news("value misspelt", TITLE, f"{TITLE}\ntipo: avizo", 3, "tipo", "¿Quisiste decir «aviso»?"),
    news("state in English", TITLE, f"{TITLE}\nestado: draft", 3, "estado", "borrador"),
    news("language off the list", TITLE, f"{TITLE}\nidioma: ES_MX", 3, "idioma", "es, en, yua"),
    news("title too long", TITLE, f"titulo: {'largo ' * 30}", 2, "titulo", "demasiado largo", "máximo 110"),
    news("summary too long", "sin cita.", "x " * 80, 3, "resumen", "máximo 160"),
    news("title on two lines", TITLE, "titulo: |\n  Uno\n  Dos", 2, "titulo", "una sola línea"),
    news("HTML in the title", TITLE, "titulo: <b>Abre</b> el módulo", 2, "titulo", "no admite HTML"),
    news("script in the title", TITLE, "titulo: Hola <script>alert(1)</script>", 2, "titulo", "no admite HTML"),
    news("HTML in the summary", "sin cita.", "<img src=x onerror=alert(1)>", 3, "resumen", "no admite HTML"),
    news("HTML comment in the title", TITLE, "titulo: Hola <!-- x -->", 2, "titulo", "no admite HTML"),
    news("alternative text too short", "alt: Tres personas limpian la playa", "alt: Uno", 10, "imagen.alt", "demasiado corto"),
    news("alternative text missing", "  alt: Tres personas limpian la playa\n", "", 8, "imagen.alt", "falta"),
    news("expires before it appears", TITLE, f"{TITLE}\nvence: 2026-03-01", 3, "vence", "posterior"),
    news("updated before it appeared", TITLE, f"{TITLE}\nactualizado: 2026-03-01", 3, "actualizado", "anterior"),
    guide("number with a comma", "uma: 3.67", "uma: 3,67", 17, "costo.uma", "punto decimal", "3,67"),
    guide("amount with a sign", "uma: 3.67", "uma: $3.67", 17, "costo.uma", "$3.67"),
    guide("negative amount", "uma: 3.67", "uma: -3", 17, "costo.uma", "-3"),
    guide("half a copy", "copias: 1", "copias: 1.5", 12, "requisitos.1.copias", "número entero"),
    guide("too many copies", "copias: 1", "copias: 99", 12, "requisitos.1.copias", "máximo 20"),
    guide("copies in words", "copias: 1", "copias: una", 12, "requisitos.1.copias", "una"),
    guide("neither yes nor no", "copias: 1", "original: quizá", 12, "requisitos.1.original", "«sí» o «no»"),
    guide("phone with nine digits", "998 881 2800", "998 881 280", 25, "contacto.telefonos.1", "10 dígitos"),
    guide("two phones in one", "998 881 2800", "998 881 2800 y 998 881 2801", 25, "contacto.telefonos.1", "uno por renglón"),
    guide("mail badly written", "  telefonos:\n    - 998 881 2800", "  correo: tramites(a)cancun.gob.mx", 24, "contacto.correo", "no es un correo"),
    guide("id with capitals", "dependencia: ingresos", "dependencia: Ingresos", 21, "dependencia", "identificador"),
    guide("free but with an amount", "tipo: uma", "tipo: gratuito", 15, "costo", "gratuito"),
    guide("unit without amount", "  uma: 3.67\n", "", 15, "costo", "falta «uma"),
    guide("unit and amount differ", "  uma: 3.67", "  pesos: 100", 15, "costo", "deja los dos iguales"),
    guide("deadline without unit", "  unidad: dias\n", "", 18, "plazo", "van juntas"),
    guide("two deadlines", "  cantidad: 10", "  inmediato: sí\n  cantidad: 10", 18, "plazo", "una sola cosa"),
    guide("range upside down", "  cantidad: 10", "  cantidad: 10\n  hasta: 5", 20, "plazo.hasta", "mayor"),
    guide("too few synonyms", "sinonimos: [pagar predial, impuesto, boleta, adeudo, property tax]", "sinonimos: [predial]", 27, "sinonimos", "al menos 5"),
    guide("online without a service", "    externo: portal\n    url: https://www.cancun.gob.mx/predial\n", "", 5, "canales.1", "externo"),
    guide("document and text at once", "    copias: 1", "    texto: Otro", 11, "requisitos.1", "uno de los dos"),
]  # fmt: skip

YAML = [
    news("colon in a value", TITLE, "titulo: Abre: el módulo", 2, "", "comillas"),
    news("comment behind a value", TITLE, f"{TITLE} #vacunas", 2, "", "se perdería", "#vacunas"),
    news("value that is a comment", TITLE, f"{TITLE}\nlugar: #5 de Mayo", 3, "", "se perdería", "#5 de Mayo"),
    news("entry that is a comment", "  - finanzas", "  - finanzas\n  - #salud", 8, "", "se perdería", "#salud"),
    news("quotes not closed", TITLE, 'titulo: "Abre el módulo', 2, "", "comillas se abrieron"),
    news("quotes at the start only", TITLE, 'titulo: "Casa Azul" abre', 2, "", """«titulo: '"Casa Azul" abre'»"""),
    news("quotes within quotes", TITLE, 'titulo: "Abre la "Casa Azul" hoy"', 2, "", """«titulo: 'Abre la "Casa Azul" hoy'»"""),
    news("no space after the colon", "fecha: 2026-03-14", "fecha:2026-03-14", 4, "", "va un espacio", "«fecha: 2026-03-14»"),
    news("a hard space after the colon", "fecha: 2026-03-14", "fecha:\u00a02026-03-14", 4, "", "va un espacio"),
    news("bracket not closed", "temas:\n  - finanzas", "temas: [finanzas", 6, "", "«[…]»"),
    news("tabulator", "  - finanzas", "\t- finanzas", 7, "", "tabulador"),
    news("indentation off", "  alt: Tres", "   alt: Tres", 10, "", "sangría"),
    news("no colon", "fecha: 2026-03-14", "fecha 2026-03-14", 4, "", "falta «:»"),
    news("at sign first", TITLE, "titulo: @cancun abre", 2, "", "comillas"),
    news("asterisk first", TITLE, "titulo: *importante*", 2, "", "«*»"),
    news("anchor", TITLE, "titulo: &a Abre", 2, "", "«&»"),
    news("tag", TITLE, "titulo: !!python/object:os.system x", 2, "", "«!»"),
    news("merge key", TITLE, f"{TITLE}\n<<: x", 3, "", "<<"),
    news("backslash in double quotes", TITLE, 'titulo: "C:\\dir"', 2, "", "diagonal invertida"),
    news("too deep", TITLE, "titulo: " + "[" * 30 + "]" * 30, 2, "", "niveles"),
    news("200,000 brackets", TITLE, "titulo: " + "[" * 200_000, 2, "", "niveles"),
    news("list at the top", TITLE, f"- {TITLE}", 3, "", "sangría"),
]  # fmt: skip

FILE_FORM = [
    whole("blank first line", "\n" + PAGINA, 1, "línea en blanco"),
    whole("header never closed", PAGINA.replace("menu: pie\n---\n", "menu: pie\n"), 1, "no se cierra"),
    whole("header closed with two dashes", PAGINA.replace("menu: pie\n---", "menu: pie\n--"), 6, "tres guiones", "«--»"),
    whole("header closed with an em dash", PAGINA.replace("menu: pie\n---", "menu: pie\n——"), 6, "tres guiones"),
    whole("header closed with dots", PAGINA.replace("menu: pie\n---", "menu: pie\n..."), 6, "tres guiones"),
    whole("header opened with an em dash", PAGINA.replace("---", "—", 1), 1, "exactamente «---»"),
    whole("header indented", " " + PAGINA, 1, "exactamente «---»"),
    whole("TOML header", '+++\ntitle = "Hola"\n+++\nTexto\n', 1, "TOML"),
    whole("Pelican header", "Title: Hola\nDate: 2026-01-01\n\nTexto\n", 1, "falta la línea «---»"),
    whole("no header", "Solo texto.\n", 1, "falta el encabezado", "Solo texto."),
    whole("JSON header", '{"titulo": "x"}\nTexto\n', 1, "falta el encabezado"),
    whole("empty file", "", 1, "está vacío"),
    whole("only blanks", "  \n\n", 1, "está vacío"),
    whole("empty header", "---\n---\nTexto\n", 2, "encabezado está vacío"),
    whole("header is a sentence", "---\nHola a todos\n---\nTexto\n", 2, "campo: valor"),
    whole("two headers", PAGINA.replace("No usamos cookies.", "---\nmenu: pie\n---\nTexto"), 7, "segundo encabezado"),
    whole("Latin-1", LATIN.encode("latin-1"), 2, "no está en UTF-8", "Windows-1252", "Guardar como"),
    whole("Mac Roman", LATIN.encode("mac_roman"), 2, "Mac Roman"),
    whole("MS-DOS", LATIN.encode("cp850"), 2, "MS-DOS"),
    whole("UTF-16 with mark", PAGINA.encode("utf-16"), 1, "UTF-16", "Guardar como"),
    whole("UTF-16 without mark", PAGINA.encode("utf-16-le"), 1, "UTF-16"),
    whole("UTF-32", PAGINA.encode("utf-32"), 1, "UTF-32"),
    whole("two byte order marks", "\ufeff\ufeff" + PAGINA, 1, "invisible", "U+FEFF"),
    whole("NUL", PAGINA.replace("cookies", "coo\0kies"), 7, "control", "U+0000"),
    whole("control character", PAGINA.replace("cookies", "coo\x08kies"), 7, "U+0008"),
    whole("form feed", PAGINA.replace("cookies", "\x0ccookies"), 7, "U+000C"),
    whole("zero width space", PAGINA.replace("Aviso de", "Aviso\u200bde"), 2, "invisible", "U+200B"),
    whole("text turned around", PAGINA.replace("cookies", "\u202eseikooc"), 7, "U+202E"),
    whole("line separator", PAGINA.replace("cookies", "coo\u2028kies"), 7, "U+2028"),
    whole("letters badly converted", PAGINA.replace("Qué datos", "QuÃ© datos"), 3, "mal convertidas", "Ã©"),
    whole("lost letter", PAGINA.replace("Qué datos", "Qu\ufffd datos"), 3, "se perdió una letra"),
    whole("a Word file with our ending", b"PK\x03\x04" + b"x" * 50, 1, "Word"),
    whole("a PDF with our ending", b"%PDF-1.7\n", 1, "PDF"),
    whole("too large", PAGINA + "texto " * 60_000, 1, "KB", "máximo"),
    whole("header only", PAGINA.replace("No usamos cookies.\n", ""), 7, "no tiene texto"),
    Case("news that is header only", {N: NOTICIA.split("El módulo")[0]}, N, 13, "", ("no tiene texto",)),
    Case("datos file in Latin-1", {f"{DATOS}temas.yml": "- id: finanzas\n  nombre: Economía\n".encode("latin-1")}, f"{DATOS}temas.yml", 2, "", ("UTF-8",), more=True),
]  # fmt: skip

MARKS = [
    news("bold in a title", TITLE, "titulo: Abre **hoy** el módulo", 2, "titulo", "negritas", "«**»"),
    news("summary still to be written", "sin cita.", "sin cita.\nlugar: Por confirmar", 4, "lugar", "todavía dice «Por confirmar»"),
    Case("text still to be written", {P: lambda text: text.replace("No usamos cookies.", "Por confirmar.")}, P, 7, "", ("todavía dice",)),
    news("link in a summary", "sin cita.", "[más](https://x.mx).", 3, "resumen", "los enlaces"),
    guide("entity in a step", "Entrega los documentos.", "Entrega &amp; espera.", 14, "pasos.1", "códigos «&…;»"),
    guide("heading in a step", "  - Entrega los documentos.", "  - '# Entrega'", 14, "pasos.1", "títulos"),
    Case("title in capitals", {N: swap(TITLE, "titulo: ABRE NUEVO MÓDULO GENERAL")}, N, 2, "titulo", ("mayúsculas",), level="aviso"),
    Case("file's name as description", {N: swap("alt: Tres personas limpian la playa", "alt: IMG_20260314.jpg")}, N, 10, "imagen.alt", ("nombre del archivo",), level="aviso"),
    Case("name too long", {f"content/paginas/{'a' * 81}.md": PAGINA}, f"content/paginas/{'a' * 81}.md", 1, "", ("máximo es 80",)),
]  # fmt: skip

CASES = [*MISSING, *DATES, *KEYS, *VALUES, *YAML, *FILE_FORM, *MARKS]
