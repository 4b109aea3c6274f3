import pytest

from plugins.deploy.compression import Compression
from plugins.deploy.dir_store import DirStore
from plugins.deploy.errors import DeployError
from plugins.deploy.retry import Backoff, RetryingStore
from plugins.deploy.targets import Mode, open_store, parse_target


def test_a_bucket_with_everything_said():
    text = "s3://portal/es?endpoint=https://e.example&region=auto&comprime=gzip&modo=puntero"
    target = parse_target(text)
    assert (target.bucket, target.path, target.endpoint) == ("portal", "es", "https://e.example")
    assert target.compression is Compression.GZIP
    assert target.mode is Mode.POINTER
    assert target.name == "s3://portal/es"


def test_what_is_not_said_is_as_most_want_it():
    target = parse_target("s3://portal", "http://127.0.0.1:1")
    assert (target.path, target.endpoint) == ("", "http://127.0.0.1:1")
    assert target.compression is Compression.NONE, "the edge compresses"
    folder = parse_target("dir:/srv/portal")
    assert folder.path == "/srv/portal"
    assert folder.compression is Compression.BESIDE, "web servers want copies beside the file"
    assert folder.mode is Mode.IN_PLACE


@pytest.mark.parametrize(
    "text",
    ["", "s3://", "dir:", "portal", "s3://b?modo=otro", "s3://b?comprime=zip", "s3://b?nada=1"],
)
def test_anything_else_is_refused_with_an_example(text):
    with pytest.raises(DeployError, match="dir:/carpeta"):
        parse_target(text)


def test_each_kind_has_its_store(tmp_path):
    assert isinstance(open_store(parse_target(f"dir:{tmp_path}"), Backoff(), 4), DirStore)
    asked = []

    def connect(*arguments):
        asked.append(arguments)

    target = parse_target("s3://portal?endpoint=http://127.0.0.1:1&profile=espejo&region=auto")
    store = open_store(target, Backoff(), 4, connect)
    assert isinstance(store, RetryingStore)
    assert asked == [("http://127.0.0.1:1", "auto", "espejo", 4)]


def test_a_profile_that_does_not_exist_is_told():
    with pytest.raises(DeployError, match="no se pudo preparar"):
        open_store(parse_target("s3://portal?profile=no-existe"), Backoff(), 4)
