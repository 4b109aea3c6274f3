import json
from datetime import UTC

import pytest

from plugins.deploy.emergency import deploy_files
from plugins.deploy.prefixed import key_of
from plugins.deploy.runs import Edge, dry_run, gc, rollback
from plugins.deploy.state import CURRENT, read_current
from plugins.deploy.targets import Mode
from plugins.deploy.verify import inspect
from tests.plugins.deploy.conftest import SITE_A, SITE_B
from tests.plugins.deploy.test_publish import Killed


def seen(store):
    """What an edge shows that reads the pointer."""
    current = json.loads(store.get(CURRENT).body)
    prefix = current["prefix"]
    own = {k.removeprefix(prefix): f.body for k, (f, _) in store.objects.items() if prefix in k}
    return {**store.site(), **own}


def no_css(site):
    return {path: data for path, data in site.items() if not path.endswith(".css")}


def test_a_release_is_seen_whole_or_not_at_all(store, make_session, publish_site):
    publish_site(make_session(), SITE_A, mode=Mode.POINTER)
    before = dict(store.objects)
    at = 0
    while True:
        at += 1
        store.objects = dict(before)
        count = 0

        def stop(verb, key, at=at):
            nonlocal count
            count += 1
            if count >= at:
                raise Killed

        store.after = stop
        try:
            publish_site(make_session(), SITE_B, mode=Mode.POINTER)
        except Killed:
            done = False
        else:
            done = True
        store.after = lambda verb, key: None
        assert no_css(seen(store)) in (no_css(SITE_A), no_css(SITE_B))
        publish_site(make_session("otra"), SITE_B, mode=Mode.POINTER)
        assert no_css(seen(store)) == no_css(SITE_B)
        assert not inspect(make_session()).problems
        if done:
            break
    assert at > 10


def test_assets_with_a_digest_are_shared_so_that_open_tabs_keep_working(
    store, session, publish_site
):
    publish_site(session, SITE_A, mode=Mode.POINTER)
    publish_site(session, SITE_B, mode=Mode.POINTER)
    assert {"recursos/x.aaaaaaaaaaaa.css", "recursos/x.bbbbbbbbbbbb.css"} == set(store.site())


def test_going_back_writes_the_pointer_and_nothing_else_that_is_seen(store, session, publish_site):
    first = publish_site(session, SITE_A, mode=Mode.POINTER)
    publish_site(session, SITE_B, mode=Mode.POINTER)
    store.log.clear()
    rollback(session, "", Edge())
    assert read_current(store).release == first.release
    assert no_css(seen(store)) == no_css(SITE_A)
    written = [key for verb, key in store.log if verb == "put" and not key.endswith("lock.json")]
    assert written.count(CURRENT) == 1
    assert set(written) == {CURRENT, "_deploy/journal.json"}


def test_the_same_again_is_nothing_new(store, session, publish_site):
    publish_site(session, SITE_A, mode=Mode.POINTER)
    size = len(store.objects)
    publish_site(session, SITE_A, mode=Mode.POINTER)
    assert len(store.objects) == size


def test_an_emergency_is_seen_in_every_release_until_a_build_knows_of_it(
    store, session, publish_site
):
    publish_site(session, SITE_A, mode=Mode.POINTER)
    deploy_files(session, {"contingencia/index.html": b"alerta"})
    assert seen(store)["contingencia/index.html"] == b"alerta"
    publish_site(session, SITE_B, mode=Mode.POINTER)
    assert seen(store)["contingencia/index.html"] == b"alerta"
    rollback(session, "", Edge())
    assert seen(store)["contingencia/index.html"] == b"alerta"
    store.pass_time(days=1)
    after = store.now()
    knows = {**SITE_B, "contingencia/index.html": b"paso el peligro"}
    publish_site(session, knows, mode=Mode.POINTER, built_at=after)
    assert seen(store)["contingencia/index.html"] == b"paso el peligro"


def test_an_alert_that_ended_goes_though_the_site_is_as_it_was_before(store, session, publish_site):
    site = {**SITE_A, "contingencia/index.html": b"sin avisos"}
    publish_site(session, site, mode=Mode.POINTER)
    deploy_files(session, {"contingencia/index.html": b"alerta"})
    store.pass_time(days=1)
    publish_site(session, site, mode=Mode.POINTER, built_at=store.now())
    assert seen(store)["contingencia/index.html"] == b"sin avisos"


def test_a_release_in_place_and_one_with_a_pointer_do_not_mix(store, session, publish_site):
    publish_site(session, SITE_A)
    publish_site(session, SITE_B, mode=Mode.POINTER)
    with pytest.raises(Exception, match="de otro modo"):
        rollback(session, "", Edge())


def test_old_releases_are_collected(store, session, publish_site):
    for n in range(6):
        publish_site(session, {**SITE_A, "x.json": bytes([n])}, mode=Mode.POINTER)
        store.pass_time(days=40)
    garbage = gc(session, 3, 30, False)
    assert len(garbage.releases) == 2
    assert not inspect(session).problems
    assert len({key.split("/")[1] for key in store.objects if key.startswith("r/")}) == 4


def test_the_plan_is_printed_without_writing(store, session):
    assert "nuevo" in dry_run(session, lambda known: intent(SITE_A), Mode.POINTER)
    assert not store.objects


def intent(site):
    from datetime import datetime

    from plugins.deploy.manifest import Entry, sha256
    from plugins.deploy.publish import Intent

    files = {path: Entry(sha256(data), len(data), {}) for path, data in site.items()}
    when = datetime(2026, 1, 1, tzinfo=UTC)
    return Intent(files, lambda path, _: site[path], when, {})


def test_only_what_may_change_lies_in_the_releases_folder():
    assert key_of("r/1/", "a/index.html") == "r/1/a/index.html"
    assert key_of("r/1/", "x.0123456789ab.css") == "x.0123456789ab.css"
    assert key_of("", "a/index.html") == "a/index.html"
