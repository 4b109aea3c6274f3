"""What every store must do, tried on a folder and on S3 (moto)."""

import errno
import os
import socket
import stat
import struct
import threading
import time
from datetime import UTC, datetime

import pytest
from botocore.exceptions import ClientError
from moto import mock_aws

from plugins.deploy.dir_store import DirStore, write_all
from plugins.deploy.errors import Conflict, Missing, StoreFailed
from plugins.deploy.s3_store import S3Store, connect
from plugins.deploy.store import stored_headers

HTML = {"Content-Type": "text/html; charset=utf-8", "Cache-Control": "max-age=60"}


@pytest.fixture
def bucket(monkeypatch):
    for name in ("ACCESS_KEY_ID", "SECRET_ACCESS_KEY"):
        monkeypatch.setenv(f"AWS_{name}", "prueba")
    with mock_aws():
        client = connect(region="us-east-1")
        client.create_bucket(Bucket="portal")
        yield client


@pytest.fixture(params=["dir", "s3", "s3 con prefijo"])
def store(request, tmp_path):
    if request.param == "dir":
        return DirStore(tmp_path / "sitio")
    client = request.getfixturevalue("bucket")
    return S3Store(client, "portal", "" if request.param == "s3" else "/sitio/es/")


def test_what_is_put_is_got(store):
    etag = store.put("a/index.html", b"hola", HTML)
    found = store.get("a/index.html")
    assert (found.body, found.headers, found.etag) == (b"hola", HTML, etag)
    head = store.head("a/index.html")
    assert (head.size, head.headers, head.etag) == (4, HTML, etag)


def test_what_is_not_there_is_missing(store):
    with pytest.raises(Missing):
        store.get("nada")
    with pytest.raises(Missing):
        store.head("nada")
    store.delete("nada")


def test_other_bytes_have_another_etag(store):
    assert store.put("a", b"1", {}) != store.put("a", b"2", {})


def test_only_the_first_may_create(store):
    store.put("a", b"1", {}, if_none_match=True)
    with pytest.raises(Conflict):
        store.put("a", b"2", {}, if_none_match=True)
    assert store.get("a").body == b"1"


def test_only_who_saw_the_last_version_may_replace_it(store):
    first = store.put("a", b"1", {})
    second = store.put("a", b"2", {}, if_match=first)
    with pytest.raises(Conflict):
        store.put("a", b"3", {}, if_match=first)
    with pytest.raises(Conflict):
        store.put("nueva", b"3", {}, if_match=first)
    assert store.get("a").etag == second


def test_deleting_removes_and_is_no_error_twice(store):
    store.put("a/b/c.html", b"1", HTML)
    store.delete("a/b/c.html")
    store.delete("a/b/c.html")
    with pytest.raises(Missing):
        store.get("a/b/c.html")
    assert list(store.list("")) == []


def test_a_listing_has_every_key_below_a_prefix(store):
    keys = ["a.html", "b/a.html", "b/c/a.html", "bb.html", "_deploy/lock.json"]
    for key in keys:
        store.put(key, key.encode(), HTML)
    found = {item.key: item for item in store.list("")}
    assert sorted(found) == sorted(keys)
    assert {item.key for item in store.list("b/")} == {"b/a.html", "b/c/a.html"}
    assert {item.key for item in store.list("b")} == {"b/a.html", "b/c/a.html", "bb.html"}
    assert found["bb.html"].size == 7
    assert found["bb.html"].etag == store.head("bb.html").etag
    assert list(store.list("nada/")) == []


def test_the_clock_is_the_stores(store):
    store.put("a", b"1", {})
    (item,) = store.list("a")
    assert abs((store.now() - item.modified).total_seconds()) < 60
    assert store.now().tzinfo is not None


def test_headers_can_change_alone(store):
    store.put("a.html", b"1", HTML)
    store.put("a.html", b"1", {**HTML, "Cache-Control": "no-store"})
    assert store.get("a.html").headers["Cache-Control"] == "no-store"


def test_a_listing_may_be_longer_than_one_answer(bucket):
    store = S3Store(bucket, "portal")
    for n in range(1005):
        bucket.put_object(Bucket="portal", Key=f"x/{n}", Body=b"")
    assert sum(1 for _ in store.list("x/")) == 1005


def test_etags_of_s3_are_those_of_the_listing(bucket):
    store = S3Store(bucket, "portal")
    etag = store.put("a", b"1", {})
    (item,) = store.list("a")
    assert item.etag == etag


def test_a_bucket_that_does_not_exist_is_no_missing_page(bucket):
    with pytest.raises(StoreFailed) as failure:
        S3Store(bucket, "otro").get("a")
    assert not failure.value.transient


def test_without_credentials_the_message_says_what_to_define(monkeypatch):
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", os.devnull)
    monkeypatch.setenv("AWS_CONFIG_FILE", os.devnull)
    client = connect("http://127.0.0.1:9", "us-east-1", timeout=1)
    with pytest.raises(StoreFailed, match="AWS_ACCESS_KEY_ID"):
        S3Store(client, "portal").get("a")


def test_a_store_that_is_not_there_may_be_tried_again(monkeypatch):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "x")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "x")
    client = connect("http://127.0.0.1:9", "us-east-1", timeout=1)
    with pytest.raises(StoreFailed) as failure:
        S3Store(client, "portal").get("a")
    assert failure.value.transient


