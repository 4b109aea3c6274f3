import json
import random

import boto3
import pytest

from plugins.deploy.errors import DeployError, StoreFailed
from plugins.deploy.http_client import fetch
from plugins.deploy.purge import (
    Cloudflare,
    CloudFront,
    Fastly,
    addresses_of,
    purge_all,
    purger_of,
)
from plugins.deploy.retry import Backoff
from plugins.deploy.runs import Edge
from plugins.deploy.state import read_journal
from tests.plugins.deploy.conftest import SITE_A, SITE_B
from tests.plugins.deploy.http_fake import fake

BASE = "https://www.example.org/"
QUICK = Backoff(3, 0.0, 0.0, lambda _: None, random.Random(1))
OK = (200, {}, b'{"success": true}')


def test_a_page_is_forgotten_under_both_its_addresses():
    assert addresses_of(["a/index.html", "x.json"], BASE) == (
        "https://www.example.org/a/",
        "https://www.example.org/a/index.html",
        "https://www.example.org/x.json",
    )


def test_addresses_are_written_as_the_edge_knows_them():
    assert addresses_of(["á b.json"], BASE) == ("https://www.example.org/%C3%A1%20b.json",)


def test_cloudflare_gets_thirty_at_a_time():
    addresses = [f"https://www.example.org/{n}" for n in range(70)]
    with fake(lambda *_: OK) as server:
        purger = Cloudflare("zona", "secreto", fetch, server.url)
        assert purge_all(purger, addresses, QUICK) == ((), "")
    assert [len(json.loads(body)["files"]) for *_, body in server.asked] == [30, 30, 10]
    method, path, headers, _ = server.asked[0]
    assert (method, path) == ("POST", "/zones/zona/purge_cache")
    assert headers["Authorization"] == "Bearer secreto"


def test_cloudflare_that_answers_no_is_not_believed():
    with fake(lambda *_: (200, {}, b'{"success": false}')) as server:
        purger = Cloudflare("zona", "secreto", fetch, server.url)
        left, reason = purge_all(purger, ["https://a/b"], QUICK)
    assert left == ("https://a/b",)
    assert "no aceptó" in reason


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_edge_is_asked_again(status):
    answers = iter([(status, {}, b""), OK])
    with fake(lambda *_: next(answers)) as server:
        purger = Cloudflare("zona", "secreto", fetch, server.url)
        assert purge_all(purger, ["https://a/b"], QUICK) == ((), "")
    assert len(server.asked) == 2


def test_a_wrong_token_is_tried_once_and_everything_is_left():
    addresses = [f"https://a/{n}" for n in range(60)]
    with fake(lambda *_: (403, {}, b"")) as server:
        purger = Cloudflare("zona", "malo", fetch, server.url)
        left, reason = purge_all(purger, addresses, QUICK)
    assert len(left) == 60
    assert len(server.asked) == 1
    assert "403" in reason


def test_one_failing_batch_does_not_keep_the_others():
    def answer(method, path, body):
        return (500, {}, b"") if b"/31" in body else OK

    addresses = [f"https://a/{n}" for n in range(90)]
    with fake(answer) as server:
        left, _ = purge_all(Cloudflare("z", "s", fetch, server.url), addresses, QUICK)
    assert left == tuple(addresses[30:60])


def test_fastly_gets_one_address_a_call():
    with fake(lambda *_: (200, {}, b"{}")) as server:
        purger = Fastly("llave", fetch, server.url)
        assert purge_all(purger, addresses_of(["a/index.html"], BASE), QUICK) == ((), "")
    assert {path for _, path, *_ in server.asked} == {
        "/purge/www.example.org/a/",
        "/purge/www.example.org/a/index.html",
    }
    assert server.asked[0][2]["Fastly-Key"] == "llave"


def cloudfront(server):
    return boto3.client(
        "cloudfront",
        region_name="us-east-1",
        endpoint_url=server.url,
        aws_access_key_id="x",
        aws_secret_access_key="x",
        config=boto3.session.Config(retries={"total_max_attempts": 1}),
    )


