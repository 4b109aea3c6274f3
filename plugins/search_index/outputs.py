"""The files the browser fetches to search, named by their content."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from plugins.content_model.catalogue import Catalogue, Entry
from plugins.content_model.common import Idioma
from plugins.content_model.dates import day_of
from plugins.content_model.fingerprint import digest_of, fingerprint
from plugins.content_model.noticia import Noticia
from plugins.content_model.popularidad import popularity
from plugins.content_model.publication import Group, LateGroup, Site, files_of
from plugins.search_index import opensearch
from plugins.search_index.analyzer import Analyzer, stopwords
from plugins.search_index.documents import SearchDocument, documents, news, news_by_year
from plugins.search_index.equivalents import coded, equivalents
from plugins.search_index.front_coding import front_code, front_decode
from plugins.search_index.index import IndexPart, build_parts, vocabulary
from plugins.search_index.roots import by_root
from plugins.search_index.stemmers import stemmer_module

FOLDER = "buscar/datos"
MANIFEST = f"{FOLDER}/manifiesto.json"

BASE, NEWS = "base", "noticias"
"""Names of groups: what is found at once, and a year of news."""

PARTS = ("tramites", "otros")

ANALYZERS = {Idioma.ES: Analyzer("spanish"), Idioma.EN: Analyzer("english")}

Output = tuple[str, bytes]


def outputs(catalogue: Catalogue, site: Site) -> Iterator[Output]:
    """Yield every file of the search: the index and the description for browsers."""
    yield from files_of(parts(catalogue, site))


def parts(catalogue: Catalogue, site: Site) -> Iterator[Output | Group | LateGroup]:
    """Yield the same in groups, of which an edit touches few."""
    yield opensearch.PATH, opensearch.description(site)
    yield from index_groups(catalogue)


def index_files(catalogue: Catalogue) -> Iterator[Output]:
    """Yield ``(path, bytes)`` of every file of the index."""
    yield from files_of(index_groups(catalogue))


def index_groups(catalogue: Catalogue) -> Iterator[Group | LateGroup]:
    """Yield the files of the index: what is found at once, and each year of news apart.

    The manifest alone has a fixed name (and a short cache): pages never change because the index
    did. It names, per language, the parts (index + display data; guides first), the vocabulary,
    the stemmer's module, and one part per year of news, which is fetched only when somebody asks.
    """
    first = [digest_of(entry) for entry in catalogue.entries() if entry.kind != "noticia"]
    day = day_of(catalogue.now).isoformat()
    for idioma in ANALYZERS:
        key = fingerprint(day, first, sorted(popularity(catalogue).items()))
        yield Group(f"{BASE}-{idioma}", key, partial(_base, catalogue, idioma))
        for year, entries in news_by_year(catalogue, idioma).items():
            key = fingerprint([digest_of(entry) for entry in entries])
            year_files = partial(_year, catalogue, idioma, year, entries)
            yield Group(f"{NEWS}-{year}-{idioma}", key, year_files)
    yield LateGroup("manifiesto", "", _manifest)


def _base(catalogue: Catalogue, idioma: Idioma) -> Iterator[Output]:
    analyzer = ANALYZERS[idioma]
    every = list(documents(catalogue, idioma))
    if not every:
        return
    first = [document for document in every if document.tipo == "tramite"]
    rest = [document for document in every if document.tipo != "tramite"]
    for name, group, part in zip(
        PARTS, (first, rest), build_parts([first, rest], analyzer), strict=True
    ):
        yield from _part_files(f"{name}-{idioma}", group, part)
    yield _hashed(f"vocabulario-{idioma}", {"palabras": front_code(vocabulary(every))})
    if analyzer.language:
        module = stemmer_module(analyzer.language).encode()
        yield f"{FOLDER}/stemmer-{idioma}.{_digest(module)}.js", module


def _year(
    catalogue: Catalogue, idioma: Idioma, year: int, entries: Sequence[Entry[Noticia]]
) -> Iterator[Output]:
    group = news(catalogue, entries)
    (part,) = build_parts([group], ANALYZERS[idioma])
    yield from _part_files(f"{NEWS}-{year}-{idioma}", group, part)


def _manifest(
    made: Mapping[str, tuple[str, ...]], read: Callable[[str], bytes]
) -> Iterator[Output]:
    told: dict[str, Any] = {"vacias": sorted(stopwords()), "equivalencias": {}, "raices": {}}
    for idioma, analyzer in ANALYZERS.items():
        base = _below(made[f"{BASE}-{idioma}"])
        if not base:
            continue
        listed = [_names(f"{name}-{idioma}", base) for name in PARTS]
        years = [
            _names(group, _below(paths))
            for group, paths in made.items()
            if group.startswith(f"{NEWS}-") and group.endswith(f"-{idioma}")
        ]
        names = {"partes": listed, "noticias": years}
        told[idioma.value] = {
            **names,
            "vocabulario": _one(f"vocabulario-{idioma}.", base),
            **({"stemmer": _one(f"stemmer-{idioma}.", base)} if analyzer.language else {}),
        }
        known: set[str] = set()
        for part in listed:
            index = json.loads(read(f"{FOLDER}/{part['indice']}"))
            known.update(front_decode(index["terminos"]))
        told["equivalencias"][idioma.value] = coded(equivalents(idioma), known, analyzer)
        told["raices"][idioma.value] = by_root(analyzer.language or "")
    yield MANIFEST, _json(told)


def _below(paths: Iterable[str]) -> set[str]:
    return {path.removeprefix(f"{FOLDER}/") for path in paths}


def _names(name: str, among: Iterable[str]) -> dict[str, str]:
    among = list(among)
    return {"indice": _one(f"indice-{name}.", among), "fichas": _one(f"fichas-{name}.", among)}


def _one(beginning: str, among: Iterable[str]) -> str:
    return next(name for name in among if name.startswith(beginning))


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


def _part_files(name: str, group: Sequence[SearchDocument], part: IndexPart) -> Iterator[Output]:
    yield _hashed(f"indice-{name}", part.as_json())
    yield _hashed(f"fichas-{name}", [record_of(document) for document in group])


def _hashed(name: str, value: object) -> tuple[str, bytes]:
    data = _json(value)
    return f"{FOLDER}/{name}.{_digest(data)}.json", data


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:10]


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
