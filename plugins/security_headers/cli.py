"""Writes what goes into a server's configuration, from the rules that a build left."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from plugins.security_headers.caddy import caddy_site
from plugins.security_headers.cloudfront import REQUEST_FUNCTION, response_function
from plugins.security_headers.headers_file import headers_file
from plugins.security_headers.nginx import nginx_maps, nginx_server
from plugins.security_headers.rules import Rule, from_json

_FORMS: Mapping[str, Callable[[Sequence[Rule], str], str]] = {
    "_headers": lambda rules, _: headers_file(rules),
    "caddy": caddy_site,
    "cloudfront-request": lambda _, __: REQUEST_FUNCTION,
    "cloudfront-response": lambda rules, _: response_function(rules),
    "nginx-http": lambda rules, _: nginx_maps(rules),
    "nginx-server": nginx_server,
}


def main(arguments: Sequence[str]) -> int:
    """Print one form of the rules; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m plugins.security_headers")
    parser.add_argument("form", choices=sorted(_FORMS))
    parser.add_argument("--rules", type=Path, default=Path("output/_headers.json"))
    parser.add_argument("--root", default="/srv/portal", help="carpeta del sitio en el servidor")
    options = parser.parse_args(list(arguments))
    try:
        rules = from_json(options.rules.read_text(encoding="utf-8"))
        text = _FORMS[options.form](rules, options.root)
    except (OSError, ValueError) as error:
        sys.stderr.write(f"ERROR: {error}\n")
        return 1
    print(text, end="")
    return 0
