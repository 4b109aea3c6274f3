"""The styles of one template: only those of the components it is made of.

The pages that most people open first carry their style inside: it arrives with the page, so that
they are drawn one round trip earlier. All other pages share one style sheet.
"""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from jinja2.meta import find_referenced_templates

TEMPLATES = ("buscar", "inicio", "inicio_en", "noticia", "tramite")
"""Templates whose pages carry their style inside."""


def components_of(theme: Path, template: str) -> frozenset[str]:
    """Return the names of all components that a template is made of, however deep.

    Raises:
        TemplateNotFound: the template, or one it names, does not exist.
    """
    loader = FileSystemLoader([theme / "templates", theme])
    env = Environment(loader=loader, autoescape=True)
    waiting, seen = [f"{template}.html"], set[str]()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        source, *_ = loader.get_source(env, name)
        waiting += [found for found in find_referenced_templates(env.parse(source)) if found]
    parts = (name.split("/") for name in seen)
    return frozenset(part[1] for part in parts if part[0] == "components")
