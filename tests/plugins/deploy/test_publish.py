"""A deploy in place, end to end on a store in memory."""

from datetime import UTC, datetime

import pytest

from plugins.deploy.errors import Conflict, LockLost, Refused, StoreFailed, VerifyFailed
from plugins.deploy.publish import Intent, decide
from plugins.deploy.runs import Edge, rollback
from plugins.deploy.session import read_situation
from plugins.deploy.state import CURRENT, JOURNAL, LOCK, read_current, read_journal, read_release
from plugins.deploy.store import Stored
from plugins.deploy.transfer import problem_with
from plugins.deploy.verify import inspect
from tests.plugins.deploy.conftest import SITE_A, SITE_B

WRITES = ("put", "delete")


def visible(store):
    """The site without the assets of earlier releases."""
    return {path: data for path, data in store.site().items() if not path.endswith(".css")}


def without_css(site):
    return {path: data for path, data in site.items() if not path.endswith(".css")}


def test_the_first_release_and_the_second(store, session, publish_site):
    first = publish_site(session, SITE_A)
    assert store.site() == SITE_A
    second = publish_site(session, SITE_B)
    assert visible(store) == without_css(SITE_B)
    assert SITE_A.keys() - SITE_B.keys() - store.site().keys() == {"t/viejo/index.html"}
    assert second.before == first.release
    assert read_current(store).previous == (first.release,)
    assert not inspect(session).problems


def test_the_order_is_kept(store, session, publish_site):
    publish_site(session, SITE_A)
    store.log.clear()
    publish_site(session, SITE_B)
    written = [key for verb, key in store.log if verb in WRITES]
    order = [
        LOCK,
        JOURNAL,
        "recursos/x.bbbbbbbbbbbb.css",
        "api/v1/t.json",
        "t/nuevo/index.html",
        "t/uno/index.html",
        "index.html",
        "sitemap.xml",
        "t/viejo/index.html",
        CURRENT,
    ]
    assert [written.index(key) for key in order] == sorted(written.index(key) for key in order)


def test_publishing_the_same_again_writes_nothing_that_citizens_see(store, session, publish_site):
    publish_site(session, SITE_A)
    store.log.clear()
    outcome = publish_site(session, SITE_A)
    assert outcome.release == outcome.before
    assert {key for verb, key in store.log if verb in WRITES} <= {LOCK, JOURNAL}
    assert "Nada nuevo" in session.report.said[-1]


def test_a_lost_page_and_an_altered_page_are_put_back(store, session, publish_site):
    publish_site(session, SITE_A)
    del store.objects["t/uno/index.html"]
    store.put("t/index.html", b"LISTA A", {})
    assert inspect(session).problems
    publish_site(session, SITE_A)
    assert store.site() == SITE_A
    assert not inspect(session).problems


def test_what_is_altered_to_the_same_length_is_seen_too(store, session, publish_site):
    publish_site(session, SITE_A)
    store.put("t/index.html", b"lista z", {})
    publish_site(session, SITE_A)
    assert store.site() == SITE_A


@pytest.mark.parametrize("verb", ["put", "delete"])
def test_killed_at_any_write_nothing_is_broken_and_the_next_run_heals(
    store, make_session, publish_site, verb
):
    publish_site(make_session(), SITE_A)
    before = dict(store.objects)
    at = 0
    while True:
        at += 1
        store.objects = dict(before)
        if not killed(store, make_session(), publish_site, verb, at):
            break
        seen = store.site()
        for path, data in seen.items():
            assert data in (SITE_A.get(path), SITE_B.get(path)), path
        assert set(SITE_A) - {"t/viejo/index.html"} <= set(seen)
        if any(seen.get(p) == SITE_B[p] for p in ("index.html", "t/uno/index.html")):
            assert "recursos/x.bbbbbbbbbbbb.css" in seen
        publish_site(make_session("otra"), SITE_B)
        assert visible(store) == without_css(SITE_B)
        assert not inspect(make_session()).problems
    assert at > (15 if verb == "put" else 1)


class Killed(BaseException):
    """Not an error that anything handles: as if the process ended."""


def killed(store, session, publish_site, verb, at):
    count = 0

    def stop(found, key):
        nonlocal count
        count += found == verb
        if count >= at:
            raise Killed

    store.after = stop
    try:
        publish_site(session, SITE_B)
    except Killed:
        return True
    finally:
        store.after = lambda verb, key: None
    return False


def test_a_store_that_gives_back_other_bytes_is_not_believed(store, session, publish_site):
    publish_site(session, SITE_A)

    def rot(verb, key):
        if key == "t/uno/index.html":
            found, when = store.objects[key]
            store.objects[key] = (Stored(b"un0 b", found.headers, found.etag), when)

    store.after = rot
    with pytest.raises(VerifyFailed, match="t/uno"):
        publish_site(session, SITE_B)
    assert "t/viejo/index.html" in store.site(), "nothing is withdrawn before all is verified"
    store.after = lambda verb, key: None
    publish_site(session, SITE_B)
    assert visible(store) == without_css(SITE_B)


def test_a_late_write_of_a_dead_run_is_refused_by_the_store(store, session, publish_site):
    publish_site(session, SITE_A)
    etag = store.get("t/uno/index.html").etag
    publish_site(session, SITE_B)
    with pytest.raises(Conflict):
        store.put("t/uno/index.html", b"uno viejo", {}, if_match=etag)


