"""The verbs' side of the server: build, show, watch, build again, until Ctrl-C."""

from __future__ import annotations

import errno
import os
import re
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from types import FrameType

from watchfiles import watch
from watchfiles.main import FileChange

from plugins.dev_server.outcome import Outcome
from plugins.dev_server.rebuild import Builder
from plugins.dev_server.server import Post, SiteServer, running
from plugins.dev_server.state import SiteState

OUTPUT = "output"
WATCHED_FOLDERS = ("content", "theme", "plugins")
# Looked at instead of watched: an editor that saves by renaming takes a file's watch with it.
WATCHED_FILES = ("pelicanconf.py",)
FIRST_PORT = 8000
PORTS = 100
LOOK_MILLISECONDS = 200


@dataclass(frozen=True)
class Extras:
    """What a server does beside showing the site.

    ``headers`` and ``posts`` as in ``SiteServer``; ``ready`` is called once with the site's
    address, when it is shown.
    """

    headers: Callable[[str], Mapping[str, str]] | None = None
    posts: Mapping[str, Post] = field(default_factory=dict)
    ready: Callable[[str], None] = lambda url: None


def serve_with_reload(
    root: Path, command: Sequence[str], port: int = 0, extras: Extras | None = None
) -> int:
    """Build with ``command``, serve ``output/``, rebuild and reload on changes, until Ctrl-C.

    Returns the exit code: 0 after Ctrl-C, 1 when the port is taken. A failing build does not end
    it: the last good site stays, with the findings over it.
    """
    state = SiteState(str(os.getpid()))
    # Bound before the first build: a browser that comes early waits instead of failing.
    extras = extras or Extras()
    server = _listen(root / OUTPUT, port, state, extras)
    if server is None:
        return 1
    with tempfile.TemporaryDirectory() as folder, _stop_on_signal():
        try:
            avisos: list[str] = []

            def echo(line: str) -> None:
                # Counted, not repeated at every edit: they would push the errors out of sight.
                if is_aviso(line):
                    avisos.append(line)
                else:
                    _say(line)

            builder = Builder(
                command,
                cwd=root,
                environ=os.environ,
                report=Path(folder) / "hallazgos.json",
                echo=echo,
            )

            def build(changed: Sequence[str] = ()) -> None:
                avisos.clear()
                _build(builder, changed, state, root / OUTPUT)
                if avisos:
                    _say(f"Además hay {len(avisos)} avisos; para leerlos: python3 tasks.py check")

            watched = changes(root)
            with closing(builder):
                build()
                with running(server):
                    _say(f"\nEl sitio está en {server.url}  (Ctrl-C para terminar)\n")
                    extras.ready(server.url)
                    for paths in watched:
                        _say(f"\nCambió {', '.join(paths[:3])}{'…' if len(paths) > 3 else ''}")
                        build(paths)
        except KeyboardInterrupt:
            _say("\nListo, el servidor terminó.")
    return 0


def serve_folder(folder: Path, port: int = 0) -> int:
    """Serve a folder as it is until Ctrl-C; the exit code is as above."""
    server = _listen(folder, port, None)
    if server is None:
        return 1
    with _stop_on_signal():
        try:
            with running(server):
                _say(f"\nEl sitio está en {server.url}  (Ctrl-C para terminar)")
                threading.Event().wait()
        except KeyboardInterrupt:
            _say("\nListo, el servidor terminó.")
    return 0


def changes(root: Path, stop: threading.Event | None = None) -> Iterator[list[str]]:
    """Yield the paths, relative to ``root``, of each burst of edits to what a build reads.

    Edits count from this call on, also those made while the caller builds; ``stop`` ends it.
    """
    root = root.resolve()
    folders = [root / name for name in WATCHED_FOLDERS if (root / name).is_dir()]
    files = [root / name for name in WATCHED_FILES]
    marks = {path: _mark(path) for path in files}
    bursts = watch(
        *folders,
        debounce=400,
        step=20,
        rust_timeout=LOOK_MILLISECONDS,
        yield_on_timeout=True,
        stop_event=stop,
    )
    # watch() begins to look only when first asked.
    first = next(bursts, set())
    return _edits(root, chain([first], bursts), marks)


def _edits(
    root: Path, bursts: Iterable[set[FileChange]], marks: dict[Path, tuple[int, int]]
) -> Iterator[list[str]]:
    for burst in bursts:
        before, marks = marks, {path: _mark(path) for path in marks}
        edited = {path for path in marks if marks[path] != before[path]}
        edited |= {Path(path) for _, path in burst}
        if edited:
            yield sorted(path.relative_to(root).as_posix() for path in edited)


def _build(builder: Builder, changed: Sequence[str], state: SiteState, site: Path) -> None:
    started = time.monotonic()
    state.begin()
    outcome = builder.build(changed)
    state.publish(outcome)
    _say(_summary(outcome, time.monotonic() - started, site.is_dir()))


def is_aviso(line: str) -> bool:
    """Whether a line that the build printed is a finding that stops nothing."""
    return re.match(r"\S[^:]*:\d+: aviso: ", line) is not None


def _summary(outcome: Outcome, seconds: float, shown: bool) -> str:
    if outcome.ok:
        return f"Sitio construido en {seconds:.1f} s."
    rest = "se sigue mostrando la última versión buena" if shown else "arriba está la razón"
    return f"El sitio no se construyó; {rest}."


def _listen(
    site: Path, port: int, state: SiteState | None, extras: Extras | None = None
) -> SiteServer | None:
    extras = extras or Extras()
    for candidate in [port] if port else range(FIRST_PORT, FIRST_PORT + PORTS):
        try:
            return SiteServer(site, candidate, state, extras.headers, extras.posts)
        except OSError as cause:
            if cause.errno != errno.EADDRINUSE:
                _say(f"No se pudo usar el puerto {candidate}: {cause.strerror}.")
                return None
    taken = str(port) if port else f"{FIRST_PORT} a {FIRST_PORT + PORTS - 1}"
    _say(f"Puerto ocupado: {taken}. Elige otro con --port.")
    return None


@contextmanager
def _stop_on_signal() -> Iterator[None]:
    """Turn SIGTERM, and SIGINT even where the shell had it ignored, into KeyboardInterrupt."""

    def interrupt(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = {
        number: signal.signal(number, interrupt) for number in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _mark(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except OSError:
        return (0, 0)
    return (status.st_mtime_ns, status.st_size)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
