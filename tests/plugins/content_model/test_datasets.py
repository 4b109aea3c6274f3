import json
from datetime import date

import pytest

from plugins.content_model.dataset_table import CONJUNTOS, NOT_PUBLIC
from plugins.content_model.datasets import describe, last_change, members, public_fields
from tests.plugins.content_model.builders import catalogue, contingencia, datos, noticia, tramite

BY_ID = {conjunto.id: conjunto for conjunto in CONJUNTOS}


def test_every_set_describes_itself_for_people():
    described = describe(catalogue(tramite("x"), noticia("2026-03-14-a")))
    assert [one.id for one in described] == list(BY_ID)
    tramites = described[0]
    assert tramites.archivos == (
        ("JSON", "/api/v1/tramites.json"),
        ("CSV", "/api/v1/tramites.csv"),
    )
    assert tramites.schema == "/api/v1/schema/tramite.json"
    assert tramites.ejemplo == "/api/v1/tramites/x.json"
    assert (tramites.total, tramites.actualizado) == (1, date(2026, 11, 23))


def test_a_set_without_records_points_to_itself():
    noticias = next(one for one in describe(catalogue()) if one.id == "noticias")
    assert (noticias.total, noticias.actualizado) == (0, None)
    assert noticias.ejemplo == "/api/v1/noticias.json"


@pytest.mark.parametrize("conjunto", CONJUNTOS, ids=lambda c: c.id)
def test_every_field_is_explained_and_has_an_example(conjunto):
    fields = public_fields(conjunto)
    assert len({f.nombre for f in fields}) == len(fields)
    for one in fields:
        assert one.etiqueta
        assert one.descripcion
        json.loads(one.ejemplo)
    assert not {f.nombre for f in fields} & NOT_PUBLIC


def test_the_fields_that_the_law_asks_for_are_marked():
    marked = {f.nombre for f in public_fields(BY_ID["tramites"]) if f.ley}
    assert "costo" in marked
    assert "sinonimos" not in marked


def test_sites_that_are_not_confirmed_are_not_members():
    base = {
        "nombre": "S",
        "tipo": "servicio",
        "dueno": "X",
        "proposito": "X",
    }
    sites = [
        {**base, "id": "si", "host": "a.gob.mx"},
        {**base, "id": "no", "host": "b.gob.mx", "estado": "por_confirmar"},
        {**base, "id": "mal", "host": "c.gob.mx", "estado": "peligro"},
    ]
    found = members(BY_ID["externos"], catalogue(data=datos(externos=sites)))
    assert [one.id for one in found] == ["si"]


def test_translations_are_not_records_of_their_own():
    found = members(BY_ID["tramites"], catalogue(tramite("x"), tramite("x", idioma="en")))
    assert [one.id for one in found] == ["x"]


def test_the_last_change_is_what_the_record_says():
    fix = [{"fecha": "2026-04-01", "texto": "X"}]
    assert last_change(tramite("x", actualizado="2026-10-01").record) == date(2026, 10, 1)
    assert last_change(noticia("2026-03-14-a", fe_de_erratas=fix).record) == date(2026, 4, 1)
    assert last_change(contingencia("x").record) == date(2026, 11, 23)
    assert last_change(datos().oficinas["palacio"]) == date(2026, 11, 22)
    assert last_change(datos().temas["negocios"]) is None
    assert last_change(datos().uma[0]) == date(2024, 2, 1)
