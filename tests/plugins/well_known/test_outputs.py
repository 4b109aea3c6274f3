from datetime import UTC, date, datetime

import pytest

from plugins.well_known.outputs import outputs
from plugins.well_known.redirects import redirects, redirects_file
from plugins.well_known.security_txt import security_txt
from tests.plugins.content_model.builders import catalogue, tramite
from tests.plugins.content_model.site import SITE

OLD = "https://cancun.gob.mx/tramites_y_servicios/licencia-de-algo/"


def from_page(*urls):
    return [{"nombre": "Portal anterior", "url": url, "visto": "2026-11-22"} for url in urls]


def fields(text):
    return dict(line.split(": ", 1) for line in text.splitlines())


@pytest.mark.parametrize("today", [date(2026, 1, 1), date(2026, 11, 23), date(2027, 2, 28)])
def test_security_txt_has_what_the_rfc_requires_and_runs_out_within_a_year(today):
    said = fields(security_txt("https://example.gob.mx", today))
    expires = datetime.fromisoformat(said["Expires"])
    days = (expires - datetime(today.year, today.month, today.day, tzinfo=UTC)).days
    assert said["Contact"] == "https://example.gob.mx/contacto/"
    assert 180 < days < 365


def test_security_txt_changes_once_a_month():
    url = "https://example.gob.mx"
    assert security_txt(url, date(2026, 11, 1)) == security_txt(url, date(2026, 11, 30))
    assert security_txt(url, date(2026, 11, 30)) != security_txt(url, date(2026, 12, 1))


def test_an_old_page_leads_to_the_guide_made_from_it():
    moved = redirects(catalogue(tramite("x", fuentes=from_page(OLD))))
    assert moved == {"/tramites_y_servicios/licencia-de-algo": "/tramites/x/"}
    assert redirects_file(moved).splitlines() == [
        "/tramites_y_servicios/licencia-de-algo /tramites/x/ 301",
        "/tramites_y_servicios/licencia-de-algo/ /tramites/x/ 301",
    ]


def test_an_old_page_of_two_guides_leads_nowhere():
    both = catalogue(tramite("x", fuentes=from_page(OLD)), tramite("y", fuentes=from_page(OLD)))
    assert redirects(both) == {}


def test_pages_of_others_are_not_redirected():
    other = "https://example.com/tramites_y_servicios/licencia-de-algo/"
    assert redirects(catalogue(tramite("x", fuentes=from_page(other)))) == {}


def test_the_paths_are_the_contracts():
    paths = [path for path, _ in outputs(catalogue(tramite("x")), SITE)]
    assert paths == [".well-known/security.txt", "humans.txt", "_redirects"]
