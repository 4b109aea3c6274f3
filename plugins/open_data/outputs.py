"""Every file of the open data, by its place in the output; the paths are contracts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from plugins.content_model.catalogue import Catalogue, Entry
from plugins.content_model.common import Idioma
from plugins.content_model.dataset_table import API, CONJUNTOS, Conjunto
from plugins.content_model.datasets import Miembro, describe, last_change, members
from plugins.content_model.fingerprint import digest_of, fingerprint, header_of
from plugins.content_model.noticia import Noticia
from plugins.content_model.publication import LICENCIA, LICENCIA_URL, Group, Site, files_of
from plugins.content_model.schema import schemas
from plugins.content_model.tramite import Tramite
from plugins.open_data.record_json import to_bytes
from plugins.open_data.records import Records
from plugins.open_data.schema import content_schemas, record_schema

# What counts guides is loaded where it is asked for: most edits are of news.
if TYPE_CHECKING:
    from plugins.content_model.completeness import Informe

NOTA_LEY = (
    "La lista de datos es nuestra lectura de la Ley Nacional para Eliminar Trámites Burocráticos, "
    "artículo 54; está por confirmar con el área jurídica del municipio."
)

NEWS = "noticias"
"""The data set of thousands."""

NOTICIA = "noticia"
"""The kind of its records."""

_MONTH = len("2026-11")
"""An edit makes the files of one month anew."""

SCHEMAS = "esquemas"
"""The group of all JSON Schemas."""

Files = Iterator[tuple[str, bytes]]


def outputs(catalogue: Catalogue, site: Site) -> Files:
    """Yield path and bytes of every file under ``api/v1``."""
    yield from files_of(parts(catalogue, site))


def parts(catalogue: Catalogue, site: Site) -> Iterator[Group]:
    """Yield the same in groups: news by month, the list of them, the index, and the rest."""
    records = Records(catalogue, site.url)
    news = next(c for c in CONJUNTOS if c.id == NEWS)
    # Ten thousand are asked for their digests in each build, for their members only where needed.
    found = [entry for entry in catalogue.noticias if entry.idioma is Idioma.ES]
    # A record leaves out what it cites of hidden ones; no record in Spanish cites news.
    public = fingerprint([f"{kind} {id_}" for kind, id_, _ in catalogue.by_key if kind != NOTICIA])
    headers = fingerprint([*map(header_of, found)])
    sizes = sorted(catalogue.adjuntos.items())
    months: dict[str, list[Entry[Noticia]]] = {}
    for entry in found:
        months.setdefault(entry.id[:_MONTH], []).append(entry)
    for month, of_month in months.items():
        key = fingerprint(public, sizes, [*map(digest_of, of_month)])
        yield Group(f"{NEWS} {month}", key, partial(_month, news, of_month, records))
    yield Group(NEWS, headers, partial(_list_of, news, records, site))
    others = [digest_of(entry) for entry in catalogue.entries() if entry.kind != NOTICIA]
    day = records.today.isoformat()
    yield Group("otros", fingerprint(public, others, day, sizes), partial(_others, records, site))
    index = fingerprint(headers, others, day)
    yield Group("índice", index, partial(_index_file, catalogue, site))
    # They depend on nothing but code.
    yield Group(SCHEMAS, "", partial(_schemas, site))


def _schemas(site: Site) -> Files:
    written = schemas(site.url)
    for conjunto in CONJUNTOS:
        yield conjunto.schema, to_bytes(record_schema(conjunto, site, written))
    for path, schema in content_schemas(site, written):
        yield path, to_bytes(schema)


def _month(conjunto: Conjunto, entries: Sequence[Entry[Noticia]], records: Records) -> Files:
    found = [Miembro(entry.id, entry.record, entry) for entry in entries]
    yield from _by_id(conjunto, found, records)


def _list_of(conjunto: Conjunto, records: Records, site: Site) -> Files:
    yield from _list(conjunto, members(conjunto, records.catalogue), records, site)


def _others(records: Records, site: Site) -> Files:
    from plugins.content_model.completeness import report
    from plugins.open_data.cifras import cifras_csv
    from plugins.open_data.tables import completitud_csv, oficinas_csv, tramites_csv

    catalogue = records.catalogue
    for conjunto in CONJUNTOS:
        if conjunto.id != NEWS:
            found = members(conjunto, catalogue)
            yield from _list(conjunto, found, records, site)
            if conjunto.por_id:
                yield from _by_id(conjunto, found, records)
    yield from _translations(records)
    yield f"{API}/tramites.csv", tramites_csv(records)
    yield f"{API}/oficinas.csv", oficinas_csv(records)
    yield f"{API}/cifras.csv", cifras_csv(catalogue)
    informe = report(catalogue)
    yield f"{API}/completitud.json", to_bytes(_completitud(informe, site))
    yield f"{API}/completitud.csv", completitud_csv(informe, catalogue)


def _index_file(catalogue: Catalogue, site: Site) -> Files:
    yield f"{API}/index.json", to_bytes(_index(catalogue, site))


def _list(conjunto: Conjunto, found: Sequence[Miembro], records: Records, site: Site) -> Files:
    listed = [_listed(conjunto, member, records) for member in found]
    changes = [day.isoformat() for m in found if (day := last_change(m.record)) is not None]
    head = {
        "conjunto": conjunto.id,
        "titulo": conjunto.titulo,
        **_source(site),
        "actualizado": max(changes, default=None),
        "schema": f"{site.url}/{conjunto.schema}",
        "total": len(listed),
    }
    yield f"{API}/{conjunto.id}.json", to_bytes({**head, "registros": listed})


def _by_id(conjunto: Conjunto, found: Sequence[Miembro], records: Records) -> Files:
    for member in found:
        values = records.full(conjunto, member)
        yield f"{API}/{conjunto.id}/{member.id}.json", to_bytes(values)


def _listed(conjunto: Conjunto, member: Miembro, records: Records) -> dict[str, Any]:
    if conjunto.id == "tramites":
        return records.tramite_summary(cast(Entry[Tramite], member.entry))
    if conjunto.id == "noticias":
        return records.noticia_summary(member)
    return records.full(conjunto, member)


def _translations(records: Records) -> Files:
    """Yield the guides in other languages: ``tramites/<id>.en.json``."""
    tramites = next(c for c in CONJUNTOS if c.id == "tramites")
    for entry in records.catalogue.tramites:
        if entry.idioma is not Idioma.ES:
            values = records.full(tramites, Miembro(entry.id, entry.record, entry))
            yield f"{API}/tramites/{entry.id}.{entry.idioma.value}.json", to_bytes(values)


def _completitud(informe: Informe, site: Site) -> dict[str, Any]:
    return {
        "conjunto": "completitud",
        "titulo": "Datos que pide la ley y que tiene cada guía",
        **_source(site),
        "nota": NOTA_LEY,
        "promedio": informe.promedio,
        "guias_completas": informe.completas,
        "total": len(informe.guias),
        "campos": [
            {
                "id": row.campo.id,
                "etiqueta": row.campo.etiqueta,
                "ley": row.campo.ley,
                "presentes": row.presentes,
                "exigidos": row.exigidos,
                "porcentaje": row.porcentaje,
            }
            for row in informe.campos
        ],
        "dependencias": [
            {
                "id": row.dependencia,
                "guias": len(row.guias),
                "presentes": row.presentes,
                "exigidos": row.exigidos,
                "porcentaje": row.porcentaje,
            }
            for row in informe.dependencias
        ],
        "registros": [
            {
                "id": guia.tramite,
                "titulo": guia.titulo,
                "dependencia": guia.dependencia,
                "porcentaje": guia.porcentaje,
                "campos": {field: cuenta.value for field, cuenta in guia.cuentas.items()},
            }
            for guia in informe.guias
        ],
    }


def _index(catalogue: Catalogue, site: Site) -> dict[str, Any]:
    return {
        "titulo": f"Datos abiertos de {site.nombre}",
        **_source(site),
        "documentacion": f"{site.url}/{API}/",
        "conjuntos": [
            {
                "id": one.id,
                "titulo": one.titulo,
                "descripcion": one.descripcion,
                "actualizado": one.actualizado.isoformat() if one.actualizado else None,
                "total": one.total,
                "archivos": [
                    {"formato": name, "url": f"{site.url}{url}"} for name, url in one.archivos
                ],
                "schema": f"{site.url}{one.schema}",
                "ejemplo": f"{site.url}{one.ejemplo}",
            }
            for one in describe(catalogue)
        ],
    }


def _source(site: Site) -> dict[str, str]:
    return {"fuente": site.nombre, "licencia": LICENCIA, "licencia_url": LICENCIA_URL}
