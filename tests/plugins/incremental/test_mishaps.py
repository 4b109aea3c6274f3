"""Whatever befalls a build or its memory, the next one leaves what a clean build makes."""

import shutil
import signal
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.edits import EDITS, NEWS
from tests.support.mishaps import HARMS, MANY, assert_right, differences
from tests.support.staying import GAVE_WAY_FILE, GIVES_WAY
from tests.support.tiny_hooks import INTRUSION, MEETING
from tests.support.tiny_site import TinySite, files_of
from tests.support.trial import Staying


def test_a_build_killed_at_any_step_leaves_a_whole_site_or_says_so_and_the_next_is_right(
    forks, site, clean
):
    killed = 0
    for step in range(1, 2000, 15):
        before = clean(site)
        MANY(site)
        ended = forks.build(site, die_at=step)
        assert _is_whole_or_marked(site, before, clean(site)), step
        assert_right(forks, site, clean)
        if ended.code == 0:
            break
        assert ended.code == -signal.SIGKILL
        killed += 1
    assert killed > 5


def test_a_build_killed_in_the_exchange_leaves_one_of_two_whole_sites(forks, site, clean):
    ends = []
    for step in (1, 2):
        before = clean(site)
        EDITS["a style"](site)
        ends.append(forks.build(site, die_at=step, event="ctypes.dlsym").code)
        assert site.built() in (before, clean(site)), step
        assert_right(forks, site, clean)
    assert -signal.SIGKILL in ends


def test_a_build_killed_while_it_moves_files_in_or_notes_what_it_knows_is_mended(
    forks, site, clean
):
    ends = []
    mixed = 0
    for step in (*range(1, 12), 20, 30):
        before = clean(site)
        MANY(site)
        ends.append(forks.build(site, die_at=step, event="os.rename").code)
        assert _is_whole_or_marked(site, before, clean(site)), step
        mixed += site.built() not in (before, clean(site))
        assert_right(forks, site, clean)
    assert ends.count(-signal.SIGKILL) > 5
    assert mixed > 3


def test_a_process_killed_among_two_stops_the_build_or_does_no_harm(forks, site, clean):
    for step in (40, 70):
        before = clean(site)
        MANY(site)
        ended = forks.build(site, die_at=step, PORTAL_PROCESSES="2")
        assert ended.code in (1, -signal.SIGKILL)
        assert site.built() == before
        assert_right(forks, site, clean)


def test_the_first_build_killed_half_way_leaves_nothing_or_all(forks, tmp_path, clean):
    for step in (30, 200):
        site = TinySite.make(tmp_path / str(step))
        assert forks.build(site, die_at=step).code == -signal.SIGKILL
        assert site.built() in ({}, clean(site))
        assert_right(forks, site, clean)


@pytest.mark.parametrize("is_first", [True, False])
def test_two_builds_at_once_of_one_folder_leave_a_whole_site(forks, site, clean, is_first):
    if is_first:
        site.forget()
    MANY(site)
    numbers = [forks.start(site) for _ in range(2)]
    ends = [forks.wait(number) for number in numbers]
    assert [ended.code for ended in ends] == [0, 0], [ended.said for ended in ends]
    assert differences(site, clean) == []
    MANY(site)
    assert_right(forks, site, clean)


def test_who_comes_while_another_builds_the_same_folder_waits_and_has_the_last_word(
    forks, site, clean
):
    EDITS["a title"](site)
    meeting = site.root / "reunion-2"
    older = forks.start(site, **{MEETING: str(meeting)})
    until(lambda: list(meeting.glob("*")))
    EDITS["a title"](site)
    EDITS["a topic"](site)
    newer = forks.start(site)
    until(lambda: "espero a que termine" in forks.said(newer))
    assert differences(site, clean) != []
    (meeting / "now").touch()
    assert [forks.wait(number).code for number in (older, newer)] == [0, 0]
    assert differences(site, clean) == []


def test_two_folders_built_at_once_with_one_memory_are_both_right(forks, site, clean):
    MANY(site)
    numbers = [
        forks.start(site, output=name, **{MEETING: f"{site.root}/reunion-2"})
        for name in ("output", "otra")
    ]
    assert [forks.wait(number).code for number in numbers] == [0, 0]
    assert differences(site, clean) == []
    assert files_of(site.root / "otra") == clean(site)


def test_an_edit_that_comes_while_a_build_is_at_work_is_in_the_next(forks, site, clean):
    path = site.path(f"{NEWS}/2026-10-01-obra-1.md")
    later = path.read_text("utf-8").replace("Párrafo 1", "Párrafo I")
    EDITS["a topic"](site)
    assert forks.build(site, **{INTRUSION: f"{path}={later}"}).code == 0
    assert path.read_text("utf-8") == later
    assert_right(forks, site, clean)


