from dataclasses import fields

import pytest

from plugins.content_model.common import Idioma
from plugins.content_model.cost_words import CostWords, cost_words


@pytest.mark.parametrize("word", [f.name for f in fields(CostWords)])
def test_every_language_fills_the_same_blanks(word):
    texts = [getattr(cost_words(idioma), word) for idioma in Idioma]
    assert all(texts)
    assert len({text.count("{}") for text in texts}) == 1


def test_a_language_without_words_of_its_own_has_the_spanish_ones():
    assert cost_words(Idioma.YUA) is cost_words(Idioma.ES)
