"""Whatever is edited, Pelican leaves, byte for byte, what it makes from nothing.

`.venv/bin/python -m tests.support.trial` prints the same as a table.
"""

import pytest

from tests.support.edits import EDITS, ERRORS
from tests.support.trial import trial

HALVES = (list(EDITS)[0::2], list(EDITS)[1::2])


@pytest.mark.parametrize("names", HALVES, ids=["some", "others"])
def test_after_each_edit_a_new_process_and_one_that_stays_leave_what_a_clean_build_makes(
    names, tmp_path
):
    with trial(tmp_path) as found:
        results = [found.begin(), *(found.make(name, EDITS[name]) for name in names)]
    wrong = [str(one) for one in results if not one.is_right or not one.is_seen]
    assert wrong == []
    assert {one.codes["clean"] for one in results} == {0}


def test_what_stops_a_build_stops_all_of_them_and_leaves_the_site_until_it_is_mended(tmp_path):
    with trial(tmp_path) as found:
        results = [found.begin()]
        for name, edit in ERRORS.items():
            results += [found.make(name, edit), found.make(f"… undone ({name})", edit)]
    assert [str(one) for one in results if not one.is_right] == []
    assert [one.codes["clean"] for one in results] == [0, *[1, 0] * len(ERRORS)]
