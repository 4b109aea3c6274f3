"""Ten slips that staff make most: each gets one message that is enough to correct it."""

import pytest

from plugins.content_model.finding import Level
from tests.plugins.checks.advice_site import advice_on, news

ERROR, AVISO = Level.ERROR, Level.AVISO

MISTAKES = {
    "a day written as people say it": (
        news(fecha="20/11/2026"),
        (ERROR, 4, "escribe año-mes-día: 2026-11-20 (20 de noviembre)"),
    ),
    "a colon in the title": (
        news()
        .replace('titulo: "Abre la caja', "titulo: Predial: abre la caja", 1)[:-1]
        .replace('23"', "23", 1),
        (ERROR, 2, 'escribe «titulo: "Predial: abre la caja de la Plaza Uno desde el lunes 23"»'),
    ),
    "an office that is not in the list": (
        news().replace("dependencia: ingresos", "dependencia: ingreso"),
        (ERROR, 5, "¿Quisiste decir «ingresos»?"),
    ),
    "a field misspelt": (
        news(header="estdo: borrador\n"),
        (ERROR, 7, "¿Quisiste decir «estado»?"),
    ),
    "an official by name": (
        news(body="La presidenta municipal Rosa Canul Pech abrió la caja."),
        (AVISO, 8, "di qué área lo hace, por ejemplo «el Ayuntamiento»"),
    ),
    "a word written by ear": (
        news(body="Recoge tu hoja de vacunasion."),
        (AVISO, 8, "¿quisiste decir «vacunación»?"),
    ),
    "an announcement instead of the fact": (
        news(resumen="Conoce la nueva caja de la Plaza Uno y sus horarios."),
        (AVISO, 3, "di de una vez qué pasa, cuándo y dónde"),
    ),
    "a photograph described as one": (
        news(header="imagen: {archivo: 2026/playa.jpg, alt: foto del evento, credito: Prueba}\n"),
        (AVISO, 7, "descríbelo, por ejemplo «Tres personas limpian la playa»"),
    ),
    "a mail address misspelt": (
        news(body="Escribe a tesoreria@cacnun.gob.mx."),
        (ERROR, 8, "¿quisiste decir «@cancun.gob.mx»?"),
    ),
    "a link to a page that is not there": (
        news(body="Lee [la guía](/tramites/pago-predail/)."),
        (ERROR, 8, "¿Quisiste decir «pago-predial»?"),
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_common_mistake_gets_a_message_that_is_enough(name, tmp_path):
    text, (level, line, words) = MISTAKES[name]
    found = advice_on(tmp_path, text)
    assert [f for f in found if (f.level, f.line) == (level, line) and words in f.message], (
        "\n".join(map(str, found))
    )
