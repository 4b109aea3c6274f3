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
    files = {**unread, **{s.path.removeprefix("content/"): s.url for s in sources}}
    urls = set(FIXED_URLS) | {s.url for s in sources} | set(unread.values())
    urls |= {dependencia_url(i) for i in data.dependencias} | {tema_url(i) for i in data.temas}
    urls |= {
        contingencia_url(s.id, idioma)
        for s in sources
        if isinstance(s.record, Contingencia)
        for idioma in s.record.idiomas
    }
    shown = {inner: f"/{inner}" for inner in media}
    files |= shown
    urls |= set(shown.values())
    hidden = {
        s.url
        for s in sources
        if visibility.get(s.path, Visibility.PUBLICADO) != Visibility.PUBLICADO
    }
    # A host with several entries may be linked only while all of them are in order.
    externos = data.externos.values()
    closed = {e.host: str(e.estado) for e in externos if e.estado is not EstadoExterno.ACTIVO}
    hosts = {e.host for e in externos} - closed.keys()
    return Destinations(
        files, frozenset(urls), frozenset(hidden), frozenset(hosts), closed, _unique_names(files)
    )


def _unique_names(files: Mapping[str, str]) -> dict[str, str]:
    by_name: dict[str, list[str]] = {}
    for inner, url in files.items():
        by_name.setdefault(inner.rsplit("/", 1)[-1], []).append(url)
    return {name: urls[0] for name, urls in by_name.items() if len(urls) == 1}
