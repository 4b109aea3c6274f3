"""JSON that may stand inside a script element."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


def script_json(data: Mapping[str, Any]) -> str:
    """Return JSON that cannot end the script element it stands in."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
