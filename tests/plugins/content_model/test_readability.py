import pytest

from plugins.content_model.readability import perspicuity, sentences, syllables, words


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


def score(text):
    return perspicuity(words(text), len(sentences(text)))


def test_short_words_and_sentences_are_easier():
    easy = score("Paga tu predial en la caja. Lleva tu recibo.")
    hard = score(
        "Solicitud administrativa correspondiente a la regularización documental inmobiliaria."
    )
    assert easy > 70 > 40 > hard


def test_a_text_without_words_has_no_sentences():
    assert words("123 …") == []
    assert sentences("¡! 5") == []
