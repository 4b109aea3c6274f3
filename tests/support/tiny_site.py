"""A project of fifteen records whose pages say all they know, and its edits' tools.

Its templates print whole views: what a view gains or loses shows, whether or not the real theme
would show it. Everything else is real: Pelican, the adapter, checks, increment, other outputs.
"""

from __future__ import annotations

import io
import shutil
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from tests.support.building import THEME
from tests.support.content import CONTINGENCIA, minimal_content, noticia, write

ROOT = Path(__file__).resolve().parents[2]
CLOCK = "2026-11-23T12:00:00-05:00"

SETTINGS = f"""\
import runpy
import sys
sys.path.insert(0, {str(ROOT)!r})
real = runpy.run_path({str(ROOT / "pelicanconf.py")!r})
globals().update({{name: value for name, value in real.items() if name.isupper()}})
SITENAME = "Portal de Prueba"
SITEURL = "https://x.mx"
PORTAL_ASSETS = "tests.support.tiny_hooks:assets"
PORTAL_IMAGES = "tests.support.tiny_hooks:TinyImages"
PORTAL_OUTPUTS = [
    "plugins.feeds.outputs:parts",
    "tests.support.incremental:open_data",
    "plugins.search_index.outputs:parts",
    "plugins.security_headers.outputs:outputs",
    "plugins.well_known.outputs:outputs",
    "tests.support.tiny_hooks:happenings",
]
PORTAL_LAST_OUTPUTS = ["plugins.offline.outputs:service_worker"]
"""

BASE = """\
{% from "components/pie/template.html" import pie %}
<!doctype html>
<title>{{ page.titulo }} · {{ site.nombre }}</title>
<link href="{{ site.assets.styles[0] }}">
<body>{{ page }}
<main>{% block main %}{{ view }}{% endblock %}</main>
{{ site }}
{{ pie(site.nombre) }}
"""

TEMPLATES = {
    "base": BASE,
    "noticia": """\
{% extends "base.html" %}
{% block main %}{{ view }}
{% if view.imagen %}{{ view.imagen.archivo | photo(view.imagen.alt) }}{% endif %}
{{ view.cuerpo | with_photos | sanitised }}{% endblock %}
""",
    "noticias": """\
{% extends "base.html" %}
{% block main %}{{ view }}
{% for one in view.noticias %}{{ one.imagen | photo(one.alt, place="tarjeta") }}
{% endfor %}{% endblock %}
""",
}
COMPONENT = '{% macro pie(nombre) %}<footer class="pie">{{ nombre }}</footer>{% endmacro %}\n'

FILED = (
    "adjuntos: [{archivo: 2026/bases.pdf, titulo: Bases, alternativa: Las bases en la página}]\n"
)
PICTURED = "imagen: {archivo: 2026/playa.png, alt: La playa, credito: Comunicación}\n"


@dataclass
class TinySite:
    """The project in ``root``, as it is at the instant ``clock``."""

    root: Path
    clock: str = CLOCK

    @classmethod
    def make(cls, root: Path) -> TinySite:
        """Write the project."""
        site = cls(minimal_content(root))
        (root / "pelicanconf.py").write_text(SETTINGS, encoding="utf-8")
        _write_theme(root / "theme")
        for day in range(1, 8):
            header = {1: PICTURED, 2: FILED, 3: "tramites_relacionados: [pago-agua]\n"}.get(day, "")
            text = noticia(f"Obra número {day}", f"2026-10-0{day}", header, f"Párrafo {day}.")
            write(root, f"noticias/2026/2026-10-0{day}-obra-{day}.md", text)
        soon = noticia("Luego", header="publicar_desde: 2026-11-24T09:00-05:00\n")
        write(root, "noticias/2026/2026-11-01-luego.md", soon)
        write(root, "contingencias/2026/lluvia-2026.md", message("lluvia-2026", "Lluvia"))
        draft = noticia("A medias", "2026-10-20", "estado: borrador\n")
        write(root, "noticias/2026/2026-10-20-a-medias.md", draft)
        (root / "content/imagenes/2026").mkdir(parents=True)
        (root / "content/imagenes/2026/playa.png").write_bytes(picture(20))
        (root / "content/adjuntos/2026").mkdir(parents=True)
        (root / "content/adjuntos/2026/bases.pdf").write_bytes(b"%PDF-1.4 uno\n%%EOF\n")
        return site

    @property
    def output(self) -> Path:
        """Where it is built."""
        return self.root / "output"

    @property
    def cache(self) -> Path:
        """What is remembered of earlier builds."""
        return self.root / ".cache"

    def path(self, inner: str) -> Path:
        """Return a file of ``content/``, or of another folder if it is named."""
        is_content = not inner.startswith(("theme/", "pelicanconf.py"))
        return self.root / ("content" if is_content else "") / inner

    def forget(self) -> None:
        """Leave nothing of earlier builds."""
        for folder in (self.cache, *self.root.glob("output*")):
            shutil.rmtree(folder, ignore_errors=True)

    def built(self) -> dict[str, bytes]:
        """Return every file of the output by path."""
        return files_of(self.output)

    def sources(self) -> dict[str, bytes]:
        """Return every file that a writer or programmer may edit, by path below the project."""
        found = {"pelicanconf.py": (self.root / "pelicanconf.py").read_bytes()}
        for name in ("content", "theme"):
            inner = files_of(self.root / name)
            found |= {f"{name}/{path}": content for path, content in inner.items()}
        return found


def files_of(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file below a folder by its path there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def message(id_: str, titulo: str) -> str:
    """Return the text of an emergency message of another event."""
    return (
        CONTINGENCIA.replace("ciclon-2026", id_)
        .replace("Ciclón: alerta roja", titulo)
        .replace("Cyclone: red alert", f"Alert {id_}")
        .replace("prorrogas: [{tramite: pago-predial, hasta: 2026-12-15}]\n", "")
    )


def picture(shade: int) -> bytes:
    """Return a picture of one colour: as large in every shade."""
    buffer = io.BytesIO()
    Image.new("RGB", (40, 30), (shade, shade, shade)).save(buffer, "PNG")
    return buffer.getvalue()


def replace_file(path: Path, text: str | bytes) -> None:
    """Write a file as editors and Git do: beside, then in the place of the old one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}~")
    beside.write_bytes(text.encode() if isinstance(text, str) else text)
    beside.replace(path)


def _write_theme(theme: Path) -> None:
    names = [path.stem for path in (THEME / "templates").glob("*.html")]
    plain = '{% extends "base.html" %}\n'
    files = {f"templates/{name}.html": TEMPLATES.get(name, plain) for name in names}
    files["components/pie/template.html"] = COMPONENT
    files["components/pie/pie.css"] = ".pie { color: blue }\n"
    for name, text in files.items():
        path = theme / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
