import threading

from plugins.dev_server.outcome import Outcome
from plugins.dev_server.state import SiteState

GOOD = Outcome(ok=True)
BAD = Outcome(ok=False, detail="x")


def test_every_good_build_is_a_new_version():
    state = SiteState("a")
    versions = [state.version]
    for _ in range(2):
        state.publish(GOOD)
        versions.append(state.version)
    assert len(set(versions)) == 3


def test_the_same_failure_again_is_not_a_new_version():
    state = SiteState("a")
    state.publish(BAD)
    version = state.version
    state.publish(BAD)
    assert state.version == version
    state.publish(Outcome(ok=False, detail="y"))
    assert state.version != version


def test_another_server_has_other_versions():
    assert SiteState("a").version != SiteState("b").version


def test_who_waits_is_woken_by_a_new_version():
    state = SiteState("a")
    woken = []
    version = state.version
    waiter = threading.Thread(target=lambda: woken.append(state.wait_past(version, 30)))
    waiter.start()
    state.publish(GOOD)
    waiter.join(30)
    assert woken == [True]


def test_who_comes_late_does_not_wait():
    state = SiteState("a")
    version = state.version
    state.publish(GOOD)
    assert state.wait_past(version, 0)
    assert not state.wait_past(state.version, 0)


def test_closing_ends_all_waiting():
    state = SiteState("a")
    waiter = threading.Thread(target=state.wait_past, args=(state.version, 30))
    waiter.start()
    state.close()
    waiter.join(30)
    assert not waiter.is_alive()
    assert state.closed


def test_it_is_building_from_begin_to_publish():
    state = SiteState("a")
    assert not state.building
    state.begin()
    assert state.building
    state.publish(BAD)
    assert not state.building
    state.begin()
    state.publish(BAD)
    assert not state.building
