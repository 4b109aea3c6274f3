"""A translation stands beside its original and names it."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.checks.site import Site, Written, error_at
from plugins.content_model.common import Idioma
from plugins.content_model.finding import Finding
from plugins.content_model.source import Source


def every_translation_names_its_original(site: Site) -> Iterator[Finding]:
    """Compare ``traduccion_de`` with the file's name, and look for the original beside it."""
    originals: dict[tuple[str, str], Source] = {}
    for source in site.sources:
        record = source.gist.record
        # What a record has no field for is slow to ask it for.
        if record is None or "traduccion_de" not in record.__dict__:
            continue
        names = record.__dict__["traduccion_de"]
        if source.place.idioma is Idioma.ES:
            if names is not None:
                yield error_at(
                    source,
                    ("traduccion_de",),
                    "el texto en español es el original y no lleva este campo; quítalo",
                )
            continue
        written = Written(source, (), record, source)
        originals = originals or _originals(site)
        original = originals.get((source.kind.name, source.id))
        if names != source.id:
            received = f"se recibió «{names}»" if names else "falta"
            yield written.error(
                ("traduccion_de",), f"{received}; escribe «traduccion_de: {source.id}»"
            )
        if original is None:
            yield written.error(
                (),
                f"falta el original en español: content/{source.kind.folder}/…/{source.id}.md; "
                "una traducción no va sola",
            )
        elif original.folder != source.folder:
            yield written.error(
                (),
                f"está en la carpeta «{source.folder}» y su original en «{original.folder}»; "
                "ponlos juntos",
            )
        elif site.is_public(written) and original.path in site.hidden_paths:
            yield written.aviso(
                (), "se publica, pero su original en español todavía no; revisa las dos fechas"
            )


def _originals(site: Site) -> dict[tuple[str, str], Source]:
    return {(s.kind.name, s.id): s for s in site.sources if s.idioma is Idioma.ES}
