"""The Nu HTML checker (the W3C's own) on every page of the site, in one run."""

import json
import os
import subprocess

import pytest

from plugins.setup.java import find_java

pytestmark = pytest.mark.slow

CHECKER = "node_modules/vnu-jar/build/dist/vnu.jar"


def test_the_html_checker_finds_nothing_to_say(root, site):
    java = find_java(os.environ)
    if java is None:
        pytest.fail(
            "No Java on this machine: `python3 tasks.py test` installs it through apt where it "
            "may; otherwise install Java 17 or newer, or set JAVA_HOME."
        )
    pages = sorted(str(path) for path in site.rglob("*.html"))
    assert pages
    done = subprocess.run(
        [str(java), "-jar", str(root / CHECKER), "--format", "json", "--stdout", *pages],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stdout, done.stderr
    found = json.loads(done.stdout)["messages"]
    said = sorted({f"{place(one, site)}: {one['type']}: {one['message']}" for one in found})
    assert not said, "\n".join(said[:40])


def place(message, site):
    return f"{message.get('url', '').partition(str(site))[2]}:{message.get('lastLine', '')}"
