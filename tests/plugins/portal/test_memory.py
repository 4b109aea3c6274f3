"""A process that stays does not grow, whatever is edited."""

from tests.support.edits import EDITS, GUIDE, text
from tests.support.staying import COUNTS_FILE
from tests.support.tiny_site import TinySite
from tests.support.trial import Staying

REBUILDS = 200
ROUND = 20
WORDS = text(GUIDE, "Paga antes de marzo", "Paga antes de abril")


def test_two_hundred_rebuilds_leave_no_more_in_memory_than_forty(tmp_path):
    staying = Staying(TinySite.make(tmp_path))
    counts = tmp_path / COUNTS_FILE
    found = []
    try:
        assert staying.build() == 0
        for number in range(1, REBUILDS + 1):
            if number % ROUND:
                WORDS(staying.site)
            else:
                # The whole site again: with another name for one guide, or the old one.
                EDITS["the title of a guide that others name"](staying.site)
                counts.touch()
            assert staying.show() == 0, staying.said
            if counts.exists():
                found.append([int(count) for count in counts.read_text().split()])
                counts.unlink()
    finally:
        staying.close()
    assert len(found) == REBUILDS // ROUND
    objects, blocks, files = zip(*found, strict=True)
    # The name is the same in every second round; one object for each rebuild would be a leak.
    rebuilds = REBUILDS - 2 * ROUND
    assert objects[-1] - objects[1] < rebuilds, objects
    assert blocks[-1] - blocks[1] < 5 * rebuilds, blocks
    assert files[-1] <= files[1] + 30, files
    assert len(list((staying.site.cache / "incremental").iterdir())) < 40
