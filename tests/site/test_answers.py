"""What citizens come to ask is answered by the site alone, in words."""

import html
import re

import pytest

pytestmark = pytest.mark.slow


def text_of(site, url):
    """Return the words of a page without those that only lead to others."""
    page = (site / url.lstrip("/") / "index.html").read_text("utf-8")
    body = re.sub(r"<(script|style|nav)\b.*?</\1>", " ", page, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def test_what_a_15_day_permit_to_drive_without_plates_costs_and_how_it_is_computed(site):
    text = text_of(site, "/tramites/permiso-circular-sin-placas/")
    assert "3.67 UMA × $117.31 = $430.53" in text
    assert "+ 10 %" in text
    assert "$520.94" in text
    assert "desde el 1 de febrero de 2026" in text


def test_what_to_bring_to_adopt_a_dog(site):
    text = text_of(site, "/tramites/adopcion-animales/")
    bring = text.split("Qué llevar")[1].split("Cuánto cuesta")[0]
    assert re.search(r"identificación|INE", bring, re.IGNORECASE)


def test_where_predial_can_be_paid_on_a_saturday(site):
    text = text_of(site, "/tramites/pago-predial/")
    pay = text.split("Cómo pagar")[1].split("Antes y después")[0]
    assert "Ver los 13 lugares" in pay
    assert re.search(r"Sábado\s+9:00 a 13:00", pay)


def test_who_gets_half_off_predial(site):
    text = text_of(site, "/tramites/predial-descuento-grupos/")
    assert "50 %" in text
    page = (site / "tramites/predial-descuento-grupos/index.html").read_text("utf-8")
    assert "50 %" not in page.split("<main")[1], "the sign would begin a line on a phone"
    assert re.search(r"INAPAM|jubilad|pensionad|discapacidad", text)


def test_what_happens_when_the_city_does_not_answer_is_said_on_every_guide(site):
    for folder in sorted((site / "tramites").iterdir()):
        page = folder / "index.html"
        if page.is_file() and 'id="parte-que-llevar"' in page.read_text("utf-8"):
            assert "Si no te responden" in text_of(site, f"/tramites/{folder.name}/"), folder.name
