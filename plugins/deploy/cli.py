"""``main``: reads the command line and the environment, runs a verb on every target.

Exit code 0 only if all went well on all of them. A target that fails does not keep the next one
from being tried: the mirror matters most when the first is down.
"""

from __future__ import annotations

import argparse
import getpass
import platform
import random
import sys
import uuid
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from plugins.deploy import runs
from plugins.deploy.arguments import parse_arguments
from plugins.deploy.emergency import deploy_files
from plugins.deploy.errors import DeployError
from plugins.deploy.header_rules import HeaderRule, read_rules
from plugins.deploy.http_client import fetch
from plugins.deploy.local_build import refuse_local_build
from plugins.deploy.lock import LockTerms
from plugins.deploy.manifest import Entry
from plugins.deploy.probe import ProbeTerms
from plugins.deploy.publish import Intent
from plugins.deploy.purge import addresses_of, purge_all, purger_of
from plugins.deploy.report import Terminal
from plugins.deploy.retention import list_releases
from plugins.deploy.retry import Backoff
from plugins.deploy.s3_store import Client
from plugins.deploy.sbom import cyclonedx
from plugins.deploy.session import Session
from plugins.deploy.signature import new_private_key, public_key_of
from plugins.deploy.targets import Target, open_store, parse_target
from plugins.deploy.tree import read_tree
from plugins.deploy.verify import Inspection, differences, inspect

SIGNING_KEY = "PORTAL_SIGNING_KEY"
PUBLIC_KEY = "PORTAL_PUBLIC_KEY"
RULES_FILE = "_headers.json"


def main(arguments: Sequence[str], environ: Mapping[str, str], stream: TextIO | None = None) -> int:
    """Run one verb; return its exit code: 0 only if all went well."""
    stream = stream or sys.stderr
    try:
        options = parse_arguments(arguments)
        return Command(options, environ, stream).run()
    except DeployError as error:
        stream.write(f"ERROR: {error}\n")
        return 1
    except OSError as error:
        stream.write(f"ERROR: no se pudo leer o escribir aquí: {error}\n")
        return 1
    except KeyboardInterrupt:
        stream.write("\nInterrumpido. Lo publicado sigue completo; el mismo comando lo termina.\n")
        return 130


