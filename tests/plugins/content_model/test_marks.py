"""A file is known again only when the file system says the same of it as before."""

import os

import pytest

from plugins.content_model.marks import read_marks, write_marks
from plugins.content_model.tree import walk

LONG_AGO = 1_000_000_000 * 10**9


def mark(size=1, changed=LONG_AGO, touched=LONG_AGO, number=7):
    return (size, changed, touched, number)


def test_marks_come_back_as_they_were_written(tmp_path):
    marks = {"noticias/2026/á.md": (mark(), "abc")}
    write_marks(tmp_path / "x" / "marcas.json", marks)
    assert read_marks(tmp_path / "x" / "marcas.json") == marks


def test_a_file_changed_just_now_is_not_marked(tmp_path):
    file = tmp_path / "a.md"
    file.write_text("a")
    os.utime(file, ns=(LONG_AGO, LONG_AGO))  # an editor can set this time; the other it cannot
    (item,) = walk(tmp_path)
    write_marks(tmp_path / "marcas.json", {"a.md": (item.mark, "abc")})
    assert read_marks(tmp_path / "marcas.json") == {}


@pytest.mark.parametrize("text", ["", "[]", "{", '{"a": 1}', '{"a": [1, 2, 3, "x", "y"]}', "null"])
def test_marks_that_cannot_be_read_are_no_marks(tmp_path, text):
    (tmp_path / "marcas.json").write_text(text)
    assert read_marks(tmp_path / "marcas.json") == {}
    assert read_marks(tmp_path / "no-hay") == {}


def test_a_file_written_anew_with_its_old_time_and_size_has_another_mark(tmp_path):
    file = tmp_path / "a.md"
    file.write_text("a")
    os.utime(file, ns=(LONG_AGO, LONG_AGO))
    (before,) = walk(tmp_path)
    replaced = tmp_path / "b"
    replaced.write_text("b")
    replaced.replace(file)
    os.utime(file, ns=(LONG_AGO, LONG_AGO))
    (after,) = walk(tmp_path)
    assert (before.mark[:2], before.mark != after.mark) == (after.mark[:2], True)
