"""What a new file leaves for the writer to say is said before it is published."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.checks.files import error_at
from plugins.checks.site import Site
from plugins.content_model.catalogue import Visibility
from plugins.content_model.escritura import PENDIENTE
from plugins.content_model.finding import Finding, error
from plugins.content_model.source import Source

_TO_BE_PUBLISHED = (Visibility.PUBLICADO, Visibility.EMBARGADO)


def nothing_published_is_still_to_be_written(site: Site) -> Iterator[Finding]:
    """Refuse what ``tasks.py new`` wrote for the writer to fill in, once it is to be published."""
    unwritten = [(f, facts) for f, facts in site.facts if facts.pending or facts.is_text_pending]
    if not unwritten:
        return
    shown = {e.path for e in site.loaded.entries if e.visibility in _TO_BE_PUBLISHED}
    for file, facts in unwritten:
        if file.path not in shown:
            continue
        for loc, text in facts.pending:
            yield error_at(
                file,
                loc,
                f"todavía dice «{text.strip()}»; escribe el dato, borra el renglón si es "
                "opcional, o deja «estado: borrador»",
            )
        if facts.is_text_pending and isinstance(file, Source):
            yield error(
                file.path,
                file.body_line,
                "",
                f"el texto todavía dice «{PENDIENTE}»; escríbelo, o deja «estado: borrador»",
            )
