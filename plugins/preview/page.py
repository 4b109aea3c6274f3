"""One page of a preview: a banner on top, nothing for search engines or social networks."""

from __future__ import annotations

import re

STYLE_PATH = "vista-previa.css"

BANNER = (
    '<aside class="vista-previa" aria-label="Vista previa"><strong>Vista previa, no es el sitio '
    "oficial.</strong> Incluye borradores y lo que aún no se publica; no la compartas."
    "</aside>"
)

STYLE = """\
.vista-previa {
  position: sticky; inset-block-start: 0; z-index: 1000;
  padding: .5rem 1rem; background: #ffd400; color: #000; font: 1rem/1.4 sans-serif;
}
.share { display: none; }
@media print { .vista-previa { position: static; border: 2px solid #000; } }
"""

_ROBOTS = '<meta name="robots" content="noindex, nofollow, noarchive">'
_HEAD = '<link rel="stylesheet" href="/' + STYLE_PATH + '">' + _ROBOTS + "<title>[Vista previa] "
_TITLE = re.compile(r"<title>", re.IGNORECASE)
_BODY = re.compile(r"<body\b[^>]*>", re.IGNORECASE)
_SHARED = re.compile(
    r'<meta (?:name="robots"|property="og:[^"]*"|name="twitter:[^"]*")[^>]*>\n?'
    r'|<link rel="(?:canonical|alternate|manifest|search)"[^>]*>\n?',
    re.IGNORECASE,
)


class NoPlace(ValueError):
    """A page without the tags that the marks go to: it must not be shown without them."""


def preview_page(html: str) -> str:
    """Return a page with banner and ``noindex``, without what serves to share or to find it.

    Raises:
        NoPlace: it has no ``<title>`` or no ``<body>``.
    """
    bare = _SHARED.sub("", html)
    marked, titles = _TITLE.subn(lambda _: _HEAD, bare, count=1)
    marked, bodies = _BODY.subn(lambda found: found[0] + BANNER, marked, count=1)
    if not titles or not bodies:
        raise NoPlace("la página no tiene <title> o <body>: no se puede marcar como vista previa")
    return marked
