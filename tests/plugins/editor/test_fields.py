"""Every field of the content model has its form field, with its rule said in Spanish."""

import re

import pytest

from plugins.content_model import datos
from plugins.content_model.kinds import KINDS
from plugins.editor.fields import NOW, Forms, Lists, Media

MODELS = {**{name: kind.model for name, kind in KINDS.items()}, **datos.FILES}
TEMAS = [{"label": "Salud (salud)", "value": "salud"}]
FORMS = Forms(
    Lists({"temas": TEMAS}, {"nivel": [{"label": "Roja", "value": "roja"}]}),
    Media(("/content/imagenes/2026", "2026"), ("/content/adjuntos/2026", "2026")),
)


def form(name):
    return {field["name"]: field for field in FORMS.of_model(MODELS[name])}


def walk(fields):
    for field in fields:
        yield field
        yield from walk(field.get("fields", []))
        yield from walk([field["field"]] if "field" in field else [])


@pytest.mark.parametrize("name", MODELS)
def test_every_field_of_the_model_is_in_the_form_with_label_and_hint(name):
    fields = form(name)
    assert list(fields) == list(MODELS[name].model_fields)
    for field_name, info in MODELS[name].model_fields.items():
        assert fields[field_name]["label"] == info.title
        assert fields[field_name]["required"] is info.is_required()
        assert fields[field_name]["hint"]


@pytest.mark.parametrize("name", MODELS)
def test_every_pattern_is_a_rule_that_its_own_example_passes(name):
    for field_name, field in form(name).items():
        example = MODELS[name].model_fields[field_name].examples[0]
        if "pattern" in field and isinstance(example, str):
            rule, said = field["pattern"]
            assert re.search(rule, example), field_name
            assert said


@pytest.mark.parametrize("name", MODELS)
def test_a_new_list_begins_empty(name):
    # Without a default Decap would add an entry of its own to every list of groups.
    for field in walk(FORMS.of_model(MODELS[name])):
        if field["widget"] == "list":
            assert field["default"] == []


def test_closed_vocabularies_and_cited_ids_are_chosen_from_lists():
    fields = form("noticia")
    assert fields["temas"]["widget"] == "select"
    assert fields["temas"]["multiple"] is True
    assert fields["temas"]["options"] == TEMAS
    assert {"label": "Boletín", "value": "boletin"} in fields["tipo"]["options"]
    assert fields["estado"]["default"] == "publicado"


def test_an_id_that_nothing_lists_is_typed_and_must_look_like_one():
    field = form("noticia")["contingencia_relacionada"]
    assert field["widget"] == "string"
    assert re.search(field["pattern"][0], "sarampion-2026")
    assert not re.search(field["pattern"][0], "Sarampión 2026")


def test_required_dates_are_now_but_an_end_must_be_chosen():
    noticia, contingencia = form("noticia"), form("contingencia")
    assert noticia["fecha"]["default"] == NOW
    assert contingencia["emitido"]["default"] == NOW
    assert "default" not in contingencia["vigente_hasta"]
    assert "default" not in noticia["vence"]


def test_a_day_a_day_with_an_hour_and_an_instant_differ():
    assert form("tramite")["actualizado"]["time_format"] is False
    assert form("noticia")["fecha"]["format"] == "YYYY-MM-DD"
    assert form("contingencia")["inicio"]["format"] == "YYYY-MM-DDTHH:mmZ"


def test_lengths_are_said_with_their_numbers():
    rule, said = form("noticia")["titulo"]["pattern"]
    assert said == "debe tener máximo 110 letras"
    assert re.search(rule, "a" * 110)
    assert not re.search(rule, "a" * 111)
    assert form("tramite")["sinonimos"]["min"] == 5
    assert form("tramite")["sinonimos"]["max"] == 8


def test_yes_or_no_is_written_in_words_and_may_be_unknown():
    field = form("refugios")["mascotas"]
    assert [option["value"] for option in field["options"]] == ["sí", "no"]
    assert field["required"] is False
    assert "default" not in field


def test_costs_are_a_group_with_rows_and_amounts_with_a_point():
    costo = form("tramite")["costo"]
    parts = {field["name"]: field for field in costo["fields"]}
    assert (costo["widget"], costo["required"]) == ("object", False)
    assert parts["conceptos"]["widget"] == "list"
    assert not re.search(parts["uma"]["pattern"][0], "3,67")
    assert re.search(parts["uma"]["pattern"][0], "3.67")


def test_photos_and_files_go_to_the_folder_of_the_year():
    parts = {field["name"]: field for field in form("noticia")["imagen"]["fields"]}
    assert parts["archivo"]["widget"] == "image"
    assert parts["archivo"]["media_folder"] == "/content/imagenes/2026"
    assert parts["archivo"]["public_folder"] == "2026"
    (files,) = (f for f in form("noticia")["adjuntos"]["fields"] if f["name"] == "archivo")
    assert (files["widget"], files["public_folder"]) == ("file", "2026")


def test_a_translation_is_a_group_and_free_keys_are_pairs():
    idiomas = form("contingencia")["idiomas"]
    assert [group["name"] for group in idiomas["fields"]] == ["en", "yua"]
    pairs = form("escalas")["fases"]
    assert [field["name"] for field in pairs["fields"]] == ["clave", "valor"]


def test_a_long_text_refuses_html():
    rule, _ = form("contingencia")["que_pasa"]["pattern"]
    assert re.search(rule, "Menos de 3 < 4\nY más.")
    assert not re.search(rule, "Lee <b>esto</b>")
