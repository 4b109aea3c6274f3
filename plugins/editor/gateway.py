"""Between the editor's page and decap-server: checks before a save, commits after it.

decap-server has no authentication and writes what it is told. Here it listens on a port of the
system's choice, on loopback, answers only to a key that this process made up, and gets nothing that
would leave content/ or stop the build.
"""

from __future__ import annotations

import http.client
import json
import os
import secrets
import shutil
import subprocess
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from plugins.editor.commits import commit
from plugins.editor.requests import BadRequest, read_request
from plugins.editor.trial import Check, CheckFailed, errors_of, told

HOST = "127.0.0.1"
SERVER = Path("node_modules/decap-server/dist/index.js")
GUARD = Path(__file__).with_name("guard.cjs")
PATIENCE_SECONDS = 60

Answer = tuple[int, bytes]
Post = Callable[[bytes], Answer]


class NoServer(Exception):
    """decap-server did not start; the text is Spanish."""


@dataclass
class Gateway:
    """Answers the editor's requests. One at a time: a save is a write and a commit."""

    root: Path
    check: Check
    port: int
    key: str
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __call__(self, body: bytes) -> Answer:
        """Return status and JSON for one request of the editor."""
        try:
            request = read_request(body)
        except BadRequest as bad:
            return _refusal(400, str(bad))
        if not request.changes:
            return self._forward(body)
        with self._lock:
            try:
                errors = errors_of(self.root, self.check, request.changes)
            except CheckFailed as cause:
                return _refusal(500, f"No se guardó: la revisión falló. {cause}")
            if errors:
                return _refusal(422, told(errors))
            answer = self._forward(body)
            if answer[0] == 200:
                problem = commit(self.root, list(request.changes), request.message)
                if problem:
                    return _refusal(
                        500, f"Se guardó el archivo, pero no en el historial: {problem}"
                    )
            return answer

    def _forward(self, body: bytes) -> Answer:
        connection = http.client.HTTPConnection(HOST, self.port, timeout=PATIENCE_SECONDS)
        headers = {"Content-Type": "application/json", "X-Editor-Key": self.key}
        try:
            connection.request("POST", "/api/v1", body, headers)
            answer = connection.getresponse()
            return answer.status, answer.read()
        except OSError as cause:
            return _refusal(502, f"no responde el servidor del editor ({cause})")
        finally:
            connection.close()


@contextmanager
def local_editor(
    root: Path, check: Check, environ: Mapping[str, str] = os.environ
) -> Iterator[Gateway]:
    """Run decap-server for as long as the context lasts; yield what answers the editor.

    Raises:
        NoServer: Node.js or the package is missing, or it did not start.
    """
    node = shutil.which("node", path=environ.get("PATH"))
    if node is None or not (root / SERVER).is_file():
        raise NoServer("Falta decap-server o Node.js: ejecuta python3 tasks.py build.")
    key = secrets.token_urlsafe(32)
    process = subprocess.Popen(
        [node, "--require", str(GUARD), str(root / SERVER)],
        cwd=root,
        env={
            **environ,
            "BIND_HOST": HOST,
            "PORT": "0",
            "MODE": "fs",
            "GIT_REPO_DIRECTORY": str(root),
            "ORIGIN": "null",
            "LOG_LEVEL": "error",
            "EDITOR_KEY": key,
        },
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        # Ctrl+C in the terminal is for this process, which then ends the other.
        start_new_session=True,
    )
    assert process.stdout is not None
    said = process.stdout
    # Read on, so that it never waits for somebody to take its words.
    reader = threading.Thread(target=lambda: deque(said, maxlen=0), daemon=True)
    try:
        port = _port(said)
        reader.start()
        yield Gateway(root, check, port, key)
    finally:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if reader.ident is not None:
            reader.join()
        said.close()


def _port(said: Iterable[str]) -> int:
    for line in said:
        if line.startswith('{"port":'):
            return int(json.loads(line)["port"])
    raise NoServer("El servidor del editor no arrancó.")


def _refusal(status: int, message: str) -> Answer:
    return status, json.dumps({"error": message}, ensure_ascii=False).encode()
