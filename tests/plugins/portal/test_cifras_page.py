"""The page of figures: without any month, and with more than a year of them."""

from __future__ import annotations

import re

import pytest

from plugins.cifras import file
from tests.support.building import make_site
from tests.support.content import minimal_content
from tests.support.figures import year_of_figures

EARLIER = """\
- id: primer-mes
  periodo: Primer mes
  visitas: 66447
  fuentes: [{nombre: Nota de prensa, visto: 2026-11-22}]
"""


def page_of(root, text):
    (root / "content" / "datos" / "cifras.yml").write_text(text, encoding="utf-8")
    files = make_site(root)
    return files["cifras/index.html"].decode(), files


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sitio")
    minimal_content(folder)
    return folder


@pytest.fixture(scope="module")
def full(root):
    months = year_of_figures(["pago-predial"])
    html, files = page_of(root, EARLIER + file.to_yaml(months))
    return html, files


def test_without_logs_the_page_shows_the_earlier_figure_and_says_that_more_will_come(root):
    html, _ = page_of(root, EARLIER)
    assert "66,447 visitas al portal" in html
    assert "Aún no hay meses contados" in html
    assert 'class="bar-chart' not in html


def test_every_month_has_its_row_and_the_latest_thirteen_their_bars(full):
    html, _ = full
    table = html[html.index('id="meses-titulo"') : html.index('id="usos-titulo"')]
    assert len(re.findall(r'<th scope="row">', table)) == 14
    chart = html[html.index('id="grafica-visitas-titulo"') : html.index('id="meses-titulo"')]
    assert chart.count("<rect") == 13


def test_an_incomplete_month_is_striped_and_compared_with_none(full):
    html, _ = full
    assert html.count('fill="url(#grafica-visitas-rayas)"') == 1
    assert "Noviembre de 2026, junto a" not in html
    assert "Noviembre de 2026 (14 días)" in html


def test_months_of_different_length_are_compared_by_day_and_equal_ones_as_they_are(full):
    html, _ = full
    assert re.search(
        r"Octubre de 2026, junto a septiembre de 2026: \d+\s% más visitas por día", html
    )
    assert re.search(r"Octubre de 2026, junto a octubre de 2025: \d+\s% más visitas\.", html)


def test_a_count_that_was_withheld_is_said_to_be_small(full):
    html, _ = full
    assert "Menos de 10" in html
    assert "None" not in html


def test_a_guide_is_linked_and_the_table_repeats_the_drawing(full):
    html, _ = full
    assert '<a href="/tramites/pago-predial/">' in html
    assert html.count("1,612") == 3  # bar, its description, table


def test_the_page_is_in_the_sitemap_the_site_map_and_the_footer(full):
    _, files = full
    assert b"/cifras/" in files["sitemap.xml"]
    assert b'href="/cifras/"' in files["mapa-del-sitio/index.html"]
    assert b'href="/cifras/"' in files["index.html"]
