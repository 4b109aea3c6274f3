import pytest

from plugins.checks.plain_language import JARGON, MAX_WORDS
from plugins.content_model.finding import Level
from tests.support.small_site import T, findings


def advice(tmp_path, resumen):
    def change(text):
        lines = text.split("\n")
        return "\n".join(
            f'resumen: "{resumen}"' if line.startswith("resumen:") else line for line in lines
        )

    return [f for f in findings(tmp_path, {T: change}) if f.path == T and f.campo == "resumen"]


def test_jargon_gets_the_plain_word(tmp_path):
    (finding,) = advice(tmp_path, "Llena la hoja a efecto de pagar.")
    assert finding.level is Level.AVISO
    assert "«a efecto de»" in finding.message
    assert "«para»" in finding.message


def test_a_sentence_too_long_is_told_with_its_beginning(tmp_path):
    text = "Ve a la caja " + "y ve y " * (MAX_WORDS // 3)
    assert any("pártela en dos" in f.message for f in advice(tmp_path, text))


def test_a_hard_text_gets_its_score(tmp_path):
    text = (
        "Regularización administrativa correspondiente a procedimientos municipales de "
        "infraestructura habitacional y documentación complementaria"
    )
    assert any("INFLESZ" in f.message for f in advice(tmp_path, text))


def test_a_plain_text_gets_no_advice(tmp_path):
    assert advice(tmp_path, "Paga tu predial en la caja más cercana y guarda tu recibo.") == []


def test_jargon_is_listed_in_lower_case():
    assert all(word == word.lower() and plain for word, plain in JARGON.items())


def test_names_do_not_make_a_text_hard(tmp_path):
    text = (
        "Pasa por Protección Civil, Desarrollo Urbano, Registro Civil y la Secretaría Municipal de "
        "Ecología y luego paga en la caja."
    )
    assert advice(tmp_path, text) == []


def test_a_hard_text_names_its_longest_words(tmp_path):
    text = (
        "regularización administrativa correspondiente a procedimientos de infraestructura "
        "habitacional y de documentación complementaria para el municipio"
    )
    (finding,) = advice(tmp_path, text)
    assert "«infraestructura»" in finding.message


@pytest.mark.parametrize("text", ["\u0130mplementar la obra", "Dos \u017fendos recibos"])
def test_letters_with_odd_small_forms_are_no_reason_to_stop(tmp_path, text):
    assert advice(tmp_path, text) == []
