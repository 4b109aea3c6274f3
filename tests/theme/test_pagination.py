"""Of many pages the first, the last and the neighbours are shown, however many there are."""

import re
from itertools import pairwise

import pytest

from plugins.component_catalogue.pages import environment


@pytest.mark.parametrize("total", [2, 3, 4, 5, 6, 7, 8, 40])
def test_first_last_and_neighbours_are_shown_once_each_with_a_gap_where_some_are_left_out(
    theme, total
):
    macro = _macro(theme)
    for actual in range(1, total + 1):
        html = macro(actual=actual, total=total, primera="/1/", patron="/{}/")
        listed = re.search(r"<ol.*?</ol>", html, re.DOTALL)[0]
        found = [int(n) if n else None for n in re.findall(r'href="/(\d+)/"|__gap', listed)]
        near = [n for n in range(1, total + 1) if n in (1, total) or abs(n - actual) <= 2]
        assert [n for n in found if n] == near
        gaps = [n for n, after in pairwise(near) if after > n + 1]
        assert [found[i - 1] for i, n in enumerate(found) if n is None] == gaps


def test_a_single_page_has_none(theme):
    assert str(_macro(theme)(actual=1, total=1, primera="/1/", patron="/{}/")) == ""


def _macro(theme):
    template = environment(theme).get_template("components/pagination/template.html")
    return getattr(template.module, "pagination")  # noqa: B009 - a macro is no known attribute
