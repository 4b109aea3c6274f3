from plugins.content_model.common import Idioma
from plugins.search_index.analyzer import Analyzer
from plugins.search_index.equivalents import coded, equivalents

GROUPS = [(["carr", "coch"], ["carr", "coch"]), (["troc"], ["carr"]), (["gat"], ["felin"])]


def test_groups_are_written_with_what_the_index_knows():
    assert coded(GROUPS, {"carr", "coch"}) == ["carr coch", "troc>carr"]


def test_a_group_of_which_one_word_is_known_points_at_it():
    assert coded(GROUPS[:1], {"coch"}) == ["carr coch>coch"]


def test_a_word_that_finds_only_itself_is_left_out():
    assert coded([(["carr"], ["carr"])], {"carr"}) == []


def test_the_list_of_mexican_spanish_knows_everyday_words():
    groups = equivalents(Idioma.ES, Analyzer())
    stem = Analyzer().stem
    assert any(stem("chamba") in first and stem("trabajo") in second for first, second in groups)


def test_most_languages_have_no_list():
    assert equivalents(Idioma.EN, Analyzer("english")) == []
