"""Small records and catalogues for tests: the least that the model accepts, and what is given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from plugins.content_model.catalogue import FILE_FOLDERS, Catalogue, Entry
from plugins.content_model.common import Idioma
from plugins.content_model.contingencia import Contingencia
from plugins.content_model.dates import CANCUN, as_instant
from plugins.content_model.datos import FILES, Datos
from plugins.content_model.noticia import Noticia
from plugins.content_model.pagina import Pagina
from plugins.content_model.tramite import Tramite
from plugins.content_model.urls import contingencia_url, noticia_url, pagina_url, tramite_url

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=CANCUN)
FUENTES = [{"nombre": "REMTYS", "visto": "2026-11-22"}]


@dataclass(frozen=True)
class PlainBody:
    """A text that is at hand."""

    html: str
    text: str

    @property
    def cites_files(self) -> bool:
        """Whether the HTML may show or offer a file of ``content/``."""
        return any(folder in self.html for folder in FILE_FOLDERS)


def tramite(id_: str, *, idioma: str = "es", html: str = "", **fields: Any) -> Entry[Tramite]:
    """A guide with the required fields, and ``fields`` on top."""
    header = {
        "titulo": f"Guía {id_}",
        "tipo": "tramite",
        "resumen": "Qué es.",
        "dependencia": "ingresos",
        "temas": ["negocios"],
        "sinonimos": ["uno", "dos", "tres", "cuatro", "five"],
        "consultas_esperadas": ["a", "b", "c"],
        "actualizado": "2026-11-23",
        "fuentes": FUENTES,
        "idioma": idioma,
        **({} if idioma == "es" else {"traduccion_de": id_}),
        **fields,
    }
    record = Tramite.model_validate(header)
    lang = record.idioma
    path = f"content/tramites/ingresos/{id_}.md"
    return Entry("tramite", id_, lang, path, tramite_url(id_, lang), record, PlainBody(html, html))


def noticia(id_: str, *, idioma: str = "es", html: str = "", **fields: Any) -> Entry[Noticia]:
    """A news item of the day in its id."""
    header = {
        "titulo": f"Noticia {id_}",
        "resumen": "Qué pasó.",
        "fecha": id_[:10],
        "dependencia": "ingresos",
        "temas": ["negocios"],
        "idioma": idioma,
        **({} if idioma == "es" else {"traduccion_de": id_}),
        **fields,
    }
    record = Noticia.model_validate(header)
    lang = record.idioma
    path = f"content/noticias/{id_[:4]}/{id_}.md"
    return Entry("noticia", id_, lang, path, noticia_url(id_, lang), record, PlainBody(html, html))


def contingencia(id_: str, *, html: str = "", **fields: Any) -> Entry[Contingencia]:
    """A red alert in force at ``NOW``."""
    header = {
        "id": id_,
        "titulo": f"Aviso {id_}",
        "categoria": "meteorologica",
        "evento": "Huracán",
        "escala": "siat-ct",
        "nivel": "roja",
        "fase": "acercamiento",
        "emitido": "2026-11-23T09:00-05:00",
        "inicio": "2026-11-23T09:00-05:00",
        "vigente_hasta": "2026-11-24T18:00-05:00",
        "tipo_mensaje": "alerta",
        "area": "Todo el municipio",
        "que_pasa": "El huracán llega esta noche.",
        "que_hacer": ["Quédate en casa.", "Ten lista tu mochila."],
        "fuente_oficial": "Coordinación Estatal de Protección Civil",
        "fuentes": FUENTES,
        **fields,
    }
    record = Contingencia.model_validate(header)
    path = f"content/contingencias/{header['emitido'][:4]}/{id_}.md"
    return Entry(
        "contingencia", id_, Idioma.ES, path, contingencia_url(id_), record, PlainBody(html, html)
    )


def pagina(id_: str, *, idioma: str = "es", html: str = "", **fields: Any) -> Entry[Pagina]:
    """A standing page."""
    header = {
        "titulo": f"Página {id_}",
        "resumen": "De qué trata.",
        "actualizado": "2026-11-23",
        "idioma": idioma,
        **({} if idioma == "es" else {"traduccion_de": id_}),
        **fields,
    }
    record = Pagina.model_validate(header)
    lang = record.idioma
    path = f"content/paginas/{id_}.md"
    return Entry("pagina", id_, lang, path, pagina_url(id_, lang), record, PlainBody(html, html))


def datos(**more: Iterable[Mapping[str, Any]]) -> Datos:
    """The data files with one entry of each kind that records cite; ``more`` replaces a file."""
    cap = {"severidad": "Extreme", "urgencia": "Immediate", "certeza": "Likely"}
    calm = {"severidad": "Minor", "urgencia": "Future", "certeza": "Possible"}
    files: dict[str, Iterable[Mapping[str, Any]]] = {
        "dependencias": [
            {
                "id": "ingresos",
                "nombre": "Dirección de Ingresos",
                "que_hace": "Cobra impuestos.",
                "fuentes": FUENTES,
            }
        ],
        "oficinas": [
            {
                "id": "palacio",
                "nombre": "Palacio Municipal",
                "tipo": "oficina",
                "dependencia": "ingresos",
                "direccion": "Av. Tulum 5, SM 5, C.P. 77500",
                "horario": [
                    {"dias": ["lunes", "viernes"], "abre": "08:00", "cierra": "17:00"},
                    {"dias": ["sabado"], "abre": "09:00", "cierra": "13:00"},
                ],
                "contacto": {"telefonos": ["998 881 2800 ext. 2028"]},
                "fuentes": FUENTES,
            }
        ],
        "refugios": [{"id": "ek-balam", "nombre": "Primaria Ek Balam", "fuentes": FUENTES}],
        "telefonos": [
            {
                "id": "911",
                "nombre": "Emergencias",
                "nombre_en": "Emergencies",
                "numero": "911",
                "tipo": "emergencia",
                "para_que": "Policía, bomberos y ambulancia",
                "fuentes": FUENTES,
            }
        ],
        "temas": [
            {
                "id": "negocios",
                "nombre": "Negocios",
                "nombre_en": "Business",
                "descripcion": "Abrir o cerrar un negocio.",
                "icono": "store",
            }
        ],
        "hechos_de_vida": [],
        "grupos": [{"id": "mujeres", "nombre": "Mujeres", "descripcion": "Apoyos y cuidados."}],
        "requisitos": [
            {"id": "ine", "nombre": "INE", "quien_lo_emite": "INE", "sirve": []},
            {"id": "pasaporte", "nombre": "Pasaporte"},
            {"id": "recibo-luz", "nombre": "Recibo de luz"},
            {"id": "curp", "nombre": "CURP"},
        ],
        "escalas": [
            {
                "id": "siat-ct",
                "nombre": "Sistema de Alerta Temprana",
                "descripcion": "Qué tan cerca está un ciclón.",
                "fases": {"acercamiento": "Se acerca", "alejamiento": "Se aleja"},
                "umbral_banner": "azul",
                "niveles": [
                    {
                        "id": "azul",
                        "nombre": "Alerta azul",
                        "nombre_en": "Blue alert",
                        "color": "azul",
                        "orden": "0",
                        "significado": "Aviso.",
                        "cap": calm,
                    },
                    {
                        "id": "roja",
                        "nombre": "Alerta roja",
                        "nombre_en": "Red alert",
                        "color": "rojo",
                        "orden": "4",
                        "significado": "Peligro máximo.",
                        "fases": {"acercamiento": "afectación"},
                        "cap": cap,
                    },
                ],
            }
        ],
        "externos": [
            {
                "id": "site",
                "nombre": "SITE, licencias",
                "tipo": "servicio",
                "host": "licenciasdefuncionamiento.cancun.gob.mx",
                "url": "https://licenciasdefuncionamiento.cancun.gob.mx/",
                "dueno": "Dirección de Ingresos",
                "proposito": "Licencias de funcionamiento",
                "telefono": "998 881 2800",
            }
        ],
        "portada": [],
        "uma": [
            {"desde": "2024-02-01", "valor": "108.57", "fuente": "INEGI"},
            {"desde": "2026-02-01", "valor": "117.31", "fuente": "INEGI"},
        ],
        "festivos": [{"fecha": "2026-12-25", "nombre": "Navidad", "fuente": "LFT art. 74"}],
        "cifras": [],
        "palabras": [],
        "periodos_electorales": [],
        "servicios_estado": [],
        **more,
    }
    values: dict[str, Any] = {}
    for name, model in FILES.items():
        records = [model.model_validate(entry) for entry in files[name]]
        keyed = "id" in model.model_fields
        values[name] = {r.id: r for r in records} if keyed else tuple(records)  # type: ignore[attr-defined]
    return Datos(**values)


def catalogue(*entries: Entry[Any], now: datetime = NOW, data: Datos | None = None) -> Catalogue:
    """A catalogue of ``entries`` in the order that the real one has."""

    def of(kind: str) -> list[Entry[Any]]:
        return [e for e in entries if e.kind == kind]

    return Catalogue(
        now,
        data or datos(),
        tramites=tuple(sorted(of("tramite"), key=lambda e: (e.record.titulo.casefold(), e.path))),
        noticias=tuple(
            sorted(of("noticia"), key=lambda e: (as_instant(e.record.fecha), e.path), reverse=True)
        ),
        contingencias=tuple(
            sorted(of("contingencia"), key=lambda e: (e.record.emitido, e.path), reverse=True)
        ),
        paginas=tuple(sorted(of("pagina"), key=lambda e: (e.record.orden, e.path))),
    )
