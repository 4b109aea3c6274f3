"""``python -m plugins.portal`` is ``python -m pelican`` without what no build uses."""

import runpy
import sys

from plugins.portal.unused import UNUSED, leave_out

leave_out(sys.modules, UNUSED)
runpy.run_module("pelican", run_name="__main__", alter_sys=True)
