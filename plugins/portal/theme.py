"""Jinja, made to do less for each page; what it draws is the same.

Checked with Jinja 3.1.6; a test compares with plain Jinja.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

from jinja2 import Environment, Template
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.environment import TemplateModule
from jinja2.nodes import Call, Expr
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
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


class Direct(Macro):
    """A macro that puts what it is given in its place, and asks for nothing that it is not given.

    Jinja's looks for every parameter among what is given by name.
    """

    def __init__(self, *made_of: Any) -> None:  # noqa: ANN401 - as Jinja's
        """Take what Jinja's is made of."""
        super().__init__(*made_of)
        self._places = {name: place for place, name in enumerate(self.arguments)}
        self._blank = [missing] * len(self.arguments)
        self._is_plain = not (self.caller or self.catch_kwargs or self.catch_varargs)

    def __call__(self, *given: Any, **named: Any) -> Any:  # noqa: ANN401 - as Jinja's
        """Return what it draws."""
        count, places = len(given), self._places
        if not self._is_plain or count > len(places):
            return super().__call__(*given, **named)
        arguments = [*given, *self._blank[count:]]
        for name, value in named.items():
            place = places.get(name, -1)
            if place < count:
                # Not one of its own, or given twice: Jinja says so.
                return super().__call__(*given, **named)
            arguments[place] = value
        drawn = self._func(*arguments)
        return _as_markup(Markup, drawn) if self._default_autoescape else drawn


_as_markup = str.__new__
"""``Markup`` of a plain text, without asking whether it could be something else."""


class Shown(CodeGenerator):
    """Compiles templates so that they call ``shown`` where Jinja's call ``escape``."""

    def _output_child_pre(
        self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.shown(")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """Have macros made by ``Theme.Macro``."""
        self.write("environment.")
        super().macro_def(macro_ref, frame)

    def visit_Call(self, node: Call, frame: Frame, forward_caller: bool = False) -> None:
        """Call without the variables of loop and block: nothing that is called asks for them."""
        frame = frame.copy()
        frame.loop_frame = frame.block_frame = False
        super().visit_Call(node, frame, forward_caller=forward_caller)


class Calls(Context):
    """What a template sees; calls macros as they are, since none is told what surrounds it."""

    def call(self, called: Any, /, *given: Any, **named: Any) -> Any:  # noqa: ANN401 - as Jinja's
        """Call what a template calls."""
        if type(called) is Direct:
            return called(*given, **named)
        return super().call(called, *given, **named)


class Whole(Template):
    """A template of an environment without globals of a page's own: its macros are made once."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        return self._module or super()._get_default_module(ctx)


class Theme(Environment):
    """The templates of one build: none changes while it lasts, none has globals of its own."""

    code_generator_class = Shown
    context_class = Calls
    template_class = Whole
    shown = staticmethod(shown)
    Macro = Direct

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
