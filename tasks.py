"""The verbs: ``python3 tasks.py <verb>`` on a bare machine, ``invoke <verb>`` inside .venv.

As a program it first makes the environment ready (``plugins/setup``) and then becomes invoke,
which reads this same file. The verbs only call the packages. Their docstrings are Spanish because
``--list`` shows them to the staff.
"""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent

if sys.version_info < (3, 11):  # noqa: UP036 - this file is where an older Python arrives
    sys.exit(
        "El portal necesita Python 3.11 o más nuevo; este es el "
        f"{sys.version_info[0]}.{sys.version_info[1]}. Instálalo y usa: python3.11 tasks.py"
    )

if __name__ == "__main__":
    from plugins.setup.arguments import for_invoke
    from plugins.setup.environment import enter

    enter(ROOT, for_invoke(sys.argv[1:]))

# ruff: noqa: E402 - invoke exists only once the set-up has run
from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task

from plugins.checks import verbs as check_verbs
from plugins.cifras import verbs as figures_verbs
from plugins.component_catalogue import verbs as catalogue_verbs
from plugins.deploy import verbs as store_verbs
from plugins.due import verbs as due_verbs
from plugins.external_services import verbs as service_verbs
from plugins.import_content import verbs as import_verbs
from plugins.new_content import verbs as new_verbs
from plugins.search_index import verbs as search_verbs
from plugins.supply_chain import verbs as package_verbs

# Drafts, embargoed and expired records are shown, and say so in their titles.
WITH_DRAFTS = ["--extra-settings", 'PORTAL_CHECKS="plugins.checks.preview:run_with_drafts"']

NOW_HELP = "hora con la que se construye, p. ej. 2026-11-20T12:00:00-05:00 (normal: la real)"


def _run(command: Sequence[str], env: Mapping[str, str] | None = None) -> int:
    """Run a command at the root without input; return its exit code."""
    return subprocess.run(
        command, cwd=ROOT, env={**os.environ, **(env or {})}, stdin=subprocess.DEVNULL, check=False
    ).returncode


def _finish(code: int) -> None:
    """End the verb with this exit code."""
    if code != 0:
        raise Exit(code=code)


def _pelican(settings: str, output: str = "output") -> list[str]:
    # Never -q: a silenced log would switch --fatal off.
    # As ``python -m pelican``, without loading the parts of Pelican that no build uses.
    command = [sys.executable, "-m", "plugins.portal", "content", "--settings", settings]
    return [*command, "--output", output, "--fatal", "warnings"]


def _clock(now: str) -> dict[str, str]:
    return {"PORTAL_NOW": now} if now else {}


@task(
    aliases=["livereload"],
    help={"port": "puerto de la dirección (normal: 8000 o el siguiente libre)"},
)
def serve(c: Context, port: int = 0) -> None:
    """Muestra el sitio y lo renueva con cada cambio."""
    from plugins.dev_server.serve import serve_with_reload

    _finish(serve_with_reload(ROOT, [*_pelican("pelicanconf.py"), *WITH_DRAFTS], port))


@task(
    help={
        "port": "puerto de la dirección (normal: 8000 o el siguiente libre)",
        "browser": "abre el editor en el navegador (--no-browser: solo dice la dirección)",
    }
)
def edit(c: Context, port: int = 0, browser: bool = True) -> None:
    """Abre el editor para escribir desde el navegador."""
    from plugins.dev_server.serve import Extras, serve_with_reload
    from plugins.editor.verbs import Posts, Ready, run_editor
    from plugins.security_headers.served import headers_under

    headers = headers_under(ROOT / "output", "/admin/")

    def serve(posts: Posts, ready: Ready) -> int:
        extras = Extras(headers, posts, ready)
        return serve_with_reload(ROOT, _pelican("pelicanconf.py"), port, extras)

    _finish(run_editor(ROOT, [sys.executable, "-m", "plugins.checks"], serve, browser))


@task
def undo(c: Context) -> None:
    """Deshace el último cambio guardado en content/."""
    from plugins.editor.verbs import run_undo

    _finish(run_undo(ROOT))


