"""A translation stands beside its original and names it."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.checks.site import Site
from plugins.content_model.common import Idioma
from plugins.content_model.finding import Finding


def every_translation_names_its_original(site: Site) -> Iterator[Finding]:
    """Compare ``traduccion_de`` with the file's name, and look for the original beside it."""
    originals = {(s.kind.name, s.id): s for s in site.loaded.sources if s.idioma is Idioma.ES}
    for written in site.written:
        source = written.source
        if source is None or not hasattr(written.record, "traduccion_de"):
            continue
        names = written.record.traduccion_de
        if source.idioma is Idioma.ES:
            if names is not None:
                yield written.error(
                    ("traduccion_de",),
                    "el texto en español es el original y no lleva este campo; quítalo",
                )
            continue
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
