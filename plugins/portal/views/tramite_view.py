"""What the template of a guide sees, part by part."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from plugins.content_model.cost_engine import REGLA_REDONDEO
from plugins.portal.textos import Textos
from plugins.portal.views.adjuntos import AdjuntoView
from plugins.portal.views.common import (
    Aviso,
    Contactos,
    Fecha,
    Fila,
    FuenteView,
    Link,
    Part,
    PreguntaView,
    Telefono,
)
from plugins.portal.views.compartir import Compartir
from plugins.portal.views.costo import CostoView
from plugins.portal.views.lugares import OficinaView
from plugins.portal.views.requisitos import RequisitoView


@dataclass(frozen=True)
class Dato(Part):
    """A fact under a label. ``pendiente``: it is not known and the law asks for it."""

    etiqueta: str
    valor: str
    nota: str = ""
    pendiente: bool = False
    icon: str = "info"


@dataclass(frozen=True)
class PasoView(Part):
    """One step and who does it (empty: the citizen)."""

    texto: str
    actor: str
    opcional: bool
    tiempo: str


@dataclass(frozen=True)
class CanalView:
    """One way to do it. ``href`` is empty when there is nothing that may be linked.

    ``sitio`` is the host where it continues, ``dueno`` who runs that, ``alterno`` the phone to call
    where it fails, ``cerrado`` tells that the service is known to be dangerous.
    """

    nombre: str
    href: str
    servicio: str
    sitio: str
    dueno: str
    telefono: Telefono | None
    alterno: Telefono | None
    nota: str
    cerrado: bool = False


@dataclass(frozen=True)
class PagoView:
    """One way to pay, and where; ``alterno`` is the phone where the service cannot be linked.

    ``en_todos`` says that ``lugares`` are all the places that the guide shows further down.
    """

    nombre: str
    lugares: tuple[Link, ...]
    externo: Link | None
    nota: str
    alterno: Telefono | None = None
    en_todos: bool = False


@dataclass(frozen=True)
class FundamentoView:
    """A law and its article."""

    ley: str
    articulo: str


@dataclass(frozen=True)
class QuejasView:
    """How to complain."""

    texto: str
    telefonos: tuple[Telefono, ...]
    externo: Link | None
    guia: Link | None


@dataclass(frozen=True)
class CambioView(Part):
    """One entry of the history."""

    fecha: str
    fecha_texto: str
    texto: str


@dataclass(frozen=True)
class GrupoEnlaces:
    """Links under a heading."""

    titulo: str
    enlaces: tuple[Link, ...]


@dataclass(frozen=True)
class TramiteView:
    """A guide. An empty part is not shown, except where ``Dato.pendiente`` says it must be."""

    id: str
    titulo: str
    resumen: str
    tipo: str
    modalidad: str
    verificado: bool
    avisos: tuple[Aviso, ...]
    hechos: tuple[Dato, ...]
    accion: CanalView | None
    cerrado: CanalView | None
    casos: str
    dirigido_a: str
    requisitos: tuple[RequisitoView, ...]
    formato: Dato
    pasos: tuple[PasoView, ...]
    costo: CostoView | None
    pagos: tuple[PagoView, ...]
    canales: tuple[CanalView, ...]
    oficinas: tuple[OficinaView, ...]
    dependencia: Link | None
    unidad: str
    contacto: Contactos
    antes: tuple[Link, ...]
    despues: tuple[Link, ...]
    ver_tambien: tuple[Link, ...]
    ley: tuple[Dato, ...]
    fundamento: tuple[FundamentoView, ...]
    criterios: str
    aviso_privacidad: str
    quejas: QuejasView | None
    preguntas: tuple[PreguntaView, ...]
    cuerpo: str
    noticias: tuple[Link, ...]
    temas: tuple[Link, ...]
    actualizado: Fecha
    historial: tuple[CambioView, ...]
    fuentes: tuple[FuenteView, ...]
    direccion: str
    compartir: tuple[Compartir, ...]
    redondeo: str = REGLA_REDONDEO
    adjuntos: tuple[AdjuntoView, ...] = ()

    def responsable(self, t: Textos) -> tuple[Fila, ...]:
        """Return who is in charge."""
        if self.dependencia is None:
            return ()
        link = Markup('<a href="{}">{}</a>').format(self.dependencia.href, self.dependencia.texto)
        return (Fila(t.dependencia, (link, *([self.unidad] if self.unidad else []))),)

    def relacionados(self, t: Textos) -> tuple[GrupoEnlaces, ...]:
        """Return the guides before, after and beside this one."""
        groups = (
            (t.antes, self.antes),
            (t.despues, self.despues),
            (t.ver_tambien, self.ver_tambien),
        )
        return tuple(GrupoEnlaces(title, links) for title, links in groups if links)

    def reglas(self, t: Textos) -> tuple[Fila, ...]:
        """Return what the law asks every record to say; what is missing says so."""
        laws = [f"{f.ley}, {f.articulo}" if f.articulo else f.ley for f in self.fundamento]
        rows = [
            Fila(d.etiqueta, (d.valor, *([d.nota] if d.nota else [])), d.pendiente)
            for d in self.ley
        ]
        if self.criterios:
            rows.append(Fila(t.criterios, (self.criterios,)))
        return (*rows, Fila(t.fundamento, tuple(laws) or (t.por_confirmar,), not laws))

    def indice(self, t: Textos) -> tuple[Link, ...]:
        """Return the parts that this guide has, in order.

        Their anchors begin with ``parte-`` so that no heading that staff write is the same.
        """
        parts = (
            ("para-quien", t.para_quien, self.casos or self.dirigido_a),
            ("que-llevar", t.que_llevar, True),
            ("pasos", t.pasos, self.pasos),
            ("costo", t.costo_detalle, True),
            ("donde", t.cuando_y_donde, True),
            (
                "antes-y-despues",
                t.antes_y_despues,
                self.antes or self.despues or self.ver_tambien,
            ),
            ("ley", t.lo_que_dice_la_ley, True),
            ("quejas", t.como_quejarse, True),
            ("preguntas", t.preguntas, self.preguntas),
            ("mas", t.mas_informacion, self.cuerpo),
        )
        return tuple(Link(f"#parte-{id_}", text) for id_, text, shown in parts if shown)
