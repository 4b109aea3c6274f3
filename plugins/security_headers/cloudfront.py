"""For CloudFront: two functions (runtime cloudfront-js-2.0), one before the cache and one after."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from plugins.security_headers.rules import Rule

# CloudFront's limit for the code of a function.
LARGEST = 10240

REQUEST_FUNCTION = """// Viewer request: folders are pages; the records of deploys are private.
function handler(event) {
  var request = event.request;
  var uri = request.uri;
  if (/^\\/(_deploy|r)\\//.test(uri)) {
    return { statusCode: 404, statusDescription: 'Not Found' };
  }
  if (uri.endsWith('/')) {
    request.uri = uri + 'index.html';
  } else if (!/\\.[A-Za-z0-9]+$/.test(uri) && !/\\/_[a-z]+$/.test(uri)) {
    return {
      statusCode: 301,
      statusDescription: 'Moved Permanently',
      headers: { location: { value: uri + '/' } }
    };
  }
  return request;
}
"""


def response_function(rules: Sequence[Rule]) -> str:
    """Return the function for viewer responses.

    Raises:
        ValueError: it is larger than CloudFront takes.
    """
    # Each value once: many rules say the same, and there is little room.
    values: dict[str, int] = {}
    table = [
        [
            _expression(rule.path),
            {
                name.lower(): values.setdefault(value, len(values))
                for name, value in rule.headers.items()
            },
        ]
        for rule in rules
    ]
    code = f"""// Viewer response: the headers of every answer; later rules replace earlier ones.
var VALUES = {_json(list(values))};
var RULES = {_json(table)};
function handler(event) {{
  var response = event.response;
  // The request function has made folders into files.
  var uri = event.request.uri.replace(/\\/index\\.html$/, '/');
  for (var i = 0; i < RULES.length; i++) {{
    if (new RegExp(RULES[i][0]).test(uri)) {{
      for (var name in RULES[i][1]) {{
        response.headers[name] = {{ value: VALUES[RULES[i][1][name]] }};
      }}
    }}
  }}
  return response;
}}
"""
    if len(code.encode()) > LARGEST:
        raise ValueError("the CloudFront function is larger than 10 KB")
    return code


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _expression(path: str) -> str:
    return f"^{'.*'.join(map(re.escape, path.split('*')))}$"
