"""Work shared among processes gives what doing it alone gives, whatever happens to a child."""

import os

import pytest

from plugins.content_model.processes import count, shared

PARENT = os.getpid()


def who(part):
    return f"{part}:{os.getpid() == PARENT}".encode()


def test_each_part_is_done_once_and_in_order():
    assert [r.split(b":")[0] for r in shared(who, ["a", "b", "c"])] == [b"a", b"b", b"c"]


def test_all_but_the_first_part_are_done_elsewhere():
    assert [r.split(b":")[1] for r in shared(who, ["a", "b"])] == [b"True", b"False"]


def test_nothing_to_do_is_nothing_done():
    assert shared(who, []) == []


def test_a_result_larger_than_a_pipe_holds_arrives_whole():
    assert shared(lambda part: part * 5_000_000, [b"a", b"b"])[1] == b"b" * 5_000_000


def test_what_a_child_leaves_undone_is_done_by_the_parent():
    def dies(part):
        if os.getpid() != PARENT:
            os._exit(9)
        return part

    assert shared(dies, [b"a", b"b"]) == [b"a", b"b"]


def test_an_error_of_a_child_is_raised_by_the_parent():
    def fails(part):
        if part == "b":
            raise ValueError(part)
        return b""

    with pytest.raises(ValueError, match="b"):
        shared(fails, ["a", "b"])


def test_an_error_of_the_parent_leaves_no_child_behind(monkeypatch):
    children = []
    fork = os.fork

    def noted():
        children.append(fork())
        return children[-1]

    def fails(_part):
        if os.getpid() == PARENT:
            raise ValueError
        return b"x" * 1_000_000

    monkeypatch.setattr(os, "fork", noted)
    with pytest.raises(ValueError):
        shared(fails, ["a", "b"])
    with pytest.raises(ChildProcessError):
        os.waitpid(children[0], os.WNOHANG)


def test_at_least_one_process_works():
    assert count() >= 1
