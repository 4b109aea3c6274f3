from plugins.content_model.common import Idioma
from plugins.search_index.analyzer import Analyzer, stopwords, words
from plugins.search_index.equivalents import coded, equivalents

GROUPS = [(["carro", "coche"], ["carro", "coche"]), (["troca"], ["carro"]), (["gato"], ["felino"])]
STEM = Analyzer().stem


def shipped(groups, *known):
    return coded(groups, {STEM(word) for word in known}, Analyzer())


def test_groups_are_written_with_what_the_index_knows():
    assert shipped(GROUPS, "carro", "coche") == ["carro coche", "troca>carro"]


def test_a_group_of_which_one_word_is_known_points_at_it():
    assert shipped(GROUPS[:1], "coche") == ["carro coche>coche"]


def test_a_word_that_finds_only_itself_is_left_out():
    assert shipped([(["carro"], ["carro"])], "carro") == []


def test_the_list_of_mexican_spanish_knows_everyday_words():
    groups = equivalents(Idioma.ES)
    assert any("chamba" in first and "trabajo" in second for first, second in groups)


def test_every_listed_word_is_one_folded_word_with_a_meaning():
    listed = {word for group in equivalents(Idioma.ES) for side in group for word in side}
    wrong = [w for w in listed if words(w) != [w] or w in stopwords()]
    assert wrong == []


def test_most_languages_have_no_list():
    assert equivalents(Idioma.EN) == []
