"""The output changes in one step or not at all."""

import errno
import os

import pytest

from plugins.portal.errors import OutputError
from plugins.portal.swap import check_output, put_in_place, recover, rename_exchange, staged


@pytest.fixture
def output(tmp_path):
    folder = tmp_path / "output"
    fill(folder, "old")
    return folder


def fill(folder, text):
    folder.mkdir(exist_ok=True)
    for name in ("404.html", "sitemap.xml", "index.html"):
        (folder / name).write_text(text)


def shown(folder):
    return (folder / "index.html").read_text()


def siblings(output):
    return sorted(p.name for p in output.parent.iterdir() if p != output)


def test_the_staging_folder_stands_beside_the_output(output):
    with staged(output) as staging:
        assert staging.parent == output.parent
        assert list(staging.iterdir()) == []


def test_nothing_is_left_after_a_failure(output):
    with pytest.raises(ZeroDivisionError), staged(output) as staging:
        fill(staging, "half")
        1 / 0  # noqa: B018
    assert shown(output) == "old"
    assert siblings(output) == []


@pytest.mark.parametrize("exchange", [None, lambda one, other: False])
def test_the_new_site_takes_the_place_of_the_old_one(output, exchange):
    with staged(output) as staging:
        fill(staging, "new")
        put_in_place(staging, output, exchange)
    assert shown(output) == "new"
    assert siblings(output) == []


def test_a_first_build_needs_no_old_output(tmp_path):
    output = tmp_path / "output"
    with staged(output) as staging:
        fill(staging, "new")
        put_in_place(staging, output)
    assert shown(output) == "new"


def test_this_system_exchanges_folders_in_one_step(tmp_path):
    fill(tmp_path / "a", "a")
    fill(tmp_path / "b", "b")
    assert rename_exchange(tmp_path / "a", tmp_path / "b")
    assert shown(tmp_path / "a") == "b"


def test_an_exchange_that_fails_leaves_the_old_site_and_says_why(output):
    def refuse(one, other):
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))

    with pytest.raises(OutputError, match="busy"), staged(output) as staging:
        fill(staging, "new")
        put_in_place(staging, output, refuse)
    assert shown(output) == "old"


def test_a_second_rename_that_fails_puts_the_old_site_back(output, monkeypatch):
    with staged(output) as staging:
        fill(staging, "new")
        # What is no longer there cannot be renamed: the second of the two renames fails.
        staging.rename(staging.with_name("gone"))
        with pytest.raises(OutputError):
            put_in_place(staging, output, lambda one, other: False)
    assert shown(output) == "old"


def test_a_cut_between_the_two_renames_is_mended_by_the_next_build(output):
    output.rename(output.with_name("output.anterior-0a"))
    recover(output)
    assert shown(output) == "old"


def test_what_a_killed_build_left_is_removed(output):
    fill(output.with_name("output.staging-dead"), "half")
    with staged(output):
        pass
    assert siblings(output) == []


def test_the_folder_of_a_build_at_work_is_left_alone(output):
    with staged(output) as first, staged(output) as second:
        assert first.is_dir()
        assert second != first


def test_a_link_to_the_output_stays_a_link(output, tmp_path):
    link = tmp_path / "link"
    link.symlink_to(output)
    with staged(link) as staging:
        fill(staging, "new")
        put_in_place(staging, link)
    assert link.is_symlink()
    assert shown(output) == "new"


@pytest.mark.parametrize("inner", ["", "content", "content/x", "theme", "plugins/portal", ".."])
def test_the_folder_of_the_sources_is_refused_as_output(tmp_path, inner):
    root = tmp_path / "project"
    (root / "content").mkdir(parents=True)
    with pytest.raises(OutputError, match="originales"):
        check_output(root / inner, root)


def test_a_folder_with_foreign_files_is_refused_as_output(tmp_path):
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "tesis.docx").write_text("x")
    with pytest.raises(OutputError, match="no son de este portal"):
        check_output(tmp_path / "home", tmp_path / "project")


def test_a_file_is_refused_as_output(tmp_path):
    (tmp_path / "x").write_text("")
    with pytest.raises(OutputError, match="archivo"):
        check_output(tmp_path / "x", tmp_path / "project")


def test_an_empty_folder_and_an_earlier_site_are_accepted_as_output(output, tmp_path):
    (tmp_path / "empty").mkdir()
    check_output(tmp_path / "empty", tmp_path / "project")
    check_output(output, tmp_path / "project")