INVALIDATION = (
    b"<Invalidation><Id>I</Id><Status>InProgress</Status>"
    b"<CreateTime>2026-11-23T12:00:00Z</CreateTime></Invalidation>"
)


def test_cloudfront_gets_the_paths():
    with fake(lambda *_: (201, {}, INVALIDATION)) as server:
        purger = CloudFront(cloudfront(server), "E1", lambda: "ref")
        assert purge_all(purger, addresses_of(["a/index.html"], BASE), QUICK) == ((), "")
    _, path, _, body = server.asked[0]
    assert "/distribution/E1/invalidation" in path
    assert b"<Path>/a/</Path>" in body
    assert b"<Quantity>2</Quantity>" in body


@pytest.mark.parametrize(("status", "code", "tries"), [(503, "X", 3), (400, "X", 1)])
def test_cloudfront_is_asked_again_when_that_may_help(status, code, tries):
    body = f"<ErrorResponse><Error><Code>{code}</Code></Error></ErrorResponse>".encode()
    with fake(lambda *_: (status, {}, body)) as server:
        left, reason = purge_all(CloudFront(cloudfront(server), "E1"), ["https://a/b"], QUICK)
    assert left
    assert "CloudFront" in reason
    assert len(server.asked) == tries


def test_the_command_line_names_the_edge():
    environ = {"CLOUDFLARE_API_TOKEN": "t", "FASTLY_API_TOKEN": "t"}
    assert purger_of("ninguna", {}, fetch, lambda: None) is None
    assert isinstance(purger_of("cloudflare:z", environ, fetch, lambda: None), Cloudflare)
    assert isinstance(purger_of("fastly", environ, fetch, lambda: None), Fastly)
    assert isinstance(purger_of("cloudfront:E", {}, fetch, lambda: None), CloudFront)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("akamai", "no sé purgar"),
        ("cloudflare", "no sé purgar"),
        ("cloudflare:z", "CLOUDFLARE_API_TOKEN"),
        ("fastly", "FASTLY_API_TOKEN"),
    ],
)
def test_a_wrong_edge_or_a_missing_token_is_said(name, said):
    with pytest.raises(DeployError, match=said):
        purger_of(name, {}, fetch, lambda: None)


class Recorder:
    batch = 100

    def __init__(self, fails=False):
        self.fails = fails
        self.purged = []

    def purge(self, addresses):
        if self.fails:
            raise StoreFailed("borde caído", transient=True)
        self.purged += addresses


def paths(purger):
    return {address.removeprefix("https://www.example.org") for address in purger.purged}


def test_only_what_changed_is_purged(store, session, publish_site):
    publish_site(session, SITE_A)
    purger = Recorder()
    publish_site(session, SITE_B, Edge(BASE, purger, backoff=QUICK))
    assert {"/", "/t/", "/t/uno/", "/t/viejo/", "/t/nuevo/", "/api/v1/t.json"} <= paths(purger)
    assert not [path for path in paths(purger) if path.endswith(".css")]


def test_nothing_is_purged_when_nothing_changed(store, session, publish_site):
    publish_site(session, SITE_A, Edge(BASE, Recorder(), backoff=QUICK))
    purger = Recorder()
    publish_site(session, SITE_A, Edge(BASE, purger, backoff=QUICK))
    assert not purger.purged


def test_a_purge_that_fails_is_told_and_done_by_the_next_run(store, session, publish_site):
    publish_site(session, SITE_A)
    with pytest.raises(DeployError, match="la publicación está completa, pero"):
        publish_site(session, SITE_B, Edge(BASE, Recorder(fails=True), backoff=QUICK))
    assert store.site()["index.html"] == SITE_B["index.html"]
    purger = Recorder()
    publish_site(session, SITE_B, Edge(BASE, purger, backoff=QUICK))
    assert "/t/viejo/" in paths(purger)
    assert not read_journal(store).purge
