"""What a new file leaves for the writer to say is said before it is published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.checks.site import Site, error_at
from plugins.content_model.catalogue import Visibility
from plugins.content_model.escritura import PENDIENTE
from plugins.content_model.finding import Finding, error

_TO_BE_PUBLISHED = (Visibility.PUBLICADO, Visibility.EMBARGADO)
_PENDING = re.compile(rf"{PENDIENTE}(?: \d+)?\.?", re.IGNORECASE)


def nothing_published_is_still_to_be_written(site: Site) -> Iterator[Finding]:
    """Refuse what ``tasks.py new`` wrote for the writer to fill in, once it is to be published."""
    public = {
        body.path: body
        for body in site.bodies
        if body.entry is not None and body.entry.visibility in _TO_BE_PUBLISHED
    }
    for leaf in site.leaves:
        if leaf.parsed.path in public and _PENDING.fullmatch(leaf.text.strip()):
            yield error_at(
                leaf.parsed,
                leaf.loc,
                f"todavía dice «{leaf.text.strip()}»; escribe el dato, borra el renglón si es "
                "opcional, o deja «estado: borrador»",
            )
    for body in public.values():
        if _PENDING.fullmatch(body.text.strip()):
            line = body.source.parsed.body_line
            yield error(
                body.path,
                line,
                "",
                f"el texto todavía dice «{PENDIENTE}»; escríbelo, o deja «estado: borrador»",
            )
