"""What a build has to load before it can say that nothing changed."""

import json
import os
import subprocess
import sys
import time
from importlib.util import find_spec

from plugins.content_model.marks import SAME_MOMENT
from tests.support.tiny_site import CLOCK, ROOT, TinySite

BUILD = """
import json, sys
import pelican
pelicans = set(sys.modules)
from plugins.portal import looks
# What was written a moment ago is believed to be settled.
looks.SETTLED_NANOSECONDS = 0
pelican.main(["content", "-s", "pelicanconf.py", "--fatal", "warnings"])
print(json.dumps(sorted(set(sys.modules) - pelicans)))
"""
HEAVY = {
    "plugins.checks.run",
    "plugins.content_model.fields",
    "plugins.content_model.load",
    "plugins.portal.build",
    "plugins.portal.page",
    "plugins.search_index.outputs",
    "pydantic",
    "snowballstemmer",
}


def _built(site):
    """Build in a new process; return what it said last and what it loaded beyond Pelican."""
    ran = subprocess.run(
        [sys.executable, "-c", BUILD],
        cwd=site.root,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PORTAL_NOW": CLOCK, "PORTAL_PROCESSES": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    *said, loaded = ran.stdout.splitlines()
    return said[-1], set(json.loads(loaded))


def test_that_nothing_changed_is_said_without_loading_what_reads_content_and_makes_pages(tmp_path):
    site = TinySite.make(tmp_path)
    said, needed = _built(site)
    assert needed >= HEAVY
    again, loaded = _built(site)
    assert again == said
    assert loaded & HEAVY == set()
    others = {name.partition(".")[0] for name in loaded} - sys.stdlib_module_names
    assert others == {"pelicanconf", "plugins"}, (
        "a package that Pelican does not need: load it where it is used"
    )


# The real pictures and other outputs; what tests bring along would load much else.
REAL = """
PORTAL_IMAGES = real["PORTAL_IMAGES"]
PORTAL_OUTPUTS = real["PORTAL_OUTPUTS"]
"""
# What only drawing pictures needs, what only pages of other sections need, what nobody needs.
NOT_FOR_A_TEXT = {
    "PIL.Image",
    "dateutil.parser",
    "docutils",
    "feedgenerator",
    "plugins.checks.rules",
    "plugins.content_model.completeness",
    "plugins.content_model.cost_engine",
    "plugins.content_model.requirements_match",
    "plugins.portal.pages.cifras",
    "plugins.portal.pages.contingencias",
    "plugins.portal.pages.general",
    "plugins.portal.pages.tramites",
    "plugins.portal.views.lugares",
    "plugins.portal.views.tramite",
    "rich.text",
    "snowballstemmer.greek_stemmer",
    "ssl",
    "urllib.request",
    "watchfiles",
}


def _run(site, *options):
    """Build with the command of the verbs; return what Python says while it does."""
    ran = subprocess.run(
        [sys.executable, *options, "content", "-s", "pelicanconf.py", "--fatal", "warnings"],
        cwd=site.root,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PORTAL_NOW": CLOCK, "PORTAL_PROCESSES": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stderr


def _loaded(said):
    times = (line for line in said.splitlines() if line.startswith("import time:"))
    return {line.rpartition("|")[2].strip() for line in times}


def test_an_edited_text_is_shown_without_loading_what_only_other_pages_and_pictures_need(tmp_path):
    site = TinySite.make(tmp_path)
    settings = site.root / "pelicanconf.py"
    settings.write_text(settings.read_text(encoding="utf-8") + REAL, encoding="utf-8")
    (site.root / "node_modules").symlink_to(ROOT / "node_modules")
    # What was written a moment ago is looked at again, pictures with Pillow.
    time.sleep(SAME_MOMENT / 1e9)
    verbs = ("-X", "importtime", "-m", "plugins.portal")
    _run(site, *verbs)
    gone = {name for name in NOT_FOR_A_TEXT if find_spec(name) is None}
    assert gone == set(), "name what there is now in its place"
    text = site.path("noticias/2026/2026-10-04-obra-4.md")
    text.write_text(text.read_text(encoding="utf-8") + "\nOtro párrafo.\n", encoding="utf-8")

    loaded = _loaded(_run(site, *verbs))

    assert "plugins.portal.views.noticias" in loaded
    assert loaded & NOT_FOR_A_TEXT == set(), "load it where it is used: most edits are of news"
    edited = site.built()
    site.forget()
    _run(site, "-m", "pelican")
    assert edited == site.built()
