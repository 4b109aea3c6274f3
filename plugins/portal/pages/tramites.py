"""The pages of procedures: guides, ways in, documents, completeness."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from plugins.content_model.catalogue import Entry
from plugins.content_model.common import Idioma
from plugins.content_model.tramite import Tramite
from plugins.content_model.urls import tema_url
from plugins.portal.context import Context
from plugins.portal.page import Alternate, Crumb, Meta, Page, page
from plugins.portal.textos import textos
from plugins.portal.views import completitud as completitud_views
from plugins.portal.views import listas, requisitos
from plugins.portal.views import tramite as tramite_views
from plugins.portal.views.common import Link, alternates
from plugins.portal.views.listas import WAYS_IN, GrupoTramites, ListaView
from plugins.portal.views.portada import frequent
from plugins.portal.voice import voice

SECTION = "/tramites/"
HOME = Crumb("Inicio", "/")
GUIDES = Crumb("Trámites y servicios", SECTION)
_ALTERNATES = (
    Alternate("es", "/tramites/", "Español", True),
    Alternate("en", "/en/tramites/", "English", False),
)


def guides(ctx: Context, only: Collection[str] | None = None) -> Iterator[Page]:
    """Every guide, or those of ``only`` (ids), in every language it exists in."""
    for entry in ctx.catalogue.tramites:
        if only is None or entry.id in only:
            yield guide(ctx, entry)


def guide(ctx: Context, entry: Entry[Tramite]) -> Page:
    """One guide."""
    t = textos(entry.idioma)
    section = SECTION if entry.idioma is Idioma.ES else f"/{entry.idioma}/tramites/"
    name = "Trámites y servicios" if entry.idioma is Idioma.ES else "Procedures"
    return page(
        "tramite.html",
        tramite_views.tramite(ctx, entry),
        Meta(
            entry.url,
            entry.record.titulo,
            entry.record.resumen,
            entry.idioma,
            (Crumb(t.inicio, t.inicio_url), Crumb(name, section)),
            alternates(voice(entry.idioma), ctx.catalogue, entry, entry.idioma),
            actualizado=entry.record.actualizado,
            seccion=section,
            kind=entry.kind,
            id=entry.id,
        ),
    )


def ways_in(ctx: Context) -> Iterator[Page]:
    """The lists of all guides, each in its own order."""
    total = len(ctx.index.tramites)
    yield _list(
        ctx,
        SECTION,
        "Trámites y servicios",
        "Encuentra qué llevar, cuánto cuesta hoy y dónde hacerlo.",
        listas.by_topic(ctx),
        crumbs=(HOME,),
        alternates_=_ALTERNATES if ctx.index.tramites_en else (),
    )
    letters = listas.by_letter(ctx)
    yield _list(
        ctx,
        "/tramites/a-z/",
        "Trámites de la A a la Z",
        f"Los {total} trámites y servicios, por orden alfabético.",
        letters,
        letras=listas.alphabet(letters),
    )
    yield _plain(
        ctx,
        "/tramites/en-linea/",
        "Trámites en línea",
        "Los puedes hacer o empezar por internet.",
        ctx.index.en_linea,
    )
    yield _plain(
        ctx,
        "/tramites/gratuitos/",
        "Trámites gratuitos",
        "No se paga nada al municipio.",
        ctx.index.gratuitos,
    )
    wanted = [ctx.catalogue.tramite(link.href.split("/")[2]) for link in frequent(ctx, total)]
    yield _plain(
        ctx,
        "/tramites/mas-consultados/",
        "Trámites más consultados",
        "Los que más busca la gente.",
        [entry for entry in wanted if entry is not None],
    )
    if ctx.index.tramites_en:
        yield page(
            "tramites.html",
            ListaView(
                "Procedures",
                "What to bring, what it costs today and where to do it.",
                (GrupoTramites("", "all", listas.items(ctx, ctx.index.tramites_en)),),
                total=len(ctx.index.tramites_en),
            ),
            Meta(
                "/en/tramites/",
                "Procedures",
                "Guides to the city's procedures, in English.",
                Idioma.EN,
                (Crumb("Home", "/en/"),),
                tuple(Alternate(a.codigo, a.href, a.texto, not a.actual) for a in _ALTERNATES),
                actualizado=_newest(ctx.index.tramites_en),
                seccion="/en/tramites/",
            ),
        )


def topics(ctx: Context) -> Iterator[Page]:
    """One list per topic that has guides."""
    for tema in ctx.catalogue.datos.temas.values():
        entries = ctx.index.por_tema.get(tema.id, ())
        if entries:
            news = ctx.index.noticias_por_tema.get(tema.id, ())
            more = (
                [Link(f"/noticias/tema/{tema.id}/", f"Noticias de {tema.nombre}")] if news else []
            )
            yield _list(
                ctx,
                tema_url(tema.id),
                tema.nombre,
                tema.descripcion,
                listas.favourites_first(ctx, entries),
                related=tuple(more),
            )
        elif tema.id in ctx.index.noticias_por_tema:
            link = Link(f"/noticias/tema/{tema.id}/", f"Noticias de {tema.nombre}")
            yield _plain(ctx, tema_url(tema.id), tema.nombre, tema.descripcion, (), related=(link,))
        else:
            yield _plain(ctx, tema_url(tema.id), tema.nombre, tema.descripcion, ())


def life_events(ctx: Context) -> Iterator[Page]:
    """One list per moment of life, and the list of those."""
    datos, index = ctx.catalogue.datos, ctx.index
    base = "/tramites/vida/"
    title = "Por momento de la vida"
    groups = []
    for hecho in datos.hechos_de_vida.values():
        entries = index.por_hecho.get(hecho.id, ())
        url = f"{base}{hecho.id}/"
        groups.append(
            GrupoTramites(
                hecho.nombre, hecho.id, listas.items(ctx, entries), hecho.descripcion, url
            )
        )
        crumbs = (HOME, GUIDES, Crumb(title, base))
        yield _plain(ctx, url, hecho.nombre, hecho.descripcion, entries, crumbs)
    intro = "Los trámites que van juntos cuando algo cambia en tu vida."
    yield _list(ctx, base, title, intro, tuple(groups))


def groups(ctx: Context) -> Iterator[Page]:
    """One list per group of people, and the list of those."""
    base, title = "/tramites/grupo/", "Para quién"
    found = []
    for grupo in ctx.catalogue.datos.grupos.values():
        entries = ctx.index.por_grupo.get(grupo.id, ())
        url = f"{base}{grupo.id}/"
        found.append(
            GrupoTramites(
                grupo.nombre, grupo.id, listas.items(ctx, entries), grupo.descripcion, url
            )
        )
        crumbs = (HOME, GUIDES, Crumb(title, base))
        yield _plain(ctx, url, grupo.nombre, grupo.descripcion, entries, crumbs)
    intro = "Descuentos, apoyos y servicios para grupos de personas."
    yield _list(ctx, base, title, intro, tuple(found))


def documents(ctx: Context) -> Iterator[Page]:
    """The dictionary of documents, one page per document, and the page to tick them."""
    base, title = requisitos.DOCUMENTS_URL, "Diccionario de documentos"
    yield page(
        "documentos.html",
        requisitos.documentos(ctx),
        Meta(
            base,
            title,
            "Qué es cada documento, quién lo emite y qué trámites lo piden.",
            breadcrumbs=(HOME, GUIDES),
            seccion=SECTION,
        ),
    )
    for record in ctx.catalogue.datos.requisitos.values():
        view = requisitos.documento(ctx, record)
        yield page(
            "documento.html",
            view,
            Meta(
                requisitos.documento_url(record.id),
                f"Documento: {record.nombre}",
                f"{record.nombre}: quién lo emite y qué trámites lo piden.",
                breadcrumbs=(HOME, GUIDES, Crumb(title, base)),
                seccion=SECTION,
            ),
        )
    yield page(
        "que_puedo_tramitar.html",
        requisitos.que_puedo(ctx),
        Meta(
            "/tramites/que-puedo-tramitar/",
            "¿Qué puedo tramitar con lo que tengo?",
            "Marca los documentos que tienes y mira qué trámites ya puedes hacer.",
            breadcrumbs=(HOME, GUIDES),
            seccion=SECTION,
        ),
    )


def completeness(ctx: Context) -> Iterator[Page]:
    """How complete the guides are."""
    yield page(
        "completitud.html",
        completitud_views.completitud(ctx),
        Meta(
            "/tramites/completitud/",
            "Qué tan completas están las guías",
            "Cuántos de los datos que pide la ley tiene cada guía, por dependencia.",
            breadcrumbs=(HOME, GUIDES),
            actualizado=_newest(ctx.index.tramites),
            seccion=SECTION,
        ),
    )


def _plain(
    ctx: Context,
    url: str,
    titulo: str,
    intro: str,
    entries: Sequence[Entry[Tramite]],
    crumbs: tuple[Crumb, ...] = (HOME, GUIDES),
    related: tuple[Link, ...] = (),
) -> Page:
    group = GrupoTramites("", "lista", listas.items(ctx, entries))
    return _list(ctx, url, titulo, intro, (group,), crumbs, related=related)


def _list(
    ctx: Context,
    url: str,
    titulo: str,
    intro: str,
    found: tuple[GrupoTramites, ...],
    crumbs: tuple[Crumb, ...] = (HOME, GUIDES),
    letras: tuple[listas.Letra, ...] = (),
    related: tuple[Link, ...] = (),
    alternates_: tuple[Alternate, ...] = (),
) -> Page:
    ids = {item.id for group in found for item in group.tramites}
    entries = [ctx.catalogue.tramite(id_) for id_ in sorted(ids)]
    view = ListaView(titulo, intro, found, WAYS_IN, letras, related, len(ids))
    return page(
        "tramites.html",
        view,
        Meta(
            url,
            titulo,
            intro,
            breadcrumbs=crumbs,
            alternates=alternates_,
            actualizado=_newest([e for e in entries if e is not None]),
            seccion=SECTION,
        ),
    )


def _newest(entries: Sequence[Entry[Tramite]]) -> date | None:
    return max((e.record.actualizado for e in entries), default=None)
