from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.deploy.errors import Refused
from plugins.deploy.manifest import Entry
from plugins.deploy.media import is_page
from plugins.deploy.plan import Phase, Reason, check_shrink, describe, make_plan
from plugins.deploy.store import Listed

WHEN = datetime(2026, 1, 1, tzinfo=UTC)


def entry(text, **headers):
    return Entry(text * 8, len(text), headers)


def listed(files):
    return {path: Listed(path, e.size, e.sha256, WHEN) for path, e in files.items()}


def reasons(plan):
    return {step.path: step.reason for step in plan.steps}


def test_what_pages_need_goes_before_them_and_what_lists_them_after():
    target = {
        path: entry("b")
        for path in [
            *("index.html", "t/index.html", "t/nuevo/index.html", "t/uno/index.html"),
            *("r/x.0123456789ab.css", "foto.png", "api/t.json", "sitemap.xml", "sw.js"),
        ]
    }
    before = {"t/uno/index.html": entry("a"), "index.html": entry("a"), "t/index.html": entry("a")}
    plan = make_plan(before, target, listed(before))
    assert [phase for phase, _ in plan.phases] == [
        Phase.HASHED,
        Phase.IMAGES,
        Phase.DATA,
        Phase.NEW_PAGES,
        Phase.CHANGED_PAGES,
        Phase.INDEXES,
        Phase.LISTS,
    ]
    by_phase = {phase: [step.path for step in steps] for phase, steps in plan.phases}
    assert by_phase[Phase.NEW_PAGES] == ["t/nuevo/index.html"]
    assert by_phase[Phase.INDEXES] == ["index.html", "t/index.html"]


def test_a_change_of_headers_alone_is_a_change():
    before = {"a.html": entry("a", A="1")}
    plan = make_plan(before, {"a.html": entry("a", A="2")}, listed(before))
    assert reasons(plan) == {"a.html": Reason.HEADERS}


def test_what_has_not_changed_is_not_touched():
    files = {"a.html": entry("a"), "r/x.0123456789ab.css": entry("c")}
    plan = make_plan(files, files, listed(files))
    assert not plan
    assert plan.unchanged == 2


def test_what_was_lost_or_altered_or_left_in_doubt_is_repaired():
    files = {name: entry(name[0]) for name in ("a.html", "b.html", "c.html", "d.html")}
    present = listed(files)
    del present["a.html"]
    present["b.html"] = Listed("b.html", 999, "x", WHEN)
    plan = make_plan(files, files, present, frozenset({"c.html"}), frozenset({"d.html"}))
    assert reasons(plan) == {
        "a.html": Reason.LOST,
        "b.html": Reason.LOST,
        "c.html": Reason.DOUBTFUL,
        "d.html": Reason.LOST,
    }


def test_pages_and_data_are_withdrawn_but_assets_stay_for_open_tabs():
    before = {
        path: entry("a")
        for path in ("vieja/index.html", "api/x.json", "r/x.0123456789ab.css", "f.png", "g.woff2")
    }
    plan = make_plan(before, {}, listed(before))
    assert plan.withdrawn == ("api/x.json", "vieja/index.html")


def test_what_others_put_there_is_left_alone():
    strange = {"ajena.html": entry("z")}
    assert make_plan({}, {}, listed(strange)).withdrawn == ()


def test_what_a_dead_run_put_there_is_withdrawn():
    half = {"a-medias/index.html": entry("z")}
    assert make_plan({}, {}, listed(half), frozenset(half)).withdrawn == tuple(half)


def test_a_hashed_name_with_other_bytes_is_refused():
    before = {"r/x.0123456789ab.css": entry("a")}
    with pytest.raises(Refused, match="huella"):
        make_plan(before, {"r/x.0123456789ab.css": entry("b")}, listed(before))


@pytest.mark.parametrize(("old", "new"), [(100, 95), (20, 19), (1, 0), (10, 0)])
def test_losing_a_twentieth_of_the_pages_needs_a_word(old, new):
    with pytest.raises(Refused, match="--allow-shrink"):
        check_shrink(pages(old), pages(new))


@pytest.mark.parametrize(("old", "new"), [(100, 96), (0, 0), (10, 10), (10, 12), (21, 20)])
def test_losing_less_does_not(old, new):
    check_shrink(pages(old), pages(new))


def pages(count):
    return [f"{n}/index.html" for n in range(count)] + ["x.json"]


def test_the_printed_plan_names_every_file_and_why():
    before = {"a.html": entry("a"), "v.html": entry("v")}
    plan = make_plan(before, {"a.html": entry("b"), "n.html": entry("n")}, listed(before))
    text = describe(plan)
    assert "+ a.html (cambió)" in text
    assert "+ n.html (nuevo)" in text
    assert "- v.html" in text
    assert "Sin cambios: 0." in text


NAMES = [
    *("index.html", "t/index.html", "t/a/index.html", "t/b/index.html", "x.json"),
    *("sitemap.xml", "r/p.0123456789ab.css", "r/q.0123456789ab.css", "f.png"),
]
releases = st.dictionaries(st.sampled_from(NAMES), st.sampled_from("ab").map(entry))


def without_clashes(before, target):
    return {p: before[p] if p.endswith(".css") and p in before else e for p, e in target.items()}


@given(releases, releases, st.sets(st.sampled_from(NAMES)))
def test_carried_out_to_any_point_a_plan_breaks_nothing_and_to_its_end_it_gives_the_target(
    before, target, doubtful
):
    target = without_clashes(before, target)
    plan = make_plan(before, target, listed(before), frozenset(doubtful))
    state = dict(before)
    for step in plan.steps:
        state[step.path] = step.entry
        # Whatever the target's pages need is there before any of them.
        if is_page(step.path):
            assert {p for p in target if p.endswith(".css")} <= state.keys()
    for path in plan.withdrawn:
        assert path not in target
        del state[path]
    assert {p: e for p, e in state.items() if p in target} == target
    assert not {p for p in state.keys() - target.keys() if is_page(p)}
    again = make_plan(target, target, listed(state))
    assert not again
