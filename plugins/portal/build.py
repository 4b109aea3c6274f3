"""One build: from loaded content to every file of the site, as bytes. Knows nothing of Pelican."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import chain
from pathlib import Path

from markupsafe import Markup

from plugins.content_model.catalogue import Catalogue, Entry
from plugins.content_model.fields import Record
from plugins.content_model.fingerprint import fingerprint
from plugins.content_model.load import Loaded
from plugins.content_model.publication import Assembly, Group, LateGroup
from plugins.content_model.script_json import script_json
from plugins.portal.assets import Assets
from plugins.portal.bulletins import FILTERS as SHEET_FILTERS
from plugins.portal.bulletins import Bulletins
from plugins.portal.context import Context, Kept, Remembered, make_anew
from plugins.portal.errors import BuildError
from plugins.portal.frame import make_site
from plugins.portal.hooks import Hooks, PageData
from plugins.portal.images import CardWords, Images, card_of, filters
from plugins.portal.increment import BatchJob, Increment, PageJob, Prepared
from plugins.portal.keys import Keys, Templates
from plugins.portal.ledger import Ledger, settle, source_files
from plugins.portal.media import attachments, may_cite, pictures
from plugins.portal.notes import Note, address_of, note_of, remember_cards
from plugins.portal.outputs import PAGES, Claims, Part, check_path, checked, named
from plugins.portal.page import Page, path_of, with_other
from plugins.portal.pieces import kept_apart
from plugins.portal.plain import Plain
from plugins.portal.render import Renderer
from plugins.portal.requests import Bunch, Request, one_by_one, page_of, requests
from plugins.portal.site import Bundle, Site, assets_of
from plugins.portal.sitemap import maps
from plugins.portal.spanish import SITE_TITLE

Paths = tuple[str, ...]

MANY = 200
"""From here on it is worth while to compile every template before pages are drawn."""


@dataclass
class Build:
    """The files of one site. It must have been made before ``ledger`` is asked for.

    ``constant`` is the digest of code and settings ("" where nothing is remembered).
    """

    content: Path
    theme: Path
    loaded: Loaded
    siteurl: str
    hooks: Hooks
    constant: str = ""
    remembered: Remembered = make_anew
    kept: Kept = field(default_factory=dict)
    _claims: Claims = field(default_factory=Claims, init=False)

    @property
    def catalogue(self) -> Catalogue:
        """What may be published."""
        return self.loaded.catalogue

    @cached_property
    def context(self) -> Context:
        """What the pages are made from."""
        return Context(self.catalogue, self.siteurl, self.remembered, self.kept, self.constant)

    @cached_property
    def bundle(self) -> Bundle:
        """Style sheets and scripts."""
        try:
            return Assets(self.hooks.assets, self.theme, self.constant).bundle(self.remembered)
        except ValueError as bad:
            raise BuildError(f"PORTAL_ASSETS: {bad}") from bad

    @cached_property
    def images(self) -> Images:
        """Photographs, cards for shared links, icons."""
        return self.hooks.images(self.content, self._cited)

    @cached_property
    def _cited(self) -> tuple[str, ...]:
        return pictures(self.content, self._citing)

    @cached_property
    def _citing(self) -> tuple[Entry[Record], ...]:
        """The published entries that may show or offer files."""
        return tuple(e for e in self.catalogue.entries() if may_cite(e))

    @cached_property
    def site(self) -> Site:
        """The constant data of the site."""
        assets = assets_of(self.bundle)
        return make_site(self.context, assets)

    @cached_property
    def keys(self) -> Keys:
        """Digests of what pages are made from."""
        constant = fingerprint(self.constant, self.site)
        return Keys(constant, Templates(self.theme), self.images)

    @cached_property
    def shared(self) -> str:
        """The digest of what everything but single records may depend on."""
        closures = self.keys.templates.all_digest()
        return fingerprint(self.keys.constant, closures, self.catalogue.datos, self.siteurl)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield every file of the site, each path once, without remembering anything.

        Raises:
            BuildError: a template is wrong, or two parts of the site claim one address.
        """
        plain = Plain()
        self.make(plain)
        yield from plain.files.items()

    def make(
        self,
        increment: Increment,
        mark: Callable[[str], None] = lambda _phase: None,
        *,
        pages_first: bool = False,
    ) -> None:
        """Have ``increment`` make or keep every file of the site; errors are those of ``files``.

        ``mark`` is told which phase begins, in Spanish. With ``pages_first`` what programs read
        (search, data, feeds) stays as it was, for the next build to make.
        """
        mark("estilos, scripts y menús")
        _ = self.site
        if self.constant:
            increment.foresee("plantillas", lambda: self._compiled_from, self._renderer.compiled)
        mark("páginas")
        files = fingerprint([(path, self.keys.picture(path)) for path in self._cited])
        asked: Iterable[Request | Bunch] = requests(self.context, self.keys.picture, files)
        if self.bulletins.on:
            # A page's PDF is asked for with the page.
            asked = one_by_one(asked)
        wanted, kept = self._asked_for(increment, asked)
        notes = [*kept, *self._make_pages(increment, wanted)]
        printed = wanted if self.bulletins.on else []
        del wanted
        self._forget_parts()
        notes.sort(key=address_of)
        if self.siteurl:
            remember_cards(notes, self.images)
        mark("búsqueda, datos, avisos y demás")
        if pages_first:
            self._make_batches(increment, self._shown())
            increment.carry()
            return
        self._make_batches(increment, chain(self._shown(), self._parts(notes, printed)))
        for name, hook in self.hooks.last:
            make = partial(hook, self.catalogue, self.site, increment.digests())
            self._make_batches(increment, [(name, make)])

    def _forget_parts(self) -> None:
        """Let go of what only pages are put together from, before it is shared, and so copied."""
        self.context.made.clear()
        if "_renderer" in self.__dict__:
            self._renderer.forget()

    def retouch(self, increment: Increment, entry: Entry[Record]) -> bool:
        """Have ``increment`` make the page of an entry whose text alone is another.

        False where other pages show that text too.
        """
        make = page_of(self.context, entry)
        if make is None or may_cite(entry):
            return False
        increment.retouch(PageJob(path_of(entry.url), "", partial(self._prepared, make)))
        return True

    def ledger(self) -> Ledger:
        """Return the accounts of the build; raise LedgerError where they do not agree."""
        fates = [(e.visibility, e.path, path_of(e.url)) for e in self.loaded.entries]
        return settle(fates, source_files(self.content), self._claims.paths())

    def drawn(self, pages: Iterable[Page]) -> Iterator[tuple[Page, bytes]]:
        """Yield each of ``pages`` with its bytes; raise BuildError when a template is wrong."""
        for page in pages:
            card = self._card(page) if self.siteurl else None
            yield page, self._renderer.render(self._dressed(page, card))

    def _asked_for(
        self, increment: Increment, asked: Iterable[Request | Bunch]
    ) -> tuple[list[Request], list[Note]]:
        """Return the pages to look at one by one, and the notes of those that surely stay."""
        wanted: list[Request] = []
        kept: list[Note] = []
        stay: list[str] = []
        for one in list(asked):  # All first: what stays may have to be waited for.
            if isinstance(one, Request):
                wanted.append(one)
                continue
            key = fingerprint(self.shared, one.name, one.inputs)
            known = increment.unchanged(one.name, key)
            if known is None:
                pages = list(one.pages())
                increment.expect(one.name, key, [page.path for page in pages])
                wanted += pages
                continue
            stay += [path for path, _ in known]
            kept += [note for _, note in known]
        self._claims.claim_all(stay, PAGES)
        return wanted, kept

    def _make_pages(self, increment: Increment, wanted: Sequence[Request]) -> list[Note]:
        for request in wanted:
            check_path(request.path, PAGES)
        self._claims.claim_all([request.path for request in wanted], PAGES)
        # Kept for the next build, too, where this one draws nothing.
        increment.expect("plantillas", self._compiled_from, ())
        shared, inputs, prepared = self.shared[:16], self.bulletins.inputs, self._prepared
        jobs = [
            PageJob(
                request.path,
                shared + inputs(request) if request.inputs else "",
                partial(prepared, request.make),
            )
            for request in wanted
        ]
        return [row.note for row in increment.pages(jobs, self._begin)]

    def _begin(self, count: int) -> None:
        """Make what the processes share that now draw ``count`` pages."""
        _ = self._makers
        if count > MANY or self.constant:
            self._renderer.compile_all(partial(self.remembered, "plantillas", self._compiled_from))

    @property
    def _compiled_from(self) -> str:
        return fingerprint("plantillas", self.constant, self.keys.templates.all_digest())

    def _prepared(self, make: Callable[[], Page]) -> Prepared:
        bare = make()
        card = self._card(bare) if self.siteurl else None
        page = self._dressed(bare, card)
        return Prepared(
            self.keys.key(page),
            note_of(page.meta, card, self.siteurl),
            partial(self._renderer.render, page),
        )

    def _make_batches(
        self, increment: Increment, parts: Iterable[tuple[str, Callable[[], Iterable[Part]]]]
    ) -> None:
        """Make the files of each ``(owner, function)``."""
        jobs: list[tuple[str, BatchJob]] = []
        late: list[tuple[str, LateGroup]] = []
        for owner, make in parts:
            plain: list[tuple[str, bytes]] = []
            for given in named(owner, make):
                part = given
                if isinstance(part, Assembly):
                    part = kept_apart(part, owner, self.shared, increment)
                if isinstance(part, Group):
                    shared = "" if part.alone else self.shared
                    key = fingerprint(shared, owner, part.name, part.key)
                    files = partial(checked, owner, part.make)
                    jobs.append((owner, BatchJob(f"{owner} {part.name}", key, files)))
                elif isinstance(part, LateGroup):
                    late.append((owner, part))
                else:
                    plain.append(part)
            if plain:
                jobs.append((owner, BatchJob(owner, "", partial(checked, owner, plain.__iter__))))
        made = self._run(increment, jobs)
        self._run(increment, [self._late_job(increment, owner, one, made) for owner, one in late])

    def _late_job(
        self, increment: Increment, owner: str, part: LateGroup, made: Mapping[str, Paths]
    ) -> tuple[str, BatchJob]:
        own = {
            name.removeprefix(f"{owner} "): paths
            for name, paths in made.items()
            if name.startswith(f"{owner} ")
        }
        digests = increment.digests()
        inputs = [(name, [(path, digests[path]) for path in own[name]]) for name in sorted(own)]
        key = fingerprint(self.shared, owner, part.name, part.key, inputs)
        files = partial(checked, owner, partial(part.make, own, increment.read))
        return owner, BatchJob(f"{owner} {part.name}", key, files)

    def _run(self, increment: Increment, jobs: Sequence[tuple[str, BatchJob]]) -> dict[str, Paths]:
        # What takes long and much memory comes first: what it leaves serves for the many small ones
        # behind it, which are also easier to share out evenly.
        found = list(reversed(increment.batches([job for _, job in reversed(jobs)])))
        owned: dict[str, list[str]] = {}
        for (owner, _), paths in zip(jobs, found, strict=True):
            owned.setdefault(owner, []).extend(paths)
        for owner, all_paths in owned.items():
            self._claims.claim_all(all_paths, owner)
        return {job.name: paths for (_, job), paths in zip(jobs, found, strict=True)}

    def _shown(self) -> Iterator[tuple[str, Callable[[], Iterable[Part]]]]:
        """Yield the owners of what pages show or offer."""
        yield "PORTAL_ASSETS", partial(sorted, self.bundle.files.items())
        yield "PORTAL_IMAGES", self.images.files
        yield "content", partial(attachments, self.content, self._citing)

    def _parts(
        self, notes: Sequence[Note], pages: Sequence[Request]
    ) -> Iterator[tuple[str, Callable[[], Iterable[Part]]]]:
        yield "PORTAL_BULLETINS", partial(self.bulletins.files, pages)
        for name, hook in self.hooks.outputs:
            yield name, partial(hook, self.catalogue, self.site)
        yield "el mapa del sitio", partial(maps, [row for _, row, *_ in notes], self.siteurl)

    @cached_property
    def _renderer(self) -> Renderer:
        more = {**filters(self.images), **SHEET_FILTERS}
        return Renderer(self.theme, self.site, {**FILTERS, **more})

    @cached_property
    def bulletins(self) -> Bulletins:
        """Guides and news as PDF."""
        printer = self.hooks.bulletins() if self.hooks.bulletins else None
        return Bulletins(printer, self._renderer.render, self.siteurl)

    @cached_property
    def _makers(self) -> list[PageData]:
        return [hook(self.catalogue, self.site) for _, hook in self.hooks.page_data]

    def _dressed(self, page: Page, card: CardWords | None) -> Page:
        """Give a page its JSON-LD and, where links have a public address, its picture."""
        texts = [script_json(data) for maker in self._makers for data in maker(page.meta)]
        picture = self.images.card(*card) if card else ""
        meta = with_other(page.meta, datos=tuple(texts), tarjeta=picture)
        return self.bulletins.announced(with_other(page, meta=meta))

    def _card(self, page: Page) -> CardWords | None:
        return card_of(page.meta, self.site.nombre, SITE_TITLE)


FILTERS: Mapping[str, Callable[..., object]] = {
    # For HTML that this build has sanitised or made itself, and for nothing else.
    "sanitised": Markup,
}
