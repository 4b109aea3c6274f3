"""What the editor writes is what the portal reads: same records, same words, same bytes."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.content_model import datos
from plugins.content_model.kinds import BY_FOLDER, KINDS
from plugins.content_model.parse import parse_document, parse_list
from plugins.content_model.strict_yaml import read_yaml
from tests.support.small_site import CONTINGENCIA, NOTICIA, PAGINA, TRAMITE

TEXTS = {
    "noticia": NOTICIA,
    "tramite": TRAMITE,
    "contingencia": CONTINGENCIA,
    "pagina": PAGINA,
}


def content_files(root):
    found = [*(root / "content").rglob("*.md"), *(root / "content/datos").glob("*.yml")]
    return sorted(path for path in found if path.name != "LEEME.md")


def kind_of(path):
    return "lists" if path.suffix == ".yml" else "records"


def test_every_file_of_content_is_written_back_byte_by_byte(node, root):
    paths = content_files(root)
    texts = [path.read_text("utf-8") for path in paths]
    jobs = [
        {"job": "again", "format": kind_of(path), "text": text}
        for path, text in zip(paths, texts, strict=True)
    ]
    assert len(jobs) > 100
    wrong = [
        str(path)
        for path, text, answer in zip(paths, texts, node(*jobs), strict=True)
        if answer != text
    ]
    assert not wrong


def records_of(path, text, root):
    inner = path.relative_to(root / "content")
    if path.suffix == ".yml":
        parsed, found = parse_list(str(inner), text, datos.FILES[path.stem])
        return [record for _, record in found], parsed.findings
    parsed = parse_document(str(inner), text, BY_FOLDER[inner.parts[0]].model)
    return [parsed.record, parsed.body.strip()], parsed.findings


def test_every_file_written_anew_from_its_form_gives_the_same_records(node, root):
    # As if the editor had no original: every value is written by the editor itself.
    paths = content_files(root)
    texts = [path.read_text("utf-8") for path in paths]
    read = node(
        *(
            {"job": "read", "format": kind_of(path), "text": text}
            for path, text in zip(paths, texts, strict=True)
        )
    )
    for form in read:
        del form["_original"]
    anew = node(
        *(
            {"job": "write", "format": kind_of(path), "data": form}
            for path, form in zip(paths, read, strict=True)
        )
    )
    for path, text, written in zip(paths, texts, anew, strict=True):
        records, findings = records_of(path, written, root)
        assert (records, findings) == records_of(path, text, root), path


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_with_every_unused_field_left_empty_is_the_same_record(node, kind):
    text = TEXTS[kind]
    (form,) = node({"job": "read", "format": "records", "text": text})
    model = KINDS[kind].model
    del form["_original"]
    empties = {
        name: empty
        for empty, name in zip(
            ["", [], {}, None, [{}], {"texto": "", "telefonos": []}] * 20,
            (n for n in model.model_fields if n not in form),
            strict=False,
        )
    }
    (written,) = node({"job": "write", "format": "records", "data": {**empties, **form}})
    parsed = parse_document("x.md", written, model)
    assert parsed.findings == []
    assert parsed.record == parse_document("x.md", text, model).record


@pytest.mark.parametrize("kind", KINDS)
def test_what_decaps_own_serialiser_writes_is_the_same_record(node, kind):
    # Sveltia CMS, and Decap without our format: folded lines, quotes, '' and [].
    text = TEXTS[kind]
    model = KINDS[kind].model
    (form,) = node({"job": "read", "format": "records", "text": text})
    body = form.pop("body")
    del form["_original"]
    long = "Una frase larga que el otro editor parte en varios renglones porque pasa de ochenta."
    sources = [{"nombre": long, "visto": "2026-11-22", "url": "", "nota": None}]
    form |= {"fuentes": sources, "estado": "publicado"}
    unused = [name for name in model.model_fields if name not in form]
    data = form | {name: ("", [])[i % 2] for i, name in enumerate(unused)}
    (header,) = node({"job": "decap", "data": data})
    parsed = parse_document("x.md", f"---\n{header}---\n{body}", model)
    assert parsed.findings == []
    assert parsed.record.fuentes[0].nombre == long
    before = parse_document("x.md", text, model).record
    changed = {"fuentes", "estado"}
    assert parsed.record.model_dump(exclude=changed) == before.model_dump(exclude=changed)


def test_one_changed_value_changes_one_line(node):
    text = (
        "---\n# Nota de quien escribe\ntitulo: 'Pago'\ntemas: [a, b]\ncosto:\n  tipo: uma\n"
        "  uma: 3.67\npasos:\n  - Ve.\n  - texto: Paga.\n    tiempo: 1 hora\n---\n\nCuerpo.\n"
    )
    (form,) = node({"job": "read", "format": "records", "text": text})
    form["costo"]["uma"] = "4"
    (written,) = node({"job": "write", "format": "records", "data": form})
    assert written == text.replace("3.67", "4")


def test_a_new_field_goes_where_the_form_has_it_and_an_emptied_one_goes_away(node):
    text = "---\ntitulo: A\nfecha: 2026-01-01\nlugar: Aquí\n---\n"
    (form,) = node({"job": "read", "format": "records", "text": text})
    form |= {"resumen": "R", "lugar": ""}
    order = ["titulo", "resumen", "fecha", "lugar"]
    (written,) = node({"job": "write", "format": "records", "data": form, "order": order})
    assert written == "---\ntitulo: A\nresumen: R\nfecha: 2026-01-01\n---\n"


def test_a_step_written_as_one_word_stays_one_word_beside_a_changed_one(node):
    text = "---\npasos:\n  - Ve.\n  - Paga.\n---\n"
    (form,) = node({"job": "read", "format": "records", "text": text})
    assert form["pasos"] == [{"texto": "Ve."}, {"texto": "Paga."}]
    form["pasos"].append({"texto": "Guarda tu recibo.", "tiempo": ""})
    (written,) = node({"job": "write", "format": "records", "data": form})
    assert written == "---\npasos:\n  - Ve.\n  - Paga.\n  - texto: Guarda tu recibo.\n---\n"


def test_an_entry_added_to_a_list_of_datos_keeps_comments_and_blank_lines(node):
    text = "# Listas.\n\n- id: a\n  nombre: A\n\n# Otra clase\n- id: b\n  nombre: B\n"
    (form,) = node({"job": "read", "format": "lists", "text": text})
    form["lista"].append({"id": "c", "nombre": "C", "nota": ""})
    (written,) = node({"job": "write", "format": "lists", "data": form})
    assert written == f"{text}\n- id: c\n  nombre: C\n"


def test_free_keys_are_a_list_of_pairs_in_the_form(node):
    text = "- id: e\n  fases:\n    acercamiento: Se acerca\n"
    (form,) = node({"job": "read", "format": "lists", "text": text})
    assert form["lista"][0]["fases"] == [{"clave": "acercamiento", "valor": "Se acerca"}]
    form["lista"][0]["fases"].append({"clave": "lejos", "valor": "Se aleja"})
    (written,) = node({"job": "write", "format": "lists", "data": form})
    assert written == f"{text}    lejos: Se aleja\n"


PRINTABLE = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co", "Zl", "Zp"])
    | st.just("\n")
)


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PRINTABLE.filter(str.strip), min_size=30, max_size=60))
def test_any_words_are_read_as_they_were_typed(node, words):
    words = [
        *words,
        "no",
        "~",
        "null",
        "089",
        "8:30",
        "- a",
        "# b",
        "a # b",
        "a: b",
        "'",
        '"',
        "%a",
    ]
    jobs = [{"job": "write", "format": "records", "data": {"a": word}} for word in words]
    for word, written in zip(words, node(*jobs), strict=True):
        header = written.removeprefix("---\n").removesuffix("---\n")
        read = read_yaml(header).value
        assert read["a"].rstrip("\n") == word.rstrip("\n"), written
