"""axe-core with every one of its rules on every component, in both schemes, narrow and wide."""

import pytest

from plugins.component_catalogue.examples import load_components
from tests.conftest import ROOT

NAMES = [component.name for component in load_components(ROOT / "theme/components")]
SIZES = [(360, 760), (1280, 900)]
SCHEMES = ["light", "dark"]
# Everything axe knows, its experiments and AAA included, except what is no fault here:
EXCEPT = {
    # asks that links of the same words lead to one place: examples repeat themselves on purpose
    "identical-links-same-purpose": {"enabled": False},
}
# What the scheme can change; the other rules look at markup and sizes, which stay the same.
OF_COLOUR = ["color-contrast", "color-contrast-enhanced", "link-in-text-block"]
RUN = """async ([off, only]) => {
  const rules = Object.fromEntries(
    axe.getRules().map(({ ruleId }) => [ruleId, { enabled: !only || only.includes(ruleId) }]),
  );
  const { violations } = await axe.run(document, { rules: { ...rules, ...off } });
  return violations.map(({ id, help, nodes }) =>
    `${id}: ${help}\\n` + nodes.map((n) => `    ${n.html}\\n    ${n.failureSummary}`).join("\\n"));
}"""


@pytest.fixture(scope="session")
def axe(root):
    return (root / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing(page, catalogue, catalogue_url, axe, name):
    # The examples that have a page of their own are shown in frames, which axe enters as well; they
    # are pages, so they are tested as such.
    files = sorted(f for f in catalogue if f == f"{name}.html" or f.startswith(f"{name}-"))
    own = [f for f in files if f == f"{name}.html" or f.removeprefix(f"{name}-")[0].isdigit()]
    faults = []
    for file in own:
        page.goto(catalogue_url + file)
        page.evaluate("document.querySelectorAll('iframe').forEach((frame) => frame.remove())")
        page.evaluate(axe)
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
                only = OF_COLOUR if scheme == "dark" else None
                found = page.evaluate(RUN, [EXCEPT, only])
                faults += [f"{file} {width} {scheme}: {fault}" for fault in found]
    assert not faults, "\n".join(faults)
