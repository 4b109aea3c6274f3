"""Spoilt texts: raw HTML, pathological Markdown, words that would be lost, personal data."""

# ruff: noqa: E501 - tables: one case a line
from __future__ import annotations

from tests.support.small_site import Case, P, T, after, swap


def text(name: str, added: str, line: int, *words: str, level="error", more=False) -> Case:
    """A page with more text; what is added begins on line 8."""
    return Case(name, {P: after(added)}, P, line, "", words, level=level, more=more)


HTML = [
    text("script", "\nHola <script>alert(1)</script>\n", 9, "<script>", "código"),
    text("script block", "\n<script src='//evil.example/x.js'></script>\n", 9, "<script>"),
    text("script in capitals", "\nHola <ScRiPt>alert(1)</sCrIpT>\n", 9, "<script>"),
    text("iframe", "\n<iframe src='https://www.cancun.gob.mx/'></iframe>\n", 9, "<iframe>", "enlace"),
    text("style block", "\n<style>body{display:none}</style>\n", 9, "<style>"),
    text("base", "\nHola <base href='https://evil.example/'>\n", 9, "<base>"),
    text("meta refresh", "\nHola <meta http-equiv=refresh content='0;url=//evil.example'>\n", 9, "<meta>"),
    text("form", "\n<form action='https://evil.example'><input name=q></form>\n", 9, "<form>", more=True),
    text("object", "\nHola <object data='x.swf'></object>\n", 9, "<object>"),
    text("inline SVG with code", "\nHola <svg onload=alert(1)></svg>\n", 9, "<svg>"),
    text("MathML", "\nHola <math><mi>x</mi></math>\n", 9, "<math>", more=True),
    text("made-up element", "\nHola <x-boton>aquí</x-boton>\n", 9, "<x-boton>"),
    text("division", "\n<div>\nHola\n</div>\n", 9, "<div>", "quítala"),
    text("span", "\nHola <span>mundo</span>\n", 9, "<span>"),
    text("font", "\nHola <font>mundo</font>\n", 9, "<font>"),
    text("center", "\n<center>Hola</center>\n", 9, "<center>"),
    text("underline", "\nHola <u>mundo</u>\n", 9, "<u>", "negritas"),
    text("first heading", "\n<h1>Hola</h1>\n", 9, "<h1>", "## Título"),
    text("handler", "\nHola <b onclick='x()'>mundo</b>\n", 9, "onclick", "código"),
    text("handler in capitals", "\nHola <b OnMouseOver='x()'>mundo</b>\n", 9, "onmouseover"),
    text("handler after a slash", "\nHola <img/src=/imagenes/2026/playa.jpg/onerror=x alt=playa>\n", 9, "playa.jpg/onerror"),
    text("style attribute", "\nHola <b style='color:red'>mundo</b>\n", 9, "style", "diseño"),
    text("class attribute", "\nHola <b class='grande'>mundo</b>\n", 9, "class"),
    text("second of two", "\nHola <b>uno</b>\n\ny <b class='x'>dos</b>\n", 11, "class"),
    text("code before the real one", "\nUsa `<div>` así.\n\n<div>Hola</div>\n", 11, "<div>"),
    text("cell outside its table", "\nHola <td>mundo</td>\n", 9, "<td>", "donde no puede ir"),
    text("caption outside its table", "\nHola <caption>mundo</caption>\n", 9, "<caption>", "donde no puede ir"),
    text("link inside a link", '\n<a href="/privacidad/">uno <a href="/privacidad/">dos</a></a>\n', 9, "un enlace dentro de otro"),
    text("comment", "\nHola <!-- secreto --> mundo\n", 9, "no se publica", "secreto"),
    text("comment block", "\n<!--\nUn párrafo que nadie verá.\n-->\n", 9, "no se publica"),
    text("PHP", "\n<?php echo 1 ?>\n", 9, "no se publica"),
    text("CDATA", "\n<![CDATA[texto]]>\n", 9, "no se publica"),
    text("bold not closed", "\nHola <b>mundo\n", 9, "<b>", "no se cierra"),
    text("details not closed", "\n<details><summary>Más</summary>\n\nTexto\n", 9, "<details>", more=True),
    text("closed but not opened", "\nHola mundo</b>\n", 9, "</b>", "no se abrió"),
    text("crossed tags", "\nHola <b><i>mundo</b></i>\n", 9, "<i>", "no se cierra", more=True),
]  # fmt: skip