def test_an_object_that_changed_since_it_was_listed_is_written_all_the_same(
    store, session, publish_site
):
    publish_site(session, SITE_A)

    def late(verb, key):
        if verb == "put" and key == JOURNAL:
            store.after = lambda verb, key: None
            store.put("t/uno/index.html", b"de un intento muerto", {})

    store.after = late
    publish_site(session, SITE_B)
    assert visible(store) == without_css(SITE_B)


def test_when_the_lock_is_lost_not_one_more_page_is_written(store, session, publish_site):
    publish_site(session, SITE_A)

    def steal(verb, key):
        if verb == "put" and key == "t/nuevo/index.html":
            store.after = lambda verb, key: None
            store.put(LOCK, b'{"released": false, "holder": "beto"}', {})
            # The thief writes a page, so ours meets a conflict.
            store.put("t/uno/index.html", b"de beto", {})

    store.after = steal
    with pytest.raises(LockLost):
        publish_site(session, SITE_B)
    assert store.site()["t/uno/index.html"] == b"de beto"
    assert store.site()["index.html"] == SITE_A["index.html"]


def test_a_site_that_shrinks_is_refused_before_anything_is_written(store, session, publish_site):
    publish_site(session, SITE_A)
    small = {path: SITE_A[path] for path in ("index.html", "recursos/x.aaaaaaaaaaaa.css")}
    with pytest.raises(Refused, match="--allow-shrink"):
        publish_site(session, small)
    assert store.site() == SITE_A
    publish_site(session, small, allow_shrink=True)
    assert "t/index.html" not in store.site()


def test_rollback_brings_back_every_byte_and_header(store, session, publish_site):
    first = publish_site(session, SITE_A)
    second = publish_site(session, SITE_B)
    rollback(session, "", Edge())
    assert visible(store) == without_css(SITE_A)
    assert read_current(store).release == first.release
    assert not inspect(session).problems
    rollback(session, second.release, Edge())
    assert visible(store) == without_css(SITE_B)
    assert not inspect(session).problems


def test_rollback_does_not_go_back_and_forth(store, session, publish_site):
    names = [publish_site(session, {**SITE_A, "x.json": bytes([n])}).release for n in range(3)]
    rollback(session, "", Edge())
    rollback(session, "", Edge())
    assert read_current(store).release == names[0]


def test_rollback_to_what_is_not_whole_changes_nothing(store, session, publish_site):
    publish_site(session, SITE_A)
    publish_site(session, SITE_B)
    del store.objects["recursos/x.aaaaaaaaaaaa.css"]
    with pytest.raises(Exception, match="ya no se conservan 1"):
        rollback(session, "", Edge())
    assert visible(store) == without_css(SITE_B)


def test_rollback_killed_at_any_write_heals_by_itself(store, make_session, publish_site):
    publish_site(make_session(), SITE_A)
    publish_site(make_session(), SITE_B)
    before = dict(store.objects)
    for at in range(1, 12):
        store.objects = dict(before)
        count = 0

        def stop(verb, key, at=at):
            nonlocal count
            count += 1
            if count >= at:
                raise Killed

        store.after = stop
        with pytest.raises(Killed):
            rollback(make_session(), "", Edge())
        store.after = lambda verb, key: None
        if read_current(store).release == read_situation(store).manifest.release:
            release = read_current(store).previous[0] if read_current(store).previous else ""
            rollback(make_session("otra"), release, Edge()) if release else None
        publish_site(make_session("otra"), SITE_A)
        assert visible(store) == without_css(SITE_A)
        assert not inspect(make_session()).problems


def test_an_upload_that_the_store_refuses_stops_the_run(store, session, publish_site):
    publish_site(session, SITE_A)

    def full(verb, key):
        if verb == "put" and key == "t/uno/index.html":
            raise StoreFailed("sin espacio", transient=False)

    store.before = full
    with pytest.raises(StoreFailed, match="sin espacio"):
        publish_site(session, SITE_B)
    store.before = lambda verb, key: None
    assert store.site()["index.html"] == SITE_A["index.html"]
    assert "t/uno/index.html" in read_journal(store).doubtful
    publish_site(session, SITE_B)
    assert not read_journal(store).doubtful


def test_what_would_be_done_is_decided_without_writing(store, session, publish_site):
    publish_site(session, SITE_A)
    store.log.clear()
    intent = Intent({}, lambda *_: b"", datetime(2030, 1, 1, tzinfo=UTC), {}, True)
    decision = decide(read_situation(store), intent)
    assert decision.plan.withdrawn
    assert not [key for verb, key in store.log if verb in WRITES]


def test_a_manifest_that_was_altered_is_not_used(store, session, publish_site):
    outcome = publish_site(session, SITE_A)
    key = f"_deploy/releases/{outcome.release}.json"
    store.put(key, store.get(key).body.replace(b"index", b"indix"), {})
    with pytest.raises(Exception, match="no es el que se publicó"):
        read_release(store, outcome.release, read_current(store).manifest_sha256)


def test_wrong_headers_are_a_problem_too(store, session, publish_site):
    publish_site(session, SITE_A)
    entry = read_situation(store).manifest.files["index.html"]
    store.put("index.html", SITE_A["index.html"], {"Content-Type": "text/plain"})
    assert "cabeceras" in problem_with(session, "index.html", "index.html", entry)