@task(
    help={
        "output": "carpeta donde se escribe (normal: output, u output.vista-previa)",
        "now": NOW_HELP,
        "preview": "vista previa con borradores marcados, para enseñarla a quien revisa",
        "profile": "dice en qué se fue el tiempo",
    }
)
def build(
    c: Context, output: str = "", now: str = "", preview: bool = False, profile: bool = False
) -> None:
    """Construye el sitio en output/."""
    env = {**_clock(now), **({"PORTAL_PROFILE": "1"} if profile else {})}
    if not preview:
        _finish(_run(_pelican("pelicanconf.py", output or "output"), env))
        return
    from plugins.preview.cli import BUILT, run_preview

    _finish(_run([*_pelican("pelicanconf.py", BUILT), *WITH_DRAFTS], env))
    _finish(run_preview(ROOT, output, sys.stderr))


@task(help={"output": "carpeta donde se escribe", "now": NOW_HELP})
def publish(c: Context, output: str = "output", now: str = "") -> None:
    """Construye el sitio con los ajustes de producción."""
    from plugins.setup.chromium import run_quietly
    from plugins.setup.pango import provide_pango

    if os.environ.get("PORTAL_BOLETINES"):
        # Without it the site is built all the same, and says that it has no PDFs.
        provide_pango(os.environ, os.geteuid() == 0, run_quietly)
    _finish(_run(_pelican("publishconf.py", output), _clock(now)))


@task(help={"port": "puerto de la dirección (normal: 8000 o el siguiente libre)"})
def preview(c: Context, port: int = 0) -> None:
    """Construye como en producción y lo muestra."""
    from plugins.dev_server.serve import serve_folder

    _finish(_run(_pelican("publishconf.py")))
    _finish(serve_folder(ROOT / "output", port))


@task
def lint(c: Context) -> None:
    """Revisa la forma y los tipos del código."""
    commands = [
        ["ruff", "check"],
        ["ruff", "format", "--check"],
        ["mypy"],
    ]
    # All of them, so that one run shows everything there is to correct.
    _finish(max([_run([sys.executable, "-m", *command]) for command in commands]))


@task(name="format")
def format_code(c: Context) -> None:
    """Da al código su forma."""
    _run([sys.executable, "-m", "ruff", "check", "--fix-only", "--quiet"])
    _finish(_run([sys.executable, "-m", "ruff", "format"]))


@task(help={"path": "solo las pruebas de esta carpeta o archivo"})
def test(c: Context, path: str = "tests") -> None:
    """Ejecuta todas las pruebas."""
    from plugins.setup.chromium import provide_chromium, run_quietly
    from plugins.setup.java import provide_java
    from plugins.setup.pango import provide_pango

    # Without them the run goes on: every test that needs one then fails with this reason.
    for provide in (provide_chromium, provide_java, provide_pango):
        reason = provide(os.environ, os.geteuid() == 0, run_quietly)
        if reason:
            sys.stderr.write(f"{reason}\n")
    failed = False
    try:
        lint(c)
    except Exit:
        failed = True
    # Last, so that the count of tests closes the output. More workers than a small machine has
    # cores: half the time the tests wait, for a browser or a server.
    code = _run([sys.executable, "-m", "pytest", "-q", "-n", "4", path])
    _finish(code or int(failed))


@task(
    help={
        "what": "qué medir: search, build, deploy, alert, figures o sizing",
        "queries": "archivo de consultas (normal: las de desarrollo)",
        "figures": "archivo JSON donde se guardan las cifras",
        "thin": "deploy: una de cada N fallas",
        "pages": "build: cuántas noticias, p. ej. 100,1000,10000",
        "rounds": "build: vueltas; cuenta la de en medio",
        "only": "build: quiénes, p. ej. nuestro,hugo",
        "cases": "build: casos, p. ej. limpia,ci",
    }
)
def bench(
    c: Context,
    what: str,
    queries: str = "",
    figures: str = "",
    thin: int = 1,
    pages: str = "",
    rounds: int = 0,
    only: str = "",
    cases: str = "",
) -> None:
    """Mide una parte del portal y la compara con otras."""
    told = {"pages": pages, "rounds": rounds, "only": only, "cases": cases, "figures": figures}
    programs = {
        "build": ["tests.bench.build", *(f"--{k}={v}" for k, v in told.items() if v)],
        "deploy": ["tests.bench.deploy", f"--thin={thin}"],
        "alert": ["tests.bench.emergency.bench", "10000"],
        "figures": ["tests.bench.figures"],
        "sizing": ["tests.bench.sizing"],
    }
    if what in programs:
        _finish(_run([sys.executable, "-m", *programs[what]]))
        return
    if what != "search":
        raise Exit("Se puede medir: search, build, deploy, alert, figures o sizing.", code=2)
    from tests.bench.search.bench import main

    _finish(main(queries, figures))