PATHOLOGICAL = [
    text("20,000 brackets", "\n" + "[" * 20_000 + "\n", 7, "tarda demasiado"),
    text("20,000 half tags", "\n" + "<a " * 20_000 + "\n", 7, "tarda demasiado"),
    text("3,000 open tags", "\n" + "".join(f"<b class=x{i}>a\n\n" for i in range(3000)), 7, "tarda demasiado"),
    text("300 nested lists", "\n" + "\n".join("    " * i + "- x" for i in range(300)) + "\n", 7, "tarda demasiado"),
]  # fmt: skip

WORDS = [
    text("sentence that is a definition", "\n[Aviso]: mañana\n\nTexto.\n", 9, "no llegarían", "aviso mañana"),
    text("definition that nothing uses", "\nTexto.\n\n[ver]: /noticias/\n", 11, "no llegarían"),
    text("list number that is a year", "\nTexto.\n\n- uno\n\n2026. Fue un año.\n2027. Será otro.\n", 14, "no llegarían", "2027"),
    text("reference not defined", "\nConsulta [el aviso][legal] hoy.\n", 9, "[el aviso][legal]", "[legal]: dirección"),
    text("empty reference not defined", "\nConsulta [el aviso][] hoy.\n", 9, "[el aviso][]"),
    text("link never closed", "\nConsulta [el aviso](/privacidad/ hoy.\n", 9, "enlace a medias"),
    text("link back to front", "\nConsulta (el aviso)[/privacidad/] hoy.\n", 9, "enlace a medias", "[texto](dirección)"),
    text("link in two pieces", "\nConsulta [el aviso] (/privacidad/) hoy.\n", 9, "enlace a medias", "sin espacios"),
    text("image never closed", "\nMira ![la playa](/imagenes/2026/playa.jpg\n", 9, "enlace a medias"),
]  # fmt: skip

CURP = "HEGG560427MVZRRL04"
PERSONAL = [
    text("CURP", f"\nSu CURP es {CURP}.\n", 9, CURP, "CURP"),
    text("CURP in small letters", f"\nSu CURP es {CURP.lower()}.\n", 9, "CURP"),
    text("CURP with a wrong digit", f"\nSu CURP es {CURP[:-1]}1.\n", 9, "forma de una CURP", level="aviso"),
    text("RFC of a person", "\nSu RFC es GODE561231GR8.\n", 9, "RFC"),
    text("voter key", "\nSu clave es GMVLMR80070501M100.\n", 9, "clave de elector"),
    text("CLABE", "\nDeposita a 032180000118359719.\n", 9, "CLABE"),
    text("CLABE with blanks", "\nDeposita a 032 180 00011835971 9.\n", 9, "CLABE"),
    text("card number", "\nTarjeta 4111 1111 1111 1111.\n", 9, "tarjeta"),
    text("American card", "\nTarjeta 378282246310005.\n", 9, "tarjeta"),
    text("social security number", "\nNSS 12345678903 del IMSS.\n", 9, "seguridad social"),
    text("mail misspelt", "\nEscribe a tramites@cacnun.gob.mx.\n", 9, "@cancun.gob.mx"),
    text("mail with another ending", "\nEscribe a tramites@cancun.gob.com.\n", 9, "@cancun.gob.mx"),
    text("mail of a misspelt provider", "\nEscribe a juan@gmial.com.\n", 9, "@gmail.com"),
    text("private mail", "\nEscribe a tramites@gmail.com.\n", 9, "particular", level="aviso"),
    Case("CURP in a header", {T: swap("titulo: Pago del predial", f"titulo: Pago de {CURP}")}, T, 2, "titulo", ("CURP",)),
    Case("misspelt mail in a header", {T: swap("  telefonos:\n    - 998 881 2800", "  correo: ingresos@cancum.gob.mx")}, T, 24, "contacto.correo", ("@cancun.gob.mx",)),
    Case("CURP in a list", {"content/datos/temas.yml": swap("Pagos e impuestos.", f"Pagos de {CURP}.")}, "content/datos/temas.yml", 4, "1.descripcion", ("CURP",)),
    Case("topic with an icon that nobody drew", {"content/datos/temas.yml": swap("icono: coins", "icono: monedas")}, "content/datos/temas.yml", 5, "1.icono", ("monedas", "coins")),
    Case("CURP in a file's name", {"content/adjuntos/2026/acta-hegg560427mvzrrl04.pdf": b"%PDF-1.7\n%%EOF"}, "content/adjuntos/2026/acta-hegg560427mvzrrl04.pdf", 1, "", ("CURP",)),
    Case("CURP in a table to download", {"content/adjuntos/2026/padron.csv": f"nombre,curp\nUno,{CURP}\n"}, "content/adjuntos/2026/padron.csv", 2, "", ("CURP",)),
]  # fmt: skip

