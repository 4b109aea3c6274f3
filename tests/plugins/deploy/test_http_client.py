from plugins.deploy.http_client import Answer, fetch
from tests.plugins.deploy.http_fake import fake


def test_errors_are_answers():
    with fake(lambda *_: (503, {"X-A": "1"}, b"no")) as server:
        got = fetch("GET", f"{server.url}/a", {}, None)
    assert (got.status, got.body, got.headers["x-a"]) == (503, b"no", "1")


def test_a_redirect_is_not_followed():
    with fake(lambda *_: (301, {"Location": "/b"}, b"")) as server:
        assert fetch("GET", f"{server.url}/a", {}, None).status == 301
    assert len(server.asked) == 1


def test_nobody_there_is_status_zero():
    assert fetch("GET", "http://127.0.0.1:9/", {}, None).status == 0


def test_other_schemes_are_not_opened():
    assert fetch("GET", "file:///etc/hostname", {}, None) == Answer(0, {}, b"not http")
