"""Functions of other plugins, by name: plugins do not know each other."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def function_named(name: str) -> Any:  # noqa: ANN401 - whoever names it knows its form
    """Return the function of ``package.module:function``; it is imported only now."""
    module, _, function = name.partition(":")
    return getattr(import_module(module), function)
