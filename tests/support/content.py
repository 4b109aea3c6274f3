"""A small valid content folder, for tests that need a whole one and not the real one."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from plugins.content_model.dates import CANCUN

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=CANCUN)
"""The instant at which the records of ``minimal_content`` are public."""

FUENTE = "[{nombre: Prueba, visto: 2026-11-22}]"

DATOS = {
    "dependencias": f"""\
- {{id: tesoreria, nombre: Tesorería, que_hace: Administra el dinero., fuentes: {FUENTE}}}
- id: ingresos
  nombre: Dirección de Ingresos
  que_hace: Cobra impuestos.
  depende_de: tesoreria
  fuentes: {FUENTE}
""",
    "oficinas": f"""\
- id: palacio
  nombre: Palacio Municipal
  tipo: oficina
  dependencia: ingresos
  direccion: Av. Tulum 5, SM 5
  horario: [{{dias: [lunes, martes, miercoles, jueves, viernes], abre: "08:00", cierra: "16:00"}}]
  contacto: {{telefonos: ["998 881 2800"]}}
  fuentes: {FUENTE}
- {{id: caja, nombre: Caja de cobro, tipo: punto_de_pago, fuentes: {FUENTE}}}
""",
    "refugios": f"- {{id: escuela, nombre: Escuela Uno, mascotas: sí, fuentes: {FUENTE}}}\n",
    "telefonos": f"""\
- id: "911"
  nombre: Emergencias
  nombre_en: Emergencies
  numero: "911"
  tipo: emergencia
  para_que: Policía y ambulancia
  fuentes: {FUENTE}
""",
    "temas": """\
- {id: finanzas, nombre: Finanzas, nombre_en: Finance, descripcion: Pagos., icono: coins}
- {id: salud, nombre: Salud, nombre_en: Health, descripcion: Vacunas., icono: heart-pulse}
""",
    "hechos_de_vida": "- {id: comprar-casa, nombre: Compro casa, descripcion: Pagos.}\n",
    "grupos": "- {id: mayores, nombre: Personas mayores, descripcion: Descuentos.}\n",
    "requisitos": """\
- {id: ine, nombre: INE, nombre_en: Voter card, quien_lo_emite: INE, sirve: [Pasaporte]}
- {id: pasaporte, nombre: Pasaporte, tramite: pago-agua}
""",
    "escalas": """\
- id: siat-ct
  nombre: Alerta de ciclones
  descripcion: Dice qué tan cerca está un ciclón.
  umbral_banner: azul
  niveles:
    - id: azul
      nombre: Alerta azul
      nombre_en: Blue alert
      color: azul
      orden: 0
      significado: Se vigila.
      cap: {severidad: Minor, urgencia: Future, certeza: Possible}
    - id: roja
      nombre: Alerta roja
      nombre_en: Red alert
      color: rojo
      orden: 4
      significado: Resguárdate.
      cap: {severidad: Extreme, urgencia: Immediate, certeza: Likely}
""",
    "externos": """\
- id: pagos
  nombre: Pagos en línea
  tipo: servicio
  host: pagos.cancun.gob.mx
  url: https://pagos.cancun.gob.mx/
  dueno: Dirección de Ingresos
  proposito: Pagar
  telefono: 998 881 2800
- {id: dudoso, nombre: Dudoso, tipo: servicio, host: dudoso.mx, dueno: Nadie, proposito: Ver,
  url: "https://dudoso.mx/", estado: por_confirmar}
