"""Turns the components' examples into the pages of the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from plugins.component_catalogue.examples import Component, Example, load_components
from plugins.component_catalogue.join import join_scripts, join_styles


@dataclass(frozen=True)
class Shown:
    """An example as the catalogue's templates see it."""

    name: str
    note: str
    params: str
    html: Markup
    href: str


def environment(theme: Path) -> Environment:
    """Return templates as strict as the portal's own: escaped, and no undefined name."""
    return Environment(
        loader=FileSystemLoader(theme),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render_example(env: Environment, component: Component, example: Example) -> Markup:
    """Return the example's markup; jinja2's errors where template and parameters disagree."""
    module = env.get_template(f"components/{component.name}/template.html").module
    macro = getattr(module, component.macro)
    if example.block is None:
        return Markup(macro(**example.params))
    block = Markup(example.block)
    return Markup(macro(**example.params, caller=lambda: block))


def catalogue_files(theme: Path, font: bytes | None = None) -> Mapping[str, bytes]:
    """Return the whole catalogue: path to content, with index.html at its root.

    ``font`` is the portal's font file; without it the catalogue shows the fallback fonts.
    """
    env = environment(theme)
    components = load_components(theme / "components")
    css = join_styles(theme / "styles" / "main.css").replace("../static/fonts/", "")
    css += (theme / "catalogue" / "catalogue.css").read_text("utf-8")
    files = {
        "catalogue.css": css.encode(),
        "catalogue.js": join_scripts(theme / "scripts" / "site.js").encode(),
        "index.html": _render(env, "index", components=components),
    }
    if font is not None:
        files["public-sans.woff2"] = font
    for component in components:
        shown = [_shown(env, component, number, e) for number, e in enumerate(component.examples)]
        files[f"{component.name}.html"] = _render(
            env, "component", component=component, examples=shown
        )
        for one in shown:
            if one.href:
                files[one.href] = _render(env, "example", component=component, example=one)
    return files


def _shown(env: Environment, component: Component, number: int, example: Example) -> Shown:
    params = {key: _plain(value) for key, value in example.params.items()}
    return Shown(
        name=example.name,
        note=example.note,
        params=yaml.safe_dump(params, allow_unicode=True, sort_keys=False) if params else "",
        html=render_example(env, component, example),
        href=f"{component.name}-{number + 1}.html" if example.page else "",
    )


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return str(value) if isinstance(value, str) else value


def _render(env: Environment, template: str, **view: object) -> bytes:
    return env.get_template(f"catalogue/{template}.html").render(**view).encode()
