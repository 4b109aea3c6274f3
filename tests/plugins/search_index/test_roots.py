import pytest
import snowballstemmer

from plugins.search_index.analyzer import Analyzer, words
from plugins.search_index.roots import by_root, roots


@pytest.mark.parametrize(
    ("one", "other"),
    [("casa", "casarse"), ("hoyo", "hoy"), ("bebé", "bebida"), ("mar", "marido")],
)
def test_words_that_folding_confuses_have_different_stems(one, other):
    assert Analyzer().stems(one) != Analyzer().stems(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("cierra", "cerrar"), ("murió", "morir"), ("adopción", "adoptar"), ("renueva", "renovar")],
)
def test_irregular_forms_share_the_stem_of_their_verb(one, other):
    assert Analyzer().stems(one) == Analyzer().stems(other)


def test_every_listed_form_is_one_folded_word():
    assert all(words(form) == [form] for form in roots("spanish"))


def test_forms_that_need_no_exception_are_not_shipped():
    stemmer = snowballstemmer.stemmer("spanish")
    assert all(stemmer.stemWord(form) != root for form, root in roots("spanish").items())


def test_the_shipped_list_says_the_same():
    shipped = {form: root for root, forms in by_root("spanish").items() for form in forms.split()}
    assert shipped == roots("spanish")


def test_a_language_without_a_list_has_no_exceptions():
    assert roots("english") == {}
