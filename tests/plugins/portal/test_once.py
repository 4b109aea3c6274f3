"""What is drawn once is what would be drawn each time."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from plugins.portal.errors import TemplateError
from plugins.portal.once import Parts
from plugins.portal.page import Meta, Page
from plugins.portal.render import Renderer
from tests.plugins.portal.test_render import SITE
from tests.support import small_site
from tests.support.building import make_site


@dataclass(frozen=True)
class Card:
    text: object


class Count:
    """A macro that shows its parameters and how it was called."""

    def __init__(self):
        self.calls = []

    def __call__(self, *given):
        self.calls.append(given)
        shown = [(type(one), escape(one), [escape(x) for x in _parts(one)]) for one in given]
        return Markup(repr(shown))


def _parts(value):
    if isinstance(value, Card):
        return [value.text]
    return value if isinstance(value, tuple) else []


PLAIN = st.one_of(
    st.sampled_from([0, 1, True, False, None, "", "1", "True", "<b>", Markup("<b>"), ()]),
    st.text(),
    st.integers(),
)
VALUES = st.recursive(
    PLAIN, lambda inner: st.one_of(st.tuples(inner, inner), st.builds(Card, inner)), max_leaves=4
)


@given(st.lists(st.lists(VALUES, max_size=3)), st.sampled_from([0, 30, 10_000]))
def test_it_shows_what_the_macro_would_draw(calls, room):
    parts, plain = Parts(room), Count()
    macro = Count()
    for values in [*calls, *calls]:
        assert parts.once(macro, *values) == plain(*values)


def test_the_same_parameters_are_drawn_once():
    parts, macro, card = Parts(), Count(), Card("x")
    for _ in range(3):
        parts.once(macro, card, "y", 2, (card, None))
    assert len(macro.calls) == 1


def test_another_macro_and_an_equal_object_of_another_page_are_drawn():
    parts, first, second = Parts(), Count(), Count()
    parts.once(first, Card("x"))
    parts.once(second, Card("x"))
    parts.once(second, Card(Markup("x")))
    assert (len(first.calls), len(second.calls)) == (1, 2)


def test_it_forgets_when_it_is_full():
    parts, macro = Parts(room=1), Count()
    parts.once(macro, "a")
    parts.once(macro, "a")
    assert len(macro.calls) == 2


@pytest.mark.parametrize("value", [[], {}, set(), object(), ([],)])
def test_what_may_change_is_refused(value):
    with pytest.raises(TypeError, match="once"):
        Parts().once(Count(), value)


def test_a_template_that_gives_it_a_list_is_named(tmp_path):
    templates = tmp_path / "theme" / "templates"
    templates.mkdir(parents=True)
    text = "{% macro m(x) %}{{ x }}{% endmacro %}\n{{ m | once([view]) }}"
    (templates / "x.html").write_text(text)
    page = Page("x/index.html", "x.html", "a", Meta("/x/", "Título"))
    with pytest.raises(TemplateError, match=r"x\.html:2: TypeError: .*once.*list"):
        Renderer(tmp_path / "theme", SITE, {}).render(page)


def test_a_site_is_the_same_when_every_part_is_drawn_each_time(tmp_path, monkeypatch):
    root = small_site.make_site(tmp_path)
    kept = make_site(root)
    calls = []

    def plainly(_self, macro, *given):
        calls.append(macro)
        return macro(*given)

    monkeypatch.setattr(Parts, "once", plainly)
    assert make_site(root) == kept
    assert len(calls) > 3 * len([path for path in kept if path.endswith("index.html")])


def test_what_was_forgotten_is_drawn_again_and_the_same():
    parts, macro = Parts(), Count()
    before = parts.once(macro, "a")
    parts.forget()
    assert parts.once(macro, "a") == before
    assert len(macro.calls) == 2
