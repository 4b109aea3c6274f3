"""The findings as a page for people: one section a file, each finding with the line it is about.

The page needs nothing but itself: no script, no network, both colour schemes, print.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from html import escape
from itertools import groupby

from plugins.content_model.dates import CANCUN, MONTHS
from plugins.content_model.finding import Finding, Level

MAX_QUOTED = 240

_STYLE = """
:root { color-scheme: light dark; font: 100%/1.55 system-ui, sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.6rem; line-height: 1.2; }
h2 { font-size: 1.1rem; overflow-wrap: anywhere; border-top: 1px solid; padding-top: 1rem; }
ol { padding-left: 0; list-style: none; }
li { margin: 0 0 1rem; padding-left: .75rem; border-left: .25rem solid; }
li.error { border-color: light-dark(#b3261e, #ff8a80); }
li.aviso { border-color: light-dark(#7a5b00, #ffd479); }
b.error { color: light-dark(#b3261e, #ff8a80); }
b.aviso { color: light-dark(#7a5b00, #ffd479); }
code { display: block; white-space: pre-wrap; overflow-wrap: anywhere; opacity: .9; }
table { border-collapse: collapse; }
th[scope="row"] { font-weight: normal; }
th, td { text-align: left; padding: .25rem 1rem .25rem 0; vertical-align: top; }
td { overflow-wrap: anywhere; }
"""


def render(findings: Sequence[Finding], lines: Mapping[str, Sequence[str]], now: datetime) -> str:
    """Return the page; ``lines`` holds the text of each file that could be read, line by line.

    Files with errors come first; inside a file, the order of its lines.
    """
    by_file = [(path, list(group)) for path, group in groupby(sorted(findings), _path)]
    by_file.sort(key=lambda file: (-_count(file[1], Level.ERROR), file[0]))
    at = now.astimezone(CANCUN)
    when = f"{at.day} de {MONTHS[at.month - 1]} de {at.year}, {at:%H:%M}"
    sections = "".join(
        _section(number, path, group, lines.get(path, ()))
        for number, (path, group) in enumerate(by_file, start=1)
    )
    return (
        '<!DOCTYPE html><html lang="es-MX"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="robots" content="noindex">'
        f"<title>Revisión del contenido: {_told(findings)}</title><style>{_STYLE}</style></head>"
        f"<body><header><h1>Revisión del contenido</h1><p><strong>{_told(findings)}</strong> "
        f"en {_number(len(by_file), 'archivo', 'archivos')}. Hora de la revisión: {when}, hora de "
        "Cancún.</p><p>Un <b class=error>error</b> impide publicar; un <b class=aviso>aviso</b> "
        "aconseja. Corrige el archivo y revisa otra vez.</p></header>"
        f"<main>{_index(by_file)}{sections}</main></body></html>\n"
    )


def _index(by_file: Sequence[tuple[str, Sequence[Finding]]]) -> str:
    if not by_file:
        return "<p>El contenido está en orden.</p>"
    rows = "".join(
        f'<tr><th scope="row"><a href="#archivo-{number}">{escape(path)}</a></th>'
        f"<td>{_count(group, Level.ERROR)}</td><td>{_count(group, Level.AVISO)}</td></tr>"
        for number, (path, group) in enumerate(by_file, start=1)
    )
    return (
        '<table><caption>Archivos con algo que corregir</caption><thead><tr><th scope="col">'
        'Archivo</th><th scope="col">Errores</th><th scope="col">Avisos</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def _section(number: int, path: str, group: Iterable[Finding], lines: Sequence[str]) -> str:
    items = "".join(_item(found, lines) for found in group)
    return (
        f'<section aria-labelledby="archivo-{number}">'
        f'<h2 id="archivo-{number}">{escape(path)}</h2><ol role="list">{items}</ol></section>'
    )


def _item(found: Finding, lines: Sequence[str]) -> str:
    level = str(found.level)
    campo = f", campo «{escape(found.campo)}»" if found.campo else ""
    quoted = ""
    if 0 < found.line <= len(lines) and (line := lines[found.line - 1].strip()):
        cut = line if len(line) <= MAX_QUOTED else f"{line[:MAX_QUOTED]}…"
        quoted = f"<code>{escape(cut)}</code>"
    return (
        f'<li class="{level}"><b class="{level}">{level.capitalize()}</b>, '
        f"renglón {found.line}{campo}<br>{escape(found.message)}{quoted}</li>"
    )


def _told(findings: Sequence[Finding]) -> str:
    errors = _number(_count(findings, Level.ERROR), "error", "errores")
    return f"{errors} y {_number(_count(findings, Level.AVISO), 'aviso', 'avisos')}"


def _count(findings: Iterable[Finding], level: Level) -> int:
    return sum(found.level is level for found in findings)


def _number(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _path(found: Finding) -> str:
    return found.path
