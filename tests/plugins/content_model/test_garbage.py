"""A process gives back the memory that it does not use."""

import os
import sys
from pathlib import Path

import pytest

from plugins.content_model.garbage import give_back

GLIBC = sys.platform == "linux" and "CS_GNU_LIBC_VERSION" in os.confstr_names
BLOCKS = 40_000


def resident():
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.skipif(not GLIBC, reason="only glibc can be asked to")
def test_what_lies_free_between_two_pieces_in_use_is_given_back():
    blocks = [bytes([n % 256]) * 1000 for n in range(BLOCKS)]
    # Without the last ones the C library would shorten its memory by itself.
    kept = blocks[-10:]
    del blocks
    give_back()
    before = resident()
    blocks = [bytes([n % 256]) * 1000 for n in range(BLOCKS)]
    kept += blocks[-10:]
    grown = resident()
    del blocks
    give_back()
    assert grown - before > BLOCKS * 500
    assert resident() - before < BLOCKS * 500
    assert len(kept) == 20
