"""axe-core with every one of its rules on each kind of page, and what no rule sees: small screens.

Components have the same test on every example (``tests/theme``).
"""

import pytest

from tests.support.templates import PAGES, PARTS

pytestmark = pytest.mark.slow

SIZES = [(360, 760), (1280, 900)]
SCHEMES = ["light", "dark"]
# A wide page at 400 % is 320 px (WCAG 2.2, 1.4.10); what scrolls sideways there by itself is data.
NARROW = (320, 256)
RUN = """async () => {
  const rules = Object.fromEntries(axe.getRules().map(({ ruleId }) => [ruleId, { enabled: true }]));
  const { violations } = await axe.run(document, { rules });
  return violations.map(({ id, help, nodes }) =>
    `${id}: ${help}\\n` + nodes.map((n) => `    ${n.html}\\n    ${n.failureSummary}`).join("\\n"));
}"""
TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll("body *")]
    .filter((element) => element.getBoundingClientRect().right > width + 1)
    .map((element) => element.outerHTML.slice(0, 120));
}"""


@pytest.fixture(scope="module")
def axe(root):
    return (root / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")


def test_every_template_has_a_page_here(root):
    templates = {path.stem for path in (root / "theme/templates").glob("*.html")}
    assert templates - PARTS == PAGES.keys(), "name a page of it in tests/support/templates.py"


@pytest.mark.parametrize("template", PAGES)
def test_axe_finds_nothing(page, site_url, axe, template):
    response = page.goto(site_url + PAGES[template])
    assert response.ok
    page.evaluate(axe)
    faults = []
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            faults += [f"{width} {scheme}: {fault}" for fault in page.evaluate(RUN)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("template", PAGES)
def test_nothing_is_lost_at_400_percent(page, site_url, template):
    page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
    page.goto(site_url + PAGES[template])
    assert page.evaluate(TOO_WIDE) == []


def test_nothing_is_lost_when_only_the_text_grows_to_200_percent(page, site_url):
    kinds = ("inicio", "tramite", "noticia", "contingencias", "buscar", "dependencia", "404")
    for template in kinds:
        page.goto(site_url + PAGES[template])
        page.add_style_tag(content="html { font-size: 200% }")
        for width in (360, 640):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate(TOO_WIDE) == [], f"{template}, {width}"
