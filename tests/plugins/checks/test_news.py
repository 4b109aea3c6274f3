import pytest

from tests.plugins.checks.advice_site import BODY, NEWS, SUMMARY, TITLE, advice, advice_on, news

SOURCE = "fuentes: [{nombre: Tesorería, visto: 2026-11-20}]\n"
LONG = (
    "La caja de la Plaza Uno recibe pagos con tarjeta y en efectivo. Está en la planta baja, junto "
    "a la puerta del norte. Lleva tu recibo anterior o la clave de tu casa. Si no los tienes, "
    "pide ayuda en la mesa de entrada y te dan una ficha. La fila para personas mayores es aparte."
)


def told(tmp_path, campo, **parts):
    return [f.message for f in advice_on(tmp_path, news(**parts)) if f.campo == campo]


@pytest.mark.parametrize("figure", ["25%", "1,250 familias", "3 mil familias", "2 millones"])
def test_a_figure_without_a_source_is_told(tmp_path, figure):
    (message,) = told(tmp_path, "fuentes", body=f"Llegó a {figure} en un año.")
    assert "no dice de dónde salen" in message


@pytest.mark.parametrize(
    "body",
    [
        "Abre a las 09:00 el 23 de noviembre de 2026.",
        "Llama al 998 881 2800 o escribe; cuesta $1,250.00.",
        "Está en la SM 94, C.P. 77500.",
        "Son 25 cajas.",
        "Llama al [998 881 2800](tel:+529988812800) o al (998) 881-2800.",
        "Escribe por [WhatsApp](https://wa.me/529987784500) al 9987784500.",
    ],
)
def test_dates_telephones_and_prices_are_no_figures(tmp_path, body):
    assert told(tmp_path, "fuentes", body=body) == []


def test_a_figure_with_a_source_is_right(tmp_path):
    assert told(tmp_path, "fuentes", body="Llegó a 25%.", header=SOURCE) == []


def test_news_about_a_procedure_should_lead_to_its_guide(tmp_path):
    (message,) = told(tmp_path, "tramites_relacionados", titulo="Ya puedes pagar el predial aquí")
    assert "agrega «tramites_relacionados: [pago-predial]»" in message


@pytest.mark.parametrize(
    ("header", "body"),
    [
        ("tramites_relacionados: [pago-predial]\n", BODY),
        ("", "Mira [la guía](/tramites/pago-predial/)."),
    ],
)
def test_news_that_lead_there_are_right(tmp_path, header, body):
    title = "Ya puedes pagar el predial aquí"
    assert told(tmp_path, "tramites_relacionados", titulo=title, header=header, body=body) == []


def test_news_about_something_else_need_no_guide(tmp_path):
    assert told(tmp_path, "tramites_relacionados", titulo="El predio es de todos") == []


def twice(tmp_path, title, body):
    second = NEWS.replace("prueba", "prueba-otra")
    changes = {NEWS: news(body=LONG), second: news(titulo=title, body=body)}
    return [f for f in advice(tmp_path, changes) if "casi igual" in f.message]


def test_news_that_repeat_another_are_told_where_it_is(tmp_path):
    (found,) = twice(tmp_path, TITLE, LONG.replace("planta baja", "planta alta"))
    assert "2026-11-20-prueba" in found.message + found.path


def test_news_about_the_same_matter_in_other_words_are_right(tmp_path):
    other = "Desde hoy se paga también los sábados. " + SUMMARY
    assert twice(tmp_path, "Los sábados también hay caja en la Plaza Uno", other) == []
