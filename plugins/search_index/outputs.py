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
from plugins.content_model.publication import Assembly, Group, LateGroup, Site, files_of
from plugins.search_index import opensearch
from plugins.search_index.analyzer import Analyzer, stopwords
from plugins.search_index.documents import SearchDocument, documents, news_by_year, news_item
from plugins.search_index.equivalents import coded, equivalents
from plugins.search_index.front_coding import front_code, front_decode
from plugins.search_index.index import IndexPart, bags_of, build_parts, index_parts, vocabulary
from plugins.search_index.roots import by_root
from plugins.search_index.shelves import Analysed, shelves, unshelved
from plugins.search_index.stemmers import stemmer_module

FOLDER = "buscar/datos"
MANIFEST = f"{FOLDER}/manifiesto.json"

BASE, NEWS = "base", "noticias"
"""Names of groups: what is found at once, and a year of news."""

PARTS = ("tramites", "otros")

ANALYZERS = {Idioma.ES: Analyzer("spanish"), Idioma.EN: Analyzer("english")}

Output = tuple[str, bytes]
Part = Output | Group | Assembly | LateGroup


def outputs(catalogue: Catalogue, site: Site) -> Iterator[Output]:
    """Yield every file of the search: the index and the description for browsers."""
    yield from files_of(parts(catalogue, site))


def parts(catalogue: Catalogue, site: Site) -> Iterator[Part]:
    """Yield the same in groups, of which an edit touches few."""
    yield opensearch.PATH, opensearch.description(site)
    yield from index_groups(catalogue)


def index_files(catalogue: Catalogue) -> Iterator[Output]:
    """Yield ``(path, bytes)`` of every file of the index."""
    yield from files_of(index_groups(catalogue))


def index_groups(catalogue: Catalogue) -> Iterator[Part]:
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
            held = shelves(entries, partial(_analysed, catalogue, idioma))
            name, order = f"{NEWS}-{year}-{idioma}", [entry.id for entry in entries]
            yield Assembly(name, fingerprint(order), held, partial(_year, name, order))
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
        records = [_text(record_of(document)) for document in group]
        yield from _part_files(f"{name}-{idioma}", records, part)
    yield _hashed(f"vocabulario-{idioma}", _text({"palabras": front_code(vocabulary(every))}))
    if analyzer.language:
        module = stemmer_module(analyzer.language).encode()
        yield f"{FOLDER}/stemmer-{idioma}.{_digest(module)}.js", module


def _analysed(catalogue: Catalogue, idioma: Idioma, entry: Entry[Noticia]) -> Analysed:
    document = news_item(entry, catalogue)
    return _text(record_of(document)), bags_of(document, ANALYZERS[idioma])


def _year(name: str, order: Sequence[str], contents: Sequence[bytes]) -> Iterator[Output]:
    """Yield the files of a year of news, whose ids are given in their order."""
    known = unshelved(contents)
    found = [known[id_] for id_ in order]
    (part,) = index_parts([[bags for _, bags in found]])
    yield from _part_files(name, [record for record, _ in found], part)


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
    yield MANIFEST, _text(told).encode()


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


def _part_files(name: str, records: Iterable[str], part: IndexPart) -> Iterator[Output]:
    yield _hashed(f"indice-{name}", _text(part.as_json()))
    yield _hashed(f"fichas-{name}", f"[{','.join(records)}]")


def _hashed(name: str, text: str) -> tuple[str, bytes]:
    data = text.encode("utf-8")
    return f"{FOLDER}/{name}.{_digest(data)}.json", data


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:10]


_text: Callable[[object], str] = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
