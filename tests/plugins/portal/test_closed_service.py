"""A service that became dangerous: one word in externos.yml takes its links away everywhere."""

import re

import pytest

from tests.support.building import make_site
from tests.support.content import DATOS, TRAMITE, minimal_content, write

HOST = "pagos.cancun.gob.mx"
PAGE = "tramites/pago-predial/index.html"
PHONE = 'href="tel:+529988812800"'
GUIDE = TRAMITE.replace(
    "plazo: {inmediato: sí}\n",
    "plazo: {inmediato: sí}\n"
    "pagos: [{forma: tarjeta, externo: pagos}]\n"
    "quejas: {texto: Escribe tu queja., externo: pagos}\n"
    f'aviso_privacidad: "https://{HOST}/privacidad"\n',
)


@pytest.fixture
def pages(tmp_path):
    """The pages of the small site, its one service being in a given state."""

    def make(state, phone=True):
        minimal_content(tmp_path)
        about = "proposito: Pagar\n  telefono: 998 881 2800\n"
        assert about in DATOS["externos"]
        kept = about if phone else "proposito: Pagar\n"
        text = DATOS["externos"].replace(about, f"{kept}  estado: {state}\n")
        write(tmp_path, "datos/externos.yml", text)
        write(tmp_path, "tramites/ingresos/pago-predial.md", GUIDE)
        files = make_site(tmp_path).items()
        return {path: data.decode() for path, data in files if path.endswith(".html")}

    return make


def part(page, heading):
    found = re.search(rf'<section[^>]*aria-labelledby="{heading}".*?</section>', page, re.DOTALL)
    assert found is not None, heading
    return found[0]


def test_a_service_in_order_is_linked_wherever_it_is_named(pages):
    page = pages("activo")[PAGE]
    assert page.count(f'href="https://{HOST}/') >= 4


def test_a_dangerous_service_is_linked_from_no_page(pages):
    for path, page in pages("peligro").items():
        assert f"https://{HOST}" not in page, path


def test_its_phone_is_shown_instead_wherever_it_was_linked(pages):
    page = pages("peligro")[PAGE]
    action = re.search(r'<div class="primary-action">.*?</div>', page, re.DOTALL)
    assert action is not None
    assert PHONE in action[0]
    assert "no es seguro" in action[0]
    for heading in ("parte-costo", "parte-donde", "parte-quejas"):
        assert PHONE in part(page, heading), heading


def test_without_a_phone_the_page_says_at_least_why(pages):
    page = pages("peligro", phone=False)[PAGE]
    assert "no es seguro" in page
    assert HOST not in page


def test_a_site_that_is_not_confirmed_has_its_phone_too_but_is_not_called_dangerous(pages):
    page = pages("por_confirmar")[PAGE]
    assert PHONE in part(page, "parte-donde")
    assert "no es seguro" not in page
