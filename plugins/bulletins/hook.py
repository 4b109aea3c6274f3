"""What the setting PORTAL_BULLETINS names."""

from __future__ import annotations

import sys
from pathlib import Path

from plugins.bulletins.printer import Printer

CACHE = Path(__file__).resolve().parents[2] / ".cache" / "bulletins"


def printer() -> Printer | None:
    """Return the printer; None, saying why on stderr, where this machine cannot make PDF.

    WeasyPrint is a Python package of the lock, but draws with Pango, a library of the system.
    """
    try:
        import weasyprint  # noqa: F401 - it looks for Pango
    except (ImportError, OSError) as why:
        reason = str(why).splitlines()[0]
        sys.stderr.write(
            "Sin boletines en PDF: falta Pango en esta computadora. En Debian o Ubuntu: apt-get "
            f"install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0. ({reason})\n"
        )
        return None
    return Printer(CACHE)
