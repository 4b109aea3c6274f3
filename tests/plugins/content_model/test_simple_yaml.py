"""Headers of the commonest shape, read directly, are read as the YAML parser reads them."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.content_model.any_yaml import read_any_yaml
from plugins.content_model.simple_yaml import read_simple
from plugins.content_model.strict_yaml import YamlProblem, read_yaml

CONTENT = Path(__file__).parents[3] / "content"

KEYS = st.sampled_from(["titulo", "temas", "visto", "null", "<<", "a-b", "Á", "'x'", "_", "x1"])
VALUES = st.sampled_from(
    [
        *("uno", "dos tres", "2026-03-14", "9:00", "¿Qué?", "«x»", "(a)", "$ 5", "a, b", "a [b]"),
        *("a: b", "a:", "a :b", ":a", "a #b", "a#b", "#a", "~", "~a", "null", "Null", "NULL", "no"),
        *('""', "''", '"a b"', "'a: b'", '"a # b"', '"a\\n"', "'it''s'", '"a" b', '"a', "'", '"'),
        *(
            "[]",
            "[ ]",
            "[a]",
            "[a, b-c]",
            "[a,b]",
            "[null]",
            "[a b, 1]",
            "[a,]",
            "['a']",
            "[a",
            "]",
        ),
        *("{}", "{a: 1}", "&a", "*a", "!a", "!!str a", "|", ">-", "@a", "`a", "%a", "-", "-a", "?"),
        *(
            "",
            " ",
            "  a",
            "a ",
            "a\t",
            "\ta",
            "\xa0",
            "a\xa0",
            "\x85",
            "\u2028",
            "\ufeff",
            "é",
            "🌊",
        ),
        *("---", "...", "...a", "=", "http://a.mx/#b", "a\x07", "- a", "- - a", "a" * 1100, "\\"),
        "\x7f",
    ]
)
LINES = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["", "", "", " ", "  ", "  ", "    "]),
        st.sampled_from(["", "", "", "- ", "-", "-  ", "# "]),
        st.one_of(st.just(""), KEYS.map("{}:".format), KEYS.map("{}: ".format)),
        VALUES,
    ),
)
TEXTS = st.lists(LINES, max_size=8).map("\n".join)


def outcome(read, text):
    try:
        return read(text)
    except YamlProblem:
        return None


@settings(max_examples=600, deadline=None)
@given(TEXTS)
@example("temas:\n- a\n- b\nlugar: x")
@example("fuentes:\n  - nombre: a\n    visto: 2026-01-01\n  - nombre: b")
@example("a:\n  b:\n  c: ''\nd: 1")
@example("a:\n  - b:\n    - c\n  - d")
@example("a: 1\n  # nota\nb: 2")
@example("a: b\n  c")
@example("a: 1\na: 2")
@example("- a\n- b: 1\n  c: 2\n")
@example("a: x\n\n\nb: y\n")
@example("[]\n# nota")
@example("[]\n[]")
def test_what_is_read_directly_is_what_the_parser_reads(text):
    made = read_simple(text)
    assert made is None or made == outcome(read_any_yaml, text)
    assert outcome(read_yaml, text) == outcome(read_any_yaml, text)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab:- #\n'\"[],~|>&*!?%@{}\\\t"), max_size=40))
def test_any_text_is_read_as_the_parser_reads_it(text):
    assert outcome(read_yaml, text) == outcome(read_any_yaml, text)


@pytest.mark.parametrize(
    "text",
    [
        "titulo: Abre el módulo\nfecha: 2026-03-14",
        'titulo: "Predial: 10%"\ntemas: [agua, obra-publica]\nimagen:\n  alt: Una playa',
        "temas:\n  - salud\n  - agua\nfuentes:\n  - nombre: 24 Horas\n    visto: 2026-11-22",
        "# Lista\n- id: a\n  nombre: A\n\n- id: b\n  nombre: B\n",
        "lugar:\nadjuntos: []\ntitulo: x",
        "# Nada todavía\n\n[]\n",
    ],
)
def test_the_commonest_shapes_are_read_directly(text):
    assert read_simple(text) == read_any_yaml(text)


@pytest.mark.parametrize(
    "text", ["", "a: b # c", "a: |\n  b", "a: &x b", "a: {b: c}", "a: b\n  c", "a", "a: 1\na: 2"]
)
def test_any_other_shape_is_left_to_the_parser(text):
    assert read_simple(text) is None


def test_the_headers_and_lists_of_the_portal_are_read_as_the_parser_reads_them():
    texts = [
        file.read_text(encoding="utf-8").removeprefix("---\n").split("\n---\n")[0]
        for file in (*CONTENT.rglob("*/*.md"), *CONTENT.rglob("*.yml"))
    ]
    made = [(read_simple(text), text) for text in texts]
    assert sum(found is not None for found, _ in made) > len(texts) / 2
    for found, text in made:
        assert found is None or found == read_any_yaml(text)
