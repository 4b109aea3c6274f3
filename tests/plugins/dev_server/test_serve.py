"""The verb as a person uses it: a real process, real files, a real browser's requests."""

import http.client
import os
import re
import signal
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

from plugins.dev_server.inject import EVENTS_PATH
from plugins.dev_server.serve import changes, is_aviso
from plugins.dev_server.server import SiteServer

ROOT = Path(__file__).resolve().parents[3]
PATIENCE = 60

# Copies the one page; a page that says "mal" is an error with a finding.
BUILDER = """
import json, os, pathlib, sys
text = pathlib.Path("content/a.md").read_text(encoding="utf-8")
if "mal" in text:
    row = {"path": "content/a.md", "line": 1, "level": "error", "campo": "", "message": text}
    pathlib.Path(os.environ["PORTAL_FINDINGS"]).write_text(json.dumps([row]), encoding="utf-8")
    sys.exit("content/a.md:1: error: " + text)
pathlib.Path("output").mkdir(exist_ok=True)
pathlib.Path("output/index.html").write_text(f"<body>{text}</body>", encoding="utf-8")
"""
PROGRAM = """
import sys
from pathlib import Path
from plugins.dev_server.serve import serve_with_reload
sys.exit(serve_with_reload(Path.cwd(), [sys.executable, "builder.py"]))
"""


@pytest.fixture
def project(tmp_path):
    for name in ("content", "theme", "plugins"):
        (tmp_path / name).mkdir()
    (tmp_path / "builder.py").write_text(BUILDER, encoding="utf-8")
    (tmp_path / "pelicanconf.py").write_text("")
    write(tmp_path, "uno")
    return tmp_path


def write(project, text):
    (project / "content" / "a.md").write_text(text, encoding="utf-8")


@contextmanager
def served(project):
    """Run the verb in ``project``; yield the process and the address it printed."""
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    guard = threading.Timer(2 * PATIENCE, process.kill)
    guard.start()
    try:
        line = next(line for line in process.stdout if "http://" in line)
        yield process, re.search(r"http://\S+", line)[0]
    finally:
        guard.cancel()
        process.kill()
        process.wait()
        process.stdout.close()


def get(url):
    with urllib.request.urlopen(url, timeout=PATIENCE) as response:
        return response.read().decode()


def next_reload(url, page):
    """Wait as an open page does: on the events of the version that it shows."""
    version = page.split('data-version="')[1].split('"')[0]
    host = url.removeprefix("http://").rstrip("/")
    connection = http.client.HTTPConnection(host, timeout=PATIENCE)
    connection.request("GET", f"{EVENTS_PATH}?version={version}")
    told = connection.getresponse().read()
    connection.close()
    assert b"event: reload" in told


def test_an_edit_is_built_and_reloads_the_page_and_ctrl_c_ends_it_well(project):
    with served(project) as (process, url):
        page = get(url)
        assert "uno" in page
        write(project, "dos")
        next_reload(url, page)
        assert "dos" in get(url)
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 0


def test_a_mistake_shows_over_the_last_good_page_until_it_is_corrected(project):
    with served(project) as (process, url):
        good = get(url)
        write(project, "mal escrito")
        next_reload(url, good)
        bad = get(url)
        assert "uno" in bad
        assert "content/a.md:1" in bad
        assert "mal escrito" in bad
        write(project, "tres")
        next_reload(url, bad)
        page = get(url)
        assert "tres" in page
        assert "mal escrito" not in page
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE) == 0


def test_with_a_mistake_from_the_start_the_page_is_the_findings(project):
    write(project, "mal desde el inicio")
    with served(project) as (_, url):
        with pytest.raises(urllib.error.HTTPError) as answer:
            get(url)
        with answer.value as response:
            assert response.code == 503
            assert "mal desde el inicio" in response.read().decode()


def test_an_edit_of_the_settings_saved_by_renaming_counts(project):
    stop = threading.Event()
    bursts = changes(project, stop)
    fresh = project / "pelicanconf.py.new"
    fresh.write_text("SITENAME = 'Cancún'", encoding="utf-8")
    fresh.replace(project / "pelicanconf.py")
    assert next(bursts) == ["pelicanconf.py"]
    stop.set()


def test_edits_made_before_the_first_question_are_not_missed(project):
    stop = threading.Event()
    bursts = changes(project, stop)
    write(project, "otro")
    assert next(bursts) == ["content/a.md"]
    stop.set()


def test_caches_that_a_build_writes_beside_the_code_are_not_edits(project):
    stop = threading.Event()
    bursts = changes(project, stop)
    (project / "plugins" / "__pycache__").mkdir()
    (project / "plugins" / "__pycache__" / "a.pyc").write_bytes(b"")
    write(project, "otro")
    seen = next(bursts)
    assert seen == ["content/a.md"]
    stop.set()


@pytest.mark.parametrize(
    ("line", "aviso"),
    [
        ("content/a b.md:7: aviso: resumen: se lee con dificultad", True),
        ("content/a.md:7: error: resumen: aviso: falta", False),
        ("  un texto: 7: aviso: x", False),
        ("Sitio listo", False),
    ],
)
def test_avisos_are_told_from_everything_else_a_build_prints(line, aviso):
    assert is_aviso(line) is aviso


def test_a_taken_port_is_said_and_ends_with_1(project, capsys):
    from plugins.dev_server.serve import serve_folder

    taken = SiteServer(project, 0)
    try:
        assert serve_folder(project, taken.server_port) == 1
    finally:
        taken.server_close()
    assert f"Puerto ocupado: {taken.server_port}" in capsys.readouterr().out
