"""Pelican runs the portal: exit codes, signals, full disks, wrong settings."""

import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.content import minimal_content, noticia, write

ROOT = Path(__file__).resolve().parents[3]
CLOCK = "2026-11-23T12:00:00-05:00"

# The site with everything that other plugins add …
WHOLE = f"""\
import sys
sys.path.insert(0, {str(ROOT)!r})
sys.path.insert(1, ".")
from pelicanconf import *
THEME = {str(ROOT / "theme")!r}
"""
# … and the bare one, for what does not concern them.
CONF = (
    WHOLE
    + """\
PORTAL_OUTPUTS = []
PORTAL_PAGE_DATA = []
"""
)

SLOW = """\
import pathlib, time
def outputs(catalogue, site):
    yield "primero.txt", b"x"
    pathlib.Path("llegue").touch()
    time.sleep(60)
"""

FULL = """\
import resource
def outputs(catalogue, site):
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
    yield "grande.bin", b"x" * 100_000
"""

ALONE = """\
import threading
def outputs(catalogue, site):
    yield "hilos.txt", " ".join(thread.name for thread in threading.enumerate()).encode()
"""


@pytest.fixture
def project(tmp_path):
    minimal_content(tmp_path)
    (tmp_path / "conf.py").write_text(CONF)
    return tmp_path


def command(*options, settings="conf.py"):
    return [sys.executable, "-m", "pelican", "-s", settings, *options]


def environ(**extra):
    return {**os.environ, "PORTAL_NOW": CLOCK, **extra}


