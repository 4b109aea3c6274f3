"""The table of the open data sets: which there are, of what records, with which added fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from plugins.content_model.cifras import Cifra
from plugins.content_model.contingencia import Contingencia
from plugins.content_model.escalas import Escala
from plugins.content_model.externos import Externo
from plugins.content_model.fields import Record
from plugins.content_model.lugares import (
    Dependencia,
    Festivo,
    LineaTelefonica,
    Oficina,
    Refugio,
)
from plugins.content_model.noticia import Noticia
from plugins.content_model.pagina import Pagina
from plugins.content_model.tramite import Tramite
from plugins.content_model.vocabularios import Documento, Grupo, HechoDeVida, Tema, Uma

API = "api/v1"
"""Where the files are, relative to the output (a contract)."""

NOT_PUBLIC = frozenset({"estado", "publicar_desde", "consultas_esperadas", "fijar_para"})
"""Fields that steer this portal and mean nothing outside it."""


@dataclass(frozen=True)
class Extra:
    """A field that no record declares: the portal adds it. ``schema`` is its JSON Schema."""

    nombre: str
    etiqueta: str
    descripcion: str
    schema: Mapping[str, Any]
    ejemplo: object


@dataclass(frozen=True)
class Conjunto:
    """One data set. ``kind`` is its schema's name; ``por_id`` when each record has its own file."""

    id: str
    kind: str
    titulo: str
    descripcion: str
    model: type[Record]
    extras: tuple[Extra, ...] = ()
    por_id: bool = False
    csv: bool = False

    def archivos(self) -> Iterator[tuple[str, str]]:
        """Yield format and path of its files."""
        yield "JSON", f"{API}/{self.id}.json"
        if self.csv:
            yield "CSV", f"{API}/{self.id}.csv"

    @property
    def schema(self) -> str:
        """The path of its JSON Schema."""
        return f"{API}/schema/{self.kind}.json"


def _extra(nombre: str, etiqueta: str, descripcion: str, ejemplo: object, type_: str) -> Extra:
    return Extra(nombre, etiqueta, descripcion, {"type": type_}, ejemplo)


def _own(url: str) -> tuple[Extra, ...]:
    return (
        _extra("id", "Id", "No cambia nunca", "pago-predial", "string"),
        Extra(
            "url",
            "Dirección",
            "Página en el portal",
            {"type": "string", "format": "uri-reference"},
            url,
        ),
    )


def _html() -> Extra:
    return _extra("html", "Texto", "El texto de la página, como HTML seguro", "<p>…</p>", "string")


_DESCARGAS = Extra(
    "descargas",
    "Descargas",
    "Los adjuntos, con su dirección, tipo y tamaño en bytes",
    {"type": "array", "items": {"type": "object"}},
    [
        {
            "titulo": "Convocatoria completa",
            "url": "/adjuntos/2026/convocatoria.pdf",
            "tipo": "application/pdf",
            "bytes": 84211,
        }
    ],
)

_TRAMITE = (
    *_own("/tramites/pago-predial/"),
    _html(),
    _DESCARGAS,
    Extra(
        "traducciones",
        "Traducciones",
        "Dirección de la guía en cada idioma",
        {"type": "object", "additionalProperties": {"type": "string"}},
        {"es": "/tramites/pago-predial/"},
    ),
    Extra(
        "costo_calculado",
        "Costo calculado",
        "El costo en pesos con la UMA en vigor, renglón por renglón; null si no se conoce",
        {"type": ["object", "null"]},
        {"texto": "$520.94", "filas": []},
    ),
    Extra(
        "antes_necesitas",
        "Antes necesitas",
        "Ids de los trámites previos, en el orden en que se hacen",
        {"type": "array", "items": {"type": "string"}},
        ["estado-cuenta-predial"],
    ),
    Extra(
        "completitud",
        "Completitud",
        "Porcentaje de los datos que pide la ley y cuáles faltan",
        {"type": "object"},
        {"porcentaje": 80, "faltan": ["homoclave"]},
    ),
)

