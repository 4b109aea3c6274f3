"""Each bad input gives its error: the right file, line and field, and words that say the fix."""

import re

import pytest

from plugins.checks.run import run
from plugins.content_model.finding import Level
from tests.plugins.checks.cases import bodies, files, headers, links, media, records
from tests.support.small_site import NOW, Case, make_site

CASES = [
    *headers.CASES,
    *files.CASES,
    *bodies.CASES,
    *links.CASES,
    *records.CASES,
    *media.CASES,
]

# Words of Python, pydantic and YAML that no writer should ever read.
FOREIGN = re.compile(
    r"\b(?:None|True|False|str|int|dict|tuple|Traceback|Error|input|value|valid|should|must|field|"
    r"expected|found|while|mapping|scalar|token|stream|required|extra|forbidden)\b"
)


def ours(message):
    """The message without what it quotes from the writer."""
    return re.sub(r"«[^»]*»", "«»", message)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_bad_input_gives_its_finding(case: Case, tmp_path):
    make_site(tmp_path, case.changes)
    if case.prepare:
        case.prepare(tmp_path)
    found = run(tmp_path, NOW)[1]
    told = "\n".join(map(str, found)) or "no finding at all"
    place = (case.path, case.line, case.campo, Level(case.level))
    expected = [
        finding
        for finding in found
        if (finding.path, finding.line, finding.campo, finding.level) == place
        and all(word in finding.message for word in case.words)
    ]
    assert expected, f"expected {case.path}:{case.line}: {case.campo}: {case.words}\n{told}"
    others = [f for f in found if f.level is Level.ERROR and f not in expected]
    assert case.more or not others, f"one fault gives more than one error:\n{told}"
    for finding in found:
        assert not FOREIGN.search(ours(finding.message)), str(finding)


def test_there_are_enough_bad_inputs_and_each_has_its_name():
    assert len(CASES) >= 150
    assert len({case.name for case in CASES}) == len(CASES)
