"""Draws pages with Jinja: autoescape on, nothing undefined passes, nothing else leaks in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from jinja2 import (
    FileSystemLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2 import TemplateError as JinjaError

from plugins.portal.compiled import Compiled
from plugins.portal.errors import TemplateError
from plugins.portal.once import Parts
from plugins.portal.page import Page
from plugins.portal.qr import qr_svg
from plugins.portal.site import Site
from plugins.portal.theme import Theme
from plugins.portal.typography import together

Filter = Callable[..., object]
Remembered = Callable[[Callable[[], bytes]], bytes]


_COMPILED = Compiled()
_OTHER_NAMES = ("templates/", "catalogue/", "admin/")
"""What begins so is no page's template, or is one under a name that none uses."""


class Renderer:
    """Draws the pages of one build with the templates of one theme.

    A template sees ``view``, ``page`` (its ``Meta``), ``site`` and the given filters; besides
    ``once``, and ``qr``, the code of an address: too slow to be part of a view. No more.
    """

    def __init__(self, theme: Path, site: Site, filters: Mapping[str, Filter]) -> None:
        self._theme = theme
        self._site = site
        self._env = Theme(
            loader=FileSystemLoader([theme / "templates", theme]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            cache_size=-1,
            bytecode_cache=_COMPILED,
        )
        self._parts = Parts()
        self._env.filters.update(filters, once=self._parts.once, qr=qr_svg, together=together)

    def forget(self) -> None:
        """Let go of the parts that were drawn once: they are drawn again where they are shown."""
        self._parts.forget()

    def compile_all(self, remembered: Remembered = lambda make: make()) -> None:
        """Compile every template of the theme that is whole, before processes are forked.

        ``remembered`` returns what the function it is given does, or what that returned in an
        earlier process to which code and theme were the same.
        """
        _COMPILED.unpack(remembered(self.compiled))

    def compiled(self) -> bytes:
        """Compile every template and return them all."""
        for name in self._env.list_templates(extensions=["html"]):
            if name.startswith(_OTHER_NAMES):
                continue
            with suppress(JinjaError):
                self._env.get_template(name)
        return _COMPILED.packed()

    def render(self, page: Page) -> bytes:
        """Return the page's bytes.

        Raises:
            TemplateError: names the template, its line, the page and what is missing.
        """
        try:
            template = self._env.get_template(page.template)
            texts = template.generate(view=page.view, page=page.meta, site=self._site)
            # Each for itself: most are ASCII, and one letter beyond makes a whole page wider.
            return b"".join(map(str.encode, texts))
        except TemplateNotFound as missing:
            raise TemplateError(
                f"falta la plantilla «{missing.name}» en {self._theme}/templates o {self._theme} "
                f"(la pide la página {page.meta.url})"
            ) from missing
        except TemplateSyntaxError as bad:
            raise TemplateError(f"{bad.filename or bad.name}:{bad.lineno}: {bad.message}") from bad
        except UndefinedError as unknown:
            raise TemplateError(
                f"{self._place(unknown.__traceback__, page)}: la plantilla usa una variable que no "
                f"existe: {unknown.message} (página {page.meta.url})"
            ) from unknown
        except Exception as failure:
            raise TemplateError(
                f"{self._place(failure.__traceback__, page)}: {type(failure).__name__}: {failure} "
                f"(página {page.meta.url})"
            ) from failure

    def _place(self, trace: TracebackType | None, page: Page) -> str:
        """Return ``file:line`` of the innermost template in a traceback."""
        place = page.template
        while trace is not None:
            name = trace.tb_frame.f_code.co_filename
            if Path(name).is_relative_to(self._theme):
                inner = Path(name).relative_to(self._theme.parent).as_posix()
                place = f"{inner}:{trace.tb_lineno}"
            trace = trace.tb_next
        return place
