"""A tiny site that was built, and what a build from nothing makes of it."""

import pytest

from tests.support.forks import Forks
from tests.support.tiny_site import TinySite


@pytest.fixture(scope="module")
def forks():
    started = Forks()
    yield started
    started.close()


@pytest.fixture(scope="module")
def clean(forks, tmp_path_factory):
    """What a build from nothing makes of a site."""
    known = {}

    def build(site):
        state = (site.clock, *sorted(site.sources().items()))
        if state not in known:
            other = TinySite(tmp_path_factory.mktemp("limpio"), site.clock)
            for name, content in site.sources().items():
                (other.root / name).parent.mkdir(parents=True, exist_ok=True)
                (other.root / name).write_bytes(content)
            assert forks.build(other).code == 0
            known[state] = other.built()
        return known[state]

    return build


@pytest.fixture
def site(forks, tmp_path):
    made = TinySite.make(tmp_path)
    assert forks.build(made).code == 0
    return made
