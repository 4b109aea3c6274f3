"""The verb that begins a message."""

import shutil
from pathlib import Path

import pytest

from plugins.content_model.load import load
from plugins.emergency.mensaje import BadRequest
from plugins.emergency.new_message import new_message
from tests.plugins.content_model.builders import NOW

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def portal(tmp_path):
    shutil.copytree(ROOT / "content/datos", tmp_path / "content/datos")
    return tmp_path


def silent(question, default):
    raise AssertionError(question)


def test_all_on_the_command_line_asks_nothing(portal):
    words = ["--evento=corte-de-agua", "--nivel=aviso", "--horas=8", "--zona=SM 63"]
    path = new_message(portal, NOW, words, silent)
    assert path.name == "corte-de-agua-2026-aviso.md"
    record = load(portal, NOW).catalogue.contingencia("corte-de-agua-2026-aviso").record
    assert record.area == "SM 63"


def test_what_is_missing_is_asked_for_with_the_choices(portal):
    asked = []

    def ask(question, default):
        asked.append(question)
        return {"¿Cómo se llama? (Huracán …)": "Óscar"}.get(question, default)

    path = new_message(portal, NOW, [], ask)
    assert path.name == "oscar-2026-roja.md"
    assert any("huracan, tormenta-tropical" in question for question in asked)
    assert any("azul, verde, amarilla, naranja, roja" in question for question in asked)


def test_from_alert_to_update_to_end(portal):
    new_message(
        portal,
        NOW,
        [
            "--evento=huracan",
            "--nombre=Delta",
            "--nivel=naranja",
            "--fase=acercamiento",
            "--horas=9",
        ],
        silent,
    )
    later = NOW.replace(hour=13)
    words = ["--actualiza=delta-2026-naranja", "--nivel=roja", "--fase=acercamiento", "--horas=9"]
    new_message(portal, later, words, silent)
    new_message(portal, NOW.replace(hour=14), ["--termina=delta-2026-roja"], silent)
    catalogue = load(portal, NOW.replace(hour=15)).catalogue
    assert catalogue.contingencia("delta-2026-termina").record.reemplaza == ("delta-2026-roja",)
    assert catalogue.contingencias_activas(catalogue.now) == ()


def test_an_unknown_message_is_told_with_those_in_force(portal):
    new_message(portal, NOW, ["--evento=inundacion", "--nivel=aviso", "--horas=8"], silent)
    with pytest.raises(BadRequest, match="Vigentes: inundacion-2026-aviso"):
        new_message(portal, NOW, ["--termina=nada"], silent)


@pytest.mark.parametrize("words", [["--evento=tsunami"], ["--evento=calor", "--nivel=roja"]])
def test_a_wrong_answer_writes_nothing(portal, words):
    with pytest.raises(BadRequest):
        new_message(portal, NOW, words, lambda question, default: default)
    assert not (portal / "content/contingencias").exists()
