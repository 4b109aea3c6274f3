"""The verb of ``tasks.py`` that begins a file; what is not of this package is named to it there.

Its words are Spanish because ``--list`` and ``--help`` show them to the staff.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import Task, task

from plugins.content_model.named import function_named

ROOT = Path(__file__).resolve().parents[2]

HELP = {
    "what": "qué se crea: noticia, tramite, pagina o contingencia",
    "titulo": "el título; también puede ir entre comillas después de lo que se crea",
    "dato": "campo=valor, p. ej. dependencia=direccion-ingresos; se puede repetir",
    "nombre_corto": "cómo termina la dirección (normal: sale del título)",
    "evento": "alerta: huracan, inundacion, epidemia … (se pregunta si falta)",
    "nivel": "alerta: el de su escala: azul … roja, aviso …",
    "fase": "alerta: acercamiento o alejamiento (solo ciclones)",
    "nombre": "alerta: el del ciclón o la enfermedad",
    "zona": "alerta: dónde aplica (normal: todo el municipio)",
    "horas": "alerta: cuánto vale (normal: 24)",
    "actualiza": "alerta: id del aviso que este sustituye",
    "termina": "alerta: id del aviso que este da por terminado",
    "caracter": "alerta: real, simulacro o prueba",
}


def new_verb(check: str, alert: str) -> Task[Callable[..., None]]:
    """Return the verb; its arguments are each a ``package.module:function``.

    ``check`` checks a new file; ``alert`` takes the root and the options of an emergency message,
    writes it and returns the exit code.
    """

    @task(positional=["what"], iterable=["dato"], help=HELP)
    def new(
        c: Context,
        what: str,
        titulo: str = "",
        dato: Sequence[str] | None = None,
        nombre_corto: str = "",
        evento: str = "",
        nivel: str = "",
        fase: str = "",
        nombre: str = "",
        zona: str = "",
        horas: int = 0,
        actualiza: str = "",
        termina: str = "",
        caracter: str = "real",
    ) -> None:
        """Empieza una noticia, guía, página o alerta."""
        if what == "contingencia":
            told = {
                **{"evento": evento, "nivel": nivel, "fase": fase, "nombre": nombre},
                **{"zona": zona, "horas": str(horas), "actualiza": actualiza},
                **{"termina": termina, "caracter": caracter},
            }
            options = [f"--{name}={value}" for name, value in told.items() if value]
            code = function_named(alert)(ROOT, options)
        else:
            from plugins.new_content.cli import run_new, shell_of

            shell = shell_of(ROOT, os.environ, function_named(check))
            code = run_new(shell, what, titulo, dato or (), nombre_corto)
        if code != 0:
            raise Exit(code=code)

    verb: Task[Callable[..., None]] = new
    return verb
