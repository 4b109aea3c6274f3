from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.deploy.errors import DeployError
from plugins.deploy.manifest import (
    Entry,
    Manifest,
    digest_of,
    new_manifest,
    read_manifest,
    sha256,
)

WHEN = datetime(2026, 11, 23, 12, 0, 0, 99, tzinfo=UTC)
entries = st.builds(
    Entry,
    st.text("0123456789abcdef", min_size=64, max_size=64),
    st.integers(0, 2**40),
    st.dictionaries(st.sampled_from(["Content-Type", "Cache-Control"]), st.text(max_size=9)),
    st.sampled_from(["", "f" * 64]),
)
file_sets = st.dictionaries(st.text(min_size=1, max_size=20), entries, max_size=6)


@given(file_sets)
def test_a_manifest_comes_back_from_its_text(files):
    manifest = new_manifest(files, WHEN)
    assert read_manifest(manifest.to_json()) == manifest


@given(file_sets)
def test_the_order_of_files_does_not_change_a_byte(files):
    turned = dict(reversed(files.items()))
    assert new_manifest(files, WHEN).to_json() == new_manifest(turned, WHEN).to_json()


def test_the_name_tells_when_and_what():
    one = new_manifest({"a": Entry("0" * 64, 1, {})}, WHEN)
    assert one.release.startswith("20261123T120000Z-")
    other = new_manifest({"a": Entry("0" * 64, 1, {"A": "1"})}, WHEN)
    assert other.release != one.release
    elsewhere = WHEN.astimezone(timezone(timedelta(hours=-5)))
    assert new_manifest(one.files, elsewhere).release == one.release


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(ValueError):
        new_manifest({}, datetime(2026, 1, 1))


def test_the_digest_is_of_the_content_only():
    files = {"a": Entry("0" * 64, 1, {})}
    later = new_manifest(files, WHEN + timedelta(days=1))
    assert digest_of(later.files) == digest_of(files)
    assert digest_of(later.with_files({}).files) != digest_of(files)


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b'{"format": 1}', b"\xff"])
def test_a_damaged_manifest_is_said_to_be_damaged(data):
    with pytest.raises(DeployError, match="dañado"):
        read_manifest(data)


def test_a_manifest_of_the_future_is_refused():
    data = Manifest("r", "", {}).to_json().replace(b'"format":1', b'"format":2')
    with pytest.raises(DeployError, match="otra versión"):
        read_manifest(data)


def test_the_digest_is_sha_256():
    assert sha256(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
