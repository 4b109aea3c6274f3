"""The Nu HTML checker (the W3C's own) on every page of the site, in one run."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from plugins.setup.java import find_java

pytestmark = pytest.mark.slow

CHECKER = "node_modules/vnu-jar/build/dist/vnu.jar"
# It runs for seconds: the better compiler and several collectors would cost more than they save.
# With the simple compiler its schemas need a larger stack.
JAVA = ("-Xss4m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
NOT_LINES = re.compile(r"[^\n]+")


def test_the_html_checker_finds_nothing_to_say(root, site, tmp_path):
    pages = sorted(site.rglob("*.html"))
    assert pages
    texts = styles_once(path.read_text("utf-8") for path in pages)
    said = check(
        root, tmp_path, zip((path.relative_to(site) for path in pages), texts, strict=True)
    )
    assert not said, "\n".join(said[:40])


def test_the_html_checker_sees_a_fault_in_a_style_and_in_a_page(root, tmp_path):
    """Also in a style that other pages carry, and at its own line."""
    page = "<!doctype html>\n<html lang=es>\n<title>Uno</title>\n<style>\np { colr: red }\n</style>"
    texts = styles_once([page, f"{page}\n<p id=dos id=dos>Dos"])
    said = check(root, tmp_path, zip(("1.html", "2.html"), texts, strict=True))
    assert [line.partition(": ")[0] for line in said] == ["/1.html:5", "/2.html:7"]


def styles_once(pages: Iterable[str]) -> Iterator[str]:
    """The pages; a style that an earlier one carries is emptied, since it was checked there."""
    known: set[str] = set()

    def emptied(style: re.Match[str]) -> str:
        if style[1] not in known:
            known.add(style[1])
            return style[0]
        return f"<style>{NOT_LINES.sub('', style[1])}</style>"

    for text in pages:
        yield STYLE.sub(emptied, text)


def check(root: Path, folder: Path, pages: Iterable[tuple[str | Path, str]]) -> list[str]:
    """Write pages into ``folder`` and return what the checker says of them."""
    java = find_java(os.environ)
    if java is None:
        pytest.fail(
            "No Java on this machine: `python3 tasks.py test` installs it through apt where it "
            "may; otherwise install Java 17 or newer, or set JAVA_HOME."
        )
    names = []
    for name, text in pages:
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        names.append(str(target))
    command = [str(java), *JAVA, "-jar", str(root / CHECKER), "--format", "json", "--stdout"]
    done = subprocess.run(
        [*command, *names], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.stdout, done.stderr
    found = json.loads(done.stdout)["messages"]
    return sorted({f"{place(one, folder)}: {one['type']}: {one['message']}" for one in found})


def place(message: dict[str, Any], folder: Path) -> str:
    return f"{message.get('url', '').partition(str(folder))[2]}:{message.get('lastLine', '')}"
