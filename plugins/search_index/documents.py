"""What can be found: one search document per guide, page, message, office, body and news item."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from plugins.content_model.catalogue import Catalogue, Entry
from plugins.content_model.common import Idioma
from plugins.content_model.contingencia import Contingencia
from plugins.content_model.dates import day_of
from plugins.content_model.noticia import Noticia
from plugins.content_model.plain_text import opening
from plugins.content_model.popularidad import popularity
from plugins.content_model.tramite import Tramite
from plugins.content_model.tramite_parts import TipoCanal
from plugins.content_model.urls import contingencia_url, dependencia_url, oficina_url


@dataclass(frozen=True)
class SearchDocument:
    """One thing a citizen can find.

    ``titulo``, ``sinonimos``, ``claves`` and ``resumen`` are indexed (in this order of weight);
    the rest is shown, filtered or ranked by. ``popularidad`` is 0 to 1. ``frases`` are whole
    phrases: a query whose words all stand in one of them is meant for this document. ``fijar`` are
    the queries that put the document first.
    """

    id: str
    tipo: str
    url: str
    titulo: str
    resumen: str
    sinonimos: str = ""
    claves: str = ""
    texto: str = ""
    frases: Sequence[str] = field(default=())
    costo: str = ""
    en_linea: bool = False
    presencial: bool = False
    gratis: bool = False
    temas: Sequence[str] = field(default=())
    dependencia: str = ""
    popularidad: float = 0.0
    grupo: str = ""
    fijar: Sequence[str] = field(default=())
    anio: int = 0


def _page(url: str, titulo: str, resumen: str, claves: str) -> SearchDocument:
    id_ = url.strip("/").rpartition("/")[2]
    return SearchDocument(id_, "pagina", url, titulo, resumen, claves=claves, frases=(titulo,))


PORTAL_PAGES = (
    _page(
        "/refugios/",
        "Refugios temporales",
        "Lugares que se han usado como refugio en contingencias.",
        "refugio albergue huracán dónde me refugio a dónde voy si llega un huracán",
    ),
    _page(
        "/contingencia/",
        "Contingencias",
        "Qué pasa ahora y qué hacer: avisos oficiales de emergencia.",
        "emergencia alerta huracán ciclón tormenta inundación semáforo aviso vigente",
    ),
    _page(
        "/oficinas/",
        "Oficinas y puntos de pago",
        "Dirección, horario y teléfono de cada oficina, módulo y punto de pago.",
        "dónde queda dónde está horarios teléfono cajas módulos dónde pago",
    ),
    _page(
        "/dependencias/",
        "Dependencias",
        "Qué hace cada dependencia del municipio y cómo comunicarte.",
        "directorio direcciones secretarías institutos organigrama ayuntamiento",
    ),
    _page("/noticias/", "Noticias", "Noticias, avisos y convocatorias.", "boletines comunicados"),
    _page(
        "/tramites/que-puedo-tramitar/",
        "¿Qué puedo tramitar con lo que tengo?",
        "Marca los documentos que tienes y mira qué trámites completas.",
        "qué papeles me faltan documentos que tengo lista de requisitos",
    ),
    _page(
        "/tramites/completitud/",
        "Qué tan completas están las guías",
        "Cuánto de lo que pide la ley tiene ya cada guía.",
        "transparencia avance datos por confirmar",
    ),
    _page(
        "/cifras/",
        "El portal en cifras",
        "Cuántas visitas recibe el portal, qué se consulta y qué falta por explicar.",
        "estadísticas del portal número de visitas descargas de la aplicación",
    ),
)
"""Pages of the portal that are no record of the catalogue; their addresses are contracts."""


def documents(catalogue: Catalogue, idioma: Idioma) -> Iterator[SearchDocument]:
    """Yield what is found at once in one language: guides first, then everything but news."""
    yield from _tramites(catalogue, idioma)
    for pagina in catalogue.paginas:
        if pagina.idioma is idioma:
            yield SearchDocument(
                pagina.id,
                "pagina",
                pagina.url,
                pagina.record.titulo,
                pagina.record.resumen,
                sinonimos=" . ".join(pagina.record.sinonimos),
                claves=" ".join(p.pregunta for p in pagina.record.preguntas),
                texto=pagina.text[:1500],
                frases=(pagina.record.titulo, *pagina.record.sinonimos),
            )
    for contingencia in catalogue.contingencias:
        document = _contingencia(contingencia, idioma)
        if document is not None:
            yield document
    if idioma is Idioma.ES:
        yield from PORTAL_PAGES
        yield from _places(catalogue)


def news_by_year(catalogue: Catalogue, idioma: Idioma) -> dict[int, list[Entry[Noticia]]]:
    """Return the news of one language by year, newest first."""
    found: dict[int, list[Entry[Noticia]]] = {}
    for entry in catalogue.noticias:
        if entry.idioma is idioma:
            found.setdefault(day_of(entry.record.fecha).year, []).append(entry)
    return dict(sorted(found.items(), reverse=True))


def _tramites(catalogue: Catalogue, idioma: Idioma) -> Iterator[SearchDocument]:
    rank = popularity(catalogue)
    for entry in catalogue.tramites:
        if entry.idioma is idioma:
            yield _tramite(entry, catalogue, rank.get(entry.id, 0.0))


def _tramite(entry: Entry[Tramite], catalogue: Catalogue, popularity: float) -> SearchDocument:
    record, datos = entry.record, catalogue.datos
    dependencia = datos.dependencias.get(record.dependencia)
    names = [
        *(datos.temas[t].nombre for t in record.temas if t in datos.temas),
        *(datos.grupos[g].nombre for g in record.grupos if g in datos.grupos),
        *(
            datos.hechos_de_vida[h].nombre
            for h in record.hechos_de_vida
            if h in datos.hechos_de_vida
        ),
        *([dependencia.nombre, dependencia.siglas or ""] if dependencia else []),
        record.homoclave or "",
    ]
    channels = {canal.tipo for canal in record.canales}
    return SearchDocument(
        id=entry.id,
        tipo="tramite",
        url=entry.url,
        titulo=record.titulo,
        resumen=record.resumen,
        sinonimos=" . ".join(record.sinonimos),
        claves=" . ".join([*record.palabras_clave, *names]),
        texto=" ".join(
            [
                record.casos or "",
                record.resultado or "",
                *(f"{p.pregunta} {p.respuesta}" for p in record.preguntas),
            ]
        ),
        frases=(
            record.titulo,
            *record.sinonimos,
            *record.palabras_clave,
        ),
        costo=_costo(entry, catalogue),
        en_linea=TipoCanal.EN_LINEA in channels or TipoCanal.WHATSAPP in channels,
        presencial=TipoCanal.PRESENCIAL in channels,
        gratis=record.costo is not None and record.costo.tipo == "gratuito",
        temas=record.temas,
        dependencia=record.dependencia,
        popularidad=popularity,
        grupo=record.guia_principal or entry.id,
        fijar=record.fijar_para,
    )


_COST_UNKNOWN = {Idioma.ES: "Costo por confirmar", Idioma.EN: "Cost to be confirmed"}


def _costo(entry: Entry[Tramite], catalogue: Catalogue) -> str:
    """Return what it costs today; on its own, "por confirmar" would not say of what."""
    # Most documents are news, which cost nothing.
    from plugins.content_model.cost_engine import price
    from plugins.content_model.cost_words import cost_words

    costo, idioma = entry.record.costo, entry.idioma
    if costo is not None:
        brief = price(costo, day_of(catalogue.now), catalogue.datos.uma, idioma).breve
        if brief not in {cost_words(i).por_confirmar for i in _COST_UNKNOWN}:
            return brief
    return _COST_UNKNOWN.get(idioma, _COST_UNKNOWN[Idioma.ES])


def _contingencia(entry: Entry[Contingencia], idioma: Idioma) -> SearchDocument | None:
    record = entry.record
    anio = record.inicio.year
    if idioma is Idioma.ES:
        return SearchDocument(
            entry.id,
            "contingencia",
            entry.url,
            record.titulo,
            record.resumen or record.que_pasa[:160],
            claves=f"{record.evento} {record.area} {anio}",
            texto=" ".join([record.que_pasa, *record.que_hacer]),
            frases=(record.titulo,),
            anio=anio,
        )
    text = record.idiomas.get(idioma)
    if text is None:
        return None
    url = contingencia_url(entry.id, idioma)
    return SearchDocument(
        entry.id,
        "contingencia",
        url,
        text.titulo,
        text.resumen or text.que_pasa[:160],
        texto=" ".join([text.que_pasa, *text.que_hacer]),
        frases=(text.titulo,),
        anio=anio,
    )


def news_item(entry: Entry[Noticia], catalogue: Catalogue) -> SearchDocument:
    """Return the document of a news item."""
    record, datos = entry.record, catalogue.datos
    when: date = day_of(record.fecha)
    return SearchDocument(
        entry.id,
        "noticia",
        entry.url,
        record.titulo,
        record.resumen,
        claves=" . ".join(
            [datos.temas[t].nombre for t in record.temas if t in datos.temas] + [record.lugar or ""]
        ),
        texto=opening(entry.html, 800),
        temas=record.temas,
        dependencia=record.dependencia,
        anio=when.year,
    )


def _places(catalogue: Catalogue) -> Iterator[SearchDocument]:
    for oficina in catalogue.datos.oficinas.values():
        yield SearchDocument(
            oficina.id,
            "oficina",
            oficina_url(oficina.id),
            oficina.nombre,
            oficina.direccion or "Dirección por confirmar",
            claves=" . ".join(oficina.servicios),
            texto=oficina.referencia or "",
            frases=(oficina.nombre,),
            presencial=True,
            dependencia=oficina.dependencia or "",
        )
    for dependencia in catalogue.datos.dependencias.values():
        yield SearchDocument(
            dependencia.id,
            "dependencia",
            dependencia_url(dependencia.id),
            dependencia.nombre,
            dependencia.que_hace,
            claves=dependencia.siglas or "",
            frases=(dependencia.nombre, dependencia.siglas or ""),
            dependencia=dependencia.id,
        )
