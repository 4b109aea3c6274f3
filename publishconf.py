"""Settings of the public site: the local ones and what differs in production."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *

# The public address, without a final slash.
SITEURL = os.environ.get("PORTAL_SITEURL", "https://www.cancun.gob.mx")

# --- editor: where the published /admin/ saves ----------------------------------------------------
# Without EDITOR_REPO it is not published at all. With it (see README, "The editor"):
#   EDITOR_REPO=owner/repository  EDITOR_BRANCH=main  EDITOR_BACKEND=github|gitlab
#   EDITOR_LOGIN=https://…   github: the service that exchanges GitHub's sign-in for a token
#   EDITOR_APP_ID=…          gitlab: the application that staff sign in to (PKCE, no secret)
PORTAL_OUTPUTS = [
    "plugins.editor.outputs:hosted" if name == "plugins.editor.outputs:local" else name
    for name in PORTAL_OUTPUTS
]

# PORTAL_BOLETINES=1 offers guides and news as PDF too; see README, "Decisions".
if os.environ.get("PORTAL_BOLETINES"):
    PORTAL_BULLETINS = "plugins.bulletins.hook:printer"

# PORTAL_SIN_COPIAS=1 takes the service worker away from every device (its kill switch).
if not os.environ.get("PORTAL_SIN_COPIAS"):
    PORTAL_LAST_OUTPUTS = ["plugins.offline.outputs:service_worker"]
