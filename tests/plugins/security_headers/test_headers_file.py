import pytest

from plugins.security_headers.headers_file import headers_file
from plugins.security_headers.outputs import portal_rules
from plugins.security_headers.rules import Rule, headers_of

RULES = portal_rules({"contingencia": "body{margin:0}"})


def read(text, address):
    """Apply the file as Cloudflare documents it: detach, then set; a second value is joined."""
    found: dict[str, str] = {}
    applies = False
    for line in text.splitlines():
        if line and not line.startswith(" "):
            applies = Rule(line, {}).matches(address)
        elif applies and line.startswith("  ! "):
            found.pop(line[4:], None)
        elif applies and line:
            name, value = line.strip().split(": ", 1)
            found[name] = f"{found[name]}, {value}" if name in found else value
    return found


@pytest.mark.parametrize(
    "address",
    ["/", "/contingencia/", "/contingencia/activa.json", "/api/v1/tramites.csv", "/favicon.ico"],
)
def test_the_file_says_what_the_rules_say(address):
    assert read(headers_file(RULES), address) == headers_of(RULES, address)


def test_neighbours_of_one_path_are_one_rule():
    text = headers_file([Rule("/*", {"A": "1"}), Rule("/*", {"B": "2"})])
    assert text == "/*\n  A: 1\n  B: 2\n"


def test_more_than_cloudflare_takes_is_refused():
    with pytest.raises(ValueError):
        headers_file([Rule("/*", {"A": "x" * 2000})])
    with pytest.raises(ValueError):
        headers_file([Rule(f"/{n}", {"A": "x"}) for n in range(101)])
