"""What stands around every page: menus, phones, messages in force."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.content_model.catalogue import Entry
from plugins.content_model.common import Idioma
from plugins.content_model.contingencia import Contingencia
from plugins.content_model.pagina import Menu, Pagina
from plugins.content_model.publication import LICENCIA, LICENCIA_URL
from plugins.content_model.urls import contingencia_url
from plugins.portal.context import Context
from plugins.portal.site import Assets, Banner, Emergency, MenuItem, Site, SiteText
from plugins.portal.textos import textos
from plugins.portal.views.contingencias import item, lines, vigencia
from plugins.portal.voice import voice

NAME = "Portal de Cancún"
DESCRIPTION = "Trámites, servicios, noticias y avisos del municipio de Benito Juárez (Cancún)."

_MAIN_ES = (
    MenuItem("Trámites", "/tramites/"),
    MenuItem("Oficinas", "/oficinas/"),
    MenuItem("Dependencias", "/dependencias/"),
    MenuItem("Noticias", "/noticias/"),
    MenuItem("Contingencias", "/contingencia/"),
)
_FOOT_ES = (
    MenuItem("Buscar", "/buscar/"),
    MenuItem("Refugios", "/refugios/"),
    MenuItem("Qué tan completas están las guías", "/tramites/completitud/"),
    MenuItem("Datos abiertos", "/api/v1/"),
    MenuItem("El portal en cifras", "/cifras/"),
    MenuItem("Mapa del sitio", "/mapa-del-sitio/"),
)
_MAIN_EN = (MenuItem("Procedures", "/en/tramites/"), MenuItem("Emergencies", "/en/contingencia/"))


def make_site(ctx: Context, assets: Assets) -> Site:
    """Return the constant data of one build."""
    spanish = [e for e in ctx.catalogue.paginas if e.idioma is Idioma.ES]
    english = [e for e in ctx.catalogue.paginas if e.idioma is Idioma.EN]
    main_en = _MAIN_EN if ctx.index.tramites_en else _MAIN_EN[1:]
    return Site(
        ctx.siteurl,
        NAME,
        DESCRIPTION,
        LICENCIA,
        LICENCIA_URL,
        SiteText(
            (*_MAIN_ES, *_menu(spanish, Menu.PRINCIPAL)),
            (*_menu(spanish, Menu.PIE), *_FOOT_ES),
            _banners(ctx, Idioma.ES),
            _phones(ctx, Idioma.ES),
            _emergency(ctx, Idioma.ES),
        ),
        SiteText(
            (*main_en, *_menu(english, Menu.PRINCIPAL)),
            _menu(english, Menu.PIE),
            _banners(ctx, Idioma.EN),
            _phones(ctx, Idioma.EN),
            _emergency(ctx, Idioma.EN),
        ),
        assets,
        last.isoformat() if (last := ctx.catalogue.ultima_emision) else "",
    )


def _menu(entries: Iterable[Entry[Pagina]], menu: Menu) -> tuple[MenuItem, ...]:
    listed = sorted((e for e in entries if e.record.menu is menu), key=lambda e: e.record.orden)
    return tuple(MenuItem(e.record.titulo, e.url) for e in listed)


def _phones(ctx: Context, idioma: Idioma) -> tuple[MenuItem, ...]:
    return tuple(
        MenuItem(f"{line.nombre}: {line.numero}", line.href) for line in lines(ctx, idioma)
    )


def _emergency(ctx: Context, idioma: Idioma) -> Emergency | None:
    """Return the first line for emergencies, which every page offers."""
    first = next(iter(lines(ctx, idioma)), None)
    return Emergency(first.nombre, first.numero, first.href) if first else None


def _banners(ctx: Context, idioma: Idioma) -> tuple[Banner, ...]:
    """Return the messages in force or beginning soon that reach their scale's threshold."""
    announced = ctx.index.anunciadas
    return tuple(_banner(ctx, e, idioma) for e in announced if _is_general(ctx, e))


def _is_general(ctx: Context, entry: Entry[Contingencia]) -> bool:
    return ctx.catalogue.datos.escalas[entry.record.escala].avisa_a_todos(entry.record.nivel)


def _banner(ctx: Context, entry: Entry[Contingencia], idioma: Idioma) -> Banner:
    record = entry.record
    shown = item(ctx, entry, idioma)
    scale = ctx.catalogue.datos.escalas[record.escala]
    english = idioma is Idioma.EN
    translated = idioma is Idioma.ES or idioma in record.idiomas
    waits = record.inicio > ctx.catalogue.now
    return Banner(
        entry.id,
        shown.color,
        (scale.rotulo_en if english else None) or scale.rotulo or scale.nombre,
        shown.nivel,
        shown.titulo,
        contingencia_url(entry.id, idioma if translated else Idioma.ES),
        vigencia(voice(idioma), textos(idioma), record, waits=waits),
        record.inicio.isoformat(),
        record.vigente_hasta.isoformat(),
        ctx.catalogue.gravedad(record),
        waits,
        "" if translated else "es",
        (scale.fases_en if english else scale.fases).get(record.fase or "", ""),
        record.resumen or "" if idioma is Idioma.ES else "",
    )
