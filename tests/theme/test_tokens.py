"""Text is at least 7:1 on every surface it may stand on, in both schemes, by the tokens alone."""

import re

import pytest

# Inks and the surfaces that components and layouts put them on.
PAIRS = [
    *(
        (ink, surface)
        for ink in ("ink", "ink-soft", "link", "link-hover")
        for surface in ("paper", "raised", "sand", "foam", "sky")
    ),
    *((ink, surface) for ink in ("on-sea", "on-sea-soft") for surface in ("sea", "sea-2")),
    ("on-action", "action"),
    ("on-action", "action-hover"),
    ("error", "raised"),
    ("error", "paper"),
    *(
        (f"{level}-ink", f"{level}-surface")
        for level in ("blue", "green", "yellow", "orange", "red", "gray")
    ),
]
# What is drawn but must be seen: borders of fields, marks of levels (WCAG 1.4.11).
DRAWN = [
    *(("line-strong", surface) for surface in ("paper", "raised", "sand", "foam")),
    ("action", "paper"),
    *(
        (f"{level}-mark", f"{level}-surface")
        for level in ("blue", "green", "orange", "red", "gray")
    ),
]


@pytest.fixture(scope="module")
def schemes(css):
    text = css["styles/tokens.css"]
    light, dark = text.split("@media (prefers-color-scheme: dark)")
    values = dict(re.findall(r"--([\w-]+):\s*([^;]+);", light))
    night = dict(re.findall(r"--([\w-]+):\s*([^;]+);", dark.split("@media")[0]))
    return {"light": values, "dark": {**values, **night}}


def luminance(colour):
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """WCAG 2.2, definition of contrast ratio."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_computed_as_wcag_defines_it():
    assert contrast("#fff", "#000") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "surface"), PAIRS)
def test_text_is_seven_to_one_on_its_surface(schemes, scheme, ink, surface):
    tokens = schemes[scheme]
    ratio = contrast(tokens[ink], tokens[surface])
    assert ratio >= 7, f"--{ink} on --{surface} is {ratio:.2f}:1 in {scheme}; make it 7:1"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("mark", "surface"), DRAWN)
def test_what_is_drawn_is_three_to_one_on_its_surface(schemes, scheme, mark, surface):
    tokens = schemes[scheme]
    ratio = contrast(tokens[mark], tokens[surface])
    assert ratio >= 3, f"--{mark} on --{surface} is {ratio:.2f}:1 in {scheme}; make it 3:1"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("surface", ["paper", "raised", "sand", "foam", "sea", "action"])
def test_one_of_the_two_rings_of_focus_shows_on_every_surface(schemes, scheme, surface):
    tokens = schemes[scheme]
    ratios = [contrast(tokens[ring], tokens[surface]) for ring in ("focus", "focus-halo")]
    assert max(ratios) >= 3


def test_every_token_that_is_used_is_defined(css):
    defined = set(re.findall(r"(--[\w-]+):", "".join(css.values())))
    used = {
        (path, name) for path, text in css.items() for name in re.findall(r"var\((--[\w-]+)", text)
    }
    missing = sorted(f"{path}: {name}" for path, name in used if name not in defined)
    assert not missing, f"define in styles/tokens.css, or correct the name: {missing}"


def test_every_token_is_used(css):
    defined = set(re.findall(r"(--[\w-]+):", css["styles/tokens.css"]))
    used = set(re.findall(r"var\((--[\w-]+)", "".join(css.values())))
    assert not defined - used, f"remove from styles/tokens.css: {sorted(defined - used)}"
