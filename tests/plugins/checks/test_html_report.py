from datetime import datetime

import html5lib
import pytest

from plugins.checks.html_report import MAX_QUOTED, render
from plugins.content_model.dates import CANCUN
from plugins.content_model.finding import aviso, error

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=CANCUN)
A, B = "content/noticias/2026/a.md", "content/tramites/b.md"
FOUND = [
    aviso(A, 3, "resumen", "se lee con dificultad"),
    error(B, 2, "costo.uma", "«<b>»  no es un número"),
    aviso(B, 9, "", "muy larga"),
]


def tree(findings, lines=None):
    page = render(findings, lines or {}, NOW)
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)


def texts(root, path):
    return ["".join(node.itertext()) for node in root.iterfind(path)]


def test_files_with_errors_come_first_and_each_has_its_heading():
    root = tree(FOUND)
    assert texts(root, ".//section/h2") == [B, A]
    assert texts(root, ".//section/ol/li")[0].startswith("Error, renglón 2, campo «costo.uma»")


def test_the_table_leads_to_each_section_and_counts():
    root = tree(FOUND)
    links = [a.get("href") for a in root.iterfind(".//table//a")]
    assert links == [f"#{h2.get('id')}" for h2 in root.iterfind(".//section/h2")]
    assert texts(root, ".//tbody/tr/td") == ["1", "1", "0", "1"]


def test_the_line_is_quoted_as_text_whatever_it_holds():
    root = tree(FOUND, {A: ["---", "x", "resumen: <script>alert(1)</script>"]})
    assert texts(root, ".//code") == ["resumen: <script>alert(1)</script>"]
    assert root.find(".//script") is None


def test_a_very_long_line_is_cut():
    (quoted,) = texts(tree(FOUND[:1], {A: ["", "", "x" * 5000]}), ".//code")
    assert len(quoted) == MAX_QUOTED + 1


@pytest.mark.parametrize("line", [0, 9])
def test_a_line_that_is_not_there_is_not_quoted(line):
    assert texts(tree([aviso(A, line, "", "x")], {A: ["uno"]}), ".//code") == []


def test_content_in_order_says_so():
    assert "El contenido está en orden." in "".join(tree([]).itertext())


def test_the_page_loads_nothing_from_anywhere():
    root = tree(FOUND)
    assert not [n for n in root.iter() if n.get("src") or n.tag in {"link", "script"}]
