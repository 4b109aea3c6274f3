"""The verbs of ``tasks.py`` that speak to stores: they only pass on what was typed.

Their docstrings are Spanish because ``--list`` shows them to the staff.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task

ROOT = Path(__file__).resolve().parents[2]

TARGET_HELP = {
    "target": "s3://cubeta/prefijo o dir:/carpeta; se puede repetir (espejo)",
    "endpoint_url": "dirección del almacén si no es AWS",
}
EDGE_HELP = {
    "public_url": "dirección pública: para purgar y revisar",
    "purge": "cloudflare:ZONA, cloudfront:DISTRIBUCIÓN, fastly o ninguna",
    "source": "carpeta construida",
}


def _store_verb(
    verb: str, target: Sequence[str] | None, *words: str, **options: str | bool
) -> None:
    """Run a verb of plugins/deploy; options that are empty or false are left out."""
    # Only now: boto3 takes long to load, and every other verb would wait for it.
    from plugins.deploy.cli import main

    arguments = [verb, *(part for name in target or () for part in ("--target", name)), *words]
    for name, value in options.items():
        if value:
            option = f"--{name.replace('_', '-')}"
            arguments += [option] if value is True else [f"{option}={value}"]
    os.chdir(ROOT)
    code = main(arguments, os.environ)
    if code != 0:
        raise Exit(code=code)


@task(
    iterable=["target"],
    help={
        **TARGET_HELP,
        **EDGE_HELP,
        "dry_run": "solo dice qué haría",
        "allow_shrink": "permite que el sitio pierda páginas",
        "forget_emergency": "quita lo que puso el carril de emergencia",
        "no_probe": "no revisa la dirección pública",
        "built_at": "cuándo empezó la construcción (normal: su página más vieja)",
        "sbom": "lista de componentes que se guarda con la publicación",
    },
)
def deploy(
    c: Context,
    target: Sequence[str] | None = None,
    endpoint_url: str = "",
    public_url: str = "",
    purge: str = "",
    source: str = "output",
    dry_run: bool = False,
    allow_shrink: bool = False,
    forget_emergency: bool = False,
    no_probe: bool = False,
    built_at: str = "",
    sbom: str = "",
) -> None:
    """Publica el sitio sin páginas a medias."""
    options = {"endpoint_url": endpoint_url, "public_url": public_url, "purge": purge}
    options |= {"source": source, "built_at": built_at, "sbom": sbom}
    flags = {"dry_run": dry_run, "allow_shrink": allow_shrink, "no_probe": no_probe}
    _store_verb("deploy", target, **options, **flags, forget_emergency=forget_emergency)


@task(
    iterable=["target"],
    positional=["release"],
    help={**TARGET_HELP, **EDGE_HELP, "release": "a cuál se regresa (normal: la anterior)"},
)
def rollback(
    c: Context,
    release: str = "",
    target: Sequence[str] | None = None,
    endpoint_url: str = "",
    public_url: str = "",
    purge: str = "",
    source: str = "output",
) -> None:
    """Regresa a una publicación anterior."""
    options = {"endpoint_url": endpoint_url, "public_url": public_url, "purge": purge}
    _store_verb("rollback", target, *filter(None, [release]), **options, source=source)


@task(iterable=["target"], help=TARGET_HELP)
def releases(c: Context, target: Sequence[str] | None = None, endpoint_url: str = "") -> None:
    """Enlista las publicaciones que se conservan."""
    _store_verb("releases", target, endpoint_url=endpoint_url)


@task(
    iterable=["target"],
    help={
        **TARGET_HELP,
        "dry_run": "solo dice qué haría",
        "keep_releases": "cuántas anteriores se conservan (normal: 3)",
        "keep_days": "cuántos días se conserva lo que se vio (normal: 30)",
    },
)
def gc(
    c: Context,
    target: Sequence[str] | None = None,
    endpoint_url: str = "",
    dry_run: bool = False,
    keep_releases: str = "",
    keep_days: str = "",
) -> None:
    """Borra del almacén lo que ya nadie usa."""
    kept = {"keep_releases": keep_releases, "keep_days": keep_days}
    _store_verb("gc", target, endpoint_url=endpoint_url, dry_run=dry_run, **kept)


@task(iterable=["target"], help={**TARGET_HELP, "public_key": "llave pública de la firma"})
def verify(
    c: Context, target: Sequence[str] | None = None, endpoint_url: str = "", public_key: str = ""
) -> None:
    """Relee lo publicado; compara firma y espejos."""
    _store_verb("verify", target, endpoint_url=endpoint_url, public_key=public_key)


@task(help={"output": "archivo que se escribe"})
def sbom(c: Context, output: str = "sbom.cdx.json") -> None:
    """Escribe la lista de componentes (CycloneDX)."""
    _store_verb("sbom", (), output=output)