MARKUP = [
    text("list without a blank line before", "\nLleva:\n- tu INE\n- tu recibo\n", 10, "- tu INE", "renglón en blanco"),
    text("numbered list without a blank line before", "\nPasos:\n1. Ve\n2. Paga\n", 10, "1. Ve", "renglón en blanco"),
    text("list with dots", "\nLleva:\n• tu INE\n• tu recibo\n", 10, "lista no se entendió"),
    text("table without its second line", "\n| Uno | Dos |\n| 1 | 2 |\n", 9, "tabla no se entendió"),
    text("table without a blank line before", "\nCostos:\n| Uno | Dos |\n|---|---|\n| 1 | 2 |\n", 10, "tabla no se entendió"),
    text("bold with a blank inside", "\nEs ** muy importante ** ir.\n", 9, "negritas"),
    text("bold not finished", "\nEs **muy importante ir.\n", 9, "negritas"),
    text("footnote", "\nEs gratis[^1].\n", 9, "[^1]", "notas al pie"),
    text("list of attributes", "\nHola {: onclick='x()'}\n", 9, "otro sistema"),
    text("identifier of a heading", "\n## Uno {#uno}\n", 9, "otro sistema"),
    text("template", "\nHola {{ site.title }} y {% include x %}\n", 9, "otro sistema"),
    text("marker of contents", "\n[TOC]\n\nHola\n", 9, "[TOC]"),
    text("struck out as elsewhere", "\nHoy ~~cierra~~ abre.\n", 9, "<del>"),
    text("tasks", "\n- [ ] Uno\n", 9, "casillas"),
    text("text behind a tabulator", "\nHola.\n\n\tAbre el lunes.\n", 11, "como código", "Abre el lunes"),
    text("text behind blanks", "\n    Abre el lunes.\n", 9, "como código"),
    text("level skipped", "\nHola\n\n#### Uno\n", 11, "de nivel 1 a uno de nivel 4", "«##»"),
    text("second level skipped", "\n## Uno\n\nHola\n\n## Dos\n\n#### Tres\n", 15, "de nivel 2 a uno de nivel 4", "«###»"),
    text("heading without words", "\n## Uno\n\nHola\n\n##\n\nAdiós\n", 13, "título está vacío"),
    text("link without words", "\nHola [](/noticias/2026/03/modulo/)\n", 9, "no dice nada"),
    text("link that says nothing", "\nConsulta [aquí](/noticias/2026/03/modulo/).\n", 9, "no dice a dónde lleva", level="aviso"),
]  # fmt: skip

CASES = [*HTML, *MARKUP, *PATHOLOGICAL, *WORDS, *PERSONAL]