@task(
    help={
        "pages": "solo estas páginas, separadas por comas: inicio, guía, noticia …",
        "runs": "veces que se mide cada página; cuenta la de en medio",
        "packages": "solo los paquetes: fallas conocidas y licencias",
    }
)
def audit(c: Context, pages: str = "", runs: int = 3, packages: bool = False) -> None:
    """Mide el sitio y revisa fallas de sus paquetes."""
    if packages:
        _finish(package_verbs.audit_packages())
        return
    from plugins.setup.chromium import provide_chromium, run_quietly
    from tests.bench.audit.audit import main

    reason = provide_chromium(os.environ, os.geteuid() == 0, run_quietly)
    if reason:
        raise Exit(reason)
    code = main([name for name in pages.split(",") if name], runs)
    # Whoever asks for certain pages wants their figures and nothing else.
    _finish(code or (0 if pages else package_verbs.audit_packages()))


@task(
    iterable=["deploy"],
    help={
        "deploy": "destino, p. ej. s3://cubeta; se puede repetir",
        "output": "carpeta de la última construcción (de «publish»)",
        "purge": "a quién se avisa que borre copias: cloudflare:ZONA …",
        "public_url": "dirección pública, para purgar",
        "endpoint_url": "dirección del almacén si no es AWS",
        "drill": "ensaya toda la cadena sin tocar nada real",
        "now": NOW_HELP,
    },
)
def alert(
    c: Context,
    deploy: Sequence[str] | None = None,
    output: str = "output",
    purge: str = "",
    public_url: str = "",
    endpoint_url: str = "",
    drill: bool = False,
    now: str = "",
) -> None:
    """Publica ya los avisos de contingencia."""
    from plugins.deploy.cli import main as deploy_main
    from plugins.emergency.cli import run_alert, run_drill, shell_of

    os.environ.update(_clock(now))
    shell = shell_of(ROOT, "publishconf.py", lambda args: deploy_main(args, os.environ))
    if drill:
        _finish(run_drill(shell, ROOT / output))
        return
    named = {"purge": purge, "public-url": public_url, "endpoint-url": endpoint_url}
    options = [f"--{name}={value}" for name, value in named.items() if value]
    _finish(run_alert(shell, ROOT / output, deploy or (), options))


@task(help={"figures": "dibuja también las figuras, con el editor de verdad"})
def leeme(c: Context, figures: bool = False) -> None:
    """Pone al día content/LEEME.md, la guía de quien escribe."""
    programs = ["plugins.content_model.field_reference", "tests.support.guide_figures"]
    for program in programs if figures else programs[:1]:
        _finish(_run([sys.executable, "-m", program]))


@task(help={"upgrade": "toma las versiones más nuevas en vez de conservar las fijadas"})
def lock(c: Context, upgrade: bool = False) -> None:
    """Fija otra vez las versiones de los paquetes."""
    from plugins.setup.environment import Layout
    from plugins.setup.locks import regenerate

    try:
        regenerate(Layout(ROOT), upgrade)
    except subprocess.CalledProcessError as failure:
        raise Exit("No se pudieron fijar las versiones.", code=failure.returncode) from failure


# Verbs too: invoke takes every task that this module holds.
deploy, rollback, releases = store_verbs.deploy, store_verbs.rollback, store_verbs.releases
gc, verify, sbom = store_verbs.gc, store_verbs.verify, store_verbs.sbom
check, due, catalogue = check_verbs.check, due_verbs.due, catalogue_verbs.catalogue
search = search_verbs.search
services, licences = service_verbs.services, package_verbs.licences
new = new_verbs.new_verb("plugins.checks.run:findings_in", "plugins.emergency.cli:write_message")
import_content = import_verbs.import_verb("plugins.checks.run:findings_in")
# Plugins do not know each other: what the figures ask of the search is named here.
figures = figures_verbs.figures_verb("plugins.search_index.answers:badly_answered")
