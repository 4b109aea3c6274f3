"""For nginx.

``add_header`` in a location would drop those of the server, so there is one of each header, whose
value a ``map`` chooses by the address.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from plugins.security_headers.rules import Rule


def nginx_maps(rules: Sequence[Rule]) -> str:
    """Return what goes into ``http { … }``: one map a header; an empty value sends none."""
    blocks = []
    for name in _names(rules):
        lines = [f"map $uri ${_variable(name)} {{"]
        default = '""'
        # nginx takes the first expression that matches: the last rule comes first.
        for rule in reversed(rules):
            if name not in rule.headers:
                continue
            if rule.path == "/*":
                default = _quoted(rule.headers[name])
                break
            lines.append(
                f"    {_quoted('~' + _expression(rule.path))} {_quoted(rule.headers[name])};"
            )
        lines += [f"    default {default};", "}"]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def nginx_server(rules: Sequence[Rule], root: str) -> str:
    """Return what goes into ``server { … }`` of the site whose files are below ``root``."""
    headers = "\n".join(f"add_header {name} ${_variable(name)} always;" for name in _names(rules))
    return f"""root {root};
index index.html;
charset utf-8;
server_tokens off;
etag on;
# Compressed copies lie beside the files (brotli_static needs the module of that name).
gzip_static on;
gzip_vary on;
# The records of deploys are nobody else's business.
location ~ ^/(?:_deploy|\\.deploy|r)/ {{ return 404; }}
location / {{ try_files $uri $uri/ =404; }}
error_page 404 /404.html;
types {{
    application/atom+xml atom;
    application/json json map;
    application/manifest+json webmanifest;
    application/xml xml;
    font/woff2 woff2;
    image/avif avif;
    image/jpeg jpg jpeg;
    image/png png;
    image/svg+xml svg;
    image/webp webp;
    image/x-icon ico;
    application/pdf pdf;
    text/calendar ics;
    text/css css;
    text/csv csv;
    text/html html;
    text/javascript js mjs;
    text/plain txt;
}}
{headers}
"""


def _names(rules: Sequence[Rule]) -> list[str]:
    return sorted({name for rule in rules for name in rule.headers})


def _variable(name: str) -> str:
    return f"portal_{name.lower().replace('-', '_')}"


def _expression(path: str) -> str:
    return f"^{'.*'.join(map(re.escape, path.split('*')))}$"


def _quoted(value: str) -> str:
    text = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'
