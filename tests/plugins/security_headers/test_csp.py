import base64
import hashlib

from plugins.security_headers.csp import Policy, style_hash, with_inline_styles


def test_what_is_not_listed_is_refused():
    header = Policy().header()
    assert header.startswith("default-src 'none';")
    assert "unsafe" not in header
    assert "frame-ancestors 'none'" in header
    assert "base-uri 'none'" in header
    assert "require-trusted-types-for 'script'" in header


def test_an_inline_style_is_allowed_by_its_digest_only():
    style = "body{color:#123}"
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert style_hash(style) == f"sha256-{digest}"
    assert f"style-src 'self' 'sha256-{digest}';" in with_inline_styles([style]).header()


def test_one_changed_letter_is_another_style():
    assert style_hash("a{}") != style_hash("a{} ")


def test_the_same_styles_in_another_order_give_the_same_policy():
    assert with_inline_styles(["a{}", "b{}"]) == with_inline_styles(["b{}", "a{}", "b{}"])


def test_no_policy_name_means_no_trusted_types_policy_at_all():
    assert Policy(trusted_types=()).header().endswith("trusted-types 'none'")
