"""Where the memory of a large site is and its output is not, that comes back while others work."""

import shutil
import signal

import pytest

from tests.support.edits import EDITS, ERRORS
from tests.support.forks import LARGENESS
from tests.support.mishaps import HARMS, MANY, assert_right, differences

LARGE = {LARGENESS: "1"}


@pytest.fixture
def lost(forks, site, clean):
    """Give a function that loses the output of a site that counts as a large one."""
    before = clean(site)

    def lose(edit=lambda _site: None):
        if site.output.exists():
            shutil.rmtree(site.output)
        edit(site)
        return before, clean(site)

    return lose


@pytest.mark.parametrize("edit", [lambda _site: None, MANY], ids=["nothing else", "an edit"])
def test_an_output_that_was_lost_comes_back_as_it_would_be_made(forks, site, clean, lost, edit):
    lost(edit)
    assert_right(forks, site, clean, is_large=True)
    assert spares(site) == []
    # Nothing is left to be done, and what comes next is right as well.
    said = forks.build(site, **LARGE).said
    assert "Sitio listo" in said
    EDITS["a title"](site)
    assert_right(forks, site, clean, is_large=True)


@pytest.mark.parametrize("edit", [lambda _site: None, MANY], ids=["nothing else", "an edit"])
def test_a_build_killed_while_a_lost_output_comes_back_leaves_nothing_or_all(
    forks, site, clean, lost, edit
):
    killed = 0
    for step in (2, 20, 45, 70, 95, 120):
        made = lost(edit)
        ended = forks.build(site, die_at=step, **LARGE)
        assert site.built() in ({}, *made), step
        killed += ended.code == -signal.SIGKILL
        if step % 2:
            assert_right(forks, site, clean, is_large=True)
            assert spares(site) == []
    assert killed > 2


def test_two_builds_at_once_of_a_lost_output_leave_a_whole_site(forks, site, clean, lost):
    lost(MANY)
    numbers = [forks.start(site, **LARGE) for _ in range(2)]
    ends = [forks.wait(number) for number in numbers]
    assert [ended.code for ended in ends] == [0, 0], [ended.said for ended in ends]
    assert differences(site, clean) == []
    assert_right(forks, site, clean, is_large=True)


@pytest.mark.parametrize("harm", ["flip", "cut", "empty", "swapped", "gone"])
def test_what_is_damaged_in_the_memory_of_a_lost_output_is_made_anew(
    forks, site, clean, lost, harm
):
    packs = sorted(site.cache.rglob("*.pack"), key=lambda path: path.stat().st_size)
    HARMS[harm](packs[-1], packs[-1].stat().st_size // 2, b"malo")
    lost()
    ended = assert_right(forks, site, clean, is_large=True)
    assert ended.said.count("Memoria de páginas") in ({1} if harm in {"flip", "cut"} else {0, 1})


def test_a_folder_of_others_is_refused_and_an_empty_one_filled(forks, site, clean, lost):
    lost()
    site.output.mkdir()
    (site.output / "ajeno.txt").write_text("ajeno")
    assert forks.build(site, **LARGE).code == 1
    assert site.built() == {"ajeno.txt": b"ajeno"}
    (site.output / "ajeno.txt").unlink()
    assert_right(forks, site, clean, is_large=True)


def test_content_with_errors_leaves_nothing_of_what_was_coming_back(forks, site):
    shutil.rmtree(site.output)
    ERRORS[min(ERRORS)](site)
    assert forks.build(site, **LARGE).code == 1
    assert not site.output.exists()
    assert spares(site) == []


def spares(site):
    """Return the folders beside the memory."""
    return [path for path in (site.cache / "incremental").iterdir() if path.is_dir()]
