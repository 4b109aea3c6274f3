"""Reads the components of the theme and the examples that document and test them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from markupsafe import Markup


class CatalogueError(ValueError):
    """A component's folder is incomplete or its examples are wrong; the message says the fix."""


@dataclass(frozen=True)
class Example:
    """One way to call a component.

    ``page`` is set where the component brings landmarks or the page's heading, so that it needs a
    page of its own; ``block`` is the markup between ``{% call %}`` and ``{% endcall %}``, or None.
    """

    name: str
    note: str
    params: Mapping[str, Any]
    page: bool = False
    block: str | None = None


@dataclass(frozen=True)
class Component:
    """One folder of ``theme/components``."""

    name: str
    examples: tuple[Example, ...]

    @property
    def macro(self) -> str:
        """The name of the macro that its template defines."""
        return self.name.replace("-", "_")


class _Loader(yaml.SafeLoader):
    """YAML with ``!html``: text that is already safe markup."""


def _html(loader: _Loader, node: yaml.Node) -> Markup:
    if not isinstance(node, yaml.ScalarNode):
        raise CatalogueError("!html takes one text")
    return Markup(loader.construct_scalar(node))


_Loader.add_constructor("!html", _html)

_KEYS = {"name", "note", "params", "page", "block"}


def load_components(components: Path) -> tuple[Component, ...]:
    """Return every component of the folder, in order of name.

    Raises CatalogueError when a folder lacks its template, style or examples, or when an example
    has unknown or missing keys.
    """
    return tuple(_component(folder) for folder in sorted(components.iterdir()) if folder.is_dir())


def _component(folder: Path) -> Component:
    for name in ("template.html", f"{folder.name}.css", "examples.yml"):
        if not (folder / name).is_file():
            raise CatalogueError(f"components/{folder.name}: add {name}")
    raw = yaml.load((folder / "examples.yml").read_text("utf-8"), _Loader)
    if not isinstance(raw, list) or not raw:
        raise CatalogueError(f"components/{folder.name}/examples.yml: write a list of examples")
    return Component(folder.name, tuple(_example(folder.name, entry) for entry in raw))


def _example(component: str, entry: object) -> Example:
    where = f"components/{component}/examples.yml"
    if not isinstance(entry, dict) or not {"name", "note"} <= entry.keys() <= _KEYS:
        raise CatalogueError(f"{where}: each example has name, note, params (page, block); {entry}")
    return Example(
        name=entry["name"],
        note=entry["note"],
        params=entry.get("params") or {},
        page=entry.get("page", False),
        block=entry.get("block"),
    )
