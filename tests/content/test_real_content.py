"""The real content obeys every rule, at the time of the tests and at any other."""

from datetime import datetime

import pytest

from plugins.checks.run import run
from plugins.content_model.dates import CANCUN
from plugins.content_model.finding import Level

# Now; the day of a hurricane, as the site is tried out; and when every review date has passed.
MOMENTS = [
    datetime(2026, 11, 23, 12, tzinfo=CANCUN),
    datetime(2020, 10, 6, 12, tzinfo=CANCUN),
    datetime(2029, 1, 1, tzinfo=CANCUN),
]


@pytest.mark.parametrize("now", MOMENTS, ids=str)
def test_the_real_content_has_no_error(root, now):
    _, findings = run(root, now)
    assert [str(finding) for finding in findings if finding.level is Level.ERROR] == []


def test_every_file_that_is_read_is_accounted_for(root):
    loaded, _ = run(root, MOMENTS[0])
    public = len(list(loaded.catalogue.entries()))
    assert public + len(loaded.hidden) == len(loaded.sources)
