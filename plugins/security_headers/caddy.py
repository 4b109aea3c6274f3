"""For Caddy: a ``route`` keeps the order in which the rules are written."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plugins.security_headers.rules import Rule


def caddy_site(rules: Sequence[Rule], root: str) -> str:
    """Return what goes into the site's block; its files are below ``root``."""
    matchers, lines = [], []
    for number, rule in enumerate(rules):
        matcher = ""
        if rule.path != "/*":
            matcher = f"@r{number} "
            matchers.append(f"@r{number} path_regexp {_expression(rule.path)}")
        lines.append(f"header {matcher}{{")
        lines += [f"    {name} {_quoted(value)}" for name, value in rule.headers.items()]
        lines.append("}")
    body = "\n".join(f"    {line}" for line in lines)
    return f"""root * {root}
@private path /_deploy/* /.deploy/* /r/*
{chr(10).join(matchers)}
route {{
{body}
    error @private 404
    file_server {{
        precompressed br gzip
    }}
}}
handle_errors {{
    rewrite * /404.html
    file_server
}}
"""


def _expression(path: str) -> str:
    # Caddy's own `*` does not cross a slash.
    return f"^{'.*'.join(map(re.escape, path.split('*')))}$"


def _quoted(value: str) -> str:
    text = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'
