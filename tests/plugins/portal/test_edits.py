"""Whatever is edited, Pelican leaves, byte for byte, what it makes from nothing.

`.venv/bin/python -m tests.support.trial` prints the same as a table.
"""

import pytest

from tests.support.edits import EDITS, ERRORS
from tests.support.trial import trial

SHOWN = {
    "a body": "noticias/2026/10/obra-4/index.html",
    "the body of a guide": "tramites/pago-predial/index.html",
    "a picture in a body": "noticias/2026/10/obra-5/index.html",
    "a title": "noticias/2026/10/obra-4/index.html",
}


@pytest.mark.parametrize("half", [0, 1])
def test_after_any_edit_a_new_process_and_one_that_stays_leave_what_a_clean_build_makes(
    half, tmp_path
):
    with trial(tmp_path) as found:
        results = [found.begin()]
        results += [found.make(name, EDITS[name]) for name in list(EDITS)[half::2]]
        expected = [0] * len(results)
        # What stops a build leaves the site as it was until it is mended.
        for name in list(ERRORS)[half::2]:
            results += [found.make(name, ERRORS[name]) for _ in ("made", "undone")]
            expected += [1, 0]
    wrong = [str(one) for one in results if not one.is_right]
    assert wrong == []
    assert [one.codes["clean"] for one in results] == expected
    unseen = {one.name for one in results if not one.is_seen}
    assert unseen <= ERRORS.keys()


def test_an_edited_text_is_shown_at_once_and_all_else_that_holds_it_soon_after(tmp_path):
    with trial(tmp_path) as found:
        found.begin()
        for name, page in SHOWN.items():
            found.edit(EDITS[name])
            before = found.staying.site.built()
            assert found.staying.show() == 0
            at_once = found.staying.site.built()
            result = found.compare(name, shown=True)
            assert result.is_right, str(result)
            clean = found.clean.built()
            assert before[page] != at_once[page] == clean[page], name
