"""The emergency messages as a feed whose entries link their CAP files."""

from __future__ import annotations

from html import escape

from plugins.content_model.catalogue import Catalogue, Entry
from plugins.content_model.contingencia import Caracter, Contingencia
from plugins.content_model.publication import Site, tag_uri
from plugins.feeds import cap
from plugins.feeds.feed import Feed, Item, Link, absolute

_MARK = {Caracter.REAL: "", Caracter.SIMULACRO: "SIMULACRO: ", Caracter.PRUEBA: "PRUEBA: "}
_MOST_ENTRIES = 100


def contingencia_feed(catalogue: Catalogue, site: Site, path: str) -> Feed:
    """Return the newest messages, drills marked as such; ``path`` is where the feed will be."""
    return Feed(
        tag_uri("contingencias"),
        f"{site.nombre}: contingencias",
        "Alertas, actualizaciones y cancelaciones para el municipio de Benito Juárez.",
        site.nombre,
        f"{site.url}/{path}",
        f"{site.url}/contingencia/",
        tuple(_item(entry, site) for entry in catalogue.contingencias[:_MOST_ENTRIES]),
    )


def _item(entry: Entry[Contingencia], site: Site) -> Item:
    record = entry.record
    url = f"{site.url}{entry.url}"
    steps = "".join(f"<li>{escape(step)}</li>" for step in record.que_hacer)
    until = f"{record.vigente_hasta:%d/%m/%Y, %H:%M}"
    html = (
        f"<p>{escape(record.que_pasa)}</p><ol>{steps}</ol>"
        f"<p>Zona: {escape(record.area)}. Vigente hasta: {until} (hora de Cancún). "
        f"Fuente: {escape(record.fuente_oficial)}.</p>"
    )
    mark = _MARK[record.caracter]
    return Item(
        tag_uri("contingencia", entry.id),
        f"{mark}{record.titulo}",
        url,
        record.emitido,
        record.emitido,
        f"{mark}{record.resumen or record.que_pasa}",
        html + absolute(entry.html, url, site.url),
        links=(Link(f"{site.url}/{cap.cap_path(entry.id)}", "alternate", cap.MEDIA_TYPE),),
    )
