"""Our own site in the benchmark: a whole project with the corpus as its content, and its edits."""

from __future__ import annotations

import os
import re
import shutil
import sys
import time
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from tests.bench.build.corpus import NOW, ROOT, news_path, write_corpus
from tests.bench.build.trash import put_aside

# Settings are copied, so that one can be edited and the cache lies in the project.
COPIED = ("pelicanconf.py", "publishconf.py", "tasks.py")
SETTINGS = "publishconf.py"
PAGES_ALONE = "solopaginas.py"
_PAGES_ALONE = '''\
"""Only what the other generators make too: pages, feeds, site map; checked all the same."""

from pelicanconf import *

# Without a public address no card is drawn for shared links.
SITEURL = ""
PORTAL_OUTPUTS = ["plugins.feeds.outputs:outputs"]
PORTAL_LAST_OUTPUTS = []
PORTAL_PAGE_DATA = []
'''
CHECKOUT_SECONDS = 3
LINKED = ("plugins", "theme", "node_modules", "package.json", "package-lock.json")


@dataclass(frozen=True)
class Project:
    """A project in a folder of its own, with ``pages`` made-up news.

    Every edit says something that was never said before, so that no cache can have it.
    """

    folder: Path
    pages: int

    @classmethod
    def make(
        cls, folder: Path, pages: int, seed: int, images: bool, source: Path = ROOT
    ) -> Project:
        """Write the project unless it is there whole; its facts are those of ``source/content``."""
        marker = folder / "completo"
        if not marker.is_file():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            write_corpus(folder, pages, seed, images, source)
            marker.touch()
        for name in COPIED:
            shutil.copy(ROOT / name, folder)
        (folder / PAGES_ALONE).write_text(_PAGES_ALONE, encoding="utf-8")
        for name in LINKED:
            link = folder / name
            if not link.is_symlink():
                link.symlink_to(ROOT / name)
        return cls(folder, pages)

    @property
    def output(self) -> Path:
        """Where the site is built."""
        return self.folder / "output"

    @property
    def cache(self) -> Path:
        """What later builds may use."""
        return self.folder / ".cache"

    def build_command(self, settings: str = SETTINGS) -> tuple[str, ...]:
        """Return what the verbs ``build`` and ``publish`` run."""
        portal = (sys.executable, "-m", "plugins.portal", "content", "--settings", settings)
        return (*portal, "--output", "output", "--fatal", "warnings")

    def environment(self, processes: int) -> dict[str, str]:
        """Return the environment of a build, with nothing of the caller's own settings."""
        own = {name: value for name, value in os.environ.items() if not name.startswith("PORTAL_")}
        # The project keeps its compiled modules (see pelicanconf.py); this copy of it does, too.
        own.pop("PYTHONDONTWRITEBYTECODE", None)
        return {
            **own,
            "PYTHONPYCACHEPREFIX": str(self.folder.resolve().parent / "compilados"),
            "PORTAL_NOW": NOW.isoformat(),
            "PORTAL_PROCESSES": str(processes),
            "NO_COLOR": "1",
        }

    def clean(self) -> None:
        """Forget every earlier build."""
        put_aside([self.cache, *self._outputs()], self.folder.parent)

    def check_out(self) -> None:
        """Keep the cache alone and give every text new times, as a fresh checkout of CI has them.

        It lasts as long as a checkout of so much at least: files that were written in the same
        moment are read again.
        """
        put_aside(self._outputs(), self.folder.parent)
        for path in (self.folder / "content").rglob("*"):
            if path.is_file():
                os.utime(path)
        time.sleep(CHECKOUT_SECONDS)

    def _outputs(self) -> list[Path]:
        return [*self.folder.glob("output*"), *self.folder.glob(".output*")]

    def page_of(self, number: int) -> Path:
        """Return the file of a news item's page in the output."""
        stem = Path(news_path(number, self.pages)).stem
        return self.output / f"noticias/{stem[:4]}/{stem[5:7]}/{stem[11:]}/index.html"

    def list_with(self, number: int) -> Path:
        """Return the page of the list of all news that shows a news item.

        Raises:
            FileNotFoundError: none does.
        """
        address = f'href="/{self.page_of(number).parent.relative_to(self.output).as_posix()}/"'
        lists = self.output / "noticias"
        for path in (lists / "index.html", *lists.glob("pagina/*/index.html")):
            if address in path.read_text("utf-8"):
                return path
        raise FileNotFoundError(address)

    def edit_body(self, number: int) -> str:
        """Add a sentence to a news item; return it."""
        said = f"Este párrafo es la corrección {self._next()} de la prueba."
        path = self.folder / "content" / news_path(number, self.pages)
        _replace(path, f"{path.read_text('utf-8')}\n{said}\n")
        return said

    def edit_title(self, number: int) -> str:
        """Give a news item another title; return it."""
        title = f"Título corregido {self._next()} de la prueba"
        path = self.folder / "content" / news_path(number, self.pages)
        _replace(path, _with(path.read_text("utf-8"), "titulo: ", title))
        return title

    def add_item(self) -> str:
        """Write a news item more, the newest; return its title."""
        source = self.folder / "content" / news_path(0, self.pages)
        day = (NOW - timedelta(hours=13)).date()
        number = self._next()
        title = f"Noticia nueva {number} de la prueba"
        text = _with(_with(source.read_text("utf-8"), "titulo: ", title), "fecha: ", str(day))
        _replace(source.parent.parent / str(day.year) / f"{day}-nueva-{number}.md", text)
        return title

    def edit_settings(self) -> str:
        """Change the site's name, which every page shows; return it."""
        name = f"Portal de Cancún, prueba {self._next()}"
        path = self.folder / "pelicanconf.py"
        _replace(path, _with(path.read_text("utf-8"), "SITENAME = ", f'"{name}"'))
        return name

    def undo_settings(self) -> None:
        """Put the settings of the checkout back."""
        shutil.copy(ROOT / "pelicanconf.py", self.folder)

    def _next(self) -> int:
        """Count on, over all runs of the benchmark."""
        counter = self.folder / "ediciones"
        number = int(counter.read_text()) + 1 if counter.is_file() else 1
        counter.write_text(str(number))
        return number


def _with(text: str, start: str, value: str) -> str:
    """Return the text with another value in its first line that starts so."""
    return re.sub(rf"^{re.escape(start)}.*$", f"{start}{value}", text, count=1, flags=re.MULTILINE)


def _replace(path: Path, text: str) -> None:
    """Write a file in one step, as editors do."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}~")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)
