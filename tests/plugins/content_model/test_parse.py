from plugins.content_model import datos
from plugins.content_model.fields import extra_of
from plugins.content_model.pagina import Pagina
from plugins.content_model.parse import parse_document, parse_list
from plugins.content_model.references import WHERE, citations
from plugins.content_model.tramite import Tramite
from plugins.content_model.vocabularios import Tema
from tests.plugins.content_model.test_schema import FIELDS
from tests.support.small_site import PAGINA, TRAMITE

TEMA = "- id: {}\n  nombre: X\n  nombre_en: X\n  descripcion: X\n  icono: coins\n"


def told(parsed):
    return [(finding.line, finding.campo) for finding in parsed.findings]


def test_a_document_gives_record_body_and_the_lines_of_both():
    parsed = parse_document("x.md", PAGINA, Pagina)
    assert parsed.findings == []
    assert isinstance(parsed.record, Pagina)
    assert (parsed.body, parsed.body_line) == ("No usamos cookies.\n", 7)
    assert parsed.line("menu") == 5


def test_everything_wrong_with_a_header_is_told_at_once():
    text = PAGINA.replace("menu: pie", "menu: arriba\norden: x\notro: 1").replace(
        "2026-11-23", "hoy"
    )
    assert told(parse_document("x.md", text, Pagina)) == [
        (4, "actualizado"),
        (5, "menu"),
        (6, "orden"),
        (7, "otro"),
    ]


def test_a_rule_about_two_fields_is_told_at_the_one_to_correct():
    text = TRAMITE.replace("  cantidad: 10\n", "  cantidad: 10\n  hasta: 5\n")
    assert told(parse_document("x.md", text, Tramite)) == [(20, "plazo.hasta")]


def test_an_entry_that_is_wrong_does_not_make_its_list_too_short():
    text = TRAMITE.replace("    visto: 2026-11-22\n", "")
    assert told(parse_document("x.md", text, Tramite)) == [(31, "fuentes.1.visto")]


def test_a_header_that_is_not_valid_gives_no_record_but_its_body():
    parsed = parse_document("x.md", PAGINA.replace("menu: pie", "menu: x"), Pagina)
    assert parsed.record is None
    assert parsed.body == "No usamos cookies.\n"


def test_a_duplicated_key_is_told_at_its_second_line():
    parsed = parse_document(
        "x.md", PAGINA.replace("menu: pie", "menu: pie\nmenu: principal"), Pagina
    )
    assert told(parsed) == [(6, "menu")]


def test_a_list_keeps_its_valid_entries_with_their_places():
    text = TEMA.format("uno") + "- id: Dos\n" + TEMA.format("tres")
    parsed, records = parse_list("x.yml", text, Tema)
    assert [(index, record.id) for index, record in records] == [(0, "uno"), (2, "tres")]
    assert parsed.records == records
    assert {line for line, _ in told(parsed)} == {6}


def test_an_empty_list_is_a_list():
    for text in ("", "[]\n", "# todavía nada\n"):
        parsed, records = parse_list("x.yml", text, Tema)
        assert (records, parsed.findings) == ([], [])


def test_every_cited_id_of_a_record_is_found_with_its_place():
    record = parse_document("x.md", TRAMITE, Tramite).record
    assert record is not None
    assert set(citations(record)) == {
        (("canales", 0, "externo"), "externos", "portal"),
        (("requisitos", 0, "documento"), "requisitos", "ine"),
        (("dependencia",), "dependencias", "ingresos"),
        (("oficinas", 0), "oficinas", "palacio"),
        (("temas", 0), "temas", "finanzas"),
    }


def test_every_target_of_a_citation_is_a_folder_or_a_list():
    targets = {extra_of(part.model_fields[name], "cita") for _, (part, name) in FIELDS} - {None}
    assert targets <= {*WHERE, *datos.FILES}
