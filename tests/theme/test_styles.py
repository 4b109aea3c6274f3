"""The rules that keep the style small, layered and easy to find one's way in."""

import re
import subprocess

import brotli
import pytest

CSS_BUDGET = 12 * 1024
JS_BUDGET = 6 * 1024
# Components that share one hand, written once: see the comment in the sheet.
SHARED = {
    "text-field": {"field"},
    "select-field": {"field"},
    "footer": {"mark"},
    "header": {"search-form", "language-switch", "mark"},
    "search-page": {"search-form"},
    "document-picker": {"que-puedo"},
    "prose": {"tabla", "sale"},
}
ALLOWED_TO_MOVE = re.compile(
    r"@media \(prefers-reduced-motion: no-preference\) \{(?:[^{}]*\{[^{}]*\})*\s*\}"
)
# Every component may speak of the icon inside it.
EVERYWHERE = {"icon"}


def blocks(name):
    return re.findall(r"\.([a-z][\w-]*)", name)


def selectors(text):
    """What stands before each `{`, at-rules left out."""
    return [
        part.strip()
        for part in re.findall(r"([^{};]+)\{", text)
        if part.strip() and not part.strip().startswith(("@", "from", "to"))
    ]


def test_the_whole_style_keeps_its_budget(catalogue):
    size = len(brotli.compress(catalogue["catalogue.css"]))
    assert size <= CSS_BUDGET, f"all styles are {size} bytes in brotli; the budget is {CSS_BUDGET}"


def test_the_scripts_of_every_page_keep_their_budget(catalogue):
    size = len(brotli.compress(catalogue["catalogue.js"]))
    assert size <= JS_BUDGET, f"scripts are {size} bytes in brotli; the budget is {JS_BUDGET}"


def test_the_entry_is_a_table_of_contents(css):
    lines = [line for line in css["styles/main.css"].splitlines() if line.strip()]
    assert lines[0] == "@layer reset, tokens, base, layouts, components, utilities;"
    assert all(line.startswith("@import") for line in lines[1:])
    assert len(lines) <= 8


def test_important_stands_only_in_utilities(css):
    found = [path for path, text in css.items() if "!important" in text]
    assert found == ["styles/utilities.css"]


def test_a_component_styles_only_itself(css):
    strange = []
    for path, text in css.items():
        if not path.startswith("components/"):
            continue
        name = path.split("/")[1]
        allowed = {name, *SHARED.get(name, set()), *EVERYWHERE}
        for selector in selectors(text):
            for found in blocks(selector):
                if re.split(r"__|--", found)[0] not in allowed:
                    strange.append(f"{path}: .{found}")
    assert not strange, f"name classes after their component (block__part, block--kind): {strange}"


def test_sides_are_logical(css):
    physical = re.compile(
        r"(?<![\w-])((margin|padding|border)-(left|right|top|bottom)|left|right|top|bottom|width|"
        r"height|(min|max)-(width|height))\s*:"
    )
    found = [
        f"{path}: {match[0]}"
        for path, text in css.items()
        for match in physical.finditer(re.sub(r"@media[^{]*", "", text))
    ]
    assert not found, f"write the logical property (inline-size, margin-block-start …): {found}"


def test_nothing_moves_for_those_who_asked_for_calm(css):
    moving = re.compile(r"(?<![\w-])(transition|animation|scroll-behavior)[\w-]*\s*:")
    for path, text in css.items():
        calm = re.sub(
            r"@media \(prefers-reduced-motion: no-preference\) \{(?:[^{}]*\{[^{}]*\})*\s*\}",
            "",
            text,
        )
        assert not moving.search(calm), (
            f"{path}: put movement inside @media (prefers-reduced-motion: no-preference)"
        )


def test_colours_outside_the_tokens_are_few_and_drawn(css):
    # Drawings that keep their colours in both schemes; their contrast is tested in the browser.
    drawings = {"mark", "noticia-card", "primary-action"}
    found = [
        path
        for path, text in css.items()
        if path.startswith(("components/", "styles/base", "styles/layouts"))
        and path.split("/")[1] not in drawings
        and re.search(r"#[0-9a-f]{3,8}\b", re.sub(r"@media print \{.*", "", text, flags=re.DOTALL))
        and path != "styles/base.css"
    ]
    assert not found, f"name the colour in styles/tokens.css: {found}"


@pytest.mark.slow
def test_stylelint_has_nothing_to_say(root):
    done = subprocess.run(
        ["node", "node_modules/stylelint/bin/stylelint.mjs", "theme/**/*.css"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
