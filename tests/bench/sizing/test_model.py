from __future__ import annotations

import pytest

from tests.bench.sizing.__main__ import EDGES, PURGE, policies, rates, run
from tests.bench.sizing.model import Edge, Policy, policy_of, simulate

ALWAYS = 1000.0  # so many a second that somebody asks in every one


def ask(edge, policy, seconds=60, purges=None, rate=ALWAYS):
    return simulate({"/": rate}, {"/": policy}, edge, lambda _: 1.0, seconds, purges or {})


def test_a_copy_is_renewed_once_an_age_at_each_place():
    assert sum(ask(Edge(1), Policy(10, 60)).origin) == 6
    assert sum(ask(Edge(5), Policy(10, 60)).origin) == 30


def test_a_purge_costs_one_request_more_where_the_edge_joins_them():
    assert sum(ask(Edge(1), Policy(1000), purges={30: ["/"]}).origin) == 2


def test_without_joining_everybody_who_waits_asks_the_origin():
    result = ask(Edge(1, joins=False, latency=0.5), Policy(1000, 60))
    assert 400 < result.origin[0] < 620
    assert sum(result.origin[1:]) == 0


def test_an_old_copy_that_may_be_served_does_not_send_a_crowd():
    assert max(ask(Edge(1, joins=False), Policy(10, 60)).origin[1:]) == 1


def test_what_nobody_asks_for_costs_nothing():
    assert sum(ask(Edge(1), Policy(0), rate=0.0).origin) == 0


@pytest.mark.parametrize(
    ("header", "policy"),
    [
        ("public, max-age=60, stale-while-revalidate=600, stale-if-error=86400", Policy(60, 600)),
        ("public, max-age=31536000, immutable", Policy(31536000)),
        ("no-cache", Policy(0)),
        ("private, max-age=60", Policy(0)),
        ("", Policy(0)),
    ],
)
def test_our_headers_are_read_as_caches_read_them(header, policy):
    assert policy_of(header) == policy


def test_every_address_of_the_storm_has_a_policy_of_ours():
    found = policies(list(rates()))
    assert found["/contingencia/"].fresh == 15
    assert found["/contingencia/activa.json"].fresh == 15
    assert found["/"].fresh == 60
    assert found["/assets/parte-0.A1B2C3D4.js"].fresh == 31536000


def test_a_shield_spares_the_origin_of_a_storm():
    found = {edge.places: run(edge, PURGE + 1) for edge in EDGES.values() if edge.joins}
    after = {places: result.origin_in_minute(PURGE) for places, result in found.items()}
    assert after[1] * 5 < after[20]
    # What the CDN answers itself: all but a few in ten thousand.
    assert after[1] < found[1].busiest_second() * 60 * 0.001
