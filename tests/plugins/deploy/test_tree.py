import pytest

from plugins.deploy.compression import Compression, plain
from plugins.deploy.errors import DeployError
from plugins.deploy.header_rules import read_rules
from plugins.deploy.manifest import sha256
from plugins.deploy.tree import read_tree
from tests.plugins.deploy.conftest import write

PAGE = b"<p>hola</p>" * 200


def test_each_file_has_its_digest_its_size_and_its_headers(tmp_path):
    tree = read_tree(write(tmp_path, {"index.html": PAGE}))
    (entry,) = tree.entries.values()
    assert entry.sha256 == sha256(PAGE)
    assert entry.size == len(PAGE)
    assert entry.headers["Content-Type"] == "text/html; charset=utf-8"
    assert set(entry.headers) == {"Content-Type", "Cache-Control"}
    assert tree.read("index.html") == PAGE


def test_rules_set_what_the_store_keeps_and_only_that(tmp_path):
    rules = read_rules(
        '{"rules": [{"path": "/*", "headers": {"cache-control": "no-store", "X-A": "1"}}]}'
    )
    tree = read_tree(write(tmp_path, {"index.html": PAGE}), rules)
    assert tree.entries["index.html"].headers.get("X-A") is None


def test_copies_beside_the_file_are_of_the_file(tmp_path):
    root = write(tmp_path, {"index.html": PAGE, "poco.txt": b"x", "f.png": PAGE})
    tree = read_tree(root, compression=Compression.BESIDE)
    assert set(tree.entries) == {
        *("index.html", "index.html.br", "index.html.gz", "poco.txt", "f.png")
    }
    for ending, encoding in ((".br", "br"), (".gz", "gzip")):
        entry = tree.entries[f"index.html{ending}"]
        assert entry.headers["Content-Encoding"] == encoding
        assert entry.headers["Content-Type"] == "text/html; charset=utf-8"
        assert entry.of == sha256(PAGE)
        assert plain(tree.read(f"index.html{ending}"), encoding) == PAGE


def test_what_has_not_changed_is_not_compressed_again(tmp_path, monkeypatch):
    root = write(tmp_path, {"index.html": PAGE})
    first = read_tree(root, compression=Compression.BESIDE)
    monkeypatch.setattr("plugins.deploy.tree._VARIANTS", broken_variants())
    again = read_tree(root, compression=Compression.BESIDE, known=first.entries)
    assert again.entries == first.entries


def broken_variants():
    def fail(_):
        raise AssertionError("compressed again")

    return ((".br", "br", fail), (".gz", "gzip", fail))


def test_a_plain_store_may_get_the_compressed_bytes_themselves(tmp_path):
    tree = read_tree(write(tmp_path, {"index.html": PAGE}), compression=Compression.GZIP)
    entry = tree.entries["index.html"]
    assert entry.headers["Content-Encoding"] == "gzip"
    assert plain(tree.read("index.html"), "gzip") == PAGE


@pytest.mark.parametrize("path", ["_deploy/x.json", "r/x.html", ".deploy/x"])
def test_names_that_deploys_use_are_refused(tmp_path, path):
    write(tmp_path, {"index.html": b"x", path: b"x"})
    with pytest.raises(DeployError, match="reservado"):
        read_tree(tmp_path)


def test_a_folder_without_a_front_page_is_no_site(tmp_path):
    with pytest.raises(DeployError, match=r"falta index\.html"):
        read_tree(tmp_path)


def test_links_to_other_files_of_the_machine_are_refused(tmp_path):
    write(tmp_path, {"index.html": b"x"})
    (tmp_path / "secreto.txt").symlink_to("/etc/hostname")
    with pytest.raises(DeployError, match="enlace simbólico"):
        read_tree(tmp_path)


def test_a_file_that_changes_meanwhile_stops_the_deploy(tmp_path):
    tree = read_tree(write(tmp_path, {"index.html": b"antes"}))
    write(tmp_path, {"index.html": b"ahora"})
    with pytest.raises(DeployError, match="cambió mientras"):
        tree.read("index.html")
