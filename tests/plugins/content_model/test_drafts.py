from datetime import datetime

import pytest

from plugins.content_model.catalogue import Visibility
from plugins.content_model.dates import CANCUN
from plugins.content_model.drafts import with_marks
from plugins.content_model.load import load
from tests.support.content import NOW, minimal_content, noticia, write


def shown(tmp_path, header, now=NOW):
    root = minimal_content(tmp_path)
    write(root, "noticias/2026/2026-11-02-otra.md", noticia("Otra", "2026-11-02", header))
    return with_marks(load(root, now, show_hidden=True))


@pytest.mark.parametrize(
    ("header", "title"),
    [
        ("estado: borrador\n", "Otra [Borrador]"),
        (
            "publicar_desde: 2026-11-24T09:00-05:00\n",
            "Otra [Embargada hasta el 24 de noviembre de 2026, 09:00]",
        ),
        ("vence: 2026-11-22\n", "Otra [Venció el 22 de noviembre de 2026]"),
        ("", "Otra"),
    ],
)
def test_what_is_hidden_says_so_in_its_title_and_the_rest_stays(tmp_path, header, title):
    loaded = shown(tmp_path, header)
    titles = [entry.record.titulo for entry in loaded.catalogue.noticias]
    assert titles == [title, "Abre la caja"]


def test_from_there_on_it_counts_as_published(tmp_path):
    loaded = shown(tmp_path, "estado: borrador\n")
    assert loaded.hidden == ()
    assert {e.visibility for e in loaded.entries} == {Visibility.PUBLICADO}


def test_a_draft_under_embargo_is_a_draft(tmp_path):
    loaded = shown(
        tmp_path,
        "estado: borrador\npublicar_desde: 2026-12-01\n",
        datetime(2026, 11, 20, tzinfo=CANCUN),
    )
    assert "Otra [Borrador]" in [e.record.titulo for e in loaded.catalogue.noticias]
