"""What people consult most leads the home page and each topic; else staff's order does."""

from __future__ import annotations

import re

import pytest

from tests.support.building import make_site
from tests.support.content import TRAMITE, minimal_content, write

IDS = [f"guia-{letter}" for letter in "abcdefg"]
VISITS = {"guia-f": 900, "guia-b": 500, "guia-d": 300}


def portal(folder, figures):
    minimal_content(folder)
    original = min(folder.glob("content/tramites/*/*.md"))
    for id_ in IDS:
        text = TRAMITE.replace("titulo: Pago del predial", f"titulo: Guía {id_[-1].upper()}")
        write(folder, f"tramites/{original.parent.name}/{id_}.md", text)
    if figures:
        guides = ", ".join(f"{{tramite: {id_}, visitas: {n}}}" for id_, n in VISITS.items())
        days = "desde: 2026-10-01, hasta: 2026-10-31"
        write(folder, "datos/cifras.yml", f"- {{id: 2026-10, {days}, guias: [{guides}]}}\n")
    return make_site(folder)


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    return portal(tmp_path_factory.mktemp("con"), True)


@pytest.fixture(scope="module")
def untold(tmp_path_factory):
    return portal(tmp_path_factory.mktemp("sin"), False)


def guides(site, page):
    found = re.findall(rb'href="/tramites/(guia-\w|pago-predial)/"', site[page])
    return list(dict.fromkeys(name.decode() for name in found))


def topic(site):
    return next(p for p in site if p.startswith("tramites/tema/") and guides(site, p))


def test_the_home_page_begins_with_the_most_visited(told, untold):
    assert guides(told, "index.html") == [*VISITS, "pago-predial"]
    assert guides(untold, "index.html") == ["pago-predial"]


def test_the_list_of_the_most_consulted_is_in_the_same_order(told):
    page = "tramites/mas-consultados/index.html"
    assert guides(told, page)[:4] == [*VISITS, "pago-predial"]


def test_a_topic_begins_with_its_own_favourites_and_names_no_guide_twice(told, untold):
    page = topic(told)
    assert "Más consultados" in told[page].decode()
    assert guides(told, page)[:3] == list(VISITS)
    assert sorted(guides(told, page)) == sorted(guides(untold, page))
    assert ">Otros trámites<" not in untold[page].decode()
