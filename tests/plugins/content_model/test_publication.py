import pytest

from plugins.content_model.publication import tag_uri


@pytest.mark.parametrize(
    ("parts", "uri"),
    [
        (("noticia", "2026-03-14-a"), "tag:cancun.gob.mx,2026:noticia/2026-03-14-a"),
        (("noticias",), "tag:cancun.gob.mx,2026:noticias"),
    ],
)
def test_an_identifier_depends_on_kind_and_id_alone(parts, uri):
    assert tag_uri(*parts) == uri
