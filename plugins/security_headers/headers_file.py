"""``_headers``, as Cloudflare Pages and Netlify read it.

Where two rules name one header, these hosts join the values. So a rule that replaces a header first
detaches it (``! Name``).
"""

from __future__ import annotations

from collections.abc import Sequence

from plugins.security_headers.rules import Rule

# Cloudflare's limits.
MOST_RULES = 100
LONGEST_LINE = 2000


def headers_file(rules: Sequence[Rule]) -> str:
    """Return the file's text.

    Raises:
        ValueError: it is more than Cloudflare takes.
    """
    blocks: list[str] = []
    seen: set[str] = set()
    merged = _merged(rules)
    for path, headers in merged:
        lines = [path]
        for name, value in headers.items():
            if name in seen:
                lines.append(f"  ! {name}")
            lines.append(f"  {name}: {value}")
        seen.update(headers)
        blocks.append("\n".join(lines))
    text = "\n\n".join(blocks) + "\n"
    if len(merged) > MOST_RULES or max(map(len, text.splitlines())) > LONGEST_LINE:
        raise ValueError("_headers: more rules, or a longer line, than Cloudflare takes")
    return text


def _merged(rules: Sequence[Rule]) -> list[tuple[str, dict[str, str]]]:
    """Join neighbours that are of one path, so that each counts once."""
    found: list[tuple[str, dict[str, str]]] = []
    for rule in rules:
        if found and found[-1][0] == rule.path:
            found[-1][1].update(rule.headers)
        else:
            found.append((rule.path, dict(rule.headers)))
    return found
