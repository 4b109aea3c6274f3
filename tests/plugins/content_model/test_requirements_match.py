import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.content_model.requirements_match import (
    Exigencia,
    Pendiente,
    TramiteExige,
    documents_asked_for,
    match,
    merge,
    page_data,
    tramites_with_requirements,
)
from tests.plugins.content_model.builders import catalogue, datos, tramite

SCRIPT = Path(__file__).resolve().parents[3] / "theme/scripts/que-puedo-tramitar.js"

DOCUMENTS: list[dict[str, Any]] = [
    {"id": "ine", "nombre": "INE"},
    {"id": "pasaporte", "nombre": "Pasaporte"},
    {"id": "identificacion", "nombre": "Identificación oficial", "sirve": ["ine", "Licencia"]},
    {"id": "recibo-luz", "nombre": "Recibo de luz"},
    {"id": "curp", "nombre": "CURP"},
]


def guides():
    return catalogue(
        tramite(
            "permiso",
            requisitos=[
                {"documento": "identificacion", "original": "sí", "copias": "1"},
                {"documento": "recibo-luz", "copias": "1"},
                {"texto": "Dos fotos tamaño infantil"},
            ],
        ),
        tramite(
            "cartilla",
            requisitos=[
                {"documento": "ine", "alternativas": ["pasaporte"], "copias": "2"},
                {"documento": "curp", "opcional": "sí", "nota": "Si la tienes"},
            ],
        ),
        tramite("permiso", idioma="en", requisitos=["ine"]),
        tramite("sin-requisitos"),
        data=datos(requisitos=DOCUMENTS),
    )


def test_a_requirement_names_its_alternatives_and_accepts_what_serves_instead():
    cartilla, permiso = tramites_with_requirements(guides())
    assert cartilla.exigencias[0].texto == "INE o Pasaporte"
    assert cartilla.exigencias[0].opciones == ("ine", "pasaporte")
    assert permiso.exigencias[0].opciones == ("identificacion", "ine")
    assert permiso.exigencias[2].opciones == ()


def test_what_is_complete_comes_first_and_the_rest_says_what_is_missing():
    cartilla, permiso = match({"ine"}, tramites_with_requirements(guides()))
    assert (cartilla.id, cartilla.completo, cartilla.tiene) == ("cartilla", True, (0,))
    assert (permiso.id, permiso.faltan, permiso.aparte) == ("permiso", (1,), (2,))


def test_an_optional_document_is_never_missing():
    assert match({"pasaporte"}, tramites_with_requirements(guides()))[0].faltan == ()


def test_procedures_that_ask_for_none_of_the_documents_are_left_out():
    assert match({"acta"}, tramites_with_requirements(guides())) == ()
    assert match(set(), tramites_with_requirements(guides())) == ()


def test_the_merged_checklist_has_each_thing_once_with_all_its_copies():
    one = TramiteExige("a", "A", "/a/", (Exigencia("INE", ("ine",), True, 1), Exigencia("Fotos")))
    two = TramiteExige("b", "B", "/b/", (Exigencia("INE", ("ine",), False, 2),))
    assert merge({"a", "b"}, [one, two]) == (
        Pendiente("INE", True, 3, ("A", "B")),
        Pendiente("Fotos", False, 0, ("A",)),
    )
    assert merge({"b"}, [one, two]) == (Pendiente("INE", False, 2, ("B",)),)


def test_each_document_knows_the_procedures_that_accept_it():
    asked = documents_asked_for(guides())
    assert [t.id for t in asked["ine"]] == ["cartilla", "permiso"]
    assert list(asked) == ["curp", "identificacion", "ine", "pasaporte", "recibo-luz"]


def test_the_pages_data_is_small_and_names_only_what_is_asked_for():
    data = page_data(guides())
    assert data["documentos"][0] == {"id": "curp", "nombre": "CURP"}
    assert data["tramites"][1]["exigencias"][2] == {"texto": "Dos fotos tamaño infantil"}
    assert "opcional" not in data["tramites"][0]["exigencias"][0]


def test_the_script_writes_no_html_from_text():
    source = SCRIPT.read_text(encoding="utf-8")
    for sink in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
        assert sink not in source


# One process for all examples: each line in is a case, each line out its answer.
TWIN = """
import { createInterface } from 'node:readline';
import { match, merge } from '%s';
for await (const line of createInterface({ input: process.stdin })) {
  const { owned, chosen, tramites } = JSON.parse(line);
  console.log(JSON.stringify([match(new Set(owned), tramites), merge(new Set(chosen), tramites)]));
}
"""


@pytest.fixture(scope="module")
def twin():
    """The functions of the script, in node."""
    node = shutil.which("node")
    assert node, "no node: `python3 tasks.py test` provides it"
    process = subprocess.Popen(
        [node, "--input-type=module", "-e", TWIN % SCRIPT.as_uri()],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )

    def ask(case):
        process.stdin.write(json.dumps(case) + "\n")
        process.stdin.flush()
        answer = process.stdout.readline()
        assert answer, process.stderr.read()
        return json.loads(answer)

    with process:
        yield ask
        process.stdin.close()


ids = st.sampled_from(["ine", "curp", "acta", "__proto__", "constructor"])
exigencias = st.builds(
    Exigencia,
    texto=st.sampled_from(["INE", "CURP", "Fotos", "__proto__", "toString"]),
    opciones=st.lists(ids, max_size=3, unique=True).map(tuple),
    original=st.booleans(),
    copias=st.integers(0, 3),
    opcional=st.booleans(),
)
tramites = st.lists(
    st.builds(
        TramiteExige,
        id=st.text("abc", min_size=1, max_size=2),
        titulo=st.text(max_size=3),
        url=st.just("/x/"),
        exigencias=st.lists(exigencias, max_size=4).map(tuple),
    ),
    max_size=6,
    unique_by=lambda t: t.id,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sets(ids), st.sets(st.text("abc", min_size=1, max_size=2), max_size=4), tramites)
def test_the_script_and_python_agree(twin, owned, chosen, given_tramites):
    case = {
        "owned": sorted(owned),
        "chosen": sorted(chosen),
        "tramites": [
            {"id": t.id, "titulo": t.titulo, "exigencias": [dict(vars(e)) for e in t.exigencias]}
            for t in given_tramites
        ],
    }
    matched, merged = twin(case)
    assert matched == [
        {k: list(v) if isinstance(v, tuple) else v for k, v in vars(c).items()}
        for c in match(owned, given_tramites)
    ]
    assert merged == [
        {k: list(v) if isinstance(v, tuple) else v for k, v in vars(p).items()}
        for p in merge(chosen, given_tramites)
    ]


def test_the_script_reads_the_pages_data_as_python_does(twin):
    data = page_data(guides())
    case = {"owned": ["ine"], "chosen": ["permiso"], "tramites": data["tramites"]}
    matched, merged = twin(case)
    python = match({"ine"}, tramites_with_requirements(guides()))
    assert [(c["id"], c["faltan"]) for c in matched] == [(c.id, list(c.faltan)) for c in python]
    assert merged[0] == {
        "texto": "Identificación oficial",
        "original": True,
        "copias": 1,
        "para": ["Guía permiso"],
    }
