"""The editor has a policy of its own, and nothing else has it."""

import json

from plugins.security_headers.outputs import RULES_FILE, portal_rules
from plugins.security_headers.rules import IMMUTABLE, headers_of, to_json
from plugins.security_headers.served import headers_under

RULES = portal_rules({})


def test_the_editor_runs_only_our_scripts_and_is_in_no_search_engine():
    headers = headers_of(RULES, "/admin/")
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self' 'unsafe-eval';")
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Robots-Tag"] == "noindex, nofollow"
    assert headers["Cache-Control"] == "no-cache"
    assert headers_of(RULES, "/admin/recursos/a.js")["Cache-Control"] == IMMUTABLE


def test_no_other_page_allows_what_the_editor_needs():
    for address in ("/", "/tramites/pago-predial/", "/contingencia/", "/buscar/", "/api/v1/x.json"):
        headers = headers_of(RULES, address)
        assert "unsafe-" not in headers["Content-Security-Policy"]
        assert "X-Robots-Tag" not in headers or address.startswith("/api/")


def test_a_server_of_this_machine_gives_them_to_the_editor_alone(tmp_path):
    headers = headers_under(tmp_path, "/admin/")
    assert headers("/admin/") == {}
    (tmp_path / RULES_FILE).write_bytes(to_json(RULES))
    assert json.loads((tmp_path / RULES_FILE).read_text("utf-8"))["rules"]
    assert headers("/admin/") == headers_of(RULES, "/admin/")
    assert headers("/") == {}
