"""A template is compiled once, here or in an earlier process; anew where its text is another."""

from pathlib import Path
from typing import cast

import pytest
from jinja2 import Environment, FileSystemLoader
from jinja2.meta import find_referenced_templates

from plugins.portal.compiled import Compiled
from plugins.portal.render import Renderer
from plugins.portal.site import Site


class Counting(Environment):
    compiled = 0

    def _compile(self, source, filename):
        self.compiled += 1
        return super()._compile(source, filename)


@pytest.fixture
def draw(tmp_path):
    """Draw a template that says ``text``; return what it drew and how many were compiled."""

    def with_(cache, text):
        (tmp_path / "x.html").write_text(text)
        env = Counting(loader=FileSystemLoader(tmp_path), bytecode_cache=cache)
        return env.get_template("x.html").render(), env.compiled

    return with_


def test_another_process_does_not_compile_again(draw):
    first, second = Compiled(), Compiled()
    assert draw(first, "{{ 1 + 1 }}") == ("2", 1)
    assert draw(first, "{{ 1 + 1 }}") == ("2", 0)
    second.unpack(first.packed())
    assert draw(second, "{{ 1 + 1 }}") == ("2", 0)


def test_another_text_is_compiled(draw):
    first, second = Compiled(), Compiled()
    draw(first, "{{ 1 + 1 }}")
    second.unpack(first.packed())
    assert draw(second, "{{ 2 + 2 }}") == ("4", 1)


def test_what_was_compiled_here_stays(draw):
    old, new = Compiled(), Compiled()
    draw(old, "{{ 1 + 1 }}")
    draw(new, "{{ 2 + 2 }}")
    new.unpack(old.packed())
    assert draw(new, "{{ 2 + 2 }}") == ("4", 0)


def test_every_template_that_a_page_is_made_of_is_compiled_ahead(monkeypatch):
    theme = Path("theme")
    renderer = Renderer(theme, cast(Site, None), {})
    asked: list[str] = []
    monkeypatch.setattr(renderer._env, "get_template", asked.append)
    renderer.compile_all()
    pages = {path.name for path in (theme / "templates").glob("*.html")}
    read = renderer._env.loader.get_source
    used, left = set(), sorted(pages)
    while left:
        name = left.pop()
        if name not in used:
            used.add(name)
            tree = renderer._env.parse(read(renderer._env, name)[0])
            named = find_referenced_templates(tree)
            left += [found for found in named if found and found.endswith(".html")]
    assert used <= set(asked)
    assert len(asked) == len(set(asked))
