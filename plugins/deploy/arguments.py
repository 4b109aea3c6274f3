"""The command line of deploys."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

from plugins.deploy.errors import DeployError
from plugins.deploy.retention import KEEP_DAYS, KEEP_RELEASES


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in Spanish and by an exception, so that ``main`` returns a code.

    Options are not abbreviated: a mistyped one must not become another.
    """

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - as argparse has them
        super().__init__(**{**options, "allow_abbrev": False})

    def error(self, message: str) -> NoReturn:
        raise DeployError(f"no entiendo las opciones: {message}\n{self.format_usage()}")


def parse_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the command line.

    Raises:
        DeployError: it is not right.
        SystemExit: help was asked for.
    """
    parser = _Parser(prog="python3 tasks.py")
    verbs = parser.add_subparsers(dest="verb", required=True, parser_class=_Parser)
    common = _Parser(add_help=False)
    common.add_argument("--target", action="append", default=[], help="destino; se puede repetir")
    common.add_argument("--endpoint-url", default="", help="dirección del almacén si no es AWS")
    common.add_argument("--workers", type=int, default=12, help="archivos a la vez")
    common.add_argument("--lease", type=float, default=60.0, help="segundos que dura el candado")
    common.add_argument("--attempts", type=int, default=6, help="intentos por petición")
    common.add_argument("--pause", type=float, default=0.4, help="primera espera entre intentos")
    edge = _Parser(add_help=False)
    edge.add_argument("--public-url", default="", help="dirección pública del sitio")
    edge.add_argument("--purge", default="ninguna", help="cloudflare:ZONA, cloudfront:ID, fastly")
    edge.add_argument("--headers", type=Path, help="reglas de cabeceras (normal: _headers.json)")
    edge.add_argument("--source", type=Path, default=Path("output"), help="carpeta construida")

    deploy = verbs.add_parser("deploy", parents=[common, edge], help="publica")
    deploy.add_argument("--dry-run", action="store_true", help="solo dice qué haría")
    deploy.add_argument("--allow-shrink", action="store_true", help="permite perder páginas")
    deploy.add_argument(
        "--forget-emergency", action="store_true", help="quita lo que puso el carril de emergencia"
    )
    deploy.add_argument("--no-probe", action="store_true", help="no revisa la dirección pública")
    deploy.add_argument("--patience", type=float, default=120.0, help="segundos para la revisión")
    deploy.add_argument("--built-at", type=_moment, help="cuándo empezó la construcción")
    deploy.add_argument("--sbom", type=Path, help="lista de componentes que se guarda junto")

    emergency = verbs.add_parser(
        "emergency", parents=[common, edge], help="publica unos archivos antes que todo"
    )
    emergency.add_argument("paths", nargs="+", help="rutas dentro de la carpeta construida")

    back = verbs.add_parser("rollback", parents=[common, edge], help="regresa a otra publicación")
    back.add_argument("release", nargs="?", default="", help="cuál (normal: la anterior)")
    verbs.add_parser("releases", parents=[common], help="enlista las publicaciones")
    collect = verbs.add_parser("gc", parents=[common], help="borra lo que ya nadie usa")
    collect.add_argument("--dry-run", action="store_true", help="solo dice qué haría")
    collect.add_argument("--keep-releases", type=int, default=KEEP_RELEASES)
    collect.add_argument("--keep-days", type=int, default=KEEP_DAYS)
    verify = verbs.add_parser("verify", parents=[common], help="relee todo y compara")
    verify.add_argument("--public-key", default="", help="llave pública de la firma")
    parts = verbs.add_parser("sbom", help="escribe la lista de componentes (CycloneDX)")
    parts.add_argument("--output", type=Path, default=Path("sbom.cdx.json"))
    parts.add_argument("--python-lock", type=Path, default=Path("requirements.lock"))
    parts.add_argument("--npm-lock", type=Path, default=Path("package-lock.json"))
    verbs.add_parser("keys", help="crea un par de llaves para firmar")
    found = parser.parse_args(list(arguments))
    if "target" in found and not found.target:
        raise DeployError("falta el destino: --target s3://bucket/prefijo o --target dir:/carpeta")
    if "public_url" in found and found.purge not in {"", "ninguna"} and not found.public_url:
        raise DeployError("para purgar hace falta --public-url")
    return found


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise argparse.ArgumentTypeError("la hora necesita su zona, p. ej. 2026-11-20T12:00:00Z")
    return moment
