"""Templates are drawn with less work than Jinja's own, and with the same letters."""

from enum import StrEnum
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined
from jinja2.exceptions import UndefinedError
from markupsafe import Markup, escape

from plugins.portal.theme import Theme, shown

PARTS = """
{%- macro name(given, more="", caller=none) -%}
<b title="{{ given }}">{{ given }}{{ more }}{% if caller %}[{{ caller() }}]{% endif %}</b>
{%- endmacro -%}
{%- macro many(a, b=1, c="<", d=none) -%}<i>{{ a }}{{ b }}{{ c }}{{ d }}</i>{%- endmacro -%}
{%- macro rest(a) %}{{ a }}{{ varargs | join }}{{ kwargs | length }}{% endmacro -%}
{%- macro twice(given) %}{{ name(given) }}{{ name(given, more=given) }}{% endmacro -%}
"""
WHOLE = """{% extends "base.html" %}
{% from "parts.html" import name, twice, many, rest %}
{% block main %}
{{ view.text }}|{{ view.ready }}|{{ view.number }}|{{ view.none }}|{{ view.kind }}|{{ view.own }}
{{ name(view.text) }}{{ twice(view.ready) }}{{ twice(view.number) }}
{{ many(view.text) }}{{ many(1, 2, 3, 4) }}{{ many(a=view.ready, d=view.text) }}{{ many("<", c=2) }}
{{ many(1, d=many(d=view.text, a=view.ready)) }}{{ rest(1, 2, "<") }}{{ rest(a=1, b=2) }}
{% call name("<") %}{{ view.text }}{% endcall %}
{% set kept %}{{ view.text }}<i>{{ view.ready }}</i>{% endset %}
{{ kept }}{{ name(kept) }}{{ kept ~ view.text }}{{ view.text ~ view.text }}
{% for one in view.many %}{{ loop.index }}{{ name(one, more=loop.last) }}{% endfor %}
{{ view.text | upper }}{{ view.text | safe }}{{ view.text | e }}{{ view.many | join(", ") }}
{% autoescape false %}{{ view.text }}{{ name(view.text) }}{% endautoescape %}
{{ "%s" | format(view.text) }}{{ "<a>" }}{{ range(2) | list }}{{ view.text if view.none else 1 }}
{% endblock %}"""
FILES = {
    "parts.html": PARTS,
    "base.html": "<{{ view.text }}>{% block main %}{% endblock %}",
    "x": WHOLE,
}


class Kind(StrEnum):
    PLAIN = "llano"
    SHARP = "<agudo>"


class Own:
    def __init__(self, text):
        self.text = text

    def __html__(self):
        return f"<own>{self.text}"

    def __repr__(self):
        return "Own"


@cache
def template(sort):
    env = sort(loader=DictLoader(FILES), autoescape=True, undefined=StrictUndefined)
    return env.get_template("x")


def drawn(sort, view):
    return ["".join(template(sort).generate(view=view)) for _ in range(2)]


TEXTS = st.text("ab<>&\"' ñ…\0", max_size=8)
VALUES = st.one_of(
    TEXTS,
    TEXTS.map(Markup),
    TEXTS.map(Own),
    st.integers(),
    st.none(),
    st.booleans(),
    st.sampled_from([*Kind, b"<", 1.5, ("<",)]),
)


@given(VALUES)
def test_what_is_shown_has_the_letters_of_what_is_escaped(value):
    assert str(shown(value)) == str(escape(value))


@given(TEXTS, TEXTS, st.lists(VALUES, max_size=3), st.sampled_from(Kind))
def test_a_page_is_the_one_that_jinja_draws(text, ready, many, kind):
    view = {
        **{"text": text, "ready": Markup(ready), "number": 7, "none": None, "kind": kind},
        **{"own": Own(text), "many": many},
    }
    assert drawn(Theme, view) == drawn(Environment, view)


def test_what_is_undefined_is_refused():
    with pytest.raises(UndefinedError):
        drawn(Theme, {"text": ""})


@pytest.mark.parametrize("call", ["(1, a=2)", "(1, e=2)", "(1, 2, 3, 4, 5)", "()", "(b=2)"])
def test_a_macro_refuses_what_jinjas_refuses(call):
    files = {**FILES, "x": '{% from "parts.html" import many %}{{ many' + call + " }}"}

    def said(sort):
        env = sort(loader=DictLoader(files), autoescape=True, undefined=StrictUndefined)
        with pytest.raises((TypeError, UndefinedError)) as refused:
            env.get_template("x").render()
        return type(refused.value), str(refused.value)

    assert said(Theme) == said(Environment)


def test_templates_are_compiled_to_what_takes_less_work():
    env = Theme(loader=DictLoader(FILES), autoescape=True)
    assert "environment.shown(" in env.compile(PARTS, raw=True)
    assert " escape(" not in env.compile(PARTS, raw=True)


def test_a_template_is_asked_for_once_by_its_name():
    env = Theme(loader=DictLoader(FILES), autoescape=True)
    assert env.get_template("x") is env.get_template("x", None)
