import json
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from plugins.content_model.dates import CANCUN
from plugins.feeds.activa import MOST_BYTES, activa
from tests.plugins.content_model.builders import NOW, catalogue, contingencia

EN = {"en": {"titulo": "Red alert", "que_pasa": "It comes.", "que_hacer": ["Stay in."]}}


def read(*entries, now=NOW):
    return json.loads(activa(catalogue(*entries, now=now)))


def ids(*entries, now=NOW):
    return [aviso["id"] for aviso in read(*entries, now=now)["avisos"]]


def test_a_message_in_force_says_all_that_a_banner_shows():
    assert read(contingencia("x", idiomas=EN)) == {
        "version": 1,
        "emitido": "2026-11-23T09:00:00-05:00",
        "avisos": [
            {
                "id": "x",
                "titulo": "Aviso x",
                "rotulo": "Alerta roja · Sistema de Alerta Temprana · Se acerca",
                "escala": "siat-ct",
                "nivel": "roja",
                "color": "rojo",
                "gravedad": 4,
                "banner": True,
                "inicio": "2026-11-23T09:00:00-05:00",
                "hasta": "2026-11-24T18:00:00-05:00",
                "url": "/contingencia/x/",
                "en": {
                    "titulo": "Red alert",
                    "rotulo": "Red alert · Sistema de Alerta Temprana",
                    "url": "/en/contingencia/x/",
                },
            }
        ],
    }


def test_nothing_in_force_is_an_empty_list():
    assert read() == {"version": 1, "emitido": None, "avisos": []}


def test_a_message_is_there_until_it_ends_and_not_at_its_end():
    end = datetime(2026, 11, 24, 18, tzinfo=CANCUN)
    assert ids(contingencia("x"), now=end - timedelta(seconds=1)) == ["x"]
    assert ids(contingencia("x"), now=end) == []


def test_one_that_is_issued_and_begins_later_is_there():
    assert ids(contingencia("x", inicio="2026-11-23T20:00-05:00")) == ["x"]


def test_one_that_is_not_issued_yet_is_not():
    assert ids(contingencia("x", emitido="2026-11-23T12:01-05:00")) == []


def test_replaced_and_cancelled_messages_are_gone_and_a_cancel_never_shows():
    first = contingencia("a", emitido="2026-11-22T09:00-05:00", nivel="azul")
    second = contingencia(
        "b", emitido="2026-11-23T09:00-05:00", tipo_mensaje="actualiza", reemplaza=["a"]
    )
    last = contingencia(
        "c", emitido="2026-11-23T11:00-05:00", tipo_mensaje="cancela", reemplaza=["b"]
    )
    assert ids(first) == ["a"]
    assert ids(first, second) == ["b"]
    assert ids(first, second, last) == []
    # Before the cancel was issued the second message was in force.
    assert ids(first, second, last, now=datetime(2026, 11, 23, 10, tzinfo=CANCUN)) == ["b"]


def test_the_newest_message_of_all_dates_the_file_even_if_it_is_a_cancel():
    first = contingencia("a")
    last = contingencia(
        "b", emitido="2026-11-23T11:00-05:00", tipo_mensaje="cancela", reemplaza=["a"]
    )
    assert read(first, last)["emitido"] == "2026-11-23T11:00:00-05:00"


def test_drills_are_never_there():
    assert ids(contingencia("x", caracter="simulacro"), contingencia("y", caracter="prueba")) == []


def test_the_most_severe_comes_first():
    assert ids(contingencia("a", nivel="azul"), contingencia("b")) == ["b", "a"]


def test_those_that_do_not_fit_are_named():
    many = [contingencia(f"aviso-{n}", idiomas=EN) for n in range(9)]
    found = read(*many)
    assert len(found["avisos"]) >= 2
    assert {a["id"] for a in found["avisos"]} | set(found["mas"]) == {e.id for e in many}


def test_far_too_many_are_counted():
    many = [contingencia(f"aviso-numero-{n}", idiomas=EN) for n in range(40)]
    found = read(*many)
    assert len(found["avisos"]) + found["mas"] == 40
    assert len(found["avisos"]) >= 2


@given(
    st.lists(st.text("ñ🌀", min_size=1, max_size=105), min_size=1, max_size=5),
    st.text("ñ🌀", min_size=1, max_size=105),
)
def test_the_file_fits_and_shows_the_most_severe_whatever_the_titles(titles, english):
    entries = [
        contingencia(
            f"a{n:03}-{'x' * 70}",
            titulo=f"a{title}",
            idiomas={"en": {**EN["en"], "titulo": f"a{english}"}},
        )
        for n, title in enumerate(titles)
    ]
    document = activa(catalogue(*entries))
    assert len(document) <= MOST_BYTES
    assert json.loads(document)["avisos"][0]["id"].startswith("a000")
