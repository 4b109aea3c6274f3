"""Settings of the local site. Pelican reads them by name; unknown names stop the build."""

import os
import sys
from pathlib import Path

# Pelican's console script does not look for packages beside this file.
sys.path.insert(0, str(Path(__file__).resolve().parent))

# Where the environment asks for no compiled files beside the sources, as images of containers do
# (PYTHONDONTWRITEBYTECODE), they are kept in the project's own virtual environment instead: to
# compile the portal in every build takes longer than most edits.
if (
    sys.dont_write_bytecode
    and sys.pycache_prefix is None
    and sys.prefix != sys.base_prefix
    and Path(sys.prefix).parent.resolve() == Path(__file__).resolve().parent
):
    sys.dont_write_bytecode, sys.pycache_prefix = False, str(Path(sys.prefix, "compiled"))
# What other packages of a machine would add to pydantic is neither looked for nor let in.
os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"

from plugins.portal.adapter import Portal

# --- The site -----------------------------------------------------------------------------------
SITENAME = "Portal de Cancún"
SITEURL = ""
DEFAULT_LANG = "es"
TIMEZONE = "America/Cancun"
# Never the machine's: output must not depend on it.
LOCALE = ["C"]

# --- Where things are ---------------------------------------------------------------------------
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
CACHE_PATH = ".cache/pelican"

# --- Pelican's own readers touch nothing: the portal reads content/ ----------------------------
ARTICLE_PATHS = []
PAGE_PATHS = []
STATIC_PATHS = []
DIRECT_TEMPLATES = []
THEME_STATIC_PATHS = []
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
TRANSLATION_FEED_ATOM = None

# --- portal: pages, all or nothing --------------------------------------------------------------
PELICAN_CLASS = Portal
PLUGINS = ["plugins.portal.adapter"]
# "package.module:function" that loads and checks content/; its errors stop the build.
PORTAL_CHECKS = "plugins.checks.run:run"
# … and what finds out, while developing, that nothing but the words of a text changed.
PORTAL_CHECKS_AGAIN = "plugins.checks.again:again"
# Functions of other plugins that add files …
PORTAL_OUTPUTS = [
    "plugins.feeds.outputs:parts",
    "plugins.open_data.outputs:parts",
    "plugins.search_index.outputs:parts",
    "plugins.offline.outputs:app_manifest",
    "plugins.security_headers.outputs:outputs",
    "plugins.well_known.outputs:outputs",
    "plugins.editor.outputs:local",
]
# … those among them that an alert in a hurry makes anew …
PORTAL_URGENT_OUTPUTS = ["plugins.feeds.outputs:contingencia_outputs"]
# … others that are made from all the rest. While developing, the service worker's kill switch:
# copies of pages would hide what was just written.
PORTAL_LAST_OUTPUTS = ["plugins.offline.outputs:kill_switch"]
# … and JSON-LD to a page.
PORTAL_PAGE_DATA = ["plugins.structured_data.page_data:page_data"]

# --- assets: style sheets and scripts -----------------------------------------------------------
PORTAL_ASSETS = "plugins.assets.bundle:bundle"

# --- images: photographs in every size, cards for shared links, icons ----------------------------
PORTAL_IMAGES = "plugins.images.hook:images"

# --- incremental: what earlier builds made is kept in .cache/incremental --------------------------
PORTAL_INCREMENT = "plugins.incremental.hook:increment"

# --- emergency: the lane for alerts, without building the rest ------------------------------------
EMERGENCY_CHECKS = "plugins.checks.run:run"
EMERGENCY_FILES = "plugins.portal.urgent:files"
