"""What the search must reach on the development queries, and what it may weigh."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from plugins.content_model.cifras import Cifra
from plugins.content_model.load import load
from plugins.search_index.run_in_node import write_index
from tests.bench.search import ours
from tests.bench.search.bench import BUDGET, HERE
from tests.bench.search.measures import ALL, load_queries, quality_by_class
from tests.conftest import CLOCK

# The targets of the search's issue; the reserved queries are for the closing figures only.
SETS = ("consultas_desarrollo", "consultas_propias_desarrollo", "consultas_frescas_desarrollo")
FIRST = {
    "directa": 0.97,
    "sin_acentos": 0.97,
    "errata": 0.93,
    "parcial": 0.93,
    "coloquial": 0.85,
    "situacion": 0.85,
}
AMONG_THREE = {"coloquial": 0.95, "situacion": 0.95}
MRR = 0.95


@pytest.fixture(scope="module")
def index(root, tmp_path_factory):
    catalogue = load(root, datetime.fromisoformat(CLOCK)).catalogue
    return write_index(catalogue, tmp_path_factory.mktemp("index"))


@pytest.fixture(scope="module")
def popular_index(root, tmp_path_factory):
    """The index when the figures say the least likely: the guides' order of the alphabet."""
    catalogue = load(root, datetime.fromisoformat(CLOCK)).catalogue
    ids = sorted({entry.id for entry in catalogue.tramites})
    guides = [{"tramite": id_, "visitas": 9000 - place} for place, id_ in enumerate(ids)]
    month = Cifra.model_validate(
        {"id": "2026-10", "desde": "2026-10-01", "hasta": "2026-10-31", "guias": guides}
    )
    data = replace(catalogue.datos, cifras={month.id: month})
    return write_index(replace(catalogue, datos=data), tmp_path_factory.mktemp("popular"))


@pytest.mark.parametrize("name", SETS)
def test_the_search_reaches_its_targets(index, name):
    reaches(index, name)


@pytest.mark.parametrize("name", SETS)
def test_popularity_costs_the_search_no_target(popular_index, name):
    reaches(popular_index, name)


def reaches(index, name):
    queries = load_queries(HERE / f"{name}.json")
    found = quality_by_class(queries, ours.rankings(index, [query.text for query in queries]))
    missed = [
        f"{clase}: {quality.s1:.3f} first, {quality.s3:.3f} among three, of {quality.n}"
        for clase, quality in found.items()
        if quality.s1 < FIRST.get(clase, 0) or quality.s3 < AMONG_THREE.get(clase, 0)
    ]
    assert missed == []
    assert found[ALL].mrr >= MRR


@pytest.mark.parametrize("popular", [False, True])
def test_what_has_no_guide_leads_to_the_page_that_says_whom_to_ask(index, popular_index, popular):
    first = {
        "no hay agua en mi casa": "no-lo-encuentro",
        "placas de taxi": "no-lo-encuentro",
        "pasaporte": "no-lo-encuentro",
        "becas": "no-lo-encuentro",
        "teléfono de la policía": "contacto",
    }
    found = ours.rankings(popular_index if popular else index, first)
    assert {query: ids[0] for query, ids in zip(first, found, strict=True)} == first


def test_a_first_result_costs_less_than_its_budget(index, popular_index):
    for made in (index, popular_index):
        sizes = ours.first_result_bytes(made)
        assert sum(sizes.values()) <= BUDGET, sizes
