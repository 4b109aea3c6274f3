"""The files the browser fetches to search, named by their content."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from plugins.content_model.catalogue import Catalogue
from plugins.content_model.common import Idioma
from plugins.content_model.publication import Site
from plugins.search_index import opensearch
from plugins.search_index.analyzer import Analyzer, stopwords
from plugins.search_index.documents import SearchDocument, documents, news, news_years
from plugins.search_index.equivalents import coded, equivalents
from plugins.search_index.front_coding import front_code
from plugins.search_index.index import IndexPart, build_parts, vocabulary
from plugins.search_index.roots import by_root
from plugins.search_index.stemmers import stemmer_module

FOLDER = "buscar/datos"
MANIFEST = f"{FOLDER}/manifiesto.json"

ANALYZERS = {Idioma.ES: Analyzer("spanish"), Idioma.EN: Analyzer("english")}

Output = tuple[str, bytes]


def outputs(catalogue: Catalogue, site: Site) -> Iterator[Output]:
    """Yield every file of the search: the index and the description for browsers."""
    yield opensearch.PATH, opensearch.description(site)
    yield from index_files(catalogue)


def index_files(catalogue: Catalogue) -> Iterator[Output]:
    """Yield ``(path, bytes)`` of every file of the index.

    The manifest alone has a fixed name (and a short cache): pages never change because the index
    did. It names, per language, the parts (index + display data; guides first), the vocabulary,
    the stemmer's module, and one part per year of news, which is fetched only when somebody asks.
    """
    manifest: dict[str, Any] = {"vacias": sorted(stopwords()), "equivalencias": {}, "raices": {}}
    for idioma, analyzer in ANALYZERS.items():
        every = list(documents(catalogue, idioma))
        if not every:
            continue
        first = [document for document in every if document.tipo == "tramite"]
        rest = [document for document in every if document.tipo != "tramite"]
        names: dict[str, Any] = {"partes": [], "noticias": []}
        groups = [("tramites", first), ("otros", rest)]
        parts = build_parts([group for _, group in groups], analyzer)
        for (name, group), part in zip(groups, parts, strict=True):
            yield from _part_files(f"{name}-{idioma}", group, part, names["partes"])
        for year in news_years(catalogue, idioma):
            group = list(news(catalogue, idioma, year))
            (part,) = build_parts([group], analyzer)
            yield from _part_files(f"noticias-{year}-{idioma}", group, part, names["noticias"])
        name, data = _hashed(f"vocabulario-{idioma}", {"palabras": front_code(vocabulary(every))})
        yield f"{FOLDER}/{name}", data
        names["vocabulario"] = name
        if analyzer.language:
            module = stemmer_module(analyzer.language).encode()
            names["stemmer"] = f"stemmer-{idioma}.{_digest(module)}.js"
            yield f"{FOLDER}/{names['stemmer']}", module
        manifest[idioma.value] = names
        known = {term for part in parts for term in part.terms}
        manifest["equivalencias"][idioma.value] = coded(equivalents(idioma), known, analyzer)
        manifest["raices"][idioma.value] = by_root(analyzer.language or "")
    yield MANIFEST, _json(manifest)


def record_of(document: SearchDocument) -> dict[str, Any]:
    """Return what the browser shows, filters and ranks by; empty values are left out."""
    record = {
        "id": document.id,
        "tipo": document.tipo,
        "url": document.url,
        "titulo": document.titulo,
        "resumen": document.resumen,
        "costo": document.costo,
        "en_linea": int(document.en_linea),
        "presencial": int(document.presencial),
        "gratis": int(document.gratis),
        "temas": list(document.temas),
        "dependencia": document.dependencia,
        "popularidad": round(document.popularidad, 2),
        "grupo": document.grupo if document.grupo != document.id else "",
        "fijar": list(document.fijar),
        "anio": document.anio,
    }
    return {key: value for key, value in record.items() if value}


def _part_files(
    name: str, group: list[SearchDocument], part: IndexPart, listed: list[dict[str, str]]
) -> Iterator[Output]:
    index_name, index_data = _hashed(f"indice-{name}", part.as_json())
    cards_name, cards_data = _hashed(f"fichas-{name}", [record_of(document) for document in group])
    listed.append({"indice": index_name, "fichas": cards_name})
    yield f"{FOLDER}/{index_name}", index_data
    yield f"{FOLDER}/{cards_name}", cards_data


def _hashed(name: str, value: object) -> tuple[str, bytes]:
    data = _json(value)
    return f"{name}.{_digest(data)}.json", data


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:10]


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
