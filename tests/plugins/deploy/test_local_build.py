import pytest

from plugins.deploy.errors import Refused
from plugins.deploy.local_build import refuse_local_build
from tests.plugins.deploy.conftest import write

PUBLIC = b"<urlset>\n<url><loc>https://www.cancun.gob.mx/</loc></url></urlset>"
LOCAL = b"<urlset>\n<url><loc>/</loc></url></urlset>"


@pytest.mark.parametrize(
    "site", [{"sitemap.xml": LOCAL}, {"sitemap.xml": PUBLIC, "_vista-previa": b"x"}]
)
def test_what_was_built_to_be_looked_at_is_refused(tmp_path, site):
    write(tmp_path, {"index.html": b"<p>x", **site})
    with pytest.raises(Refused, match=r"tasks\.py publish"):
        refuse_local_build(tmp_path)


def test_a_site_that_is_being_put_in_place_or_was_cut_then_waits(tmp_path):
    write(tmp_path / "output", {"index.html": b"<p>x", "sitemap.xml": PUBLIC})
    refuse_local_build(tmp_path / "output")
    (tmp_path / "output.staging-0a1b2c3d").mkdir()
    with pytest.raises(Refused, match="sigue en marcha, o se cort"):
        refuse_local_build(tmp_path / "output")


@pytest.mark.parametrize("site", [{"sitemap.xml": PUBLIC}, {}])
def test_a_site_with_public_addresses_may_go(tmp_path, site):
    write(tmp_path, {"index.html": b"<p>x", **site})
    refuse_local_build(tmp_path)
