"""A small valid site that tests spoil in one place: every kind of file once, no finding at all."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from PIL import Image

from plugins.checks.run import run
from plugins.content_model.dates import CANCUN
from plugins.content_model.finding import Finding

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=CANCUN)

N = "content/noticias/2026/2026-03-14-modulo.md"
T = "content/tramites/ingresos/pago-predial.md"
C = "content/contingencias/2026/frente-frio.md"
P = "content/paginas/privacidad.md"
IMAGE = "content/imagenes/2026/playa.jpg"
DATOS = "content/datos/"

NOTICIA = """\
---
titulo: Abre el módulo de vacunación
resumen: Atiende de lunes a viernes, sin cita.
fecha: 2026-03-14
dependencia: ingresos
temas:
  - finanzas
imagen:
  archivo: 2026/playa.jpg
  alt: Tres personas limpian la playa
  credito: Comunicación Social
---
El módulo abre el lunes.

## Horario

Consulta el [predial](../../tramites/ingresos/pago-predial.md).
"""

TRAMITE = """\
---
titulo: Pago del predial
tipo: tramite
canales:
  - tipo: en_linea
    externo: portal
    url: https://www.cancun.gob.mx/predial
  - presencial
resumen: Paga el impuesto anual de tu casa.
requisitos:
  - documento: ine
    copias: 1
pasos:
  - Entrega los documentos.
costo:
  tipo: uma
  uma: 3.67
plazo:
  cantidad: 10
  unidad: dias
dependencia: ingresos
oficinas: [palacio]
contacto:
  telefonos:
    - 998 881 2800
temas: [finanzas]
sinonimos: [pagar predial, impuesto, boleta, adeudo, property tax]
consultas_esperadas: [predial, pagar predial, cuanto debo]
actualizado: 2026-11-20
fuentes:
  - nombre: REMTYS
    url: https://www.cancun.gob.mx/remtys
    visto: 2026-11-22
---
## Lo que falta confirmar

Pregunta en la ventanilla.
"""

CONTINGENCIA = """\
---
id: frente-frio
titulo: Frente frío número 12
categoria: meteorologica
evento: Frente frío
episodio: frente-12
escala: informativa
nivel: aviso
emitido: 2026-01-10T09:00-05:00
inicio: 2026-01-10T09:00-05:00
vigente_hasta: 2026-01-12T09:00-05:00
tipo_mensaje: alerta
area: Todo el municipio
que_pasa: Baja la temperatura.
que_hacer:
  - Abrígate.
telefonos: ["911"]
fuente_oficial: Protección Civil
fuentes:
  - nombre: Protección Civil
    visto: 2026-11-22
---
"""

PAGINA = """\
---
titulo: Aviso de privacidad
resumen: Qué datos usa este portal.
actualizado: 2026-11-23
menu: pie
---
No usamos cookies.
"""

DEPENDENCIAS = """\
- id: ingresos
  nombre: Dirección de Ingresos
  que_hace: Cobra impuestos.
  depende_de: tesoreria
  horario:
    - dias: [lunes, martes]
      abre: "08:00"
      cierra: "16:00"
  fuentes:
    - nombre: REMTYS
      visto: 2026-11-22
- id: tesoreria
  nombre: Tesorería
  que_hace: Cuida el dinero público.
  contacto:
    telefonos: [998 881 2800]
    correo: tesoreria@cancun.gob.mx
  fuentes:
    - nombre: REMTYS
      visto: 2026-11-22
"""

OFICINAS = """\
- id: palacio
  nombre: Palacio Municipal
  tipo: oficina
  dependencia: ingresos
  fuentes:
    - nombre: REMTYS
      visto: 2026-11-22
"""

ESCALAS = """\
- id: informativa
  nombre: Informativa
  descripcion: Avisos sin escala.
  umbral_banner: aviso
  niveles:
    - id: aviso
      nombre: Aviso
      nombre_en: Notice
      color: gris
      orden: 0
      significado: Toma nota.
      cap: {severidad: Minor, urgencia: Expected, certeza: Likely}
- id: siat-ct
  nombre: Ciclones
  descripcion: Dice qué tan cerca está un ciclón.
  fases: {acercamiento: Se acerca, alejamiento: Se aleja}
  umbral_banner: azul
  niveles:
    - id: azul
      nombre: Alerta azul
      nombre_en: Blue alert
      color: azul
      orden: 0
      significado: Aviso.
      cap: {severidad: Minor, urgencia: Future, certeza: Possible}
    - id: roja
      nombre: Alerta roja
      nombre_en: Red alert
      color: rojo
      orden: 4
      significado: Peligro máximo.
      cap: {severidad: Extreme, urgencia: Immediate, certeza: Likely}
