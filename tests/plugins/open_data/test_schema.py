import pytest
from jsonschema import Draft202012Validator, FormatChecker

from plugins.content_model.dataset_table import CONJUNTOS
from plugins.content_model.datasets import members
from plugins.content_model.schema import schemas
from plugins.open_data.records import Records
from plugins.open_data.schema import content_schemas, record_schema
from tests.plugins.content_model.builders import (
    FUENTES,
    catalogue,
    contingencia,
    noticia,
    pagina,
    tramite,
)
from tests.plugins.content_model.site import SITE

WRITTEN = schemas(SITE.url)
FULL = catalogue(
    tramite("vacio"),
    tramite(
        "lleno",
        homoclave="MBJ/TR/SSC/TM/05",
        canales=[{"tipo": "en_linea", "externo": "site"}, "presencial"],
        casos="Si.",
        dirigido_a=["fisica"],
        requisitos=[{"documento": "ine", "alternativas": ["pasaporte"], "copias": "2"}],
        formato={"tipo": "escrito_libre"},
        pasos=["Entrega."],
        costo={
            "tipo": "uma",
            "conceptos": [
                {
                    "nombre": "A",
                    "uma": "3.67",
                    "montos_publicados": [{"pesos": "1", "anio": "2024"}],
                }
            ],
            "recargos": [{"nombre": "IADS", "porcentaje": "10"}],
            "fundamento": ["Ley"],
        },
        pagos=["caja"],
        plazo={"cantidad": "10", "unidad": "dias", "habiles": "sí"},
        ficta="negativa",
        vigencia={"tipo": "permanente"},
        inspeccion={"requiere": "no"},
        contacto={"telefonos": ["998 881 2800"]},
        quejas={"texto": "Ve."},
        preguntas=[{"pregunta": "¿Qué?", "respuesta": "Sí."}],
        historial=[{"fecha": "2026-11-23", "cambio": "Primera"}],
    ),
    noticia(
        "2026-03-14-a",
        fecha="2026-03-14T09:30-05:00",
        imagen={"archivo": "a.jpg", "alt": "Una playa", "credito": "X"},
        fuentes=FUENTES,
    ),
    contingencia(
        "roja",
        idiomas={"en": {"titulo": "Red", "que_pasa": "It comes.", "que_hacer": ["Stay."]}},
        cifra_refugios={"numero": "67"},
    ),
    pagina("contacto"),
)


@pytest.mark.parametrize("conjunto", CONJUNTOS, ids=lambda c: c.id)
def test_every_record_obeys_its_schema(conjunto):
    schema = record_schema(conjunto, SITE, WRITTEN)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    records = Records(FULL, SITE.url)
    for member in members(conjunto, FULL):
        found = [e.message for e in validator.iter_errors(records.full(conjunto, member))]
        assert found == []


def test_a_record_with_a_field_too_many_or_too_few_does_not():
    conjunto = CONJUNTOS[0]
    validator = Draft202012Validator(record_schema(conjunto, SITE, WRITTEN))
    values = Records(FULL, SITE.url).full(conjunto, members(conjunto, FULL)[0])
    assert not validator.is_valid({**values, "nuevo": 1})
    assert not validator.is_valid({k: v for k, v in values.items() if k != "costo"})
    assert not validator.is_valid({**values, "actualizado": 5})


def test_the_schema_says_where_it_is_and_explains_its_fields():
    schema = record_schema(CONJUNTOS[0], SITE, WRITTEN)
    assert schema["$id"] == "https://portal.example/api/v1/schema/tramite.json"
    assert schema["properties"]["titulo"]["title"] == "Título"
    assert "estado" not in schema["properties"]
    assert schema["properties"]["plazo"]["examples"] == [
        {"cantidad": 10, "unidad": "dias", "habiles": True}
    ]


def test_what_staff_write_has_schemas_of_its_own():
    found = dict(content_schemas(SITE, WRITTEN))
    guide = found["api/v1/schema/contenido-tramite.json"]
    assert guide["$id"] == "https://portal.example/api/v1/schema/contenido-tramite.json"
    assert "estado" in guide["properties"]
    assert found["api/v1/schema/contenido-oficinas.json"]["type"] == "array"
    for schema in found.values():
        Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("conjunto", CONJUNTOS, ids=lambda c: c.id)
def test_the_examples_obey_the_schema(conjunto):
    schema = record_schema(conjunto, SITE, WRITTEN)
    for name, field in schema["properties"].items():
        part = {"$defs": schema.get("$defs", {}), **field}
        for example in field.get("examples", []):
            assert Draft202012Validator(part).is_valid(example), (name, example)
