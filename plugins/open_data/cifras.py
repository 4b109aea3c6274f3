"""The portal's figures as one long table: a row a count, the form that spreadsheets pivot best."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.content_model.catalogue import Catalogue
from plugins.content_model.cifras import Cifra
from plugins.open_data.csv_text import to_csv

COLUMNS = ("periodo", "desde", "hasta", "dias_contados", "cifra", "detalle", "valor")

_COUNTS = (
    *("visitas", "paginas", "visitas_contingencia", "visitas_con_aviso", "aperturas_app"),
    *("visitas_app", "descargas_app", "descargas_datos", "busquedas"),
)

Row = tuple[str, int | None]


def cifras_csv(catalogue: Catalogue) -> bytes:
    """Return every count of every period; an empty value was withheld, not to point at anybody."""
    rows = []
    for cifra in sorted(catalogue.datos.cifras.values(), key=lambda c: (c.es_mes, c.id)):
        start = cifra.desde.isoformat() if cifra.desde else None
        end = cifra.hasta.isoformat() if cifra.hasta else None
        period = (cifra.periodo or cifra.id, start, end, cifra.dias or None)
        rows += [(*period, name, *row) for name, row in _counts(cifra)]
    return to_csv(COLUMNS, rows)


def _counts(cifra: Cifra) -> Iterator[tuple[str, Row]]:
    for name in _COUNTS:
        value = getattr(cifra, name)
        if value is not None:
            yield name, ("", value)
    if cifra.dispositivos is not None:
        for device in type(cifra.dispositivos).model_fields:
            yield "visitas_por_dispositivo", (device, getattr(cifra.dispositivos, device))
    for guide in cifra.guias:
        yield "visitas_a_guia", (guide.tramite, guide.visitas)
    for search in cifra.sin_respuesta:
        yield f"busqueda_{search.respuesta}", (search.texto, search.visitas)
    for download in cifra.descargas:
        yield "descargas_de_archivo", (download.ruta, download.descargas)
