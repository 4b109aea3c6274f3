import random

import pytest

from plugins.deploy.errors import Conflict, Missing, StoreFailed
from plugins.deploy.retry import Backoff, RetryingStore


def backoff(slept, attempts=4):
    return Backoff(attempts, 1.0, 3.0, slept.append, random.Random(1))


def failing(times, transient=True):
    count = 0

    def action():
        nonlocal count
        count += 1
        if count <= times:
            raise StoreFailed("no", transient=transient)
        return count

    return action


def test_pauses_grow_up_to_a_bound():
    slept = []
    assert backoff(slept, 6).call(failing(5)) == 6
    assert all(low <= found <= high for found, (low, high) in zip(slept, bounds(), strict=True))


def bounds():
    return [(0.5, 1), (1, 2), (1.5, 3), (1.5, 3), (1.5, 3)]


def test_there_is_a_last_attempt():
    slept = []
    with pytest.raises(StoreFailed):
        backoff(slept).call(failing(9))
    assert len(slept) == 3


def test_what_will_not_get_better_is_not_tried_again():
    slept = []
    with pytest.raises(StoreFailed):
        backoff(slept).call(failing(1, transient=False))
    assert not slept


def fail_once(store, verb, when):
    """Fail the first ``verb``, ``before`` or ``after`` it is applied."""

    def fail(found, key):
        if found == verb:
            setattr(store, when, lambda verb, key: None)
            raise StoreFailed("corte", transient=True)

    setattr(store, when, fail)


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_write_whose_answer_was_lost_counts_as_ours_if_it_is_what_is_there(store, when):
    retrying = RetryingStore(store, backoff([]))
    fail_once(store, "put", when)
    etag = retrying.put("a", b"1", {"Content-Type": "x"}, if_none_match=True)
    fail_once(store, "put", when)
    assert retrying.put("a", b"2", {}, if_match=etag) == store.get("a").etag
    assert store.get("a").body == b"2"


def test_another_deployers_write_is_not_taken_for_ours(store):
    retrying = RetryingStore(store, backoff([]))

    def rival(verb, key):
        store.before = lambda verb, key: None
        store.put(key, b"suyo", {})
        raise StoreFailed("corte", transient=True)

    store.before = rival
    with pytest.raises(Conflict):
        retrying.put("a", b"mio", {}, if_none_match=True)


def test_a_conflict_at_the_first_attempt_is_a_conflict_even_with_equal_bytes(store):
    store.put("a", b"1", {})
    with pytest.raises(Conflict):
        RetryingStore(store, backoff([])).put("a", b"1", {}, if_none_match=True)


def test_an_object_that_vanished_meanwhile_is_a_conflict(store):
    etag = store.put("a", b"1", {})
    retrying = RetryingStore(store, backoff([]))

    def vanish(verb, key):
        store.before = lambda verb, key: None
        store.delete("a")
        raise StoreFailed("corte", transient=True)

    store.before = vanish
    with pytest.raises(Conflict):
        retrying.put("a", b"2", {}, if_match=etag)


def test_reading_deleting_and_listing_are_tried_again(store):
    retrying = RetryingStore(store, backoff([]))
    store.put("a", b"1", {})
    for verb, action in (
        ("get", lambda: retrying.get("a")),
        ("head", lambda: retrying.head("a")),
        ("list", lambda: list(retrying.list(""))),
        ("delete", lambda: retrying.delete("a")),
    ):
        fail_once(store, verb, "before")
        action()
    with pytest.raises(Missing):
        retrying.get("a")
    assert retrying.now() == store.now()
    assert retrying.name == store.name
