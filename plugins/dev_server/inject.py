"""What the server adds to a page on its way to the browser; the files stay as they were built."""

from __future__ import annotations

from html import escape

# Addresses of the server's own; no page of the portal begins like this.
SCRIPT_PATH = "/_dev/reload.js"
EVENTS_PATH = "/_dev/events"

# Hidden tabs hang up: a browser opens only six connections to one server. The version says what
# the page shows, so that nothing is missed between two connections.
SCRIPT = f"""\
(() => {{
  const version = document.currentScript.dataset.version;
  let events;
  const listen = () => {{
    events?.close();
    if (document.hidden) return;
    events = new EventSource("{EVENTS_PATH}?version=" + encodeURIComponent(version));
    events.addEventListener("reload", () => {{ events.close(); location.reload(); }});
  }};
  document.addEventListener("visibilitychange", listen);
  addEventListener("pageshow", listen);
  listen();
}})();
"""


def script_tag(version: str) -> str:
    """Return the tag that makes a page reload itself once the site is no longer ``version``."""
    return f'<script src="{SCRIPT_PATH}" data-version="{escape(version)}"></script>'


def inject(page: bytes, addition: str) -> bytes:
    """Return ``page`` with ``addition`` before its last ``</body>``, else at its end."""
    place = page.lower().rfind(b"</body")
    if place == -1:
        place = len(page)
    return page[:place] + addition.encode("utf-8") + page[place:]
