import pytest

from tests.plugins.checks.advice_site import advice_on, news


def told(tmp_path, alt, *, in_text=False):
    if in_text:
        text = news(body=f"![{alt}](../../imagenes/2026/playa.jpg)")
    else:
        text = news(header=f'imagen: {{archivo: 2026/playa.jpg, alt: "{alt}", credito: Prueba}}\n')
    return [f.message for f in advice_on(tmp_path, text)]


@pytest.mark.parametrize("in_text", [False, True])
@pytest.mark.parametrize(
    ("alt", "words"),
    [
        ("Imagen del evento", "no dice qué se ve"),
        ("fotografía", "no dice qué se ve"),
        ("IMG_2031", "parece el nombre del archivo"),
        ("playa.jpg", "parece el nombre del archivo"),
        ("Foto de tres personas en la playa", "sobra «Foto de»"),
        ("Imagen de la playa limpia", "sobra «Imagen de»"),
    ],
)
def test_a_description_that_says_nothing_is_told(tmp_path, alt, words, in_text):
    messages = told(tmp_path, alt, in_text=in_text)
    assert len([message for message in messages if words in message]) == 1


@pytest.mark.parametrize(
    "alt",
    [
        "Tres personas limpian la playa",
        "Mapa de las rutas gratuitas con sus paradas",
        "Cartel con los horarios de la caja",
        "La fotógrafa del parque saluda",
    ],
)
def test_a_description_of_what_is_seen_is_right(tmp_path, alt):
    assert told(tmp_path, alt) == []
