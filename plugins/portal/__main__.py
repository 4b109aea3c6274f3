"""``python -m plugins.portal`` is ``python -m pelican`` without what no build uses."""

import os
import runpy
import sys

from plugins.content_model.garbage import uncollected
from plugins.portal.unused import UNUSED, leave_out

leave_out(sys.modules, UNUSED)
# A build throws little away before it ends; a process that stays tidies up while nobody waits.
with uncollected():
    runpy.run_module("pelican", run_name="__main__", alter_sys=True)
# All is written: only the memory is left, and the system gets that back in one piece.
sys.stdout.flush()
sys.stderr.flush()
os._exit(0)
