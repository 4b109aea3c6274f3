import pytest

from plugins.deploy.errors import DeployError
from plugins.deploy.header_rules import headers_for, read_rules

RULES = read_rules(
    '{"rules": ['
    '{"path": "/*", "headers": {"X-A": "1", "Cache-Control": "max-age=1"}},'
    '{"path": "/t/*", "headers": {"X-A": "2"}},'
    '{"path": "/a.b", "headers": {"X-A": "3"}}]}'
)


def test_later_rules_replace_earlier_ones():
    assert headers_for("index.html", RULES)["X-A"] == "1"
    assert headers_for("t/index.html", RULES)["X-A"] == "2"
    assert headers_for("t/index.html", RULES)["Cache-Control"] == "max-age=1"


def test_a_dot_is_a_dot():
    assert headers_for("a.b", RULES)["X-A"] == "3"
    assert headers_for("axb", RULES)["X-A"] == "1"


def test_no_rule_shortens_what_carries_its_digest():
    assert "immutable" in headers_for("r/x.0123456789ab.css", RULES)["Cache-Control"]


@pytest.mark.parametrize("text", ["", "[]", '{"rules": 1}', '{"rules": [{"path": "/"}]}'])
def test_rules_of_another_shape_are_refused(text):
    with pytest.raises(DeployError, match="reglas de cabeceras"):
        read_rules(text)
