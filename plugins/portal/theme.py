"""Jinja, made to do less for each page; what it draws is the same.

Checked with Jinja 3.1.6; a test compares with plain Jinja.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

from jinja2 import Environment, Template
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape


def shown(value: object) -> object:
    """Return what stands in a page for ``value``: the letters of ``escape(value)``.

    What is escaped already stays the object it is; a text without anything to escape, too.
    """
    if type(value) is Markup:
        return value
    if type(value) is str and not (
        "<" in value or "&" in value or '"' in value or ">" in value or "'" in value
    ):
        return value
    return escape(value)


class Shown(CodeGenerator):
    """Compiles templates so that they call ``shown`` where Jinja's call ``escape``."""

    def _output_child_pre(
        self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.shown(")


class Calls(Context):
    """What a template sees; calls macros as they are, since none is told what surrounds it."""

    def call(self, called: Any, /, *given: Any, **named: Any) -> Any:  # noqa: ANN401 - as Jinja's
        """Call what a template calls."""
        if type(called) is not Macro:
            return super().call(called, *given, **named)
        named.pop("_block_vars", None)
        named.pop("_loop_vars", None)
        return called(*given, **named)


class Theme(Environment):
    """The templates of one build: none changes while it lasts, none has globals of its own."""

    code_generator_class = Shown
    context_class = Calls
    shown = staticmethod(shown)

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - as Jinja's
        """Take the options of ``Environment``."""
        super().__init__(**options)
        self._at_hand: dict[object, Template] = {}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,
    ) -> Template:
        """Return a template, which each page asks for that imports it."""
        known = self._at_hand.get(name) if globals is None else None
        if known is None:
            known = self._at_hand[name] = super().get_template(name, parent, globals)
        return known

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the globals of a template: those of all, where others lay a map over them.

        With maps Jinja would compare them, name by name, at each import of each page.
        """
        return {**self.globals, **d} if d else self.globals
