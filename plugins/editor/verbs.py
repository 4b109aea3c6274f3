"""The verbs ``edit`` (the site, and the editor that saves in this checkout) and ``undo``."""

from __future__ import annotations

import sys
import webbrowser
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from plugins.editor.backend import LOCAL_API
from plugins.editor.commits import CannotUndo, undo
from plugins.editor.gateway import NoServer, Post, local_editor
from plugins.editor.trial import checked_by

ADDRESS = "admin/"

Posts = Mapping[str, Post]
Ready = Callable[[str], None]
Serve = Callable[[Posts, Ready], int]
"""Shows the site with these answers to its pages, tells its address once; returns the exit code."""


def run_editor(root: Path, check: Sequence[str], serve: Serve, open_browser: bool) -> int:
    """Show the site and its editor until Ctrl-C; return the exit code.

    ``check`` is the command that checks content (see ``trial.checked_by``).
    """

    def ready(url: str) -> None:
        sys.stdout.write(
            f"El editor está en {url}{ADDRESS}\n"
            "Lo que guardes queda en content/ y en el historial de git de esta carpeta.\n\n"
        )
        sys.stdout.flush()
        if open_browser:
            webbrowser.open(f"{url}{ADDRESS}")

    try:
        with local_editor(root, checked_by(check, root)) as gateway:
            return serve({LOCAL_API: gateway}, ready)
    except NoServer as cause:
        sys.stderr.write(f"{cause}\n")
        return 1


def run_undo(root: Path) -> int:
    """Take the last saved change of content/ back; return the exit code."""
    try:
        subject = undo(root)
    except CannotUndo as cause:
        sys.stderr.write(f"{cause}\n")
        return 1
    sys.stdout.write(
        f"Se deshizo: {subject}\nPara volver a ponerlo, ejecuta otra vez el comando.\n"
    )
    return 0
