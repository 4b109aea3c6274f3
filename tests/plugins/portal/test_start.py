"""What a build has to load before it can say that nothing changed."""

import json
import os
import subprocess
import sys

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
