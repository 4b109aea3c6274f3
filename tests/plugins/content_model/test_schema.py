import json
import re

import jsonschema
import pytest
from pydantic import BaseModel

from plugins.content_model import datos
from plugins.content_model.field_reference import END, START, field_reference, renewed
from plugins.content_model.kinds import KINDS
from plugins.content_model.load import load
from plugins.content_model.schema import FOLDER, examples_of, schemas
from tests.support.small_site import NOW

MODELS = {**{name: kind.model for name, kind in KINDS.items()}, **datos.FILES}
ENGLISH = re.compile(r"\b(?:the|of|and|which|whether|kinds?|what|how|one)\b", re.IGNORECASE)


def parts(model, found=None):
    """A model and all models inside it."""
    found = found if found is not None else {}
    found[model.__name__] = model
    for field in model.model_fields.values():
        stack = [field.annotation]
        while stack:
            annotation = stack.pop()
            stack.extend(getattr(annotation, "__args__", None) or ())
            is_model = isinstance(annotation, type) and issubclass(annotation, BaseModel)
            if is_model and annotation.__name__ not in found:
                parts(annotation, found)
    return found


FIELDS = sorted(
    {
        (part.__name__, name): (part, name)
        for model in MODELS.values()
        for part in parts(model).values()
        for name in part.model_fields
    }.items()
)


def test_there_is_a_schema_for_each_kind_and_each_list():
    assert set(schemas()) == set(MODELS)


@pytest.mark.parametrize("name", MODELS)
def test_a_schema_is_a_right_one_with_its_address_and_title(name):
    schema = schemas("https://portal.example")[name]
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"https://portal.example{FOLDER}{name}.json"
    assert schema["title"][0].isupper()


@pytest.mark.parametrize("name", MODELS)
def test_what_a_schema_says_to_people_is_spanish(name):
    text = json.dumps(schemas()[name], ensure_ascii=False)
    for said in re.findall(r'"(?:title|description)": "([^"]*)"', text):
        assert not ENGLISH.search(said) or said in {"severity", "urgency", "certainty"}, said


@pytest.mark.parametrize(
    ("part", "name"), [place for _, place in FIELDS], ids=lambda x: getattr(x, "__name__", x)
)
def test_every_field_has_a_label_a_hint_and_an_example_that_is_right(part, name):
    field = part.model_fields[name]
    assert field.title
    assert field.description
    assert examples_of(part, name), "an example as it is typed in YAML"


@pytest.fixture(scope="module")
def real(root):
    return load(root, NOW)


def test_every_real_record_obeys_its_schema(real):
    validators = {n: jsonschema.Draft202012Validator(s) for n, s in schemas().items()}
    assert real.entries
    for entry in real.entries:
        validators[entry.kind].validate(entry.record.model_dump(mode="json"))
    for name in datos.FILES:
        held = getattr(real.catalogue.datos, name)
        records = held if isinstance(held, tuple) else held.values()
        validators[name].validate([record.model_dump(mode="json") for record in records])


def test_a_schema_refuses_what_the_model_does_not_know():
    validator = jsonschema.Draft202012Validator(schemas()["temas"])
    assert not validator.is_valid([{"id": "x"}])
    good = {"id": "x", "nombre": "X", "nombre_en": "X", "descripcion": "X", "icono": "coins"}
    assert validator.is_valid([good])
    assert not validator.is_valid([{**good, "otro": 1}])
    assert not validator.is_valid([{**good, "id": "No es id"}])


def test_the_reference_names_every_field_of_every_file_once():
    text = field_reference()
    for name, model in MODELS.items():
        for part in parts(model).values():
            for field in part.model_fields:
                assert f"| `{field}` |" in text, f"{name}: {field}"


def test_the_links_of_the_reference_lead_to_its_headings():
    text = field_reference()
    headings = [h.lower().replace(" ", "-") for h in re.findall(r"^#+ (.+)$", text, re.MULTILINE)]
    assert len(headings) == len(set(headings))
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= set(headings)


def test_every_row_of_the_reference_has_four_cells():
    rows = [row for row in field_reference().split("\n") if row.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {5}


def test_only_what_stands_between_the_marks_is_renewed():
    text = f"antes\n{START}\nviejo\n{END}\ndespués\n"
    new = renewed(text)
    assert new.startswith(f"antes\n{START}\n")
    assert new.endswith(f"\n{END}\ndespués\n")
    assert "viejo" not in new
    assert renewed(new) == new


@pytest.mark.parametrize("text", ["", START, END, f"{END}{START}", f"{START}{END}{START}{END}"])
def test_marks_that_are_missing_are_told(text):
    with pytest.raises(ValueError, match="once each"):
        renewed(text)
