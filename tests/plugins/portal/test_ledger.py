"""Published + draft + embargoed + expired = files, or the build stops."""

import pytest

from plugins.content_model.catalogue import Visibility
from plugins.portal.errors import LedgerError
from plugins.portal.ledger import settle, source_files

PUBLIC = (Visibility.PUBLICADO, "content/a.md", "a/index.html")
DRAFT = (Visibility.BORRADOR, "content/b.md", "b/index.html")


def test_accounts_that_agree_are_returned():
    entries = [
        PUBLIC,
        DRAFT,
        (Visibility.EMBARGADO, "content/c.md", "c"),
        (Visibility.VENCIDO, "content/d.md", "d"),
    ]
    ledger = settle(entries, 4, {"a/index.html"})
    assert str(ledger) == "1 publicados + 1 borradores + 1 embargados + 1 vencidos = 4 archivos"


def test_a_file_that_became_no_record_is_an_error():
    with pytest.raises(LedgerError, match="no cuadran"):
        settle([PUBLIC], 2, {"a/index.html"})


def test_a_published_record_without_a_page_is_an_error():
    with pytest.raises(LedgerError, match=r"content/a\.md"):
        settle([PUBLIC], 1, set())


def test_a_hidden_record_with_a_page_is_an_error():
    with pytest.raises(LedgerError, match="borrador"):
        settle([DRAFT], 1, {"b/index.html"})


def test_record_files_are_counted_on_disk(tmp_path):
    for path in ("noticias/2026/a.md", "tramites/x/b.md", "tramites/x/.b.md.swp", "LEEME.md"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("")
    assert source_files(tmp_path) == 2
