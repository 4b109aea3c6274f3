"""What is written reads back as it was."""

from hypothesis import given
from hypothesis import strategies as st

from plugins.content_model.escritura import content_file
from plugins.content_model.strict_yaml import read_yaml

TEXTS = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Co", "Cn"]), min_size=1, max_size=60
)


def header_of(text):
    return text.removeprefix("---\n").split("\n---\n")[0]


def test_plain_words_stand_without_quotes_and_the_rest_in_them():
    text = content_file({"area": "Zona Hotelera", "titulo": "Delta: roja", "n": "911", "s": "no"})
    assert text == '---\narea: Zona Hotelera\ntitulo: "Delta: roja"\nn: 911\ns: "no"\n---\n'


def test_lists_and_groups_are_indented_by_two():
    header = {"refugios": [{"refugio": "uno", "abierto": True}], "idiomas": {"en": {"a": "b"}}}
    lines = [
        "---",
        "refugios:",
        "  - refugio: uno",
        "    abierto: sí",
        "idiomas:",
        "  en:",
        "    a: b",
        "---",
        "",
        "Texto.",
        "",
    ]
    assert content_file(header, "Texto.") == "\n".join(lines)


@given(st.dictionaries(st.sampled_from(["titulo", "area", "que_pasa"]), TEXTS, min_size=1))
def test_any_text_comes_back(header):
    assert read_yaml(header_of(content_file(header))).value == header
