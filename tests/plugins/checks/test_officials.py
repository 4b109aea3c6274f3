import pytest

from plugins.checks.officials import advice_on as advice_on_passage
from plugins.checks.officials import named_officials
from plugins.checks.prose import Passage
from plugins.content_model.finding import Level
from tests.plugins.checks.advice_site import BODY, NEWS, advice, advice_on, news

PERIODS = "content/datos/periodos_electorales.yml"
PERIOD = """\
- nombre: Campañas de prueba
  desde: 2026-11-01
  hasta: 2026-12-06
  fuente: Prueba
"""


@pytest.mark.parametrize(
    "text",
    [
        "La presidenta municipal Rosa Canul Pech entregó la obra.",
        "La presidenta municipal, Rosa Canul Pech, entregó la obra.",
        "Rosa Canul Pech, presidenta municipal, entregó la obra.",
        "el alcalde Luis Uc May dijo",
        "la alcaldesa Rosa saludó",
        "la directora de Salud, Rosa Canul, dijo",
        "el secretario de Obras Públicas, Ing. Luis Uc May, explicó",
        "el director general de Tránsito Lic. Luis Uc Pat",
        "la Mtra. Rosa Canul atiende",
        "la regidora Rosa María Canul Pech",
        "Director: Luis Uc",
    ],
)
def test_an_office_with_a_name_is_seen(text):
    assert len(named_officials(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "La Secretaría Municipal de Ecología reparte árboles.",
        "La Secretaria Municipal de Bienestar atiende aquí.",
        "calle Presidente Adolfo López Mateos",
        "Escuela Presidente Adolfo López Mateos",
        "el alcalde de Puerto Morelos, Quintana Roo",
        "el director responsable de obra firma los planos",
        "pide cita con el director de Catastro, Av. Tulum",
        "Firma del titular. Av. Nader 5",
        "el titular Nombre Apellido Apellido firma",
        "Presidente de la colonia Santa Fe",
        "la jefa de Registro Civil te atiende",
        "Teatro 8 de Octubre, Parque de las Palapas",
    ],
)
def test_an_office_a_place_or_a_street_alone_is_not(text):
    assert named_officials(text) == []


def messages(found):
    return [f.message for f in found]


def test_a_name_gets_advice_that_says_what_to_write(tmp_path):
    (found,) = advice_on(tmp_path, news(body="Lo dijo el alcalde Luis Uc May."))
    assert (found.level, found.line) == (Level.AVISO, 8)
    assert "«alcalde Luis Uc May» nombra a una persona funcionaria" in found.message
    assert "di qué área lo hace" in found.message


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("Se abrió gracias al gobierno municipal.", "gracias al gobierno"),
        ("Es un gran logro.", "gran logro"),
        ("Es una inversión histórica.", "inversión histórica"),
        ("Hay un avance sin precedentes.", "sin precedentes"),
        ("Sigue la transformación de Cancún.", "transformación de Cancún"),
        ("Somos un gobierno humanista.", "gobierno humanista"),
        ("La obra, encabezada por el área, sigue.", "encabezada por"),
    ],
)
def test_praise_and_slogans_get_advice(tmp_path, body, word):
    (found,) = advice_on(tmp_path, news(body=body))
    assert f"«{word}» es elogio" in found.message


PRAISED = [
    *("gracias a su gestión", "bajo su liderazgo", "encabezado por", "por instrucciones de"),
    *("de la mano del gobierno", "importantes logros", "logro histórico", "día histórico"),
    *(
        "de forma histórica",
        "sin precedente",
        "nunca antes",
        "jamás visto",
        "cuarta transformación",
    ),
    *("firme compromiso", "cumplió su palabra", "incansablemente", "orgullosamente"),
    *("extraordinaria labor", "excelente trabajo", "ardua labor", "arduo trabajo"),
    *("gobierno de resultados", "hechos, no palabras", "un mejor futuro", "seguimos avanzando"),
    *("seguimos cumpliendo", "seguimos transformando"),
]


@pytest.mark.parametrize("words", PRAISED)
def test_every_kind_of_praise_is_found(words):
    found = list(advice_on_passage(Passage(NEWS, 1, "", f"Hoy, {words}, abre.")))
    assert len(found) == 1


@pytest.mark.parametrize(
    "body",
    [
        "La visita al centro histórico es gratuita.",
        "El archivo histórico abre el lunes.",
        "La lluvia llegó a su máximo histórico.",
        "Hay sesión extraordinaria el martes.",
        "La transformación digital de los trámites sigue.",
        "La colecta fue posible gracias a la gente.",
        "Pasea de la mano de una persona adulta y usa la rampa.",
    ],
)
def test_the_same_words_in_a_plain_sense_get_none(tmp_path, body):
    assert advice_on(tmp_path, news(body=body)) == []


def test_a_photograph_of_officials_is_told_by_its_description(tmp_path):
    header = (
        "imagen: {archivo: 2026/a.jpg, alt: La presidenta municipal corta un listón, credito: X}\n"
    )
    found = advice_on(tmp_path, news(header=header))
    assert any("la foto muestra a «presidenta municipal»" in m for m in messages(found))


def test_a_hashtag_in_the_title_is_a_slogan(tmp_path):
    found = advice_on(tmp_path, news(titulo="Abre la caja #CancúnAvanzaMás"))
    assert any("es un lema" in m for m in messages(found))


def test_what_bears_a_day_of_an_electoral_period_is_refused(tmp_path):
    text = news(body="Lo dijo el alcalde Luis Uc May.")
    found = advice_on(tmp_path, text, **{PERIODS: PERIOD})
    assert [f.level for f in found] == [Level.AVISO, Level.ERROR]
    assert "Hasta el 2026-12-06 no se publica: Campañas de prueba" in found[1].message
    assert "solo se difunden servicios" in found[0].message


def test_what_bears_another_day_is_only_told_whenever_it_is_built(tmp_path):
    text = news(body="Lo dijo el alcalde Luis Uc May.")
    # The build is of a day of the period; the news item is older.
    period = PERIOD.replace("2026-11-01", "2026-11-21")
    found = advice_on(tmp_path, text, **{PERIODS: period})
    assert [f.level for f in found] == [Level.AVISO]


def test_an_embargo_counts_from_its_own_day(tmp_path):
    text = news(body=BODY, header="publicar_desde: 2026-12-07\n")
    found = advice_on(tmp_path, text, **{PERIODS: PERIOD})
    assert not any("periodo electoral" in m for m in messages(found))


def test_a_period_that_ends_before_it_begins_is_an_error(tmp_path):
    changes = {PERIODS: PERIOD.replace("2026-12-06", "2026-10-06")}
    assert any(
        f.path == PERIODS and f.level is Level.ERROR and f.campo == "1.hasta"
        for f in advice(tmp_path, {NEWS: news(), **changes})
    )
