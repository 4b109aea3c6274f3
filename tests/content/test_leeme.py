"""``content/LEEME.md`` is up to date, and what it tells staff to copy is right."""

import re
import shutil

from plugins.checks.run import run
from plugins.content_model.cost_check import disagreements
from plugins.content_model.costo import Costo
from plugins.content_model.field_reference import renewed
from plugins.content_model.load import load
from plugins.content_model.strict_yaml import read_yaml
from tests.support.small_site import NOW

EXAMPLE = re.compile(r"^`(content/[^`]+\.md)`\n\n```markdown\n(.*?)^```$", re.MULTILINE | re.DOTALL)
YAML = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def leeme(root):
    return (root / "content" / "LEEME.md").read_text(encoding="utf-8")


def test_the_field_reference_is_up_to_date(root):
    text = leeme(root)
    assert renewed(text) == text, "run: python3 tasks.py leeme"


def test_every_whole_example_can_be_copied_as_it_is(root, tmp_path):
    shutil.copytree(root / "content", tmp_path / "content")
    examples = EXAMPLE.findall(leeme(root))
    assert len(examples) == 2
    for path, text in examples:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    _, findings = run(tmp_path, NOW)
    paths = {path for path, _ in examples}
    assert [str(f) for f in findings if f.path in paths] == []


def test_every_piece_of_header_is_valid_yaml(root):
    for piece in YAML.findall(leeme(root)):
        assert isinstance(read_yaml(piece).value, dict)


def test_the_example_of_a_cost_adds_up(root):
    pieces = [read_yaml(piece).value for piece in YAML.findall(leeme(root))]
    costo = next(piece["costo"] for piece in pieces if "costo" in piece)
    umas = load(root, NOW).catalogue.datos.uma
    assert disagreements(Costo.model_validate(costo), umas) == ()


def test_its_table_of_contents_leads_to_its_headings(root):
    text = leeme(root)
    headings = {h.lower().replace(" ", "-") for h in re.findall(r"^#+ (.+)$", text, re.MULTILINE)}
    links = set(re.findall(r"\]\(#([^)]+)\)", re.sub(r"`[^`]*`", "", text)))
    assert links <= headings, sorted(links - headings)


def test_it_shows_every_figure_that_is_drawn_and_says_what_is_in_it(root):
    shown = dict(re.findall(r"^!\[([^\]]+)\]\(leeme/([\w-]+\.png)\)$", leeme(root), re.MULTILINE))
    assert sorted(shown.values()) == sorted(p.name for p in (root / "content/leeme").iterdir())
    assert all(len(text) > 40 for text in shown)
