"""The record of a news item."""

from __future__ import annotations

from enum import StrEnum

from pydantic import model_validator

from plugins.content_model.adjuntos import Adjunto, adjuntos
from plugins.content_model.common import Errata, Estado, Fuente, Idioma, Imagen, verify
from plugins.content_model.dates import as_instant
from plugins.content_model.fields import Record, campo
from plugins.content_model.types import Fecha, Id, Linea


class TipoNoticia(StrEnum):
    """What kind of text it is."""

    BOLETIN = "boletin"
    CONVOCATORIA = "convocatoria"
    AVISO = "aviso"


class PrecisionFecha(StrEnum):
    """How exactly the date is known; the page shows no more than that."""

    DIA = "dia"
    MES = "mes"
    ANIO = "anio"
    APROXIMADA = "aproximada"


class Noticia(Record):
    """A news item; its text is the body of the file."""

    titulo: Linea = campo(
        "Título",
        "Qué pasó, en menos de 110 letras",
        ejemplo="Abre el módulo de vacunación en Palacio Municipal",
        max_length=110,
    )
    resumen: Linea = campo(
        "Resumen",
        "El dato principal, máximo 160 letras",
        ejemplo="Atiende de lunes a viernes de 9:00 a 14:00, sin cita.",
        max_length=160,
    )
    fecha: Fecha = campo("Fecha", "Día de publicación (y hora, si importa)", ejemplo="2026-03-14")
    precision_fecha: PrecisionFecha = campo(
        "Precisión de la fecha",
        "Si no se conoce el día exacto",
        ejemplo="dia",
        default=PrecisionFecha.DIA,
    )
    actualizado: Fecha | None = campo(
        "Actualizado", "Último cambio", ejemplo="2026-03-15", default=None
    )
    dependencia: Id = campo(
        "Dependencia",
        "Id en datos/dependencias.yml",
        ejemplo="direccion-general-salud",
        cita="dependencias",
    )
    temas: tuple[Id, ...] = campo(
        "Temas", "Ids de datos/temas.yml", ejemplo=["salud"], min_length=1, cita="temas"
    )
    tipo: TipoNoticia = campo(
        "Tipo", "Boletín, convocatoria o aviso", ejemplo="aviso", default=TipoNoticia.BOLETIN
    )
    lugar: Linea | None = campo("Lugar", "Dónde ocurre", ejemplo="Palacio Municipal", default=None)
    imagen: Imagen | None = campo(
        "Imagen",
        "Foto principal",
        ejemplo={
            "archivo": "2026/vacuna.jpg",
            "alt": "Una enfermera aplica una vacuna",
            "credito": "Comunicación Social",
        },
        default=None,
    )
    galeria: tuple[Imagen, ...] = campo(
        "Galería",
        "Más fotos",
        ejemplo=[
            {
                "archivo": "2026/fila.jpg",
                "alt": "Una fila corta ante el módulo",
                "credito": "Comunicación Social",
            }
        ],
        default=(),
    )
    tramites_relacionados: tuple[Id, ...] = campo(
        "Trámites relacionados",
        "Ids de guías",
        ejemplo=["vacunacion-personas"],
        default=(),
        cita="tramites",
    )
    contingencia_relacionada: Id | None = campo(
        "Contingencia relacionada",
        "Id de la contingencia",
        ejemplo="sarampion-2026",
        default=None,
        cita="contingencias",
    )
    adjuntos: tuple[Adjunto, ...] = adjuntos()
    vence: Fecha | None = campo(
        "Vence", "Desde cuándo deja de publicarse", ejemplo="2026-04-01", default=None
    )
    publicar_desde: Fecha | None = campo(
        "Publicar desde", "No se publica antes", ejemplo="2026-03-14T09:00-05:00", default=None
    )
    estado: Estado = campo(
        "Estado", "borrador o publicado", ejemplo="publicado", default=Estado.PUBLICADO
    )
    fuentes: tuple[Fuente, ...] = campo(
        "Fuentes",
        "De dónde salen los datos",
        ejemplo=[{"nombre": "24 Horas Quintana Roo", "visto": "2026-11-22"}],
        default=(),
    )
    fe_de_erratas: tuple[Errata, ...] = campo(
        "Fe de erratas",
        "Correcciones públicas",
        ejemplo=[{"fecha": "2026-03-16", "texto": "Decía 9:00; el horario correcto es 8:00"}],
        default=(),
    )
    idioma: Idioma = campo("Idioma", "es, en o yua", ejemplo="es", default=Idioma.ES)
    traduccion_de: Id | None = campo(
        "Traducción de",
        "Id del original en español",
        ejemplo="2026-03-14-modulo-vacunacion",
        default=None,
        cita="noticias",
    )

    @model_validator(mode="after")
    def _in_order(self) -> Noticia:
        start = as_instant(self.publicar_desde or self.fecha)
        verify(
            self.vence is None or as_instant(self.vence) > start,
            f"debe ser posterior a la fecha de publicación; se recibió {self.vence}",
            "vence",
        )
        verify(
            self.actualizado is None or as_instant(self.actualizado) >= as_instant(self.fecha),
            f"no puede ser anterior a «fecha» ({self.fecha}); se recibió {self.actualizado}",
            "actualizado",
        )
        return self
