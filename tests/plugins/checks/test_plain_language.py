import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.checks.files import Written
from plugins.checks.plain_language import (
    JARGON,
    LONG_TEXT,
    MARGIN,
    MAX_WORDS,
    MIN_WORDS,
    _advice,
)
from plugins.content_model.common import Pregunta
from plugins.content_model.finding import Level
from plugins.content_model.parse import Parsed
from plugins.content_model.readability import (
    NORMAL,
    perspicuity,
    sentences,
    without_names,
    words,
)
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


SENTENCES = st.lists(
    st.sampled_from(
        [
            *("ve", "a la caja", "con tu recibo", "procedimientos", "administrativa", "y", "5"),
            *("Protección Civil", "de Registro Civil", "Cancún-Centro", "1a", "INE", "·", "ñ"),
            *("municipales", "correspondiente", ".", ";", "!", ",", "…", "\n", "regularización"),
        ]
    ),
    max_size=60,
).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(SENTENCES)
@example("regularización " * MIN_WORDS + ". y" * 9)
@example("ve a " * MAX_WORDS)
def test_what_is_looked_at_in_brief_is_told_as_if_all_were_counted(text):
    written = Written(Parsed("content/x.md"), (), Pregunta(pregunta="a", respuesta="b"))
    told = [finding.message for finding in _advice(written, ("resumen",), text)]
    long = [s for s in sentences(text) if len(words(s)) > MAX_WORDS]
    assert len([m for m in told if "pártela en dos" in m]) == len(long)
    plain = without_names(text)
    count = len(words(plain))
    least = NORMAL if count >= LONG_TEXT else NORMAL - MARGIN
    is_hard = count >= MIN_WORDS and perspicuity(words(plain), len(sentences(plain))) < least
    assert any("INFLESZ" in m for m in told) == is_hard
