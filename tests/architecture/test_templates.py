"""What a template reads: its view, its page, the site; a macro reads its parameters.

The digest of a page (``plugins/portal/keys.py``) and what is drawn once
(``plugins/portal/once.py``) are right only while this holds.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from tests.architecture.repository import ROOT

THEME = ROOT / "theme"
PAGE = frozenset({"view", "page", "site"})
GIVEN_BY_JINJA = frozenset({"loop", "caller", "varargs", "kwargs", "super", "self"})
FUNCTIONS = frozenset({"range", "namespace", "dict"})
NAMING = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)

IN_A_PAGE = (
    "a template reads only view, page and site: add it to the view (plugins/portal/views), or pass "
    "it to the macro"
)
IN_A_MACRO = "a macro reads only its parameters: add one, and pass it wherever the macro is called"


@dataclass(frozen=True)
class Template:
    """One file with Jinja in it. ``name`` is what other templates call it."""

    name: str
    text: str

    @cached_property
    def tree(self) -> nodes.Template:
        """Its syntax."""
        return Environment().parse(self.text)

    @cached_property
    def named(self) -> frozenset[str]:
        """Names of the templates it extends, includes or takes macros from."""
        found = (self._named_by(node) for node in self.tree.find_all(NAMING))
        return frozenset(name for name in found if name)

    @cached_property
    def parent(self) -> str:
        """The template it extends, or ""."""
        found = next(self.tree.find_all(nodes.Extends), None)
        return self._named_by(found) if found else ""

    @cached_property
    def top(self) -> frozenset[str]:
        """Names that it binds outside of blocks and macros."""
        return frozenset(name for node in self.tree.body for name in bound_by(node))

    @cached_property
    def constants(self) -> frozenset[str]:
        """Those of ``top`` that are the same for every page: macros, and what needs no page."""
        found = set[str]()
        for node in self.tree.body:
            pure = not isinstance(node, nodes.Assign | nodes.AssignBlock) or reads(node) <= found
            found |= bound_by(node) if pure else set()
        return frozenset(found)

    def _named_by(self, node: nodes.Node) -> str:
        name = getattr(node, "template", None)
        return str(name.value) if isinstance(name, nodes.Const) else ""

    def faults(self, others: Iterable[Template]) -> Iterator[str]:
        """Yield each thing in it that a page's digest would not know of."""
        everywhere = {one.name: one for one in others}
        for node in self.tree.find_all(NAMING):
            if not self._named_by(node):
                yield f"{self.name}:{node.lineno}: names a template by a value: write its name"
            if getattr(node, "with_context", False) and not isinstance(node, nodes.Include):
                yield f"{self.name}:{node.lineno}: «with context»: pass parameters instead"
        for found in self.tree.find_all(nodes.Filter):
            if found.name == "random":
                yield f"{self.name}:{found.lineno}: random: two builds would differ"
        macros = list(self.tree.find_all(nodes.Macro))
        for macro in macros:
            for one, line in free(macro, self.constants):
                yield f"{self.name}:{line}: {macro.name} reads «{one}»: {IN_A_MACRO}"
        known = PAGE | self.top | self._from_family(everywhere)
        known_here = known if self.parent or self._is_page(everywhere) else self.constants
        inner = {id(node) for macro in macros for node in macro.find_all(nodes.Node)}
        for one, line in free(self.tree, known_here, apart=inner):
            yield f"{self.name}:{line}: reads «{one}»: {IN_A_PAGE}"

    def _from_family(self, everywhere: dict[str, Template]) -> frozenset[str]:
        """Names of its parent, and those that it asks for with ``is defined`` and a child binds."""
        asked = {
            name.name
            for test in self.tree.find_all(nodes.Test)
            if test.name == "defined"
            for name in test.find_all(nodes.Name)
        }
        children = (one for one in everywhere.values() if one.parent == self.name)
        given = {name for child in children for name in child.top}
        parent = everywhere.get(self.parent)
        inherited = parent.top if parent else frozenset()
        return frozenset(asked & given) | inherited

    def _is_page(self, everywhere: dict[str, Template]) -> bool:
        """Whether pages are drawn with it: nobody takes macros from it or includes it."""
        takers = (one for one in everywhere.values() if one.parent != self.name)
        return not any(self.name in one.named for one in takers)


def bound_by(node: nodes.Node) -> set[str]:
    """Names that a statement binds where it stands."""
    if isinstance(node, nodes.Macro):
        return {node.name}
    if isinstance(node, nodes.Import):
        return {node.target}
    if isinstance(node, nodes.FromImport):
        return {name if isinstance(name, str) else name[1] for name in node.names}
    if isinstance(node, nodes.Assign | nodes.AssignBlock):
        targets = [node.target, *node.target.find_all(nodes.Name)]
        return {one.name for one in targets if isinstance(one, nodes.Name)}
    return set()


def reads(node: nodes.Node) -> set[str]:
    """Names that stand in an expression or a statement and are not bound in it."""
    return {name for name, _ in free(node, frozenset())}


