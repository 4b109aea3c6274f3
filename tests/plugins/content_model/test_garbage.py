"""A process gives back the memory that it does not use."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.content_model.garbage import give_back

GLIBC = sys.platform == "linux" and "CS_GNU_LIBC_VERSION" in os.confstr_names
BLOCKS = 40_000
ROOT = Path(__file__).resolve().parents[3]


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


def test_what_is_held_at_the_end_is_not_taken_apart():
    code = """
from plugins.content_model.garbage import spare_the_end
class Loud:
    def __init__(self, name): self.name = name
    def __del__(self): print(self.name)
def run():
    held, other = Loud("held"), Loud("other")
    spare_the_end(held)
run()
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.split() == ["other"]
