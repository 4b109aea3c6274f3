"""``new contingencia``: asks for what only a person knows, fills in the rest, writes the file."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from plugins.content_model.catalogue import Catalogue, Entry
from plugins.content_model.contingencia import Contingencia
from plugins.content_model.escritura import content_file
from plugins.content_model.load import load
from plugins.emergency.eventos import Evento, load_eventos
from plugins.emergency.mensaje import BadRequest, Header, Pedido, cancel, first, update

Ask = Callable[[str, str], str]
"""``(question, default)`` → what the person answered."""


def new_message(root: Path, now: datetime, arguments: Sequence[str], ask: Ask) -> Path:
    """Write the file of a new message below ``root/content/contingencias`` and return its path.

    What the arguments do not say is asked for.

    Raises:
        BadRequest: an answer fits no scale, or names no message.
    """
    options = _parser().parse_args(arguments)
    catalogue = load(root, now, only=lambda path: "contingencias" in path.parts).catalogue
    folder = root / "content" / "contingencias"
    taken = {path.stem for path in folder.rglob("*.md")}
    header = _header(options, catalogue, now, taken, ask)
    target = folder / str(now.year) / f"{header['id']}.md"
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("x", encoding="utf-8") as file:
        file.write(content_file(header))
    return target


def _header(
    options: argparse.Namespace, catalogue: Catalogue, now: datetime, taken: set[str], ask: Ask
) -> Header:
    if options.termina:
        return cancel(_message(options.termina, catalogue), catalogue, now, taken)
    if options.actualiza:
        old = _message(options.actualiza, catalogue)
        return update(
            old, _asked(options, catalogue, old.record.escala, ask), catalogue, now, taken
        )
    evento = _event(options.evento, ask)
    if evento.con_nombre and not options.nombre:
        options.nombre = ask(f"¿Cómo se llama? ({evento.nombre} …)", "")
    return first(evento, _asked(options, catalogue, evento.escala, ask), catalogue, now, taken)


def _event(given: str, ask: Ask) -> Evento:
    eventos: Mapping[str, Evento] = load_eventos()
    chosen = given or ask(f"¿Qué pasa? ({', '.join(eventos)})", "huracan")
    if chosen not in eventos:
        raise BadRequest(f"«{chosen}» no es un evento conocido. Eventos: {', '.join(eventos)}")
    return eventos[chosen]


def _asked(options: argparse.Namespace, catalogue: Catalogue, scale: str, ask: Ask) -> Pedido:
    escala = catalogue.datos.escalas[scale]
    levels = [nivel.id for nivel in escala.niveles]
    fase = ""
    if escala.fases:
        fase = options.fase or ask(f"¿Fase? ({', '.join(escala.fases)})", next(iter(escala.fases)))
    return Pedido(
        nivel=options.nivel or ask(f"¿Nivel? ({', '.join(levels)})", levels[-1]),
        fase=fase,
        nombre=options.nombre,
        area=options.zona,
        horas=options.horas or _number(ask("¿Cuántas horas vale?", "24")),
        caracter=options.caracter,
    )


def _message(id_: str, catalogue: Catalogue) -> Entry[Contingencia]:
    found = catalogue.contingencia(id_)
    if found is None:
        active = [e.id for e in catalogue.contingencias_anunciadas(catalogue.now)]
        known = ", ".join(active) or "ninguno"
        raise BadRequest(f"no hay un aviso publicado «{id_}». Vigentes: {known}")
    return found


def _number(text: str) -> int:
    if not text.isdecimal():
        raise BadRequest(f"«{text}» no es un número de horas")
    return int(text)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python3 tasks.py new contingencia", add_help=False)
    for name in ("evento", "nivel", "fase", "nombre", "zona", "actualiza", "termina"):
        parser.add_argument(f"--{name}", default="")
    parser.add_argument("--horas", type=int, default=0)
    parser.add_argument("--caracter", default="real", choices=["real", "simulacro", "prueba"])
    return parser
