"""The addresses that the content model promises are those that the build makes."""

import pytest

from plugins.content_model.load import load
from plugins.content_model.urls import (
    FIXED_URLS,
    RESERVED_CONTINGENCIAS,
    RESERVED_PAGES,
    RESERVED_TRAMITES,
)
from tests.support.small_site import NOW


def first_parts(folder):
    """The names of the pages and folders under a folder of the site."""
    return {path.stem for path in folder.iterdir() if path.is_dir() or path.suffix == ".html"}


@pytest.fixture(scope="module")
def loaded(root):
    return load(root, NOW)


@pytest.mark.parametrize("url", sorted(FIXED_URLS))
def test_every_address_that_staff_may_link_to_exists(url, site):
    path = site / url.lstrip("/")
    assert (path / "index.html" if url.endswith("/") else path).is_file()


def test_every_name_at_the_top_is_a_page_of_staff_or_reserved(site, loaded):
    pages = {source.id for source in loaded.sources if source.kind.name == "pagina"}
    taken = {name for name in first_parts(site) if not name.startswith(".")}
    assert taken - pages <= RESERVED_PAGES, "add it to RESERVED_PAGES in content_model/urls.py"


def test_every_name_under_tramites_is_a_guide_or_reserved(site, loaded):
    guides = {source.id for source in loaded.sources if source.kind.name == "tramite"}
    taken = first_parts(site / "tramites") - {"index"}
    assert taken - guides <= RESERVED_TRAMITES, "add it to RESERVED_TRAMITES"


def test_every_name_under_contingencia_is_a_message_or_reserved(site, loaded):
    messages = {source.id for source in loaded.sources if source.kind.name == "contingencia"}
    taken = first_parts(site / "contingencia") - {"index"}
    assert taken - messages <= RESERVED_CONTINGENCIAS, "add it to RESERVED_CONTINGENCIAS"


def test_every_record_that_is_public_has_its_page_and_every_other_has_none(site, loaded):
    for entry in loaded.entries:
        page = site / entry.url.lstrip("/") / "index.html"
        assert page.is_file() == (entry not in loaded.hidden), entry.url
