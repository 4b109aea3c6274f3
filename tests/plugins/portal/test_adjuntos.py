"""Files to download: what pages say of them, and which are published."""

from dataclasses import replace

from plugins.content_model.adjuntos import Adjunto
from plugins.content_model.common import Idioma
from plugins.portal.media import attachments
from plugins.portal.views.adjuntos import adjuntos
from plugins.portal.views.common import Link
from tests.plugins.content_model.builders import catalogue, pagina, tramite
from tests.support.building import make_context
from tests.support.content import minimal_content

FILE = {"archivo": "2026/bases.pdf", "titulo": "Bases"}


def shown(tmp_path, idioma=Idioma.ES, **fields):
    ctx = make_context(minimal_content(tmp_path))
    pages = catalogue(pagina("privacidad"), pagina("privacidad", idioma="en")).paginas
    by_size = replace(ctx.catalogue, paginas=pages, adjuntos={"2026/bases.pdf": 1_240_000})
    return adjuntos(
        replace(ctx, catalogue=by_size), [Adjunto.model_validate({**FILE, **fields})], idioma
    )[0]


def test_a_file_is_told_with_kind_and_size(tmp_path):
    found = shown(tmp_path, alternativa="Fechas y requisitos")
    assert (found.href, found.detalle) == ("/adjuntos/2026/bases.pdf", "PDF, 1.2 MB")
    assert (found.type, found.pagina) == ("application/pdf", None)


def test_the_page_that_says_the_same_is_that_of_the_reader_s_language(tmp_path):
    found = shown(tmp_path, Idioma.EN, pagina="privacidad")
    assert found.pagina == Link("/en/privacidad/", "Página privacidad")


def test_files_of_every_kind_of_record_are_published_and_no_others(tmp_path):
    folder = tmp_path / "adjuntos"
    folder.mkdir()
    for name in ("bases.pdf", "otro.pdf"):
        (folder / name).write_bytes(b"%PDF")
    file = {"archivo": "bases.pdf", "titulo": "Bases", "alternativa": "Fechas y requisitos"}
    assert dict(attachments(tmp_path, [tramite("a", adjuntos=[file])])) == {
        "adjuntos/bases.pdf": b"%PDF"
    }
