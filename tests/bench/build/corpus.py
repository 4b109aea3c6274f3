"""A large made-up content folder that our own model accepts: the same bytes for the same request.

``python -m tests.bench.build.corpus FOLDER 10000`` writes ``FOLDER/content``. Lists of facts,
news, guides, messages and standing pages are those of the checkout; to them are added as many
made-up news as asked for, and some guides and messages. ``NOW`` is the instant to build it for
(``PORTAL_NOW``).
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any

from plugins.content_model.contingencia import Contingencia
from plugins.content_model.dates import CANCUN
from plugins.content_model.escritura import content_file
from plugins.content_model.fields import Record
from plugins.content_model.load import load
from plugins.content_model.noticia import Noticia
from plugins.content_model.tramite import Tramite
from tests.bench.build import prose
from tests.bench.build.photographs import photograph
from tests.bench.build.prose import Link

ROOT = Path(__file__).resolve().parents[3]
NOW = datetime(2026, 11, 23, 12, tzinfo=CANCUN)
SEEN = "2026-11-22"
DAYS = 3650

NEWS_A_GUIDE = 200
"""One made-up guide, and one made-up message, for so many news."""
NEWS_AN_IMAGE = 100
"""One photograph for so many news, where there are any."""

_SOURCES = [{"nombre": "Corpus de prueba", "visto": SEEN}]


@dataclass(frozen=True)
class Known:
    """What made-up records may cite, in a fixed order."""

    dependencias: Sequence[str]
    temas: Sequence[str]
    guides: Sequence[tuple[str, str]]


def write_corpus(
    folder: Path, pages: int, seed: int = 1, images: bool = False, source: Path = ROOT
) -> Path:
    """Write ``folder/content`` with ``pages`` made-up news and return it; it must not exist yet.

    The rest is copied from ``source/content``.

    Raises:
        FileExistsError: ``folder/content`` is there.
    """
    content = folder / "content"
    shutil.copytree(source / "content", content)
    known = _known(folder)
    guides = [_guide(seed, n, known) for n in range(pages // NEWS_A_GUIDE)]
    for path, record, text in (
        *guides,
        *_messages(seed, pages // NEWS_A_GUIDE),
        *_news(seed, pages, images, known),
    ):
        _write(content / path, content_file(record, text))
    if images:
        for number in range(0, pages, NEWS_AN_IMAGE):
            target = content / "imagenes" / _image_name(number, pages)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(photograph(seed, number))
    return content


Written = tuple[str, Mapping[str, Any], str]
"""Path below ``content/``, header, body."""


def _known(root: Path) -> Known:
    catalogue = load(root, NOW).catalogue
    return Known(
        dependencias=tuple(sorted(catalogue.datos.dependencias)),
        temas=tuple(sorted(catalogue.datos.temas)),
        guides=tuple(
            sorted((e.id, e.record.titulo) for e in catalogue.tramites if e.idioma == "es")
        ),
    )


def news_day(number: int, pages: int) -> date:
    """Return the day of a news item: number 0 is the newest, the last ten years old."""
    return (NOW - timedelta(days=1)).date() - timedelta(days=number * DAYS // pages)


def news_path(number: int, pages: int) -> str:
    """Return the path of a news item below ``content/``."""
    day = news_day(number, pages)
    return f"noticias/{day.year}/{day}-nota-{number:05d}.md"


def _news(seed: int, pages: int, images: bool, known: Known) -> Iterator[Written]:
    # Few dependencias and topics have most of the news, as in life.
    owners = _shares(len(known.dependencias))
    topics = _shares(len(known.temas))
    for number in range(pages):
        random = Random(f"{seed}/noticia/{number}")
        day = news_day(number, pages)
        guides = random.sample(known.guides, min(random.choice((1, 1, 2, 3)), len(known.guides)))
        links = [Link(name, f"/tramites/{id_}/") for id_, name in guides[:2]]
        if number + 1 < pages and random.random() < 0.3:
            older = Path(news_path(random.randrange(number + 1, pages), pages)).name
            links.append(Link("la nota anterior sobre esta obra", older))
        temas = random.choices(known.temas, cum_weights=topics, k=random.choice((1, 1, 2, 3)))
        header: dict[str, Any] = {
            "titulo": prose.title(random),
            "resumen": prose.summary(random),
            "fecha": str(day),
            "dependencia": random.choices(known.dependencias, cum_weights=owners)[0],
            "temas": list(dict.fromkeys(temas)),
            "tipo": random.choice(("boletin", "boletin", "convocatoria", "aviso")),
            "lugar": prose.place(random),
            "tramites_relacionados": [id_ for id_, _ in guides],
            "fuentes": _SOURCES,
            "estado": "publicado",
            **_exceptions(random, number, day),
        }
        if images and number % NEWS_AN_IMAGE == 0:
            header["imagen"] = {
                "archivo": _image_name(number, pages),
                "alt": "Franjas de colores hechas para una prueba",
                "credito": "Corpus de prueba",
            }
        yield (
            news_path(number, pages),
            _valid(Noticia, header),
            prose.body(random, day, links),
        )


def _exceptions(random: Random, number: int, day: date) -> dict[str, Any]:
    """Return what few news have: an update, a correction, an embargo, an end, a draft's state."""
    more: dict[str, Any] = {}
    if random.random() < 0.1:
        more["actualizado"] = str(day + timedelta(days=1))
    if random.random() < 0.02:
        more["fe_de_erratas"] = [{"fecha": str(day), "texto": "Decía 9:00; lo correcto es 8:00."}]
    if number % 200 == 150:
        start = NOW + timedelta(days=1 + number // 200 % 30)
        more["publicar_desde"] = start.isoformat(timespec="minutes")
    elif number % 200 == 175:
        more["vence"] = str(day + timedelta(days=1))
    elif number % 500 == 499:
        more["estado"] = "borrador"
    return more


def _guide(seed: int, number: int, known: Known) -> Written:
    random = Random(f"{seed}/tramite/{number}")
    owner = random.choice(known.dependencias)
    thing = f"{prose.colonia(random)} {number}"
    related = [id_ for id_, _ in random.sample(known.guides, 3)]
    header = {
        "titulo": f"Permiso de prueba {thing}",
        "tipo": "tramite",
        "canales": ["presencial"],
        "resumen": f"Pide el permiso {thing} en una oficina.",
        "casos": "Si vives cerca y lo necesitas.",
        "requisitos": ["identificacion-oficial"],
        "pasos": ["Llena la solicitud.", "Entrega los papeles.", "Paga en la caja."],
        "dependencia": owner,
        "relacionados": {"ver_tambien": related},
        "temas": [random.choice(known.temas)],
        "sinonimos": [f"{word} {thing}" for word in ("pase", "licencia", "visto", "papel", "slip")],
        "consultas_esperadas": [f"{word} {thing}" for word in ("permiso", "pedir", "cuesta")],
        "actualizado": SEEN,
        "fuentes": _SOURCES,
        "estado": "publicado",
    }
    text = prose.body(random, NOW.date(), [])
    return (
        f"tramites/{owner}/prueba-{number:05d}.md",
        _valid(Tramite, header),
        text,
    )


def _messages(seed: int, count: int) -> Iterator[Written]:
    """Yield past messages; each third one ends the episode of the one before."""
    for number in range(count):
        random = Random(f"{seed}/contingencia/{number // 3}")
        start = NOW - timedelta(days=30 + number // 3 * DAYS // max(count, 1), hours=-(number % 3))
        episode = f"prueba-{number // 3:04d}"
        header: dict[str, Any] = {
            "id": f"{episode}-{number % 3}",
            "titulo": f"Ciclón de prueba {prose.colonia(random)}: aviso {number % 3 + 1}",
            "resumen": "Sigue la información oficial.",
            "categoria": "meteorologica",
            "evento": "Ciclón tropical",
            "episodio": episode,
            "escala": "siat-ct",
            "nivel": ("azul", "verde", "amarilla")[number % 3],
            "fase": "acercamiento",
            "emitido": start.isoformat(timespec="minutes"),
            "inicio": start.isoformat(timespec="minutes"),
            "vigente_hasta": (start + timedelta(hours=20)).isoformat(timespec="minutes"),
            "tipo_mensaje": "actualiza" if number % 3 else "alerta",
            "caracter": "prueba",
            "area": "Todo el municipio de Benito Juárez",
            "que_pasa": "Un ciclón de prueba se acerca. El peligro es bajo.",
            "que_hacer": ["Limpia tu azotea.", "Guarda agua.", "Ten a la mano tu radio."],
            "fuente_oficial": "Corpus de prueba",
            "fuentes": _SOURCES,
            "estado": "publicado",
        }
        if number % 3:
            header["reemplaza"] = [f"{episode}-{number % 3 - 1}"]
        path = f"contingencias/{start.year}/{header['id']}.md"
        yield path, _valid(Contingencia, header), ""


def _valid(model: type[Record], header: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the header as given, once the model has accepted it."""
    model.model_validate(header)
    return header


def _shares(count: int) -> list[float]:
    """Return cumulated weights where the n-th of ``count`` has 1/n of the first one's share."""
    return list(accumulate(1 / n for n in range(1, count + 1)))


def _image_name(number: int, pages: int) -> str:
    return f"{news_day(number, pages).year}/prueba-{number:05d}.jpg"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def main(argv: Sequence[str]) -> int:
    """Write a corpus where the command line says."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.build.corpus",
        description="Escribe un contenido de prueba, siempre igual para los mismos datos.",
    )
    parser.add_argument("folder", type=Path, help="carpeta donde se crea content/")
    parser.add_argument("pages", type=int, help="cuántas noticias")
    parser.add_argument("--seed", type=int, default=1, help="semilla (normal: 1)")
    parser.add_argument("--images", action="store_true", help="con fotografías")
    options = parser.parse_args(argv)
    content = write_corpus(options.folder, options.pages, options.seed, options.images)
    count = sum(1 for _ in content.rglob("*.md"))
    sys.stdout.write(
        f"{count} archivos en {content}. Se construye con PORTAL_NOW={NOW.isoformat()}\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
