from __future__ import annotations

from plugins.content_model.popularidad import (
    LEAST_VISITS,
    favourites,
    most_consulted,
    popularity,
)
from tests.plugins.content_model.builders import catalogue, datos, tramite

BY_HAND = [{"id": "mas-consultados", "tramites": ["b", "a"]}]


def month(id_, **visits):
    first = f"{id_}-01"
    guides = [{"tramite": name, "visitas": str(count)} for name, count in visits.items()]
    return {"id": id_, "desde": first, "hasta": first, "guias": guides}


def portal(*months):
    entries = [tramite(id_) for id_ in "abcdefghi"]
    return catalogue(*entries, data=datos(portada=BY_HAND, cifras=list(months)))


def test_without_figures_the_order_is_the_staffs():
    assert most_consulted(portal()) == ("b", "a")
    assert popularity(portal()) == {"b": 1.0, "a": 0.5}


def test_with_figures_the_most_visited_come_first_and_the_staffs_list_follows():
    found = portal(month("2026-10", c=300, a=500))
    assert most_consulted(found) == ("a", "c", "b")
    assert popularity(found) == {"a": (1 + 0.5) / 2, "c": 0.5 / 2, "b": 1 / 2}


def test_few_visits_do_not_change_the_order():
    assert most_consulted(portal(month("2026-10", c=LEAST_VISITS - 1))) == ("b", "a")


def test_only_the_latest_months_count():
    old = month("2026-01", i=90000)
    recent = [month(f"2026-{n:02}", a=100) for n in (8, 9, 10)]
    assert most_consulted(portal(old, *recent)) == ("a", "b")


def test_a_guide_that_is_gone_is_not_offered():
    assert "ido" not in most_consulted(portal(month("2026-10", ido=900, a=500)))


def test_a_topic_has_favourites_only_when_it_is_long_and_the_figures_tell():
    visits = portal(month("2026-10", a=500, c=400, e=300, f=200))
    assert favourites(visits, "abcdefghi") == ("a", "c", "e")
    assert favourites(visits, "ace") == ()
    assert favourites(portal(), "abcdefghi") == ()
