"""Every template is a valid message, and passes the portal's checks."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from plugins.checks.run import run
from plugins.content_model.contingencia import Contingencia
from plugins.content_model.escritura import content_file
from plugins.content_model.finding import Level
from plugins.content_model.load import load
from plugins.content_model.parse import parse_document
from plugins.emergency.eventos import load_eventos
from plugins.emergency.mensaje import BadRequest, Pedido, cancel, first, slug, update
from tests.plugins.content_model.builders import NOW, contingencia

ROOT = Path(__file__).resolve().parents[3]
EVENTOS = load_eventos()


@pytest.fixture(scope="module")
def real():
    """The real data, without the news and guides."""
    return load(ROOT, NOW, only=lambda path: "contingencias" in path.parts).catalogue


def cases():
    data = load(ROOT, NOW, only=lambda path: False).catalogue.datos.escalas
    return [
        (evento, nivel.id, fase)
        for evento in EVENTOS.values()
        for nivel in data[evento.escala].niveles
        for fase in (data[evento.escala].fases or {"": ""})
    ]


def read(header):
    parsed = parse_document("content/contingencias/2026/x.md", content_file(header), Contingencia)
    assert parsed.findings == []
    return parsed.record


@pytest.mark.parametrize(("evento", "nivel", "fase"), cases())
def test_every_event_level_and_phase_gives_a_valid_message(real, evento, nivel, fase):
    header = first(evento, Pedido(nivel, fase, "Delta"), real, NOW, ())
    record = read(header)
    assert record.emitido == record.inicio == NOW
    assert record.vigente_hasta == NOW + timedelta(hours=24)
    assert record.que_hacer
    assert record.texto_sms.startswith(record.titulo)
    assert len(record.texto_sms) <= 160


def test_a_hurricane_is_named_and_filled_in_from_its_level(real):
    record = read(first(EVENTOS["huracan"], Pedido("roja", "acercamiento", "Delta"), real, NOW, ()))
    assert record.id == "delta-2026-roja"
    assert record.episodio == "delta-2026"
    assert record.titulo == "Huracán Delta: alerta roja"
    assert record.que_hacer == real.datos.escalas["siat-ct"].nivel("roja").que_hacer
    assert record.idiomas["en"].titulo == "Hurricane Delta: red alert"
    assert record.que_pasa == (
        "Huracán Delta: alerta roja (se acerca). Peligro máximo: resguardo total."
    )


def test_an_update_names_the_former_and_keeps_what_it_says_of_places(real):
    old = contingencia(
        "delta-2026-naranja",
        titulo="Huracán Delta: alerta naranja",
        episodio="delta-2026",
        nivel="naranja",
        area="Zona Hotelera",
        emitido="2026-11-23T08:00-05:00",
        refugios=[{"refugio": "primaria-ek-balam", "abierto": "sí", "nota": "Con mascotas"}],
        resumen="Peligro alto.",
    )
    record = read(update(old, Pedido("roja", "acercamiento"), real, NOW, ["delta-2026-naranja"]))
    assert record.tipo_mensaje == "actualiza"
    assert record.reemplaza == ("delta-2026-naranja",)
    assert record.titulo == "Huracán Delta: alerta roja"
    assert record.area == "Zona Hotelera"
    assert record.refugios[0].refugio == "primaria-ek-balam"
    assert record.resumen is None, "the old level's summary would be wrong"
    assert record.emitido == NOW


def test_an_update_keeps_what_stops_in_english_too(real):
    english = {
        "titulo": "Hurricane Delta: orange alert",
        "resumen": "High danger.",
        "que_pasa": "It is near.",
        "que_hacer": ["Stay in."],
        "servicios_afectados": [{"servicio": "Beaches", "situacion": "Closed: stay out"}],
    }
    old = contingencia("delta-2026-naranja", nivel="naranja", idiomas={"en": english})
    text = read(update(old, Pedido("roja", "acercamiento"), real, NOW, ())).idiomas["en"]
    assert [s.situacion for s in text.servicios_afectados] == ["Closed: stay out"]
    assert text.resumen is None, "the old level's summary would be wrong"


def test_the_end_names_the_former_and_repeats_no_instruction(real):
    old = contingencia(
        "delta-2026-roja", titulo="Huracán Delta: alerta roja", episodio="delta-2026"
    )
    record = read(cancel(old, real, NOW, ()))
    assert record.id == "delta-2026-termina"
    assert record.tipo_mensaje == "cancela"
    assert record.reemplaza == ("delta-2026-roja",)
    assert "Quédate en casa." not in record.que_hacer


def test_a_drill_stays_a_drill_to_its_end(real):
    old = contingencia("x", caracter="simulacro")
    assert read(cancel(old, real, NOW, ())).caracter == "simulacro"


def test_an_id_in_use_gets_a_number(real):
    taken = ["delta-2026-roja", "delta-2026-roja-2"]
    pedido = Pedido("roja", "acercamiento", "Delta")
    assert first(EVENTOS["huracan"], pedido, real, NOW, taken)["id"] == "delta-2026-roja-3"


@pytest.mark.parametrize(
    ("pedido", "told"),
    [
        (Pedido("morada", "acercamiento"), "Niveles: azul, verde, amarilla, naranja, roja"),
        (Pedido("roja"), "Fases: acercamiento, alejamiento"),
        (Pedido("roja", "pasado"), "Fases: acercamiento, alejamiento"),
        (Pedido("roja", "acercamiento", horas=0), "al menos una hora"),
    ],
)
def test_a_wrong_request_says_what_there_is(real, pedido, told):
    with pytest.raises(BadRequest, match=told):
        first(EVENTOS["huracan"], pedido, real, NOW, ())


def test_a_name_becomes_an_id():
    assert slug("Tormenta Óscar 2026") == "tormenta-oscar-2026"


def test_an_alert_its_update_and_its_end_pass_every_check(tmp_path, real):
    content = tmp_path / "content"
    (content / "contingencias/2026").mkdir(parents=True)
    shutil.copytree(ROOT / "content/datos", content / "datos")
    clock, taken, old = NOW, [], None
    for nivel in ("naranja", "roja", "termina"):
        clock += timedelta(hours=1)
        pedido = Pedido(nivel, "acercamiento", "Delta")
        if old is None:
            header = first(EVENTOS["huracan"], pedido, real, clock, taken)
        elif nivel == "termina":
            header = cancel(old, real, clock, taken)
        else:
            header = update(old, pedido, real, clock, taken)
        path = content / f"contingencias/2026/{header['id']}.md"
        path.write_text(content_file(header), encoding="utf-8")
        loaded, findings = run(tmp_path, clock + timedelta(minutes=1))
        ours = [f for f in findings if "contingencias/" in f.path]
        assert [f for f in ours if f.level is Level.ERROR] == []
        assert [f for f in ours if "vigente" in f.message] == []
        old = loaded.catalogue.contingencia(header["id"])
        taken.append(header["id"])
    assert loaded.catalogue.contingencias_activas(loaded.catalogue.now) == ()