_OFICINA = (
    _extra(
        "url", "Dirección web", "Lugar en la página de oficinas", "/oficinas/#siresol", "string"
    ),
    _extra("horario_texto", "Horario", "En una frase", "Lunes a viernes de 8:00 a 17:00", "string"),
)

CONJUNTOS: tuple[Conjunto, ...] = (
    Conjunto(
        "tramites",
        "tramite",
        "Trámites y servicios",
        "Qué es cada trámite, qué llevar, cuánto cuesta hoy, cuánto tarda y dónde se hace.",
        Tramite,
        _TRAMITE,
        por_id=True,
        csv=True,
    ),
    Conjunto(
        "dependencias",
        "dependencia",
        "Dependencias",
        "Las áreas del municipio y cómo contactarlas.",
        Dependencia,
        _own("/dependencias/direccion-ingresos/")[1:],
    ),
    Conjunto(
        "oficinas",
        "oficina",
        "Oficinas, módulos y puntos de pago",
        "Dirección, horario, teléfono y servicios de cada lugar de atención.",
        Oficina,
        _OFICINA,
        csv=True,
    ),
    Conjunto(
        "noticias",
        "noticia",
        "Noticias",
        "Boletines, convocatorias y avisos.",
        Noticia,
        (*_own("/noticias/2026/03/modulo/"), _html(), _DESCARGAS),
        por_id=True,
    ),
    Conjunto(
        "contingencias",
        "contingencia",
        "Contingencias",
        "Los mensajes de cada emergencia, también los que terminaron.",
        Contingencia,
        (
            *_own("/contingencia/delta-2020-roja/")[1:],
            _html(),
            _extra("cap", "CAP", "El mensaje en CAP 1.2", "/contingencia/cap/x.xml", "string"),
        ),
    ),
    Conjunto("refugios", "refugio", "Refugios", "Los refugios que se han dado a conocer.", Refugio),
    Conjunto(
        "telefonos", "telefono", "Teléfonos", "Líneas de emergencia y de atención.", LineaTelefonica
    ),
    Conjunto(
        "requisitos",
        "documento",
        "Diccionario de documentos",
        "Los documentos que piden los trámites, quién los emite y qué sirve en su lugar.",
        Documento,
        (
            Extra(
                "tramites",
                "Trámites",
                "Ids de los trámites que lo aceptan",
                {"type": "array", "items": {"type": "string"}},
                ["constancia-residencia"],
            ),
        ),
    ),
    Conjunto(
        "paginas",
        "pagina",
        "Páginas",
        "Las páginas permanentes del portal.",
        Pagina,
        (*_own("/privacidad/"), _html(), _DESCARGAS),
    ),
    Conjunto("temas", "tema", "Temas", "Los temas de trámites y noticias.", Tema),
    Conjunto(
        "hechos-de-vida",
        "hecho-de-vida",
        "Momentos de la vida",
        "Situaciones que reúnen varios trámites.",
        HechoDeVida,
    ),
    Conjunto("grupos", "grupo", "Grupos", "Grupos con derechos o servicios propios.", Grupo),
    Conjunto(
        "externos",
        "externo",
        "Sitios externos",
        "Los sitios a los que enlaza el portal, quién los opera y para qué.",
        Externo,
    ),
    Conjunto(
        "escalas",
        "escala",
        "Escalas de aviso",
        "Los niveles de cada escala y lo que significan.",
        Escala,
    ),
    Conjunto("uma", "uma", "Valor de la UMA", "Desde cuándo rige cada valor diario.", Uma),
    Conjunto("festivos", "festivo", "Días festivos", "Días en que cierran las oficinas.", Festivo),
    Conjunto(
        "cifras",
        "cifra",
        "El portal en cifras",
        "Visitas, páginas, guías más consultadas y búsquedas sin buena respuesta, mes por mes.",
        Cifra,
        csv=True,
    ),
)
"""Every data set, the most asked for first."""
