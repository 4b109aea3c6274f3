"""A template is compiled once, here or in an earlier process; anew where its text is another."""

import pytest
from jinja2 import Environment, FileSystemLoader

from plugins.portal.compiled import Compiled


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
