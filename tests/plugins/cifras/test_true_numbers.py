"""Simulated logs, of which every true number is known, give exactly those numbers."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from plugins.content_model.cifras import LEAST
from tests.plugins.cifras.runs import NOVEMBER, count
from tests.support.access_logs import GUIDES, Simulator, write_logs

HURRICANE = date(2026, 11, 20)
SEARCHES = ("predial", "acta de nacimiento", "medidor")


@pytest.fixture(scope="module")
def simulated(tmp_path_factory):
    folder = tmp_path_factory.mktemp("registros")
    simulator = Simulator(10)
    requests = []
    for number in range(30):
        day = date(2026, 11, 1) + timedelta(days=number)
        storm = day == HURRICANE
        requests += simulator.day(day, 150 if storm else 12, SEARCHES, storm)
    lines = write_logs(folder, requests, broken=23)
    reading, (month,) = count(folder, period=NOVEMBER, warned=[HURRICANE])
    return simulator.truth, lines, reading, month


def test_every_line_is_under_one_rule(simulated):
    _, lines, reading, _ = simulated
    assert reading.lines == lines == reading.rules.total()
    assert sum(n for rule, n in reading.rules.items() if rule.startswith("mal_")) >= 18


def test_visits_and_pages_are_those_that_were_made(simulated):
    truth, _, reading, month = simulated
    assert month.visitas == truth.visits("pagina")
    assert month.paginas == truth.times["pagina"]
    assert reading.counted == truth.times["pagina"] + truth.times["descarga"]
    assert month.busquedas == truth.times["busqueda"]
    assert (month.completa, month.sin_registros) == (True, ())


def test_devices_are_told_apart_and_add_up(simulated):
    truth, _, _, month = simulated
    shown = month.dispositivos.model_dump(exclude_none=True)
    assert shown == {d: truth.visits(d) for d in ("celular", "tableta", "computadora")}


def test_guides_are_counted_in_every_language_once_a_visit(simulated):
    truth, _, _, month = simulated
    wanted = {g: n for g in GUIDES if (n := truth.visits(f"guia:{g}")) >= LEAST}
    assert {guide.tramite: guide.visitas for guide in month.guias} == wanted


def test_a_hurricane_is_seen_in_its_visits(simulated):
    truth, _, _, month = simulated
    assert month.visitas_contingencia == truth.visits("contingencia")
    stormy = {who for who in truth.visitors["pagina"] if who[0] == HURRICANE}
    assert month.visitas_con_aviso == len(stormy) == 150


def test_the_installed_app_and_the_open_data_are_counted(simulated):
    truth, _, _, month = simulated
    assert (month.aperturas_app, month.visitas_app) == (truth.times["app"], truth.visits("app"))
    assert month.descargas_datos == truth.times["descarga"]
    for file in month.descargas:
        assert file.descargas == truth.times[f"descarga:{file.ruta}"]
    assert month.descargas


def test_searches_are_kept_with_what_the_portal_has_for_them(simulated):
    _, _, _, month = simulated
    assert {search.texto for search in month.sin_respuesta} == set(SEARCHES)
    assert {search.respuesta for search in month.sin_respuesta} == {"nada"}
