"""What machines read, made from the real content: every file obeys its format."""

from __future__ import annotations

import json
import warnings
from dataclasses import dataclass
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from plugins.content_model.common import Idioma
from plugins.content_model.cost_engine import price
from plugins.content_model.dataset_table import CONJUNTOS
from plugins.content_model.dates import parse_instante
from plugins.content_model.load import load
from plugins.feeds.outputs import outputs as feed_outputs
from plugins.open_data.outputs import outputs as data_outputs
from plugins.structured_data.page_data import page_data
from tests.plugins.content_model.site import SITE
from tests.plugins.feeds.cap_rules import faults as cap_faults
from tests.plugins.structured_data.vocabulary import faults as markup_faults

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # its own use of deprecated modules
    import feedparser

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Meta:
    """What the portal says of a page."""

    url: str
    titulo: str
    idioma: Idioma
    kind: str = ""
    id: str = ""
    breadcrumbs: tuple[()] = ()


@pytest.fixture(scope="module")
def catalogue():
    return load(ROOT, parse_instante("2026-11-23T12:00:00-05:00")).catalogue


@pytest.fixture(scope="module")
def feeds(catalogue):
    return dict(feed_outputs(catalogue, SITE))


@pytest.fixture(scope="module")
def data(catalogue):
    return dict(data_outputs(catalogue, SITE))


def test_every_cap_message_is_valid(feeds, catalogue):
    messages = {path: body for path, body in feeds.items() if "/cap/" in path}
    assert len(messages) == len(catalogue.contingencias) > 0
    wrong = {path: found for path, body in messages.items() if (found := cap_faults(body))}
    assert wrong == {}


@pytest.mark.parametrize("path", ["noticias/atom.xml", "noticias/rss.xml", "contingencia/atom.xml"])
def test_every_feed_is_read_without_a_complaint(path, feeds):
    parsed = feedparser.parse(feeds[path])
    assert not parsed.bozo
    assert parsed.entries
    assert len({entry.id for entry in parsed.entries}) == len(parsed.entries)
    assert all(entry.link.startswith("https://portal.example/") for entry in parsed.entries)


def test_every_page_has_valid_markup(catalogue):
    of_page = page_data(catalogue, SITE)
    metas = [
        Meta("/", "Inicio", Idioma.ES),
        Meta("/oficinas/", "Oficinas", Idioma.ES),
        *(Meta(e.url, e.record.titulo, e.idioma, e.kind, e.id) for e in catalogue.entries()),
        *(
            Meta(f"/dependencias/{id_}/", one.nombre, Idioma.ES, "dependencia", id_)
            for id_, one in catalogue.datos.dependencias.items()
        ),
    ]
    wrong = [f"{m.url}: {f}" for m in metas for d in of_page(m) for f in markup_faults(d)]
    assert wrong == []


@pytest.mark.parametrize("conjunto", CONJUNTOS, ids=lambda c: c.id)
def test_every_open_record_obeys_its_schema(conjunto, data):
    schema = json.loads(data[conjunto.schema])
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    listed = json.loads(data[f"api/v1/{conjunto.id}.json"])["registros"]
    if conjunto.por_id:
        folder = f"api/v1/{conjunto.id}/"
        listed = [json.loads(body) for path, body in data.items() if path.startswith(folder)]
    wrong = [f"{r.get('id')}: {e.message}" for r in listed for e in validator.iter_errors(r)]
    assert wrong == []


def test_the_permit_to_drive_without_plates_costs_what_its_source_computes(catalogue):
    entry = catalogue.tramite("permiso-circular-sin-placas")
    today = price(entry.record.costo, catalogue.now.date(), catalogue.datos.uma)
    then = price(
        entry.record.costo, parse_instante("2024-06-01T00:00-05:00").date(), catalogue.datos.uma
    )
    assert [fila.total_texto for fila in then.filas] == ["$482.13", "$964.25", "$1,928.51"]
    assert today.filas[0].total_texto == "$520.94"