def build(project, *options, settings="conf.py", **extra):
    return subprocess.run(
        command(*options, settings=settings),
        cwd=project,
        env=environ(**extra),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def tree(folder):
    return {
        p.relative_to(folder).as_posix(): p.read_bytes()
        for p in sorted(folder.rglob("*"))
        if p.is_file()
    }


def siblings(project):
    return [p.name for p in project.iterdir() if p.name.startswith("output.")]


@pytest.fixture
def built(project):
    done = build(project)
    assert done.returncode == 0, done.stderr
    return project, tree(project / "output")


def test_a_good_build_says_its_accounts_and_ends_well(project):
    done = build(project)
    assert done.returncode == 0
    assert "6 publicados + 0 borradores" in done.stdout
    assert siblings(project) == []


def test_another_output_folder_can_be_chosen(project):
    done = build(project, "-o", "otra")
    assert done.returncode == 0
    assert (project / "otra/index.html").is_file()
    assert not (project / "output").exists()


BAD = noticia("Mala", "12/04/2026")


@pytest.mark.parametrize("options", [[], ["-q"], ["--fatal", "errors"], ["-D"]])
def test_an_error_of_content_stops_the_build_whatever_the_log_level(built, options):
    project, before = built
    write(project, "noticias/2026/2026-11-02-mala.md", BAD)
    done = build(project, *options)
    assert done.returncode == 1
    assert "content/noticias/2026/2026-11-02-mala.md:4: error: fecha:" in done.stderr
    assert tree(project / "output") == before
    assert siblings(project) == []


def test_a_log_filter_does_not_hide_the_errors(project):
    write(project, "noticias/2026/2026-11-02-mala.md", BAD)
    (project / "conf.py").write_text(CONF + "LOG_FILTER = [(50, '%s'), (40, '%s')]\n")
    done = build(project, "-q")
    assert done.returncode == 1
    assert "mala.md:4: error" in done.stderr


def test_findings_are_also_written_for_programs(project):
    write(project, "noticias/2026/2026-11-02-mala.md", BAD)
    build(project, PORTAL_FINDINGS=str(project / "hallazgos.json"))
    rows = json.loads((project / "hallazgos.json").read_text("utf-8"))
    errors = [row for row in rows if row["level"] == "error"]
    assert errors[0]["campo"] == "fecha"
    assert set(errors[0]) == {"path", "line", "level", "campo", "message"}


def started(project):
    """Start a build that waits in the middle of its writing."""
    (project / "lento.py").write_text(SLOW)
    (project / "conf.py").write_text(CONF + "PORTAL_OUTPUTS = ['lento:outputs']\n")
    process = subprocess.Popen(
        command(), cwd=project, env=environ(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    for _ in range(600):
        if (project / "llegue").exists():
            return process
        if process.poll() is not None:
            break
        time.sleep(0.05)
    process.kill()
    pytest.fail("the build did not reach its middle")


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_a_signal_ends_the_build_with_its_code_and_leaves_the_site(built, number, code):
    project, before = built
    process = started(project)
    process.send_signal(number)
    assert process.wait(20) == code
    assert tree(project / "output") == before
    assert siblings(project) == []


def test_a_killed_build_leaves_the_site_and_the_next_one_cleans_up(built):
    project, before = built
    process = started(project)
    process.kill()
    assert process.wait(20) == -signal.SIGKILL
    assert tree(project / "output") == before
    assert len(siblings(project)) == 1
    (project / "conf.py").write_text(CONF)
    assert build(project).returncode == 0
    assert siblings(project) == []


def test_a_disk_that_takes_no_more_leaves_the_site(built):
    project, before = built
    (project / "lleno.py").write_text(FULL)
    (project / "conf.py").write_text(CONF + "PORTAL_OUTPUTS = ['lleno:outputs']\n")
    done = build(project)
    assert done.returncode == 1
    assert "No se pudo leer o escribir" in done.stderr
    assert tree(project / "output") == before
    assert siblings(project) == []
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ("PLUGINS = ['plugins.portal.adaptr']", "plugins.portal.adapter"),
        ("PLUGINS = PLUGINS + ['plugins.fedes.adapter']", "plugins.fedes.adapter"),
        ("PLUGINS = PLUGINS + ['roto']", "se rompió al cargar"),
        ("PLUGINS = PLUGINS + ['malregistro']", "se rompió al registrar"),
        ("del PELICAN_CLASS", "PELICAN_CLASS"),
        ("THEME_STATIC_PATH = []", "THEME_STATIC_PATHS"),
        ("PORTAL_OUTPUTS = ['nada:outputs']", "nada"),
        ("PORTAL_CHECKS = 'plugins.checks.run:rum'", "rum"),
        ("THEME = 'otro'", "otro"),
    ],
)
def test_a_wrong_setting_stops_the_build_and_is_named(project, change, named):
    (project / "roto.py").write_text("raise RuntimeError('se rompió al cargar')")
    (project / "malregistro.py").write_text(
        "def register():\n    raise RuntimeError('se rompió al registrar')"
    )
    (project / "conf.py").write_text(f"{CONF}{change}\n")
    done = build(project, "-q")
    assert done.returncode == 1
    assert named in done.stderr + done.stdout
    assert not (project / "output").exists()


def test_a_clock_that_is_no_instant_is_refused(project):
    done = build(project, PORTAL_NOW="2026-11-23")
    assert done.returncode == 1
    assert "PORTAL_NOW" in done.stderr


def test_a_folder_with_other_files_is_never_replaced(project):
    (project / "mio").mkdir()
    (project / "mio/tesis.txt").write_text("x")
    done = build(project, "-o", "mio")
    assert done.returncode == 1
    assert (project / "mio/tesis.txt").read_text() == "x"


def test_the_bytes_do_not_depend_on_machine_zone_locale_or_hash_seed(project, tmp_path_factory):
    other = minimal_content(tmp_path_factory.mktemp("otra-carpeta"))
    for folder in (project, other):
        (folder / "conf.py").write_text(WHOLE)
    plain = {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "1"}
    far = {"TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2", "LANG": "en_US.UTF-8"}
    assert build(project, **plain).returncode == 0
    assert build(other, **far).returncode == 0
    assert tree(project / "output") == tree(other / "output")


def test_a_build_runs_in_one_thread_so_that_it_may_fork(project):
    (project / "gancho.py").write_text(ALONE)
    (project / "conf.py").write_text(CONF + 'PORTAL_OUTPUTS = ["gancho:outputs"]\n')
    done = build(project)
    assert done.returncode == 0, done.stderr
    assert (project / "output/hilos.txt").read_text() == "MainThread"
