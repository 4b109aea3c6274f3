"""Serves the built site under the policy that the real server sends."""

from __future__ import annotations

import re

from playwright.sync_api import Route

from plugins.security_headers.csp import with_inline_styles


def with_policy(route: Route) -> None:
    """Serve a file under the policy that the site sends, which names its inline styles."""
    answer = route.fetch()
    styles = []
    if "text/html" in answer.headers.get("content-type", ""):
        styles = re.findall(r"<style>(.*?)</style>", answer.text(), re.DOTALL)
    policy = with_inline_styles(styles).header()
    assert "require-trusted-types-for 'script'" in policy
    headers = {**answer.headers, "content-security-policy": policy}
    route.fulfill(response=answer, headers=headers)
