import pytest
from invoke.context import Context
from invoke.exceptions import Exit

from plugins.checks import cli, verbs


@pytest.fixture
def asked(monkeypatch):
    """The arguments that the verb passes on."""
    found = []

    def main(arguments):
        found.extend(arguments)
        return 0

    monkeypatch.setattr(cli, "main", main)
    monkeypatch.chdir(".")
    return found


@pytest.mark.parametrize(
    ("options", "arguments"),
    [
        ({}, ["--format=text"]),
        ({"html": True}, ["--html", "--format=text"]),
        ({"html": "x.html", "now": "X"}, ["--html=x.html", "--format=text", "--now=X"]),
        ({"format": "github", "json": "x.json"}, ["--format=github", "--json=x.json"]),
    ],
)
def test_the_options_of_check_reach_it(asked, options, arguments):
    verbs.check(Context(), **options)
    assert asked == arguments


def test_errors_end_the_verb_with_their_code(monkeypatch):
    monkeypatch.setattr(cli, "main", lambda arguments: 1)
    monkeypatch.chdir(".")
    with pytest.raises(Exit) as ended:
        verbs.check(Context())
    assert ended.value.code == 1
