import json
from typing import get_args

import pytest
from pydantic import BaseModel

from plugins.content_model.dataset_table import CONJUNTOS
from plugins.content_model.fields import extra_of
from plugins.open_data.outputs import outputs, parts
from tests.plugins.content_model.builders import (
    catalogue,
    contingencia,
    datos,
    noticia,
    pagina,
    tramite,
)
from tests.plugins.content_model.site import SITE

CATALOGUE = catalogue(
    tramite("x"),
    tramite("x", idioma="en", titulo="Permit"),
    noticia("2026-03-14-a"),
    contingencia("roja"),
    pagina("contacto"),
)


@pytest.fixture(scope="module")
def files():
    made = list(outputs(CATALOGUE, SITE))
    assert len({path for path, _ in made}) == len(made)
    return dict(made)


def test_the_contracts_are_kept(files):
    wanted = {f"api/v1/{c.id}.json" for c in CONJUNTOS}
    wanted |= {f"api/v1/schema/{c.kind}.json" for c in CONJUNTOS}
    wanted |= {
        "api/v1/tramites/x.json",
        "api/v1/tramites/x.en.json",
        "api/v1/tramites.csv",
        "api/v1/oficinas.csv",
        "api/v1/cifras.csv",
        "api/v1/noticias/2026-03-14-a.json",
        "api/v1/completitud.json",
        "api/v1/completitud.csv",
        "api/v1/index.json",
    }
    written = {path for path in files if path.startswith("api/v1/schema/contenido-")}
    assert set(files) - written == wanted
    assert "api/v1/schema/contenido-tramite.json" in written


def test_every_set_says_its_source_licence_date_and_size(files):
    for conjunto in CONJUNTOS:
        value = json.loads(files[f"api/v1/{conjunto.id}.json"])
        assert value["licencia"] == "CC BY 4.0"
        assert value["fuente"] == "Portal de Cancún"
        assert value["total"] == len(value["registros"])
        assert value["schema"] == f"https://portal.example/api/v1/schema/{conjunto.kind}.json"
    assert json.loads(files["api/v1/tramites.json"])["actualizado"] == "2026-11-23"


def test_the_list_and_the_record_agree(files):
    (listed,) = json.loads(files["api/v1/tramites.json"])["registros"]
    record = json.loads(files["api/v1/tramites/x.json"])
    assert listed["titulo"] == record["titulo"]
    assert listed["api"] == "https://portal.example/api/v1/tramites/x.json"
    assert json.loads(files["api/v1/tramites/x.en.json"])["titulo"] == "Permit"


def test_the_index_leads_to_every_set(files):
    index = json.loads(files["api/v1/index.json"])
    for one in index["conjuntos"]:
        for address in [f["url"] for f in one["archivos"]] + [one["schema"], one["ejemplo"]]:
            assert address.removeprefix("https://portal.example/") in files


def test_completeness_says_that_its_list_of_fields_is_to_be_confirmed(files):
    value = json.loads(files["api/v1/completitud.json"])
    assert "por confirmar" in value["nota"]
    (guide,) = value["registros"]
    assert guide["campos"]["homoclave"] == "falta"
    assert guide["porcentaje"] == value["dependencias"][0]["porcentaje"]


def test_the_same_records_give_the_same_bytes(files):
    assert dict(outputs(CATALOGUE, SITE)) == files


def test_nothing_depends_on_the_hour_of_the_build(files):
    later = catalogue(*CATALOGUE.entries(), now=CATALOGUE.now.replace(hour=23), data=datos())
    assert dict(outputs(later, SITE)) == files


def test_a_new_news_item_leaves_what_does_not_tell_of_it():
    before = [tramite("x"), noticia("2026-02-14-a", tramites_relacionados=["x"]), contingencia("r")]
    now = [*before, noticia("2026-03-14-b", tramites_relacionados=["oculto"])]
    old, new = ({g.name: g for g in parts(catalogue(*found), SITE)} for found in (before, now))
    same = {name for name in old if old[name].key == new[name].key}
    assert set(new) - same == {"noticias 2026-03", "noticias", "índice"}
    assert all(dict(old[name].make()) == dict(new[name].make()) for name in same)


def test_no_record_cites_news_but_its_translations():
    citing = {
        (conjunto.id, name)
        for conjunto in CONJUNTOS
        for name, target in cited_by(conjunto.model)
        if target == "noticias"
    }
    assert citing <= {(c.id, "traduccion_de") for c in CONJUNTOS}


def cited_by(model):
    """Yield field and target of each citation in a model and its parts."""
    for name, info in model.model_fields.items():
        yield name, extra_of(info, "cita")
        for part in _models_in(info.annotation):
            yield from cited_by(part)


def _models_in(annotation):
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_in(inner)
