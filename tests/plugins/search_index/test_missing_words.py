from plugins.search_index.missing_words import MissingWord, as_text, missing_words


def term(word, exact=False, corrected="", stems=()):
    return {"word": word, "exact": exact, "corrected": corrected, "stems": list(stems)}


def missing(*asked):
    return missing_words((query, {"terms": terms}) for query, terms in asked)


def test_a_word_that_finds_nothing_is_listed_with_an_example():
    found = missing(("pagar dron", [term("pagar", True, stems=[["pag", 1]]), term("dron")]))
    assert found == [MissingWord("dron", 1, "pagar dron")]


def test_what_finds_nothing_comes_before_what_is_corrected_and_the_most_used_first():
    found = missing(
        ("baxe", [term("baxe", corrected="bache", stems=[["bach", 0.9]])]),
        ("dron", [term("dron")]),
        ("tu laptop", [term("laptop")]),
        ("laptop", [term("laptop")]),
    )
    assert [(one.word, one.times) for one in found] == [("laptop", 2), ("dron", 1), ("baxe", 1)]
    assert found[2].taken_for == "bache"


def test_equivalents_beginnings_and_numbers_are_answered():
    answered = [term("lana", stems=[["diner", 0.55]]), term("predi", stems=[["predial", 0.9]])]
    assert missing(("lana predi 2024", [*answered, term("2024")])) == []


def test_each_word_is_one_line_of_plain_spanish():
    one, two = as_text(
        [MissingWord("dron", 2, "un dron"), MissingWord("baxe", 1, "un baxe", "bache")]
    )
    assert "2 veces" in one and "no encuentra nada" in one and "«un dron»" in one
    assert "1 vez " in two and "se toma por «bache»" in two
