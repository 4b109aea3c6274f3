"""Settings of the public site: the local ones and what differs in production."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *

# The public address, without a final slash.
SITEURL = os.environ.get("PORTAL_SITEURL", "https://www.cancun.gob.mx")

# PORTAL_BOLETINES=1 offers guides and news as PDF too; see README, "Decisions".
if os.environ.get("PORTAL_BOLETINES"):
    PORTAL_BULLETINS = "plugins.bulletins.hook:printer"

# PORTAL_SIN_COPIAS=1 takes the service worker away from every device (its kill switch).
if not os.environ.get("PORTAL_SIN_COPIAS"):
    PORTAL_LAST_OUTPUTS = ["plugins.offline.outputs:service_worker"]
