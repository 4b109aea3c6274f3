import re

import pytest

from plugins.deploy.header_rules import headers_for, read_rules
from plugins.deploy.media import cache_control, public_path
from plugins.security_headers.outputs import portal_rules
from plugins.security_headers.rules import (
    InlineStyles,
    Rule,
    build_rules,
    from_json,
    headers_of,
    to_json,
)
from tests.plugins.security_headers.observatory import score

RULES = portal_rules({"contingencia": "body{margin:0}"})


@pytest.mark.parametrize("address", ["/", "/contingencia/", "/api/v1/tramites.json", "/404.html"])
def test_every_kind_of_answer_carries_the_protecting_headers(address):
    headers = headers_of(RULES, address)
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "preload" in headers["Strict-Transport-Security"]
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert headers["Cache-Control"]


def test_the_buttons_that_share_and_copy_are_not_denied_what_they_need():
    policy = headers_of(RULES, "/")["Permissions-Policy"]
    denied = {part.partition("=")[0] for part in policy.split(", ")}
    assert not denied & {"web-share", "clipboard-write"}
    assert {"camera", "microphone", "geolocation", "payment"} <= denied


def test_the_observatory_would_give_at_least_130():
    headers = headers_of(RULES, "/")
    assert score(headers, sri=True, preloaded=False) >= 135
    assert score(headers, sri=True, preloaded=True) >= 140
    assert score(headers, sri=False, preloaded=False) >= 130
    assert score(headers_of(RULES, "/contingencia/"), sri=True, preloaded=False) >= 130


@pytest.mark.parametrize("name", ["Content-Security-Policy", "Strict-Transport-Security"])
def test_the_score_falls_without_a_header(name):
    headers = headers_of(RULES, "/")
    del headers[name]
    assert score(headers, sri=True, preloaded=False) < 130


def test_only_the_emergency_pages_may_carry_a_style():
    assert "sha256-" in headers_of(RULES, "/contingencia/beryl-2024/")["Content-Security-Policy"]
    assert "sha256-" in headers_of(RULES, "/en/contingencia/")["Content-Security-Policy"]
    assert "sha256-" not in headers_of(RULES, "/tramites/")["Content-Security-Policy"]


def test_open_data_may_be_read_by_other_sites():
    headers = headers_of(RULES, "/contingencia/activa.json")
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Access-Control-Allow-Origin" not in headers_of(RULES, "/contingencia/")


def test_an_alert_is_kept_for_seconds_and_never_for_long_when_the_origin_is_down():
    cache = headers_of(RULES, "/contingencia/activa.json")["Cache-Control"]
    age, _, error = (int(number) for number in re.findall(r"=(\d+)", cache))
    assert age <= 15
    assert error <= 300


def test_the_list_of_the_searchs_parts_is_not_kept_for_ever():
    part = headers_of(RULES, "/buscar/datos/indice-otros-es.0123456789.json")
    listed = headers_of(RULES, "/buscar/datos/manifiesto.json")
    assert "immutable" in part["Cache-Control"]
    assert "immutable" not in listed["Cache-Control"]


def test_a_later_rule_replaces_a_header_of_an_earlier_one():
    rules = (Rule("/*", {"A": "1", "B": "1"}), Rule("/x/*", {"A": "2"}))
    assert headers_of(rules, "/x/y") == {"A": "2", "B": "1"}
    assert headers_of(rules, "/y") == {"A": "1", "B": "1"}


def test_brackets_and_question_marks_in_a_path_are_themselves():
    assert Rule("/a[1]?/*", {}).matches("/a[1]?/b")
    assert not Rule("/a[1]/*", {}).matches("/a1/b")


def test_pages_without_inline_styles_need_no_policy_of_their_own():
    assert build_rules() == build_rules([])
    with_style = build_rules([InlineStyles("/a/", ("b{}",))])
    assert len(with_style) == len(build_rules()) + 1


def test_rules_come_back_from_their_text():
    assert from_json(to_json(RULES).decode()) == RULES


@pytest.mark.parametrize("text", ["[]", "{}", '{"rules": [{}]}', "no"])
def test_other_texts_are_refused(text):
    with pytest.raises(ValueError):
        from_json(text)


@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        "tramites/predial/index.html",
        "contingencia/index.html",
        "contingencia/activa.json",
        "contingencia/cap/beryl.xml",
        "api/v1/tramites.json",
        "noticias/atom.xml",
        "favicon.svg",
        "assets/main.0123456789ab.css",
        "assets/site.NBCGB5RM.js",
        "buscar/datos/indice-otros-es.0123456789.json",
    ],
)
def test_the_deploy_understands_the_rules_as_they_are_meant(path):
    """Two plugins that do not know each other: this is where they must agree."""
    rules = read_rules(to_json(RULES).decode())
    meant = headers_of(RULES, public_path(path))
    found = headers_for(path, rules)
    assert {name: found[name] for name in meant} == meant
    # What the deploy says when it gets no rules is the same.
    assert cache_control(path) == meant["Cache-Control"]


def test_files_that_a_browser_does_not_show_are_only_kept():
    for name in ("bases.docx", "padron.csv"):
        headers = headers_of(RULES, f"/adjuntos/2026/{name}")
        assert headers["Content-Disposition"] == "attachment"
        assert headers["Content-Security-Policy"].endswith("sandbox")
    assert "Content-Disposition" not in headers_of(RULES, "/adjuntos/2026/bases.pdf")
    assert "Content-Disposition" not in headers_of(RULES, "/api/v1/tramites.csv")
