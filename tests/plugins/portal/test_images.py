from pathlib import Path

from plugins.content_model.common import Idioma
from plugins.portal.images import card_of, filters
from plugins.portal.page import NOINDEX, Meta
from tests.support.building import BareImages, make_site
from tests.support.content import minimal_content

IMAGES = BareImages(Path("content"), ())


def card(**meta):
    return card_of(Meta("/x/", "Paga tu predial", **meta), "Portal", "Trámites de Cancún")


def test_a_record_has_a_card_of_its_own_that_says_what_it_is():
    assert card(kind="tramite", id="x") == ("Trámite", "Paga tu predial", "Portal")
    assert card(kind="tramite", idioma=Idioma.EN) == ("Procedure", "Paga tu predial", "Portal")


def test_a_standing_page_is_headed_by_the_name_of_the_site():
    assert card(kind="pagina") == ("Portal", "Paga tu predial", "")


def test_a_list_has_the_card_of_the_site():
    assert card() == ("Portal", "Trámites de Cancún", "")


def test_a_page_that_nobody_should_share_has_none():
    assert card(robots=NOINDEX) is None


def test_a_record_without_a_photograph_shows_none():
    made = filters(IMAGES)
    assert made["photo"]("", "x") is None
    assert 'alt="&#34;x&#34;"' in str(made["photo"]("2026/a.jpg", '"x"'))


def test_every_page_that_may_be_shared_names_its_card(tmp_path):
    site = make_site(minimal_content(tmp_path))
    cards = b'<meta property="og:image" content="https://x.mx/social/card.png">'
    pages = {p: c for p, c in site.items() if p.endswith(".html") and b"noindex" not in c}
    assert pages
    assert not [path for path, content in pages.items() if cards not in content]
