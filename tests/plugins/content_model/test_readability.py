import pytest

from plugins.content_model.readability import inflesz, sentences, syllables


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("y", 1),
        ("hoy", 1),
        ("ley", 1),
        ("agua", 2),
        ("ciudad", 2),
        ("país", 2),
        ("guía", 2),
        ("quiero", 2),
        ("cualquier", 2),
        ("reunión", 2),
        ("poeta", 3),
        ("trámite", 3),
        ("huracán", 3),
        ("aéreo", 4),
        ("municipio", 4),
        ("oficialía", 5),
    ],
)
def test_syllables_are_counted_as_spanish_divides_them(word, count):
    assert syllables(word) == count


def test_short_words_and_sentences_are_easier():
    easy = inflesz("Paga tu predial en la caja. Lleva tu recibo.")
    hard = inflesz(
        "Solicitud administrativa correspondiente a la regularización documental inmobiliaria."
    )
    assert easy is not None
    assert hard is not None
    assert easy > 70 > 40 > hard


def test_a_text_without_words_has_no_score():
    assert inflesz("123 …") is None
    assert sentences("¡! 5") == []
