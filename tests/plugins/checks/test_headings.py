"""Bold lines and second titles are told as what they were meant to be."""

import pytest

from tests.plugins.checks.advice_site import advice_on, news


def told(tmp_path, body):
    found = advice_on(tmp_path, news(body=body))
    return [(f.line, f.message) for f in found if "título" in f.message]


@pytest.mark.parametrize(
    "bold", ["**Requisitos**", "**Requisitos:**", "**Requisitos**:", "__Requisitos__"]
)
def test_a_bold_line_is_told_to_be_a_heading(tmp_path, bold):
    ((line, message),) = told(tmp_path, f"Lleva esto.\n\n{bold}\n\n- INE\n")
    assert message.endswith("escribe «## Requisitos»")
    assert f"«{bold}» son negritas" in message
    (before,) = told(tmp_path, f"{bold}\n\nLleva tu INE.\n")
    assert before[0] == line - 2


@pytest.mark.parametrize(
    "body",
    [
        "**No pagues a nadie en la calle.**",
        "**Lleva** tu INE.",
        "**Lleva original y copia de tu INE y de tu comprobante de domicilio reciente**",
        "Lleva esto:\n**INE**",
        "- **INE**\n- **CURP**",
    ],
)
def test_bold_words_and_sentences_are_no_headings(tmp_path, body):
    assert told(tmp_path, body) == []


@pytest.mark.parametrize("typed", ["# Requisitos", "# Requisitos #", "Requisitos\n=========="])
def test_a_second_title_of_the_page_is_told(tmp_path, typed):
    ((_, message),) = told(tmp_path, f"Lleva esto.\n\n{typed}\n\nTu INE.")
    assert "segundo título de la página" in message
    assert "«## Requisitos»" in message


def test_each_of_two_main_headings_has_its_line(tmp_path):
    first, second = told(tmp_path, "# Uno\n\nTexto.\n\n# Dos\n\nTexto.")
    assert second[0] - first[0] == 4


def test_headings_of_parts_are_right(tmp_path):
    assert told(tmp_path, "## Requisitos\n\nTu INE.\n\n### Copias\n\nUna.") == []
