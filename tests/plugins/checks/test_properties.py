"""Whatever is in a file, the checks end, and no word disappears without being told."""

import html5lib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.checks.body import Body
from plugins.checks.files import Files
from plugins.checks.rules import RULES
from plugins.checks.run import run
from plugins.checks.site import Site
from plugins.checks.study import look_at
from plugins.content_model.finding import Level
from plugins.content_model.load import load
from tests.support.small_site import NOW, PAGINA, P, make_site

SLOW = settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
PIECES = [
    "[",
    "]",
    "(",
    ")",
    "<",
    ">",
    "</",
    "/>",
    "!",
    "`",
    "``",
    "*",
    "**",
    "_",
    "#",
    "> ",
    "- ",
    "1. ",
    "    ",
    "\n",
    "\n\n",
    ": ",
    "---",
    "===",
    "|",
    "&",
    "&lt;",
    "&#60;",
    "\\",
    "{",
    "}",
    '"',
    "'",
    "=",
    "<b>",
    "</b>",
    "<details>",
    "<p ",
    "<img ",
    "<a href=",
    "<!--",
    "-->",
    "<?",
    "]: ",
    "](",
    "][",
    "/privacidad/",
    "~~~",
    "<https://",
    "@",
    "[^1]",
    "*[",
    "+++",
    "\t",
    "<br>",
    "<td>",
    "</p>",
    "<!",
]


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    return make_site(tmp_path_factory.mktemp("site"))


def check_page(root, raw: bytes):
    (root / P).write_bytes(raw)
    return run(root, NOW)


@SLOW
@given(raw=st.binary(max_size=300))
def test_any_bytes_in_a_file_are_checked_without_a_crash(root, raw):
    _, findings = check_page(root, raw)
    assert any(f.path == P and f.level is Level.ERROR for f in findings)


@SLOW
@given(header=st.text(max_size=200), body=st.text(max_size=300))
def test_any_text_in_header_and_body_is_checked_without_a_crash(root, header, body):
    _, findings = check_page(root, f"---\n{header}\n---\n{body}".encode("utf-8", "replace"))
    lines = len(f"---\n{header}\n---\n{body}".splitlines()) + 1
    for finding in findings:
        assert 1 <= finding.line <= lines or finding.path != P
        assert "\n" not in str(finding)


WORDS = st.integers(100, 999).map(lambda number: f"palabra{number}")


@SLOW
@given(parts=st.lists(st.one_of(st.sampled_from(PIECES), WORDS), max_size=25))
def test_every_word_of_a_text_without_errors_is_on_the_page(root, parts):
    body = "".join(part if part in PIECES else f" {part} " for part in parts)
    loaded, findings = check_page(root, f"{PAGINA}\n{body}\n".encode())
    if any(f.path == P and f.level is Level.ERROR for f in findings):
        return
    html = loaded.catalogue.pagina("privacidad").html
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    attributes = [value for element in tree.iter() for value in element.attrib.values()]
    page = " ".join([*tree.itertext(), *attributes])
    for part in parts:
        if part not in PIECES:
            assert part in page, f"{part} is not in {html!r}"


@SLOW
@given(parts=st.lists(st.one_of(st.sampled_from(PIECES), WORDS), max_size=25))
def test_every_line_that_is_told_is_a_line_of_the_text(root, parts):
    body = "".join(part if part in PIECES else f" {part} " for part in parts)
    (root / P).write_bytes(f"{PAGINA}\n{body}\n".encode())
    site = Site(root, NOW, load(root, NOW))
    page = next(b for b in site.bodies if b.path == P)
    last = page.source.body_line + page.text.count("\n")
    assert isinstance(page, Body)
    about_files = look_at(Files(site.sources))
    for finding in (*about_files, *(found for rule in RULES for found in rule(site))):
        if finding.path == P:
            assert 1 <= finding.line <= last, str(finding)
