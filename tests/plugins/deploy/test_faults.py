"""A sample of the campaign of ``tasks.py bench deploy``: real S3 server, real processes, kill -9.

Whole, it takes most of an hour; this is what fits into every test run.
"""

import pytest

from plugins.deploy.state import read_current
from plugins.deploy.targets import Mode, parse_target
from tests.bench.deploy.campaign import Campaign
from tests.bench.deploy.deployers import Ours
from tests.bench.deploy.judge import look
from tests.bench.deploy.proxy import Fault, Kind, proxied
from tests.bench.deploy.races import race
from tests.bench.deploy.seaweed import BUCKET, running
from tests.bench.deploy.sites import SIZES, make_site

pytestmark = pytest.mark.slow

# Requests of a deploy of the small site: lock, listing, copies, journal, uploads, re-reading.
REQUESTS = {
    Kind.RESET_BEFORE: [2, 31],
    Kind.RESET_AFTER: [30],
    Kind.CUT: [5, 48],
    Kind.E500: [28],
    Kind.E500_AFTER: [33],
    Kind.E503: [1],
    Kind.E403: [35],
    Kind.SLOW: [20],
    Kind.LATE: [32],
    Kind.KILL_BEFORE: [27, 36],
    Kind.KILL_AFTER: [26, 34],
    Kind.DOWN: [29],
    Kind.FULL: [37],
}


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with running(tmp_path_factory.mktemp("seaweed")) as found:
        yield found


@pytest.fixture(scope="module")
def ours(server, tmp_path_factory):
    # After a kill the next run waits for a whole lease.
    return Ours(server, tmp_path_factory.mktemp("ours") / "log.txt", lease=3.0)


@pytest.mark.parametrize("goes_back", [False, True], ids=["deploy", "rollback"])
def test_no_fault_breaks_a_page_or_is_called_success_or_stays(server, ours, tmp_path, goes_back):
    name = "regresos" if goes_back else "publicaciones"
    with proxied(server.port) as proxy:
        campaign = Campaign(server, proxy, ours, tmp_path, "chico", name, goes_back)
        campaign.begin()
        kinds = [Kind.KILL_AFTER, Kind.CUT, Kind.DOWN] if goes_back else list(Kind)
        for kind in kinds:
            for at in REQUESTS[kind][:1] if goes_back else REQUESTS[kind]:
                tally = campaign.once(Fault(kind, at))
                assert tally is not None, f"{kind}: a deploy makes fewer than {at} requests"
                assert tally.clean, tally.details
        last = make_site(SIZES["chico"], campaign.version)
        before = make_site(SIZES["chico"], campaign.version + (1 if goes_back else -1))
        sight = look(server.store(name), before, last, reread=True)
        assert sight.is_new
        assert not sight.broken


def test_with_a_pointer_a_release_is_seen_whole_or_not_at_all(server, tmp_path):
    ours = Ours(server, tmp_path / "log.txt", lease=3.0, mode=Mode.POINTER)
    with proxied(server.port) as proxy:
        campaign = Campaign(server, proxy, ours, tmp_path, "chico", "puntero")
        campaign.begin()
        for kind, at in {Kind.KILL_AFTER: 40, Kind.FULL: 45, Kind.RESET_AFTER: 60}.items():
            tally = campaign.once(Fault(kind, at))
            assert tally is not None, f"{kind}: a deploy makes fewer than {at} requests"
            assert tally.clean, tally.details
            assert not tally.mixed
    assert read_current(server.store("puntero")).prefix


def test_of_two_deploys_at_once_each_says_the_truth(server, ours, tmp_path):
    tally = race(server, ours, tmp_path, "chico", "carreras", 2)
    assert tally.clean, tally.details


def test_the_judge_sees_a_page_without_its_style(server):
    """Without this the campaign might praise everything."""
    store = server.store("juez")
    old, new = make_site(2, 0), make_site(2, 2)
    for path, data in new.files.items():
        store.put(path, data, {})
    assert look(store, old, new).is_new
    (css,) = [path for path in new.files if path.endswith(".css")]
    store.delete(css)
    assert look(store, old, new).broken == tuple(sorted(new.pages))
    store.put(css, new.files[css], {})
    store.put("tramites/t0/index.html", b"a medias", {})
    assert look(store, old, new, reread=True).broken == ("tramites/t0/index.html",)
    store.delete("tramites/t0/index.html")
    assert look(store, old, new).dead == ("tramites/t0/index.html",)
    store.put("tramites/t0/index.html", old.files["tramites/t0/index.html"], {})
    sight = look(store, old, new)
    assert sight.mixed
    assert not sight.is_new


def test_the_server_refuses_a_wrong_key(server):
    import boto3
    from botocore.config import Config
    from botocore.exceptions import ClientError

    client = boto3.client(
        "s3",
        endpoint_url=f"http://127.0.0.1:{server.port}",
        aws_access_key_id="PRUEBA",
        aws_secret_access_key="otra",
        region_name="us-east-1",
        config=Config(s3={"addressing_style": "path"}, retries={"total_max_attempts": 1}),
    )
    with pytest.raises(ClientError, match=r"SignatureDoesNotMatch|Forbidden|403"):
        client.put_object(Bucket=BUCKET, Key="x", Body=b"")
    assert parse_target(f"s3://{BUCKET}").bucket == BUCKET
