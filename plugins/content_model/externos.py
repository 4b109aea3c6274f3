"""The external sites that pages may link to."""

from __future__ import annotations

from enum import StrEnum

from pydantic import model_validator

from plugins.content_model.common import Fuente, verify
from plugins.content_model.fields import Record, campo
from plugins.content_model.types import (
    Dia,
    Id,
    Linea,
    Telefono,
    Texto,
    Url,
)
from plugins.content_model.weburl import UnsafeUrl, parse_http


class TipoExterno(StrEnum):
    """Why the portal links to an external site."""

    SERVICIO = "servicio"
    INFORMACION = "informacion"
    RED_SOCIAL = "red_social"
    MAPA = "mapa"
    FUENTE = "fuente"


class EstadoExterno(StrEnum):
    """Whether an external site may be linked."""

    ACTIVO = "activo"
    POR_CONFIRMAR = "por_confirmar"
    PELIGRO = "peligro"


class Externo(Record):
    """An external site that pages may link to: the allow-list."""

    id: Id = campo("Id", "Identificador", ejemplo="site")
    nombre: Linea = campo(
        "Nombre", "Nombre que se muestra", ejemplo="SITE, licencias de funcionamiento"
    )
    tipo: TipoExterno = campo("Tipo", "Para qué se enlaza", ejemplo="servicio")
    host: Linea = campo(
        "Dominio",
        "Solo el dominio, sin https://",
        ejemplo="licenciasdefuncionamiento.cancun.gob.mx",
        pattern=r"^(?:[a-z0-9-]+\.)+[a-z]{2,}$",
    )
    url: Url | None = campo(
        "Dirección",
        "Portada del servicio",
        ejemplo="https://licenciasdefuncionamiento.cancun.gob.mx/",
        default=None,
    )
    dueno: Linea = campo("Dueño", "Quién lo opera", ejemplo="Dirección de Ingresos")
    proposito: Linea = campo(
        "Propósito", "Qué se hace ahí", ejemplo="Licencias de funcionamiento y citas"
    )
    telefono: Telefono | None = campo(
        "Teléfono alterno", "A dónde llamar si falla", ejemplo="998 881 2800", default=None
    )
    estado: EstadoExterno = campo(
        "Estado",
        "activo, por_confirmar o peligro; solo «activo» se enlaza",
        ejemplo="activo",
        default=EstadoExterno.ACTIVO,
    )
    fuentes: tuple[Fuente, ...] = campo(
        "Fuentes",
        "De dónde sale",
        ejemplo=[{"nombre": "Gaceta Municipal", "visto": "2026-11-22"}],
        default=(),
    )
    nota: Texto | None = campo(
        "Nota", "Dudas", ejemplo="Confirmar que sea del municipio", default=None
    )

    @model_validator(mode="after")
    def _same_host(self) -> Externo:
        if self.url is not None:
            try:
                host = parse_http(self.url).host
            except UnsafeUrl:  # pragma: no cover - Url has validated it
                host = ""
            verify(
                host == self.host,
                f"lleva a «{host}», que no es el «host» declarado «{self.host}»",
                "url",
            )
        return self


class EstadoServicio(Record):
    """An external site that could not be used when it was last checked."""

    externo: Id = campo("Servicio", "Su id en externos.yml", ejemplo="site")
    desde: Dia = campo("Desde", "Primer día en que no se pudo usar", ejemplo="2026-11-16")
    motivo: Linea = campo("Motivo", "Qué pasó", ejemplo="no contesta: no respondió a tiempo")
    revisado: Dia = campo("Revisado", "Cuándo se revisó por última vez", ejemplo="2026-11-23")
