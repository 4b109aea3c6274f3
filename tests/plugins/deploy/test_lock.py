import json
from datetime import UTC, datetime, timedelta

import pytest

from plugins.deploy.errors import LockHeld, LockLost, StoreFailed
from plugins.deploy.lock import LockTerms, hold

KEY = "_deploy/lock.json"
WHEN = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def terms(watch, holder="ana", lease=60.0, now=WHEN, said=None):
    say = said.append if said is not None else lambda _: None
    return LockTerms(holder, holder, lambda: now, lease, watch.read, watch.sleep, say)


def record(store):
    return json.loads(store.get(KEY).body)


def test_a_lock_is_taken_and_given_back(store, watch):
    with hold(store, KEY, terms(watch)) as lock:
        lock.check()
        assert record(store)["holder"] == "ana"
        assert not record(store)["released"]
    assert record(store)["released"]
    with hold(store, KEY, terms(watch, "beto")):
        assert record(store)["holder"] == "beto"


def test_a_second_deployer_is_refused_and_told_who_and_until_when(store, watch):
    with hold(store, KEY, terms(watch, "ana")) as lock:
        watch.woken = lock.renew
        with pytest.raises(LockHeld) as refused, hold(store, KEY, terms(watch, "beto")):
            pass
        watch.woken = lambda: None
    assert "la lleva ana" in str(refused.value)
    assert "2026-11-23T12:01:00+00:00" in str(refused.value)


def abandon(store, watch, **options):
    """Leave a lock as a killed process does."""
    with hold(store, KEY, terms(watch, "muerta", **options)):
        left = store.objects[KEY]
    store.objects[KEY] = left


def test_a_dead_deployers_lock_is_taken_over_after_its_lease(store, watch):
    abandon(store, watch)
    said = []
    before = watch.seconds
    with hold(store, KEY, terms(watch, "beto", said=said)):
        assert record(store)["holder"] == "beto"
    assert watch.seconds - before >= 60
    assert "muerta" in said[0]


@pytest.mark.parametrize("hours", [-48, -2, 2, 48])
def test_no_clock_is_compared_with_another(store, watch, hours):
    abandon(store, watch, now=WHEN + timedelta(hours=hours))
    before = watch.seconds
    with hold(store, KEY, terms(watch, "beto")):
        pass
    assert 60 <= watch.seconds - before < 70


def test_of_two_that_wait_for_a_dead_one_only_one_gets_it(store, watch):
    abandon(store, watch)
    others = []

    def rival():
        if watch.seconds > 59.9 and not others:
            watch.woken = lambda: None
            others.append(hold(store, KEY, terms(watch, "carla")))
            others[0].__enter__()

    watch.woken = rival
    with pytest.raises(LockHeld, match="carla"), hold(store, KEY, terms(watch, "beto")):
        pass
    others[0].__exit__(None, None, None)


def test_a_lock_that_others_took_is_lost(store, watch):
    with hold(store, KEY, terms(watch)) as lock:
        store.put(KEY, b'{"released": false, "holder": "beto"}', {})
        with pytest.raises(LockLost, match="otra publicación lo tomó"):
            lock.renew()
        with pytest.raises(LockLost):
            lock.check()
    assert record(store)["holder"] == "beto", "what is not ours is not given back"


def test_a_lock_that_could_not_be_renewed_in_time_is_lost_before_others_may_take_it(store, watch):
    with hold(store, KEY, terms(watch)) as lock:

        def down(verb, key):
            raise StoreFailed("no", transient=True)

        store.before = down
        with pytest.raises(StoreFailed):
            lock.renew()
        watch.seconds += 44
        lock.check()
        watch.seconds += 2
        with pytest.raises(LockLost, match="46 segundos"):
            lock.check()


def test_a_renewed_lock_lives_on(store, watch):
    with hold(store, KEY, terms(watch)) as lock:
        for _ in range(10):
            watch.seconds += 40
            lock.renew()
            lock.check()


def test_a_lock_that_cannot_be_given_back_runs_out_by_itself(store, watch):
    with hold(store, KEY, terms(watch)):

        def down(verb, key):
            raise StoreFailed("no", transient=False)

        store.before = down
    store.before = lambda verb, key: None
    with hold(store, KEY, terms(watch, "beto")):
        assert record(store)["holder"] == "beto"
