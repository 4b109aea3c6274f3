"""JSON that may stand inside a ``<script>`` element of a page."""

from __future__ import annotations

import json

# "</script>" and "<!--" end or open things inside a script element whatever the JSON means there;
# U+2028 and U+2029 end a line of JavaScript.
_ESCAPES = tuple((char, f"\\u{ord(char):04x}") for char in "<>&\u2028\u2029")
_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def script_json(value: object) -> str:
    """Return compact JSON of ``value``; key order is kept, so equal values give equal bytes.

    Raises TypeError for what is not JSON, ValueError for NaN and infinities.
    """
    text = _ENCODER.encode(value)
    for char, escaped in _ESCAPES:
        # Nearly no text has any: to look for one letter is quicker than to replace it.
        if char in text:
            text = text.replace(char, escaped)
    return text
