from datetime import timedelta

from plugins.deploy.emergency import deploy_files
from plugins.deploy.lock import hold
from plugins.deploy.retention import (
    KeptRelease,
    collect,
    find_garbage,
    list_releases,
    releases_to_keep,
)
from plugins.deploy.runs import Edge, gc, rollback
from plugins.deploy.state import LOCK
from plugins.deploy.verify import inspect
from tests.plugins.deploy.conftest import SITE_A
from tests.plugins.deploy.memory_store import START


def site(n):
    css = f"recursos/x.{n:012x}.css"
    return {**SITE_A, "index.html": f"<link href=/{css}>{n}".encode(), css: b"%d" % n}


def publish_many(store, session, publish_site, count, days):
    """Publish ``count`` releases, one every ``days`` days; return their names."""
    names = []
    for n in range(count):
        names.append(publish_site(session, site(n)).release)
        store.pass_time(days=days)
    return names


def test_pages_of_three_releases_back_keep_all_that_they_need(store, session, publish_site):
    publish_many(store, session, publish_site, 8, 40)
    gc(session, 3, 30, False)
    css = {path for path in store.site() if path.startswith("recursos/x.0")}
    assert css == {f"recursos/x.{n:012x}.css" for n in (4, 5, 6, 7)}
    assert not inspect(session).problems


def test_everything_that_was_seen_in_the_last_thirty_days_is_kept(store, session, publish_site):
    publish_many(store, session, publish_site, 8, 7)
    gc(session, 3, 30, False)
    kept = {path for path in store.site() if path.startswith("recursos/x.0")}
    # The newest was published 7 days ago; number 3 was seen until 28 days ago, 2 until 35.
    assert kept == {f"recursos/x.{n:012x}.css" for n in range(3, 8)}


def test_going_back_to_every_kept_release_works_after_collecting(store, session, publish_site):
    names = publish_many(store, session, publish_site, 8, 40)
    gc(session, 3, 30, False)
    kept = {release.release for release in list_releases(session)}
    assert kept == set(names[-4:])
    for name in reversed(names[-4:-1]):
        rollback(session, name, Edge())
        assert not inspect(session).problems


def test_what_is_not_ours_is_never_deleted(store, session, publish_site):
    publish_many(store, session, publish_site, 8, 40)
    store.put("ajeno/index.html", b"de otro", {})
    store.pass_time(days=400)
    gc(session, 0, 0, False)
    assert "ajeno/index.html" in store.site()


def test_an_emergency_keeps_its_bytes(store, session, publish_site):
    deploy_files(session, {"contingencia/index.html": b"alerta"})
    publish_many(store, session, publish_site, 6, 40)
    gc(session, 3, 30, False)
    assert store.site()["contingencia/index.html"] == b"alerta"
    assert not inspect(session).problems


def test_what_is_young_may_still_be_in_use(store, session, publish_site):
    publish_many(store, session, publish_site, 8, 0)
    assert not gc(session, 0, 0, False).objects


def test_a_dry_run_deletes_nothing(store, session, publish_site):
    publish_many(store, session, publish_site, 8, 40)
    before = dict(store.objects)
    assert gc(session, 3, 30, True).objects
    assert store.objects == before


def test_interrupted_collecting_is_finished_by_the_next(store, session, publish_site):
    publish_many(store, session, publish_site, 8, 40)
    garbage = find_garbage(session, 3, 30)

    class Killed(BaseException):
        pass

    count = 0

    def stop(verb, key):
        nonlocal count
        count += verb == "delete"
        if count == 3:
            raise Killed

    store.after = stop
    try:
        with hold(store, LOCK, session.terms) as lock:
            collect(session, lock, garbage)
    except Killed:
        pass
    store.after = lambda verb, key: None
    gc(session, 3, 30, False)
    assert not find_garbage(session, 3, 30).objects
    assert len(list_releases(session)) == 4
    assert not inspect(session).problems


def test_an_unfinished_release_does_not_push_out_one_that_was_seen():
    releases = [
        KeptRelease("e", START, True),
        *(KeptRelease(f"muerta{n}", START - timedelta(days=60 + n), False) for n in range(5)),
        *(KeptRelease(name, START - timedelta(days=90), False) for name in "dcba"),
    ]
    kept = releases_to_keep(releases, ["d", "c", "b", "a"], START, 3, 30)
    assert {"e", "d", "c", "b"} <= kept
    assert "a" not in kept


def test_releases_are_listed_with_the_one_that_is_seen(store, session, publish_site):
    names = publish_many(store, session, publish_site, 3, 1)
    listed = list_releases(session)
    assert [kept.release for kept in listed] == names[::-1]
    assert [kept.current for kept in listed] == [True, False, False]
