import pytest

from plugins.checks.dictionary import Dictionary, bare, load_words
from plugins.checks.prose import Passage
from plugins.checks.spelling import MAX_SUGGESTED, misspelt
from tests.plugins.checks.advice_site import NEWS, advice_on, news

OWN = ["Cancún", "desazolve", "descacharrización", "predial"]


@pytest.fixture(scope="module")
def dictionary():
    is_word = load_words()
    assert is_word is not None, "dictionary-es-mx is not installed: run any verb of tasks.py"
    return Dictionary(is_word, OWN)


def told(dictionary, *texts):
    read = (Passage(NEWS, n, "", text) for n, text in enumerate(texts, start=1))
    return [f.message for f in misspelt(read, dictionary)]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("vacunasion", "vacunación"),
        ("nesecita", "necesita"),
        ("benefisio", "beneficio"),
        ("publicasión", "publicación"),
        ("ecsamen", "examen"),
        ("informacion", "información"),
        ("desasolve", "desazolve"),
        ("oficinsa", "oficinas"),
        ("Cancun", "Cancún"),
        ("Informacion", "Información"),
        ("descacharrizacion", "descacharrización"),
    ],
)
def test_a_slip_gets_the_word_that_was_meant(dictionary, wrong, right):
    (message,) = told(dictionary, f"Texto con {wrong}" if wrong[0].islower() else f"{wrong} crece")
    assert f"«{wrong}» no está en el diccionario; ¿quisiste decir «{right}»?" in message


def test_a_name_of_the_city_without_its_accent_is_told_inside_a_sentence_too(dictionary):
    (message,) = told(dictionary, "La playa de Cancun abre")
    assert "«Cancún»" in message


@pytest.mark.parametrize(
    "text",
    [
        "La descacharrización y el predial de Cancún.",
        "Vacúnate, págalo e inscríbete; tráelos y dáselo.",
        "El DIF, la COFEPRIS y ChatCun.",
        "En la avenida Xcaret y el parque Ombligo Verde.",
        "El km 12 y 3.5 kg, a las 9:00 h.",
    ],
)
def test_names_initials_pronouns_and_our_own_words_are_right(dictionary, text):
    assert told(dictionary, text) == []


def test_a_word_is_told_once_a_file_where_it_stands_first(dictionary):
    read = [Passage(NEWS, n, "", "la vacunasion y la vacunasion") for n in (4, 5)]
    (found,) = misspelt(iter(read), dictionary)
    assert found.line == 4


def test_the_word_that_the_site_uses_is_preferred(dictionary):
    texts = ("sargazo sargazo sargazo en la playa", "llega el sargaso")
    (message,) = told(dictionary, *texts)
    assert "¿quisiste decir «sargazo»?" in message


def test_what_is_like_nothing_is_told_without_a_guess(dictionary):
    (message,) = told(dictionary, "el qwrtzxpf")
    assert "revisa cómo se escribe" in message


def test_the_site_is_read_with_the_citys_list(tmp_path):
    found = advice_on(tmp_path, news(body="Paga el predial en la ventaniya de Cancun."))
    assert [f.line for f in found] == [8, 8]
    assert any("«ventanilla»" in f.message for f in found)


def test_addresses_code_and_what_people_type_are_not_read(tmp_path):
    body = "Mira [aquí](https://www.cancun.gob.mx/ofisina) o `ofisina`. Correo: ofisina@x.mx"
    assert [f for f in advice_on(tmp_path, news(body=body)) if "diccionario" in f.message] == []


@pytest.mark.parametrize(
    ("text", "right"),
    [("Haz el tramite hoy.", "trámite"), ("Escribe tu numero aquí.", "número")],
)
def test_a_noun_that_is_also_a_verb_needs_its_accent_after_an_article(tmp_path, text, right):
    (found,) = advice_on(tmp_path, news(body=text))
    assert f"escribe «{right}»" in found.message


def test_the_verb_needs_none(tmp_path):
    assert advice_on(tmp_path, news(body="Cuando tramites tu licencia, publico la lista.")) == []


def test_letters_are_compared_without_accents_but_with_their_tilde():
    assert bare("Cancún") == "cancun"
    assert bare("AÑO") == "año"


def test_a_word_too_long_for_a_slip_is_told_without_looking_for_others(dictionary):
    asked = []
    counting = Dictionary(lambda word: bool(asked.append(word)), [])
    (message,) = told(counting, "el " + "x" * 5000)
    assert "revisa cómo se escribe" in message
    assert len(asked) < 10


def test_corrections_are_looked_for_only_so_often(dictionary):
    words = [f"qwr{a}{b}zx" for a in "bcdfghjklm" for b in "bcdfghjklm"]
    asked = []

    class Asked(Dictionary):
        def suggest(self, word, common):
            asked.append(word)
            return ""

    assert len(told(Asked(lambda word: False, []), " ".join(words))) == len(words)
    assert len(asked) == MAX_SUGGESTED


@pytest.mark.parametrize(
    "text", ["El tram\u0131te y el numero.", "Un p\u016ablico, el t\u0131tulo."]
)
def test_letters_with_odd_small_forms_are_no_reason_to_stop(tmp_path, text):
    assert isinstance(advice_on(tmp_path, news(text)), list)
