from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from plugins.content_model import datos
from plugins.content_model.kinds import KINDS
from plugins.content_model.spanish_errors import (
    _TEMPLATES,
    campo_of,
    fold,
    message_of,
    shown,
    suggest,
    unknown_field,
)
from plugins.content_model.tramite import Tramite

MODELS = [*(kind.model for kind in KINDS.values()), *datos.FILES.values()]
TOLD = {"spanish", "missing", "extra_forbidden", "enum", *_TEMPLATES}

LONG = "palabra " * 60
PALETTE = [
    "",
    "x",
    "X y",
    LONG,
    "<b>",
    "2026",
    "99999",
    "1",
    "no",
    [],
    ["x"],
    ["x"] * 70,
    [[]],
    [["x"]],
    [{}],
    [{"x": "y"}],
    [LONG],
    {},
    {"x": "y"},
    {"id": "x"},
    {"x": ["y"]},
    {"es": {}},
    {"fr": {"a": "b"}},
]


def errors(model: type[BaseModel], value: object) -> Iterator:
    try:
        model.model_validate(value)
    except ValidationError as bad:
        yield from bad.errors(include_url=False)


def fields(model: type[BaseModel]) -> list[str]:
    return list(model.model_fields)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_error_a_model_can_raise_has_its_spanish_message(model):
    for field in fields(model):
        for value in PALETTE:
            for error in errors(model, {field: value}):
                assert error["type"] in TOLD, f"{field}: {value!r} raises {error['type']}"
                message = message_of(error, model)
                assert message
                assert error["type"] == "spanish" or error["msg"] not in message


NODES = st.recursive(
    st.sampled_from(["x", "1", "sí", "2026-03-14", "pago-predial", "<b>", LONG]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [*Tramite.model_fields, "tipo", "uma", "nombre", "texto", "documento", "x"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from([*Tramite.model_fields, "x"]), NODES, max_size=8))
def test_whatever_is_written_in_a_guide_is_told_in_spanish(header):
    for error in errors(Tramite, header):
        assert error["type"] in TOLD
        message = message_of(error, Tramite)
        assert "input" not in message
        assert not ("[{'" in message or "{'" in message), "Python's way to show a value"


def test_a_place_is_named_as_people_count():
    assert campo_of(("pasos", 0, "texto")) == "pasos.1.texto"
    assert campo_of(("idiomas", "fr", "[key]")) == "idiomas.fr"
    assert campo_of(()) == ""


def test_a_long_value_is_cut():
    assert len(shown("x" * 500)) == 80
    assert shown({"a": ["b", "c"]}) == "{a: [b, c]}"


@pytest.mark.parametrize(
    ("word", "meant"),
    [("título", "titulo"), ("Titulo", "titulo"), ("tittulo", "titulo"), ("fehca", "fecha")],
)
def test_a_misspelt_word_is_recognised(word, meant):
    assert suggest(word, ["titulo", "fecha", "resumen"]) == f" ¿Quisiste decir «{meant}»?"


def test_a_word_that_is_like_no_other_suggests_nothing():
    assert suggest("xyzzy", ["titulo", "fecha"]) == ""


def test_folding_forgets_accents_capitals_and_blanks():
    assert fold(" Hechos de_Vida ") == "hechos-de-vida"
    assert fold("ATENCIÓN") == "atencion"


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("title", "titulo"),
        ("date", "fecha"),
        ("Tags", "temas"),
        ("Satus", "estado"),
        ("draft", "estado"),
    ],
)
def test_a_key_of_another_system_is_translated(word, meant):
    known = ["titulo", "fecha", "temas", "estado"]
    assert f"¿Quisiste decir «{meant}»?" in unknown_field(word, known)


@pytest.mark.parametrize("word", ["slug", "Save_as", "url", "template"])
def test_a_key_that_chooses_an_address_is_explained(word):
    assert "nombre del archivo" in unknown_field(word, ["titulo"])


def test_a_message_gives_an_example_of_the_field_that_is_wrong():
    tema = {"id": "a", "nombre": "b", "nombre_en": "c", "descripcion": "d"}
    (error,) = errors(datos.FILES["temas"], tema)
    assert message_of(error, datos.FILES["temas"]).endswith("«icono: store»")
