"""Which addresses the content offers, read off its files and lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from plugins.content_model import datos
from plugins.content_model.catalogue import Visibility
from plugins.content_model.contingencia import Contingencia
from plugins.content_model.externos import EstadoExterno
from plugins.content_model.links import Destinations
from plugins.content_model.source import Source
from plugins.content_model.urls import FIXED_URLS, contingencia_url, dependencia_url, tema_url


def destinations_of(
    sources: Iterable[Source],
    media: Iterable[str],
    data: datos.Datos,
    visibility: Mapping[str, Visibility],
    unread: Mapping[str, str],
) -> Destinations:
    """Return every address that exists.

    ``media`` are the files of images and attachments below ``content/``, ``visibility`` that of
    each valid record by its file, ``unread`` the addresses of files that were not opened.
    """
    sources = list(sources)
    files = {**unread, **{s.place.inner: s.url for s in sources}}
    urls = set(FIXED_URLS) | set(files.values())
    urls |= {dependencia_url(i) for i in data.dependencias} | {tema_url(i) for i in data.temas}
    urls |= {
        contingencia_url(s.id, idioma)
        for s in sources
        # Asking for the class of a record is slow.
        if s.place.kind.model is Contingencia and isinstance(s.record, Contingencia)
        for idioma in s.record.idiomas
    }
    shown = {inner: f"/{inner}" for inner in media}
    files |= shown
    urls |= set(shown.values())
    not_shown = {path for path, seen in visibility.items() if seen is not Visibility.PUBLICADO}
    hidden = {s.url for s in sources if s.path in not_shown} if not_shown else set()
    # A host with several entries may be linked only while all of them are in order.
    externos = data.externos.values()
    closed = {e.host: str(e.estado) for e in externos if e.estado is not EstadoExterno.ACTIVO}
    hosts = {e.host for e in externos} - closed.keys()
    return Destinations(
        files, frozenset(urls), frozenset(hidden), frozenset(hosts), closed, _unique_names(files)
    )


def _unique_names(files: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    again = set()
    for inner, url in files.items():
        name = inner.rpartition("/")[2]
        if name in found:
            again.add(name)
        found[name] = url
    return {name: url for name, url in found.items() if name not in again} if again else found
