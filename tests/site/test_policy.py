"""Each page may be drawn as it was made: the style it carries is one that its policy lets pass."""

import re

import pytest

from plugins.security_headers.cloudfront import LARGEST, response_function
from plugins.security_headers.csp import style_hash
from plugins.security_headers.outputs import RULES_FILE
from plugins.security_headers.rules import from_json, headers_of

pytestmark = pytest.mark.slow


def test_the_policy_of_each_page_allows_exactly_the_style_it_carries(site):
    rules = from_json((site / RULES_FILE).read_text("utf-8"))
    wrong, carried = [], 0
    for path in site.rglob("*.html"):
        address = f"/{path.relative_to(site).as_posix()}".removesuffix("index.html")
        policy = headers_of(rules, address)["Content-Security-Policy"]
        for style in re.findall(r"<style>(.*?)</style>", path.read_text("utf-8"), re.DOTALL):
            carried += 1
            if f"'{style_hash(style)}'" not in policy:
                wrong.append(address)
    assert carried > 100
    assert not wrong


def test_the_rules_of_the_whole_site_leave_room_in_cloudfronts_function(site):
    rules = from_json((site / RULES_FILE).read_text("utf-8"))
    assert len(response_function(rules).encode()) < 0.9 * LARGEST
