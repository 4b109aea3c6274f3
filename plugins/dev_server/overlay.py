"""What a failed build looks like in the browser: a panel over the last good page, or a page."""

from __future__ import annotations

from html import escape

from plugins.content_model.finding import Finding, Level
from plugins.dev_server.outcome import Outcome

_STYLE = """
:host { all: initial; }
.panel { position: fixed; inset: auto 0 0 0; z-index: 2147483647; max-height: 70vh; overflow: auto;
  background: #1c1b22; color: #fff; border-top: 4px solid #ff6b6b; font: 16px/1.5 sans-serif; }
summary { padding: .75rem 1rem; font-weight: bold; cursor: pointer; }
p, ol, pre { margin: 0 1rem 1rem; }
ol { padding-left: 1.5rem; }
li { margin-bottom: .75rem; overflow-wrap: anywhere; }
code { color: #ffd479; font-family: monospace; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font-family: monospace; font-size: 14px; }
"""


def render_overlay(outcome: Outcome) -> str:
    """Return the panel to add to a page, ``""`` after a good build.

    It lives in a shadow tree, so the site's styles and its own do not touch.
    """
    if outcome.ok:
        return ""
    return (
        '<div id="portal-hallazgos" role="alert"><template shadowrootmode="open">'
        f'<style>{_STYLE}</style><details class="panel" open>'
        f"<summary>{escape(_heading(outcome))} "
        "Se muestra la última versión buena.</summary>"
        f"{_body(outcome)}</details></template></div>"
    )


def render_page(outcome: Outcome) -> str:
    """Return a whole page for when there is no good site to show yet."""
    heading = escape(_heading(outcome))
    return (
        '<!DOCTYPE html><html lang="es-MX"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{heading}</title><style>{_STYLE} body {{ margin: 0; background: #1c1b22; "
        "color: #fff; font: 16px/1.5 sans-serif; } h1 { margin: 1rem; font-size: 1.25rem; }</style>"
        f"</head><body><h1>{heading}</h1>{_body(outcome)}</body></html>"
    )


def _heading(outcome: Outcome) -> str:
    if outcome.ok:
        return "Todavía no hay sitio que mostrar."
    count = len(outcome.errors)
    if count == 0:
        return "El sitio no se pudo construir."
    return f"El sitio no se pudo construir: {count} {'error' if count == 1 else 'errores'}."


def _body(outcome: Outcome) -> str:
    if outcome.errors:
        return _list(outcome.errors) + _avisos(outcome)
    if outcome.detail:
        return f"<p>Esto dijo la construcción:</p><pre>{escape(outcome.detail)}</pre>"
    return ""


def _avisos(outcome: Outcome) -> str:
    """What does not stop the build, folded away: it can be a hundred lines."""
    avisos = tuple(found for found in outcome.findings if found.level is Level.AVISO)
    if not avisos:
        return ""
    count = "1 aviso" if len(avisos) == 1 else f"{len(avisos)} avisos"
    return f"<details><summary>Además, {count}</summary>{_list(avisos)}</details>"


def _list(findings: tuple[Finding, ...]) -> str:
    return f"<ol>{''.join(_item(found) for found in findings)}</ol>"


def _item(found: Finding) -> str:
    campo = f"<b>{escape(found.campo)}</b>: " if found.campo else ""
    place = escape(f"{found.path}:{found.line}")
    return f"<li><code>{place}</code><br>{campo}{escape(found.message)}</li>"