class Command:
    """One verb with its options, on every target."""

    def __init__(
        self, options: argparse.Namespace, environ: Mapping[str, str], stream: TextIO
    ) -> None:
        self._options = options
        self._environ = environ
        self._report = Terminal(stream)
        # The public address shows the first target; of a mirror it says nothing.
        self._is_first = True

    def run(self) -> int:
        """Run the verb; return its exit code."""
        verb = self._options.verb
        if verb == "sbom":
            locks = self._options.python_lock, self._options.npm_lock
            texts = [path.read_text(encoding="utf-8") for path in locks]
            self._options.output.write_bytes(cyclonedx(*texts))
            return 0
        if verb == "keys":
            private = new_private_key()
            print(f"{SIGNING_KEY}={private}\n{PUBLIC_KEY}={public_key_of(private)}")
            return 0
        if verb == "verify":
            return self._verify()
        action: Callable[[Target, Session], None] = getattr(self, f"_{verb}")
        return self._on_every_target(action)

    def _on_every_target(self, action: Callable[[Target, Session], None]) -> int:
        failed = 0
        for position, text in enumerate(self._options.target):
            self._is_first = position == 0
            target = parse_target(text, self._options.endpoint_url)
            if len(self._options.target) > 1:
                self._report.say(f"— {target.name}")
            try:
                action(target, self._session(target))
            except DeployError as error:
                self._report.say(f"ERROR en {target.name}: {error}")
                failed = 1
        return failed

    def _deploy(self, target: Target, session: Session) -> None:
        options = self._options
        refuse_local_build(options.source)
        rules = self._rules()

        def read(known: Mapping[str, Entry]) -> Intent:
            tree = read_tree(options.source, rules, target.compression, known)
            return Intent(
                tree.entries,
                lambda path, _: tree.read(path),
                options.built_at or oldest_page(options.source),
                tree.md5,
                options.allow_shrink,
                self._environ.get(SIGNING_KEY, ""),
                options.sbom.read_bytes() if options.sbom else b"",
                options.forget_emergency,
            )

        if options.dry_run:
            print(runs.dry_run(session, read, target.mode))
            return
        runs.deploy(session, read, self._edge(rules), target.mode)

    def _emergency(self, target: Target, session: Session) -> None:
        options = self._options
        rules = self._rules()
        files = {path: (options.source / path).read_bytes() for path in options.paths}
        published = deploy_files(session, files, rules)
        self._report.say(f"Aviso publicado en {target.name}: {len(files)} archivos.")
        edge = self._edge(rules)
        if edge.purger is not None:
            addresses = addresses_of(published.files, edge.base)
            left, reason = purge_all(edge.purger, addresses, edge.backoff)
            if left:
                raise DeployError(
                    f"el aviso está publicado, pero {len(left)} direcciones no se pudieron purgar "
                    f"({reason}); repite el comando"
                )

    def _rollback(self, target: Target, session: Session) -> None:
        runs.rollback(session, self._options.release, self._edge(self._rules()))

    def _releases(self, target: Target, session: Session) -> None:
        for kept in list_releases(session):
            mark = "  ← la que se ve" if kept.current else ""
            print(f"{kept.release}  guardada {kept.stored:%Y-%m-%d %H:%M} UTC{mark}")

    def _gc(self, target: Target, session: Session) -> None:
        options = self._options
        garbage = runs.gc(session, options.keep_releases, options.keep_days, options.dry_run)
        verb = "Se borrarían" if options.dry_run else "Se borraron"
        self._report.say(
            f"{verb} {len(garbage.objects)} archivos ({garbage.size / 1e6:.1f} MB) de "
            f"{len(garbage.releases)} publicaciones."
        )

    def _verify(self) -> int:
        found: list[tuple[str, Inspection]] = []
        key = self._options.public_key or self._environ.get(PUBLIC_KEY, "")

        def look(target: Target, session: Session) -> None:
            inspection = inspect(session, key)
            found.append((target.name, inspection))
            self._report.say(
                f"{target.name}: «{inspection.manifest.release}», {inspection.looked_at} archivos "
                f"releídos, {len(inspection.problems)} distintos"
                + (", firma válida." if key else ".")
            )
            for page in inspection.strangers[:10]:
                self._report.say(f"  aviso: «{page}» no es de ninguna publicación")
            if inspection.problems or inspection.unfinished:
                raise DeployError(
                    "no es lo que se publicó:\n"
                    + "\n".join(f"  - {problem}" for problem in inspection.problems[:10])
                    + ("\n  - hay una publicación sin terminar" if inspection.unfinished else "")
                )

        failed = self._on_every_target(look)
        for text in differences(found) if len(found) > 1 else ():
            self._report.say(f"ERROR: {text}")
            failed = 1
        return failed

    def _session(self, target: Target) -> Session:
        options = self._options
        store = open_store(target, self._backoff(), options.workers)
        terms = LockTerms(
            holder(self._environ),
            uuid.uuid4().hex,
            lambda: datetime.now(UTC),
            options.lease,
            say=self._report.say,
        )
        return Session(store, terms, self._report, options.workers)

    def _backoff(self) -> Backoff:
        return Backoff(self._options.attempts, self._options.pause)

    def _edge(self, rules: tuple[HeaderRule, ...]) -> runs.Edge:
        options = self._options
        if not self._is_first:
            return runs.Edge(rules=rules)
        purger = purger_of(options.purge, self._environ, fetch, self._cloudfront)
        terms = None
        if options.public_url and not getattr(options, "no_probe", True):
            terms = ProbeTerms(options.public_url, fetch, options.patience)
        backoff = self._backoff()
        return runs.Edge(options.public_url, purger, terms, rules, backoff, random.Random())

    def _cloudfront(self) -> Client:
        import boto3

        endpoint = self._environ.get("CLOUDFRONT_API_URL") or None
        return boto3.client("cloudfront", region_name="us-east-1", endpoint_url=endpoint)

    def _rules(self) -> tuple[HeaderRule, ...]:
        path = self._options.headers or self._options.source / RULES_FILE
        if self._options.headers is None and not path.is_file():
            return ()
        return read_rules(path.read_text(encoding="utf-8"))


def oldest_page(folder: Path) -> datetime:
    """Return when the oldest page of a built site was written: the build had begun by then."""
    times = [path.stat().st_mtime for path in folder.rglob("*.html")]
    if not times:
        raise DeployError(f"no hay páginas en «{folder}». Construye primero.")
    return datetime.fromtimestamp(min(times), UTC)


def holder(environ: Mapping[str, str]) -> str:
    """Return who publishes, for the message that others get."""
    if run := environ.get("GITHUB_RUN_ID"):
        return f"{environ.get('GITHUB_ACTOR', 'CI')} (CI, ejecución {run})"
    try:
        user = getpass.getuser()
    except (KeyError, OSError):
        user = "alguien"
    return f"{user} en {platform.node() or 'una máquina sin nombre'}"