"""

EXTERNOS = """\
- id: portal
  nombre: Portal municipal
  tipo: servicio
  host: www.cancun.gob.mx
  url: https://www.cancun.gob.mx/
  dueno: Municipio
  proposito: Sitio oficial
- id: dudoso
  nombre: Cancún Digital
  tipo: servicio
  host: www.cancun-digital.mx
  dueno: Por confirmar
  proposito: Pagos
  estado: por_confirmar
- id: tomado
  nombre: Sitio tomado
  tipo: servicio
  host: tomado.cancun.gob.mx
  dueno: Municipio
  proposito: Nada
  estado: peligro
"""

_LISTS = {
    "dependencias": DEPENDENCIAS,
    "oficinas": OFICINAS,
    "refugios": "[]\n",
    "telefonos": """\
- id: "911"
  nombre: Emergencias
  numero: "911"
  tipo: emergencia
  para_que: Policía y ambulancia
  fuentes:
    - nombre: C5
      visto: 2026-11-22
""",
    "temas": """\
- id: finanzas
  nombre: Finanzas
  nombre_en: Finance
  descripcion: Pagos e impuestos.
  icono: coins
""",
    "hechos_de_vida": "[]\n",
    "grupos": "[]\n",
    "requisitos": "- id: ine\n  nombre: Credencial para votar\n",
    "escalas": ESCALAS,
    "externos": EXTERNOS,
    "portada": "- id: mas-consultados\n  tramites: [pago-predial]\n",
    "uma": """\
- desde: 2025-02-01
  valor: 113.14
  fuente: INEGI
- desde: 2026-02-01
  valor: 117.31
  fuente: INEGI
""",
    "festivos": "- fecha: 2027-01-01\n  nombre: Año Nuevo\n  fuente: Ley Federal del Trabajo\n",
    "palabras": "- palabra: predial\n- palabra: Cancún\n- palabra: cookies\n",
    "periodos_electorales": "[]\n",
}


def photo(kind: str = "JPEG", size: tuple[int, int] = (800, 600), gps: bool = False) -> bytes:
    """A picture of one colour."""
    buffer = io.BytesIO()
    image = Image.new("RGB", size, (20, 120, 160))
    exif = Image.Exif()
    if gps:
        exif.get_ifd(0x8825).update({1: "N", 2: (21.0, 9.0, 41.0), 3: "W", 4: (86.0, 51.0, 0.0)})
        exif[0x8825] = exif.get_ifd(0x8825)
    image.save(buffer, kind, **({"exif": exif} if gps else {}))
    return buffer.getvalue()


FILES: Mapping[str, str | bytes] = {
    N: NOTICIA,
    T: TRAMITE,
    C: CONTINGENCIA,
    P: PAGINA,
    IMAGE: photo(),
    "content/LEEME.md": "# Cómo publicar\n",
    **{f"{DATOS}{name}.yml": text for name, text in _LISTS.items()},
}

Change = str | bytes | None | Callable[[str], str]


def swap(old: str, new: str) -> Callable[[str], str]:
    """Replace ``old``, which must be there, by ``new``."""

    def change(text: str) -> str:
        assert old in text, f"{old!r} is not in the small site's file"
        return text.replace(old, new, 1)

    return change


def after(text: str) -> Callable[[str], str]:
    """Add ``text`` to the end of the file."""
    return lambda whole: whole + text


def make_site(root: Path, changes: Mapping[str, Change] | None = None) -> Path:
    """Write the small site with ``changes`` under ``root``; None deletes a file."""
    files: dict[str, Change] = {**FILES}
    for path, change in (changes or {}).items():
        if callable(change):
            base = files[path]
            assert isinstance(base, str)
            files[path] = change(base)
        else:
            files[path] = change
    for path, content in files.items():
        if content is None:
            continue
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        assert isinstance(content, (str, bytes))
        target.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def findings(root: Path, changes: Mapping[str, Change] | None = None) -> list[Finding]:
    """Check the small site with ``changes``."""
    return run(make_site(root, changes), NOW)[1]


@dataclass(frozen=True)
class Case:
    """One spoilt site and the finding it must give."""

    name: str
    changes: Mapping[str, Change]
    path: str
    line: int
    campo: str
    words: tuple[str, ...]
    level: str = "error"
    more: bool = False
    """Whether other errors are to be expected too (one fault that rightly shows twice)."""

    prepare: Callable[[Path], None] | None = field(default=None, compare=False)
    """Does to the folder what a change of text cannot (links, permissions)."""

    def __str__(self) -> str:
        return self.name