""",
    "portada": "- {id: mas-consultados, tramites: [pago-predial]}\n",
    "uma": "- {desde: 2026-02-01, valor: 100.00, fuente: INEGI}\n",
    "festivos": "- {fecha: 2026-12-25, nombre: Navidad, fuente: Ley Federal del Trabajo}\n",
}

_SINONIMOS = "sinonimos: [uno, dos, tres, cuatro, five]\nconsultas_esperadas: [uno, dos, tres]\n"

TRAMITE = f"""\
---
titulo: Pago del predial
tipo: tramite
resumen: Paga el impuesto de tu casa.
canales: [{{tipo: en_linea, externo: pagos}}, presencial]
requisitos: [{{documento: ine, original: sí, copias: 1}}]
pasos: [Paga en caja.]
costo: {{tipo: uma, uma: 2.5, recargos: [{{nombre: Adicional, porcentaje: 10}}]}}
plazo: {{inmediato: sí}}
dependencia: ingresos
oficinas: [palacio]
relacionados: {{antes: [pago-agua]}}
temas: [finanzas]
hechos_de_vida: [comprar-casa]
grupos: [mayores]
{_SINONIMOS}actualizado: 2026-11-20
fuentes: {FUENTE}
---
Paga antes de marzo. Ver [agua](pago-agua.md).
"""

TRAMITE_EN = f"""\
---
titulo: Property tax
tipo: tramite
resumen: Pay the yearly tax on your home.
dependencia: ingresos
temas: [finanzas]
{_SINONIMOS}actualizado: 2026-11-20
fuentes: {FUENTE}
idioma: en
traduccion_de: pago-predial
---
Pay before March.
"""

TRAMITE_GRATUITO = f"""\
---
titulo: Aclaración de agua
tipo: servicio
resumen: Pide que revisen tu recibo.
costo: {{tipo: gratuito}}
dependencia: ingresos
temas: [finanzas]
{_SINONIMOS}actualizado: 2026-11-19
fuentes: {FUENTE}
---
"""

CONTINGENCIA = f"""\
---
id: ciclon-2026
titulo: "Ciclón: alerta roja"
categoria: meteorologica
evento: Ciclón
escala: siat-ct
nivel: roja
emitido: 2026-11-23T09:00-05:00
inicio: 2026-11-23T09:00-05:00
vigente_hasta: 2026-11-24T18:00-05:00
tipo_mensaje: alerta
area: Todo el municipio
que_pasa: El ciclón llega hoy.
que_hacer: [Quédate en casa.]
refugios: [{{refugio: escuela}}]
telefonos: ["911"]
oficinas_cerradas: [palacio]
prorrogas: [{{tramite: pago-predial, hasta: 2026-12-15}}]
fuente_oficial: Protección Civil
idiomas:
  en:
    titulo: "Cyclone: red alert"
    que_pasa: It arrives today.
    que_hacer: [Stay home.]
fuentes: {FUENTE}
---
"""

PAGINA = """\
---
titulo: Acerca de
resumen: Qué es este portal.
actualizado: 2026-11-20
menu: pie
---
## Qué es

Un portal.
"""


def noticia(titulo: str, fecha: str = "2026-11-01", header: str = "", body: str = "Texto.") -> str:
    """Return the text of a news item; ``header`` is further lines of its header."""
    return (
        f"---\ntitulo: {titulo}\nresumen: Resumen de {titulo}.\nfecha: {fecha}\n"
        f"dependencia: ingresos\ntemas: [finanzas]\n{header}---\n{body}\n"
    )


def minimal_content(root: Path) -> Path:
    """Write ``root/content`` with one or two records of every kind; return ``root``."""
    for name, text in DATOS.items():
        write(root, f"datos/{name}.yml", text)
    write(root, "tramites/ingresos/pago-predial.md", TRAMITE)
    write(root, "tramites/ingresos/pago-predial.en.md", TRAMITE_EN)
    write(root, "tramites/ingresos/pago-agua.md", TRAMITE_GRATUITO)
    write(root, "noticias/2026/2026-11-01-abre-la-caja.md", noticia("Abre la caja"))
    write(root, "contingencias/2026/ciclon-2026.md", CONTINGENCIA)
    write(root, "paginas/acerca-de.md", PAGINA)
    return root


def write(root: Path, path: str, text: str) -> Path:
    """Write a file below ``root/content`` and return its place."""
    target = root / "content" / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    return target