def free(
    node: nodes.Node, known: frozenset[str], apart: Container[int] = ()
) -> Iterator[tuple[str, int]]:
    """Yield name and line of what is read below ``node`` and neither bound there nor ``known``.

    ``apart`` are the identities of nodes that are looked at by themselves.
    """
    inside = [inner for inner in node.find_all(nodes.Node) if id(inner) not in apart]
    names = [inner for inner in inside if isinstance(inner, nodes.Name)]
    bound = {name for inner in inside for name in bound_by(inner)}
    bound |= {name.name for name in names if name.ctx in ("store", "param")}
    if isinstance(node, nodes.Macro):
        bound |= {one.name for one in node.args}
    known |= bound | GIVEN_BY_JINJA | FUNCTIONS
    for name in names:
        if name.ctx == "load" and name.name not in known:
            yield name.name, name.lineno
    # {% set space.name = … %} changes what it names: only what the macro has made itself.
    own = bound if isinstance(node, nodes.Macro) else known
    for changed in inside:
        if isinstance(changed, nodes.NSRef) and changed.name not in own:
            yield changed.name, changed.lineno


def templates(folder: Path) -> list[Template]:
    """Every template of a theme, and what they include."""
    roots = (folder / "templates", folder)
    paths = [*folder.glob("templates/*.html"), *folder.glob("components/*/*.html")]
    found = {}
    for path in paths:
        root = next(root for root in roots if path.is_relative_to(root))
        name = path.relative_to(root).as_posix()
        found[name] = Template(name, path.read_text(encoding="utf-8"))
    for one in list(found.values()):
        for name in one.named - found.keys():
            found[name] = Template(name, (folder / name).read_text(encoding="utf-8"))
    return list(found.values())


def faults(found: list[Template]) -> list[str]:
    return [fault for one in found for fault in one.faults(found)]


def test_a_template_reads_its_view_its_page_and_the_site_and_a_macro_its_parameters():
    found = templates(THEME)
    assert len(found) > 80
    wrong = faults(found)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("{{ articles }}", "x.html:1: reads «articles»: a template reads only view"),
        ("{% if a is defined %}{{ a }}{% endif %}", "reads «a»"),
        ("{% for a in b %}{{ a }}{% endfor %}", "reads «b»"),
        ("{% block main %}{{ other }}{% endblock %}", "reads «other»"),
        ("{% macro m(a) %}\n{{ a }}{{ page.url }}{% endmacro %}", "x.html:2: m reads «page»"),
        ("{% macro m() %}{{ SITEURL }}{% endmacro %}", "m reads «SITEURL»: a macro reads only its"),
        ("{% set t = page.textos %}{% macro m() %}{{ t }}{% endmacro %}", "m reads «t»"),
        ("{% macro m(a) %}{{ n(a, view) }}{% endmacro %}", "m reads «n»"),
        ("{% macro m(a=view) %}{{ a }}{% endmacro %}", "m reads «view»"),
        (
            "{% set s = namespace(n=0) %}{% macro m() %}{% set s.n = s.n + 1 %}{% endmacro %}",
            "m reads «s»",
        ),
        ("{% macro m(a) %}{% endmacro %}{{ a }}", "reads «a»"),
        ("{% macro m() %}{% set a = 1 %}{% endmacro %}{{ a }}", "reads «a»"),
        ("{% from 'y.html' import m with context %}", "«with context»"),
        ("{% include view.name %}", "names a template by a value"),
        ("{{ view.all | random }}", "two builds would differ"),
        ("{{ lipsum() }}", "reads «lipsum»"),
        ("{% include 'y.html' %}", "y.html:1: reads «strange»"),
    ],
)
def test_what_reads_more_is_found(text, fault):
    found = faults([Template("x.html", text), Template("y.html", "{{ strange }}")])
    assert any(fault in one for one in found), found


@pytest.mark.parametrize(
    "text",
    [
        "{{ view.a }}{{ page.url }}{{ site.url }}",
        "{% set a = view.a %}{% block main %}{{ a }}{% endblock %}",
        "{% for a in view %}{{ loop.index }}{{ a }}{% endfor %}",
        "{% if view %}{% set s = namespace(a=[]) %}{% set s.a = s.a + [1] %}{{ s.a }}{% endif %}",
        "{% set icons = {1: 2} %}{% macro m(a, b=1) %}{{ icons[a] }}{{ caller() }}{% endmacro %}",
        "{% macro m(a) %}{% set s = namespace(b=a) %}{% set s.b = 2 %}{{ s.b }}{% endmacro %}",
        "{% from 'y.html' import m as n %}{% call(a) n(view) %}{{ a }}{% endcall %}",
        "{% extends 'y.html' %}{% set asked = 1 %}{% block main %}{{ given }}{% endblock %}",
    ],
)
def test_what_reads_no_more_is_not_found(text):
    other = "{% set given = page.url %}{% if asked is defined %}{{ asked }}{% endif %}"
    family = [Template("x.html", text), Template("y.html", other if "extends" in text else "")]
    assert faults(family) == []
