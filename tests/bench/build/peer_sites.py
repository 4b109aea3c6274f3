"""The same news for the other generators: their sites lie in ``peers/``, their content comes here.

What they get is what our own load published, with links already resolved, so none of them has to
do more than render Markdown. Their pages carry the portal's header, footer and a style sheet of
the weight of ours.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from plugins.content_model.dates import day_of
from plugins.content_model.load import load
from tests.bench.build import tools
from tests.bench.build.corpus import NOW

PEERS = Path(__file__).resolve().parent / "peers"
ROOT = Path(__file__).resolve().parents[3]

STYLE_BYTES = 30_000
"""What a page of ours carries as style; theirs carry as much."""

_LINK = re.compile(r"\]\(([a-z0-9-]+)\.md\)")


@dataclass(frozen=True)
class Item:
    """One published news item, ready for any generator."""

    slug: str
    title: str
    summary: str
    day: str
    topics: tuple[str, ...]
    owner: str
    place: str
    body: str


@dataclass(frozen=True)
class Peer:
    """A generator: how its site is laid out and started.

    ``site`` is its folder below ``peers/``; ``item_file`` writes one news item; ``partials`` is
    where its templates look for what all share; ``command`` builds into ``output``.
    """

    title: str
    site: str
    item_file: Callable[[Item], str]
    partials: str
    command: Callable[[], tuple[str, ...]]
    caches: tuple[str, ...] = ()


def news(root: Path) -> Iterator[Item]:
    """Yield the Spanish news that ``root/content`` publishes, with their Markdown."""
    loaded = load(root, NOW)
    bodies = {source.path: source.parsed.body for source in loaded.sources}
    datos = loaded.catalogue.datos

    def address(found: re.Match[str]) -> str:
        return f"]({loaded.destinations.names.get(f'{found[1]}.md', '/noticias/')})"

    for entry in loaded.catalogue.noticias:
        if entry.idioma == "es":
            record = entry.record
            yield Item(
                slug=entry.id[11:],
                title=record.titulo,
                summary=record.resumen,
                day=day_of(record.fecha).isoformat(),
                topics=tuple(datos.temas[id_].nombre for id_ in record.temas),
                owner=datos.dependencias[record.dependencia].nombre,
                place=record.lugar or "",
                body=_LINK.sub(address, bodies[entry.path]),
            )


def write_site(peer: Peer, root: Path, folder: Path) -> int:
    """Write the peer's site with the news of ``root`` into ``folder``; return how many there are.

    Raises:
        FileExistsError: ``folder`` is there.
    """
    shutil.copytree(PEERS / peer.site, folder)
    shared = folder / peer.partials / "shared"
    shared.mkdir(parents=True)
    for source in (PEERS / "shared").iterdir():
        shutil.copy(source, shared)
    style = _style()
    # Hugo takes every partial for a template, and knows their kind by the ending.
    (shared / ("style.css.html" if peer.site == "hugo" else "style.css")).write_text(style, "utf-8")
    target = folder / ("noticias" if peer.site == "eleventy" else "content/noticias")
    target.mkdir(parents=True)
    count = 0
    for item in news(root):
        (target / f"{item.day}-{item.slug}.md").write_text(peer.item_file(item), "utf-8")
        count += 1
    return count


def _style() -> str:
    """Return the theme's own rules, without comments, cut at the weight that our pages carry."""
    text = "".join(p.read_text("utf-8") for p in sorted((ROOT / "theme").rglob("*.css")))
    rules = re.sub(r"\s+", " ", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL))
    return rules[: rules.rindex("}", 0, STYLE_BYTES) + 1]


def _pelican_file(item: Item) -> str:
    header = {
        "Title": item.title,
        "Date": item.day,
        "Category": item.owner,
        "Tags": ", ".join(item.topics),
        "Slug": item.slug,
        # «Summary» would be converted as Markdown once more; plain text is what all show.
        "Resumen": item.summary,
        "Lugar": item.place,
    }
    return "".join(f"{key}: {value}\n" for key, value in header.items()) + f"\n{item.body}\n"


def _yaml_file(item: Item, more: Mapping[str, object]) -> str:
    header: dict[str, object] = {
        "title": item.title,
        "date": item.day,
        "temas": item.topics,
        "dependencia": item.owner,
        "resumen": item.summary,
        "lugar": item.place,
        **more,
    }
    # JSON values are YAML too; a date stands bare.
    lines = (
        f"{k}: {v if k == 'date' else json.dumps(v, ensure_ascii=False)}" for k, v in header.items()
    )
    return "---\n{}\n---\n\n{}\n".format("\n".join(lines), item.body)


def _hugo_file(item: Item) -> str:
    more = {"slug": item.slug, "anios": [item.day[:4]], "meses": [item.day[:7]]}
    return _yaml_file(item, more)


def _eleventy_file(item: Item) -> str:
    url = f"/noticias/{item.day[:4]}/{item.day[5:7]}/{item.slug}/"
    return _yaml_file(item, {"layout": "noticia.njk", "permalink": url})


def _pelican_command() -> tuple[str, ...]:
    python = (sys.executable, "-m", "pelican")
    return (*python, "content", "-s", "pelicanconf.py", "-o", "output", "-q")


def _hugo_command() -> tuple[str, ...]:
    return (str(tools.hugo()), "--destination", "output", "--quiet")


def _hugo_related_command() -> tuple[str, ...]:
    return ("env", "HUGO_PARAMS_RELACIONADAS=true", *_hugo_command())


def _eleventy_command() -> tuple[str, ...]:
    program = tools.eleventy() / "@11ty" / "eleventy" / "cmd.cjs"
    return ("node", str(program), "--output=output", "--quiet")


PELICAN = Peer(
    "Pelican 4.12 sin cambios", "pelican", _pelican_file, "theme/templates", _pelican_command
)
HUGO = Peer("Hugo", "hugo", _hugo_file, "layouts/_partials", _hugo_command, ("resources",))
HUGO_RELATED = Peer(
    "Hugo con «relacionadas»",
    "hugo",
    _hugo_file,
    "layouts/_partials",
    _hugo_related_command,
    ("resources",),
)
ELEVENTY = Peer("Eleventy 3", "eleventy", _eleventy_file, "_includes", _eleventy_command)

BY_NAME: Mapping[str, Peer] = MappingProxyType(
    {
        "pelican": PELICAN,
        "hugo": HUGO,
        "hugo-relacionadas": HUGO_RELATED,
        "eleventy": ELEVENTY,
    }
)


def environment(folder: Path) -> dict[str, str]:
    """Return the environment of a peer's process: caches below its own site."""
    return {**os.environ, "HUGO_CACHEDIR": str(folder / ".hugo"), "PYTHONHASHSEED": "0"}
