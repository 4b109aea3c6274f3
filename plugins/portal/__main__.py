"""``python -m plugins.portal`` is ``python -m pelican`` without what no build uses."""

import runpy
import sys

from plugins.content_model.garbage import uncollected
from plugins.portal.unused import UNUSED, leave_out

leave_out(sys.modules, UNUSED)
# A build throws little away before it ends; a process that stays tidies up while nobody waits.
with uncollected():
    runpy.run_module("pelican", run_name="__main__", alter_sys=True)
