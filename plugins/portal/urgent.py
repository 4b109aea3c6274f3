"""What an emergency message changes, made without the rest of the site.

Every other page learns of the message from ``/contingencia/activa.json``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from plugins.content_model.load import Loaded
from plugins.portal.build import Build
from plugins.portal.context import Context
from plugins.portal.hooks import Hooks
from plugins.portal.page import Page
from plugins.portal.pages import contingencias, general, tramites
from plugins.portal.plain import digest
from plugins.portal.settings_check import resolve_all

PLACES = frozenset({"/oficinas/", "/refugios/"})

RECENT = timedelta(days=31)
"""For so long after its end a message counts: the marks it left on guides must go."""


def files(
    loaded: Loaded, settings: Mapping[str, Any], previous: Path
) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of every file that an emergency message may change.

    ``loaded`` needs all content but the older news; ``previous`` is the folder of the last whole
    build, whose other files the service worker's list goes on naming.

    Raises:
        BuildError: a template is wrong.
    """
    build = Build(
        content=Path(settings["PATH"]),
        theme=Path(settings["THEME"]),
        loaded=loaded,
        siteurl=settings["SITEURL"],
        hooks=Hooks.from_settings(settings),
    )
    made = Made(previous)
    for path, content in _parts(build, settings):
        made.now[path] = digest(content)
        yield path, content
    for _, hook in build.hooks.last:
        yield from hook(build.catalogue, build.site, made)


def _parts(build: Build, settings: Mapping[str, Any]) -> Iterator[tuple[str, bytes]]:
    # The pages name them: what stands on the server may be of an older theme.
    yield from sorted(build.bundle.files.items())
    for page, content in build.drawn(urgent_pages(build.context)):
        yield page.path, content
    names = settings.get("PORTAL_URGENT_OUTPUTS", ())
    for _, hook in resolve_all(names, "PORTAL_URGENT_OUTPUTS"):
        yield from hook(build.catalogue, build.site)


def urgent_pages(ctx: Context) -> Iterator[Page]:
    """Yield the pages: messages, their index and record, homes, places, and the guides named."""
    yield from contingencias.messages(ctx)
    yield from contingencias.index(ctx)
    yield from contingencias.record(ctx)
    yield from general.home(ctx)
    yield from (page for page in general.places(ctx) if page.meta.url in PLACES)
    yield from tramites.guides(ctx, _named_guides(ctx))


def _named_guides(ctx: Context) -> frozenset[str]:
    since = ctx.catalogue.now - RECENT
    recent = [e.record for e in ctx.catalogue.contingencias if e.record.vigente_hasta > since]
    affected = {id_ for record in recent for id_ in record.tramites_afectados}
    return frozenset(affected | {p.tramite for record in recent for p in record.prorrogas})


@dataclass
class Made(Mapping[str, str]):
    """The digest of every file: of those made now, else of those of the last whole build."""

    previous: Path
    now: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, path: str) -> str:
        """Return the digest of the file at ``path``; KeyError when there is none."""
        if path in self.now:
            return self.now[path]
        try:
            return digest((self.previous / path).read_bytes())
        except OSError:
            raise KeyError(path) from None

    def __iter__(self) -> Iterator[str]:
        """Yield the paths of files made now, and of scripts, styles and search data of before."""
        yield from self.now
        for folder in ("assets", "buscar"):
            for path in sorted((self.previous / folder).rglob("*")):
                inner = path.relative_to(self.previous).as_posix()
                if path.is_file() and inner not in self.now:
                    yield inner

    def __len__(self) -> int:
        """Return how many ``__iter__`` yields."""
        return sum(1 for _ in self)
