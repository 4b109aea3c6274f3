from datetime import datetime

import pytest

from plugins.content_model.common import Idioma
from plugins.content_model.load import load
from plugins.search_index.documents import documents, news_by_year, news_item
from plugins.search_index.outputs import record_of
from tests.conftest import CLOCK


@pytest.fixture(scope="module")
def catalogue(root):
    return load(root, datetime.fromisoformat(CLOCK)).catalogue


@pytest.fixture(scope="module")
def spanish(catalogue):
    return {(d.tipo, d.id): d for d in documents(catalogue, Idioma.ES)}


def test_every_kind_that_is_found_at_once_is_there(spanish):
    kinds = {tipo for tipo, _ in spanish}
    assert kinds == {"tramite", "pagina", "contingencia", "oficina", "dependencia"}


def test_expected_queries_are_not_indexed_because_they_are_the_test(catalogue, spanish):
    entry = next(e for e in catalogue.tramites if e.id == "atencion-ciudadana-chatcun")
    assert "atencion siudadana" in entry.record.consultas_esperadas
    found = spanish["tramite", entry.id]
    assert "siudadana" not in f"{found.sinonimos} {found.claves} {found.texto}"
    assert "atencion siudadana" not in found.frases


def test_a_page_is_found_by_what_people_call_it(catalogue, spanish):
    page = catalogue.pagina("no-lo-encuentro")
    found = spanish["pagina", page.id]
    assert page is not None and page.record.sinonimos
    assert found.sinonimos == " . ".join(page.record.sinonimos)
    assert set(page.record.sinonimos) < set(found.frases)


def test_a_cost_that_nobody_knows_says_of_what_it_is(spanish):
    unknown = [d for d in spanish.values() if "por confirmar" in d.costo.lower()]
    assert unknown
    assert {d.costo for d in unknown} == {"Costo por confirmar"}


def test_the_most_consulted_guide_is_the_most_popular(spanish):
    best = max(spanish.values(), key=lambda d: d.popularidad)
    assert best.id == "pago-predial"
    assert best.popularidad == 1


def test_english_has_its_own_documents(catalogue):
    english = list(documents(catalogue, Idioma.EN))
    assert {d.url.split("/")[1] for d in english} == {"en"}


def test_each_year_has_its_own_news(catalogue):
    years = news_by_year(catalogue, Idioma.ES)
    assert list(years) == sorted(years, reverse=True)
    found = [
        d for entries in years.values() for d in (news_item(entry, catalogue) for entry in entries)
    ]
    assert {d.anio for d in found} == set(years)
    assert len(found) == len([e for e in catalogue.noticias if e.idioma is Idioma.ES])


def test_what_the_browser_shows_leaves_out_what_is_empty(spanish):
    record = record_of(spanish["dependencia", "direccion-transito-municipal"])
    assert record["tipo"] == "dependencia"
    assert "costo" not in record
    assert "frases" not in record