class Answering:
    """A client whose deletions answer with a status."""

    def __init__(self, client, status):
        self._client, self._status = client, status

    def __getattr__(self, name):
        return getattr(self._client, name)

    def delete_object(self, **parameters):
        if "IfMatch" in parameters or self._status != 501:
            answer = {
                "Error": {"Code": "X", "Message": "no"},
                "ResponseMetadata": {"HTTPStatusCode": self._status},
            }
            raise ClientError(answer, "DeleteObject")
        return self._client.delete_object(**parameters)


def test_where_deletions_have_no_conditions_the_etag_is_looked_at_first(bucket):
    store = S3Store(Answering(bucket, 501), "portal")
    etag = store.put("a", b"1", {})
    with pytest.raises(Conflict):
        store.delete("a", if_match='"otro"')
    store.delete("a", if_match=etag)
    store.delete("a", if_match=etag)
    with pytest.raises(Missing):
        store.get("a")


@pytest.mark.parametrize(
    ("status", "transient", "said"),
    [(403, False, "credenciales"), (500, True, "500"), (503, True, "503"), (400, False, "400")],
)
def test_refusals_say_whether_to_try_again(bucket, status, transient, said):
    with pytest.raises(StoreFailed, match=said) as failure:
        S3Store(Answering(bucket, status), "portal").delete("a")
    assert failure.value.transient is transient


# --- the folder ---------------------------------------------------------------------------------


def test_a_reader_never_sees_half_a_file(tmp_path):
    """The file is renamed into place, so an open one stays what it was."""
    store = DirStore(tmp_path)
    store.put("a.html", b"vieja", {})
    with (tmp_path / "a.html").open("rb") as reader:
        store.put("a.html", b"nueva", {})
        assert reader.read() == b"vieja"
    assert (tmp_path / "a.html").read_bytes() == b"nueva"


def test_web_servers_may_read_what_is_put(tmp_path):
    DirStore(tmp_path).put("a/b.html", b"x", {})
    assert stat.S_IMODE((tmp_path / "a/b.html").stat().st_mode) == 0o644


@pytest.mark.parametrize("at", [1, 2])
def test_a_full_disk_leaves_what_was_there(tmp_path, at):
    count = 0

    def write(descriptor, data):
        nonlocal count
        count += 1
        if count == at:
            os.write(descriptor, data[:1])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        write_all(descriptor, data)

    DirStore(tmp_path).put("a.html", b"vieja", HTML)
    with pytest.raises(StoreFailed, match="No space left"):
        DirStore(tmp_path, write).put("a.html", b"nueva", HTML)
    assert (tmp_path / "a.html").read_bytes() == b"vieja"
    assert not list((tmp_path / ".deploy" / "writing").iterdir())


@pytest.mark.parametrize("key", ["../x", "/x", "a//b", "a/../b", ".deploy/x", "a/."])
def test_no_key_leaves_the_folder(tmp_path, key):
    with pytest.raises(StoreFailed, match="no es un nombre"):
        DirStore(tmp_path / "sitio").put(key, b"x", {})
    assert not (tmp_path / "x").exists()


def test_of_many_that_create_at_once_one_wins(tmp_path):
    store = DirStore(tmp_path)
    won = []

    def create(number):
        try:
            store.put("candado", str(number).encode(), {}, if_none_match=True)
        except Conflict:
            return
        won.append(number)

    threads = [threading.Thread(target=create, args=(n,)) for n in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(won) == 1
    assert store.get("candado").body == str(won[0]).encode()


def test_folders_that_become_empty_go(tmp_path):
    store = DirStore(tmp_path)
    store.put("a/b/c.html", b"x", {})
    store.delete("a/b/c.html")
    assert not (tmp_path / "a").exists()


def test_a_folder_is_no_object(tmp_path):
    store = DirStore(tmp_path)
    store.put("a/b.html", b"x", {})
    with pytest.raises((Missing, StoreFailed)):
        store.get("a")


def test_only_what_stores_keep_is_kept():
    found = stored_headers({"content-type": "a", "X-Frame-Options": "DENY"})
    assert found == {"Content-Type": "a"}


def test_listings_tell_when_by_the_disks_clock(tmp_path):
    store = DirStore(tmp_path)
    store.put("a", b"x", {})
    os.utime(tmp_path / "a", (0, 0))
    (item,) = store.list("")
    assert item.modified == datetime(1970, 1, 1, tzinfo=UTC)


def test_an_error_that_breaks_off_may_be_tried_again(monkeypatch):
    """Its half body is neither an answer nor one of botocore's own errors."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "x")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "x")
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve():
            client, _ = listener.accept()
            with client:
                client.recv(65536)
                client.sendall(b"HTTP/1.1 404 No\r\nContent-Length: 500\r\n\r\n<Error>")
                # What is still on the way would be lost with a reset.
                time.sleep(0.3)
                client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

        thread = threading.Thread(target=serve)
        thread.start()
        client = connect(f"http://127.0.0.1:{listener.getsockname()[1]}", "us-east-1", timeout=5)
        with pytest.raises(StoreFailed) as failure:
            S3Store(client, "portal").get("a")
        thread.join()
    assert failure.value.transient
