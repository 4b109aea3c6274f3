import random

import pytest

from plugins.deploy.compression import brotlied, gzipped
from plugins.deploy.errors import DeployError
from plugins.deploy.header_rules import headers_for, read_rules
from plugins.deploy.http_client import fetch
from plugins.deploy.manifest import Entry, sha256
from plugins.deploy.probe import ProbeTerms, probe, sample
from plugins.deploy.runs import Edge
from plugins.deploy.state import read_current
from plugins.deploy.verify import inspect
from tests.plugins.deploy.conftest import SITE_A, SITE_B
from tests.plugins.deploy.http_fake import fake


def terms(server, watch, patience=9.0):
    return ProbeTerms(server.url, fetch, patience, 3.0, 24, watch.read, watch.sleep)


def edge_of(store, change=lambda path, found: found, status=200):
    """Answers as an edge before ``store``; ``change`` spoils what it shows."""

    def answer(method, path, body):
        key = f"{path[1:]}index.html" if path.endswith("/") else path[1:]
        found = store.objects.get(key)
        if found is None:
            return 404, {}, b"no"
        data = change(key, found[0].body)
        return status, dict(found[0].headers), data

    return answer


def files(site, **more):
    return {
        path: Entry(sha256(data), len(data), {**headers_for(path, ()), **more})
        for path, data in site.items()
    }


def headers_of(found):
    return lambda path: {k: v for k, v in found[path].headers.items() if k != "Content-Encoding"}


def test_a_release_that_is_seen_as_it_was_published_is_right(store, session, publish_site, watch):
    publish_site(session, SITE_A)
    with fake(edge_of(store)) as server:
        outcome = publish_site(session, SITE_B, Edge(server.url, probe=terms(server, watch)))
    assert read_current(store).release == outcome.release
    assert "direcciones públicas: bien" in session.report.said[-1]


def test_a_release_that_citizens_see_wrong_is_taken_back(store, session, publish_site, watch):
    first = publish_site(session, SITE_A)
    spoil = lambda key, data: data.replace(b"uno b", b"error")  # noqa: E731
    with fake(edge_of(store, spoil)) as server, pytest.raises(DeployError) as told:
        publish_site(session, SITE_B, Edge(server.url, probe=terms(server, watch)))
    assert "se regresó a" in str(told.value)
    assert "/t/uno/: su contenido no es el publicado" in str(told.value)
    assert read_current(store).release == first.release
    assert store.site()["t/uno/index.html"] == SITE_A["t/uno/index.html"]
    assert not inspect(session).problems


def test_an_edge_that_drops_a_protecting_header_is_noticed(store, session, publish_site, watch):
    publish_site(session, SITE_A)
    rules = read_rules('{"rules": [{"path": "/*", "headers": {"X-Frame-Options": "DENY"}}]}')
    with fake(edge_of(store)) as server, pytest.raises(DeployError, match="X-Frame-Options"):
        publish_site(session, SITE_B, Edge(server.url, probe=terms(server, watch), rules=rules))


def test_an_edge_that_is_down_is_told_but_nothing_is_taken_back(
    store, session, publish_site, watch
):
    publish_site(session, SITE_A)
    down = ProbeTerms("http://127.0.0.1:9", fetch, 1.0, 3.0, 4, watch.read, watch.sleep)
    with pytest.raises(DeployError, match="no responde"):
        publish_site(session, SITE_B, Edge("http://127.0.0.1:9", probe=down))
    assert store.site()["index.html"] == SITE_B["index.html"]


def test_the_first_release_of_all_has_nothing_to_go_back_to(store, session, publish_site, watch):
    with (
        fake(edge_of(store, status=500)) as server,
        pytest.raises(DeployError, match="no muestra lo publicado"),
    ):
        publish_site(session, SITE_A, Edge(server.url, probe=terms(server, watch)))
    assert store.site() == SITE_A


def test_an_edge_with_an_old_copy_gets_time_to_forget_it(watch):
    answers = iter([b"vieja", b"vieja", b"nueva"])
    found = files({"index.html": b"nueva"})
    with fake(lambda *_: (200, found["index.html"].headers, next(answers))) as server:
        verdict = probe(terms(server, watch), found, headers_of(found), ["index.html"])
    assert not verdict.problems
    assert watch.seconds == 6


def test_patience_ends(watch):
    found = files({"index.html": b"nueva"})
    with fake(lambda *_: (200, found["index.html"].headers, b"vieja")) as server:
        verdict = probe(terms(server, watch), found, headers_of(found), ["index.html"])
    assert verdict.problems
    assert verdict.reachable
    assert len(server.asked) == 4


@pytest.mark.parametrize(
    ("coded", "coding"),
    [(brotlied(b"hola"), "br"), (gzipped(b"hola"), "gzip"), (b"hola", "")],
)
def test_what_an_edge_codes_on_the_way_is_read_as_a_browser_does(watch, coded, coding):
    found = files({"index.html": b"hola"})
    sent = {**found["index.html"].headers, **({"Content-Encoding": coding} if coding else {})}
    with fake(lambda *_: (200, sent, coded)) as server:
        assert not probe(terms(server, watch), found, headers_of(found), ["index.html"]).problems


def test_what_was_stored_compressed_may_come_plain(watch):
    found = files({"index.html": gzipped(b"hola")}, **{"Content-Encoding": "gzip"})
    plain = {k: v for k, v in found["index.html"].headers.items() if k != "Content-Encoding"}
    with fake(lambda *_: (200, plain, b"hola")) as server:
        assert not probe(terms(server, watch), found, headers_of(found), ["index.html"]).problems


def test_bytes_that_are_not_of_their_coding_are_wrong(watch):
    found = files({"index.html": b"hola"})
    sent = {**found["index.html"].headers, "Content-Encoding": "gzip"}
    with fake(lambda *_: (200, sent, b"hola")) as server:
        assert probe(terms(server, watch), found, headers_of(found), ["index.html"]).problems


def test_the_sample_has_the_front_page_and_what_changed():
    found = files({f"{n}/index.html": b"x" for n in range(100)})
    found |= files({"index.html": b"x", "404.html": b"x", "_headers": b"x"})
    found["index.html.br"] = Entry("0" * 64, 1, {}, "0" * 64)
    changed = frozenset({"7/index.html", "index.html"})
    chosen = sample(found, changed, 10, random.Random(1))
    assert chosen[:2] == ("index.html", "7/index.html")
    assert len(chosen) == 10
    everything = sample(found, changed, 999, random.Random(1))
    assert not {"404.html", "_headers", "index.html.br"} & set(everything)
