"""What a run says on the screen, and which searches a synonym would answer; in Spanish."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from plugins.cifras.nearest import Near
from plugins.cifras.run import Reading
from plugins.content_model.cifras import Cifra, Respuesta

RULES = {
    "pagina": "páginas vistas",
    "descarga": "descargas de datos abiertos",
    "archivo": "archivos de las páginas y canales",
    "robot": "robots y vistas previas",
    "programa": "programas que no son navegadores",
    "sondeo": "sondeos de direcciones que no son del portal",
    "metodo": "peticiones que no son GET",
    "redireccion": "redirecciones",
    "estado": "respuestas sin contenido (404, 500 …)",
    "interno": "herramientas internas (/admin/)",
    "copia": "copias que la aplicación guarda para usar sin señal",
    "fuera_de_periodo": "fuera del periodo pedido",
    "encabezado": "encabezados del archivo",
    "vacia": "líneas vacías",
}
MALFORMED = {
    "mal_columnas": "faltan campos o comillas",
    "mal_json": "JSON incompleto",
    "mal_ip": "sin dirección IP",
    "mal_fecha": "sin fecha legible",
    "mal_reloj": "reloj imposible",
    "mal_peticion": "petición sin forma",
    "mal_estado": "sin código de respuesta",
    "mal_larga": "línea de más de 64 KB",
    "mal_cortada": "última línea de un archivo cortado",
    "mal_ilegible": "no se pudo leer",
}


def reading_text(reading: Reading) -> Iterator[str]:
    """Yield the lines that say what became of every line of the logs."""
    rules = reading.rules
    files = len(reading.files)
    yield f"{reading.lines:,} líneas de {files:,} archivos; {reading.counted:,} se cuentan."
    for rule, words in RULES.items():
        if rules[rule]:
            yield f"  {rules[rule]:>12,}  {words}"
    bad = sum(rules[rule] for rule in MALFORMED)
    if bad:
        yield f"{bad:,} líneas con errores:"
        for rule, words in MALFORMED.items():
            if rules[rule]:
                yield f"  {rules[rule]:>12,}  {words}"
    repaired = sum(file.health.repaired for file in reading.files if file.format)
    if repaired:
        yield f"{repaired:,} líneas tenían bytes que no son UTF-8; se leyeron de todos modos."
    for file in reading.files:
        if file.unreadable:
            yield f"{file.name}: no se pudo leer ({file.unreadable})."
        elif file.format is None and not (file.health.lines or file.health.broken):
            yield f"{file.name}: está vacío."
        elif file.format is None:
            yield f"{file.name}: no es un registro conocido; no se contó."
        if file.health.broken:
            yield f"{file.name}: {file.health.broken}; se contó hasta ahí."


def months_text(made: Iterable[Cifra], before: Mapping[str, Cifra]) -> Iterator[str]:
    """Yield a line a month, and a warning where fewer days are counted than before."""
    for entry in made:
        visits = f"{entry.visitas:,}" if entry.visitas else "menos de 10"
        whole = "" if entry.completa else f" (mes incompleto: {entry.dias} días con registros)"
        yield f"{entry.id}: {visits} visitas{whole}."
        old = before.get(entry.id)
        if old is not None and old.dias > entry.dias:
            yield f"aviso: {entry.id} tenía {old.dias} días contados y ahora tiene {entry.dias}."


@dataclass(frozen=True)
class Unanswered:
    """A search without a good answer, how many visits made it, and the guide nearest to it."""

    texto: str
    respuesta: Respuesta
    visitas: int | None
    near: Near | None


def unanswered_text(found: Sequence[Unanswered]) -> Iterator[str]:
    """Yield what to write where, the most searched first."""
    if not found:
        yield "Ninguna búsqueda frecuente se queda sin respuesta."
        return
    yield f"{len(found)} búsquedas sin buena respuesta:"
    for one in found:
        visits = f"{one.visitas:,} visitas" if one.visitas else "menos de 10 visitas"
        what = "no encontró nada" if one.respuesta is Respuesta.NADA else "coincidencia débil"
        yield f"«{one.texto}» ({visits}; {what})"
        if one.near is None:
            yield "    ninguna guía se le parece: quizá falta una."
        else:
            yield f"    si se trata de eso, agrega «{one.texto}» a «sinonimos» de {one.near.path}"