def test_what_is_done_to_the_output_by_hand_is_undone(forks, site, clean):
    for edit in (lambda _site: None, MANY):
        for harm in (
            lambda out: (out / "index.html").write_text("a mano"),
            lambda out: (out / "noticias/index.html").unlink(),
            lambda out: shutil.rmtree(out / "tramites"),
            lambda out: (out / "nueva").mkdir() or (out / "nueva/x.html").write_text("x"),
            lambda out: (out / "robots.txt").unlink() or (out / "robots.txt").symlink_to("x"),
            lambda out: (out / "sitemap.xml").replace(out / "noticias/atom.xml"),
            lambda out: shutil.rmtree(out),
        ):
            harm(site.output)
            edit(site)
            if not (site.output / "sitemap.xml").is_file() and site.output.is_dir():
                # Without it nothing tells that the folder is ours: it is not replaced.
                assert forks.build(site).code == 1
                shutil.rmtree(site.output)
            assert_right(forks, site, clean)


def test_without_the_memory_or_with_that_of_an_older_site_the_output_is_right(forks, site, clean):
    old = shutil.copytree(site.cache, site.root / "vieja")
    EDITS["a style"](site)
    MANY(site)
    assert_right(forks, site, clean)
    for folder in ("contenido", "incremental"):
        shutil.rmtree(site.cache / folder)
        assert_right(forks, site, clean)
    shutil.rmtree(site.cache)
    shutil.copytree(old, site.cache)
    assert_right(forks, site, clean)
    shutil.rmtree(site.output)
    MANY(site)
    assert_right(forks, site, clean)


def test_whatever_is_done_to_the_files_of_the_memory_no_other_byte_comes_out(forks, site, clean):
    MANY(site)
    assert_right(forks, site, clean)
    whole = {path: path.read_bytes() for path in site.cache.rglob("*") if path.is_file()}
    names = [path.relative_to(site.cache).as_posix() for path in sorted(whole)]

    @settings(max_examples=18, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(
        st.sampled_from(sorted(_by_sort(names))),
        st.integers(0, 1 << 30),
        st.sampled_from(sorted(HARMS)),
        st.binary(min_size=4, max_size=4),
        st.sampled_from(["nothing", "a topic", "an empty output"]),
    )
    def harmed(sort, number, harm, other, then):
        found = _by_sort(
            [p.relative_to(site.cache).as_posix() for p in site.cache.rglob("*") if p.is_file()]
        )
        if sort not in found:
            return
        file = site.cache / found[sort][number % len(found[sort])]
        HARMS[harm](file, number % (file.stat().st_size + 1), other)
        if then == "an empty output":
            shutil.rmtree(site.output)
        elif then != "nothing":
            EDITS[then](site)
        assert_right(forks, site, clean)

    harmed()


def _is_whole_or_marked(site, before, after):
    """Whether the output is one of two sites, or each file is of one and a folder tells of it."""
    found = site.built()
    if found in (before, after):
        return True
    is_known = all(content in (before.get(p), after.get(p)) for p, content in found.items())
    return is_known and any(site.root.glob("output.staging-*"))


def until(happens):
    """Wait for what another process does."""
    end = time.monotonic() + 120
    while not happens():
        assert time.monotonic() < end
        time.sleep(0.01)


def _by_sort(names):
    """Group the files of the memory: the same harm to many of a sort says little."""
    found = {}
    for name in names:
        parts = name.split("/")
        sort = f"{parts[0]} {Path(name).suffix}"
        found.setdefault(sort, []).append(name)
    return {sort: sorted(inner) for sort, inner in found.items()}


def test_a_process_that_stays_sees_what_another_built_meanwhile(forks, tmp_path, clean):
    """As when someone builds while `serve` runs."""
    site = TinySite.make(tmp_path)
    staying = Staying(site)
    try:
        for edit in ("a body", "a deletion", "a style"):
            assert staying.build() == 0
            EDITS["a title"](site)
            assert_right(forks, site, clean)
            EDITS[edit](site)
            assert staying.build() == 0
            assert staying.differences(clean(site)) == [], edit
    finally:
        staying.close()


def test_what_gives_way_at_any_moment_is_made_in_the_end(tmp_path, clean):
    """As when someone who is served saves again and again while the rest is made."""
    site = TinySite.make(tmp_path)
    staying = Staying(site, **{GIVES_WAY: "1"})
    try:
        assert staying.build() == 0
        for edit in ("a title", "a body", "a deletion", "a summary of news"):
            EDITS[edit](site)
            assert staying.show() == 0
            assert staying.differences(clean(site)) == [], edit
        assert int((tmp_path / GAVE_WAY_FILE).read_text()) > 20
    finally:
        staying.close()
