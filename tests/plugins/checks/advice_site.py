"""The small site with one news item as a writer might have written it, and the advice on it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from plugins.checks.advice import advise
from plugins.checks.run import run
from plugins.content_model.finding import Finding
from tests.support.small_site import NOW, Change, make_site

NEWS = "content/noticias/2026/2026-11-20-prueba.md"
TITLE = "Abre la caja de la Plaza Uno desde el lunes 23"
SUMMARY = "Cobra de lunes a viernes, de 09:00 a 14:00, junto a la entrada."
BODY = "La caja recibe pagos con tarjeta y en efectivo."


def news(titulo=TITLE, resumen=SUMMARY, body=BODY, header="", fecha="2026-11-20") -> str:
    """Return the text of a news item."""
    return (
        f'---\ntitulo: "{titulo}"\nresumen: "{resumen}"\nfecha: {fecha}\n'
        f"dependencia: ingresos\ntemas: [finanzas]\n{header}---\n{body}\n"
    )


def advice(root: Path, changes: Mapping[str, Change]) -> list[Finding]:
    """Return everything ``check`` tells of the small site with ``changes``."""
    loaded, found = run(make_site(root, changes), NOW)
    return sorted({*found, *advise(root, NOW, loaded)})


def advice_on(root: Path, text: str, **changes: Change) -> list[Finding]:
    """Return what ``check`` tells of one news item."""
    return [f for f in advice(root, {NEWS: text, **changes}) if f.path == NEWS]
