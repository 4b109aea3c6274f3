"""The files of the app, and the switch between worker and kill switch."""

import json
import runpy
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from plugins.images.icons import icon_files
from plugins.offline.manifest import ICONS
from plugins.offline.outputs import app_manifest, kill_switch, service_worker
from tests.plugins.content_model.builders import catalogue


@dataclass
class Site:
    nombre: str = "Portal de Cancún"
    descripcion: str = "Trámites."


def test_the_manifest_says_name_icons_and_start():
    ((path, content),) = app_manifest(catalogue(), Site())
    found = json.loads(content)
    assert path == "manifest.webmanifest"
    assert found["name"] == "Portal de Cancún"
    assert found["start_url"] == "/?origen=app"
    assert found["display"] == "standalone"
    assert {icon["purpose"] for icon in found["icons"]} == {"any", "maskable"}


def test_every_icon_of_the_manifest_is_drawn_in_its_size():
    drawn = dict(icon_files())
    for address, side, _ in ICONS:
        image = Image.open(BytesIO(drawn[address.removeprefix("/")]))
        assert image.size == (side, side)


def test_the_maskable_icon_keeps_its_drawing_inside_the_safe_circle():
    drawn = dict(icon_files())
    image = Image.open(BytesIO(drawn["icono-512-recortable.png"])).convert("L")
    light = image.tobytes()
    for x in range(0, 512, 4):
        for y in range(0, 512, 4):
            if (x - 256) ** 2 + (y - 256) ** 2 > 205**2:
                assert abs(light[y * 512 + x] - light[0]) < 8, (x, y)


def test_the_worker_names_the_kit_and_the_kill_switch_replaces_it():
    ((path, worker),) = service_worker(catalogue(), Site(), {"index.html": "abc"})
    assert b'["/", "abc"]' in worker or b'["/","abc"]' in worker
    ((other, off),) = kill_switch(catalogue(), Site(), {})
    assert path == other == "sw.js"
    assert b"unregister" in off
    assert b"fetch" not in off


@pytest.mark.parametrize(("given", "worker"), [("", "service_worker"), ("1", "kill_switch")])
def test_the_public_site_has_the_worker_unless_it_is_switched_off(monkeypatch, given, worker):
    monkeypatch.setenv("PORTAL_SIN_COPIAS", given)
    settings = runpy.run_path(str(Path(__file__).resolve().parents[3] / "publishconf.py"))
    assert settings["PORTAL_LAST_OUTPUTS"] == [f"plugins.offline.outputs:{worker}"]
