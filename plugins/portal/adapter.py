"""The portal inside Pelican: its application class, its generator and its writer.

Pelican's own readers and generators do not run: every page comes from the Catalogue. What Pelican
does with a failing plugin, a signal or a full disk (go on, exit 0) is replaced here by one rule:
the whole site or nothing, and an exit code that says which.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pelican import Pelican
from pelican.generators import Generator
from pelican.log import console
from pelican.plugins import signals
from pelican.settings import DEFAULT_CONFIG
from pelican.writers import Writer

from plugins.content_model.finding import Finding
from plugins.content_model.garbage import spare_the_end, tidy, uncollected
from plugins.portal import settings_check, staying
from plugins.portal.clock import CLOCK, clock_of
from plugins.portal.comeback import is_there
from plugins.portal.constant import constant_of
from plugins.portal.errors import BuildError, SettingsError
from plugins.portal.exits import clear_exit
from plugins.portal.increment import Increment
from plugins.portal.interrupt import Interrupted, interruptible, undisturbed
from plugins.portal.looks import UNSEEN, key_of_looks, looks_of
from plugins.portal.moving import put
from plugins.portal.phases import Phases
from plugins.portal.plain import open_increment
from plugins.portal.report import rows_of, said_before, tell
from plugins.portal.spinner import still
from plugins.portal.staying import Standing, are_texts
from plugins.portal.swap import check_output, recover, staged

# What reads content and makes pages is slow to load: it is loaded where something changed.
if TYPE_CHECKING:
    from plugins.content_model.load import Kept
    from plugins.portal.build import Build

FINDINGS_VARIABLE = "PORTAL_FINDINGS"
PROFILE_VARIABLE = "PORTAL_PROFILE"
STAY_VARIABLE = "PORTAL_STAY"
CHECKS_CACHE = ".cache/contenido"


class Portal(Pelican):
    """Pelican with strict settings and plugins, and with a build that is all or nothing."""

    def __init__(self, settings: dict[str, Any]) -> None:
        """Check the settings and load the plugins; exit 1 and name the culprit if one is wrong."""
        still(console)
        self._standing: Standing | None = None
        self._is_behind, self._is_tidy = False, True
        with clear_exit():
            settings_check.check(settings, {*DEFAULT_CONFIG, *settings_check.ALSO_READ})
            super().__init__(settings)

    def init_plugins(self) -> None:
        """Load every plugin of PLUGINS or fail: Pelican would log the failure and go on."""
        self.plugins = [settings_check.load_plugin(name) for name in self.settings["PLUGINS"]]

    def run(self) -> None:
        """Bring the output up to date, or leave everything as it was.

        With ``PORTAL_STAY`` it then waits for a line on its input and does so again, until the
        input ends; each time it ends with a line that begins with the variable's value.
        """
        output = Path(self.output_path)
        end = os.environ.get(STAY_VARIABLE, "")
        if not end:
            with clear_exit():
                increment = self._open(output)
                self._build(output, increment)
                increment.rest()
            spare_the_end(self)
            return
        with clear_exit():
            opened = self._open(output)
        for paths in staying.orders(sys.stdin, lambda: not self._is_tidy):
            if paths is None and self._is_behind:
                self._catch_up(output, opened)
            elif paths is not None:
                code = self._tried(output, opened, paths)
                sys.stdout.write(f"{end} {code}\n")
                sys.stdout.flush()
            self._is_tidy = not paths and not self._is_behind
            if self._is_tidy:
                opened.rest()
                if self._standing is not None:
                    self._standing.get_ready()
                if not staying.is_asked(sys.stdin):
                    tidy()

    def _catch_up(self, output: Path, increment: Increment) -> None:
        """Make what was left for later, unless somebody asks for something meanwhile."""
        standing = self._standing
        try:
            with staying.giving_way(sys.stdin, increment):
                self._tried(output, increment)
        except staying.GaveWay:
            self._standing, self._is_behind = standing, True

    def _tried(self, output: Path, increment: Increment, paths: Sequence[str] = ()) -> int:
        """Build, or show the edited ``paths`` at once; return the exit code of a lone process."""
        try:
            with clear_exit():
                if self._retouched(paths, increment):
                    self._is_behind = True
                else:
                    self._build(output, increment, paths if are_texts(paths) else ())
        except Interrupted:
            raise
        except SystemExit as stop:
            return int(stop.code or 0)
        return 0

    def _retouched(self, paths: Sequence[str], increment: Increment) -> bool:
        """Show edited texts at once, where nothing else can have changed."""
        standing, now = self._standing, clock_of(os.environ.get(CLOCK, ""))
        if standing is None:
            return False
        with interruptible():
            done = standing.retouch(paths, Path(self.path).parent, now, self.settings, increment)
        if done:
            tell(standing.findings, os.environ.get(FINDINGS_VARIABLE))
        return done

    def _open(self, output: Path) -> Increment:
        root = Path(self.path).parent
        check_output(output, root)
        # Before anything is compared: what a killed build left may be half a swap.
        recover(output)
        return open_increment(self.settings, root, output)

    def _build(self, output: Path, increment: Increment, texts: Sequence[str] = ()) -> None:
        """Build the site; where ``texts`` are all that was edited, what people see comes first."""
        is_known = self._standing is not None
        self._standing, was_behind, self._is_behind = None, self._is_behind, False
        with interruptible(), uncollected():
            phases = Phases()
            check_output(output, Path(self.path).parent)
            now = clock_of(os.environ.get(CLOCK, ""))
            increment.arrive()
            # Of what is told to have changed nothing needs to be seen.
            looks = UNSEEN if texts else looks_of((self.path, self.theme), time.time_ns())
            key = key_of_looks(self.settings, self._constant, looks)
            last = increment.told(key if looks.young == () else "", now)
            said = None if was_behind else said_before(last)
            if said is not None and is_there(output, increment):
                # What the next edit is compared with is read when nobody waits.
                self._is_behind = True
                tell(said[0], os.environ.get(FINDINGS_VARIABLE))
                sys.stdout.write(f"Sitio listo en {output}: {said[1]}.\n")
                return
            changed = texts if texts and is_known else None
            generators = self._generators(increment, now, changed=changed, tree=looks.tree)
            phases.mark("leer y revisar el contenido")
            for generator in generators:
                generator.generate_context()
            signals.all_generators_finalized.send(generators)
            ours = [one for one in generators if isinstance(one, PortalGenerator)]
            whole = "" if texts else "".join(one.whole for one in ours)
            summary = increment.summary(whole)
            if not summary or not is_there(output, increment):
                self._is_behind = bool(texts)
                summary = self._write(generators, increment, output, whole, phases)
            phases.mark()
            signals.finalized.send(self)
            for one in ours:
                self._standing = Standing(one.build, one.findings, now)
                # What could not be believed later is not even put together.
                if not self._is_behind and looks.hold(time.time_ns()):
                    told = {"hallazgos": rows_of(one.findings), "resumen": summary}
                    increment.tell(key, now, self._standing.until, told)
        if os.environ.get(PROFILE_VARIABLE):
            sys.stdout.write(f"{phases.table()}\n")
        sys.stdout.write(f"Sitio listo en {output}: {summary}.\n")

    def _write(
        self,
        generators: list[Generator],
        increment: Increment,
        output: Path,
        whole: str,
        phases: Phases,
    ) -> str:
        """Make the site beside the output and put it in place; return the ledger."""
        with staged(output, increment.lend) as staging:
            self.output_path = str(staging)
            increment.begin(staging)
            writer = self._get_writer()
            for generator in generators:
                if isinstance(generator, PortalGenerator):
                    generator.mark, generator.pages_first = phases.mark, self._is_behind
            for generator in generators:
                generator.generate_output(writer)
            summary = "; ".join(g.summary for g in generators if isinstance(g, PortalGenerator))
            phases.mark("poner el sitio en su lugar")
            gone = increment.complete()
            with undisturbed():
                put(staging, output, gone)
                increment.settle(whole=whole, summary=summary)
                shutil.rmtree(staging, ignore_errors=True)
        return summary

    @cached_property
    def _constant(self) -> str:
        """The digest of code and settings: those that this process began with."""
        return constant_of(self.settings)

    @cached_property
    def _kept(self) -> Kept:
        """What was read before, for a process that stays."""
        from plugins.content_model.load import Kept

        return Kept()

    def _generators(self, increment: Increment, now: datetime, **known: object) -> list[Generator]:
        """Do what ``Pelican.run`` does first, with the portal's generators only."""
        context = {
            **self.settings,
            "generated_content": {},
            "static_links": set(),
            "static_content": {},
            "localsiteurl": self.settings["SITEURL"],
            "increment": increment,
            "kept": self._kept,
            "now": now,
            "constant": self._constant,
            **known,
        }
        return [
            cls(
                context=context,
                settings=self.settings,
                path=self.path,
                theme=self.theme,
                output_path=self.output_path,
            )
            for cls in self._get_generator_classes()
        ]

    def _get_generator_classes(self) -> list[type[Generator]]:
        """Return the generators of the plugins, without Pelican's own."""
        found: list[type[Generator]] = []
        for _, values in signals.get_generators.send(self):
            found += values if isinstance(values, Iterable) else [values]
        return found


class PortalGenerator(Generator):
    """Loads and checks the content, then makes every file of the site."""

    summary = ""
    findings: list[Finding]
    build: Build
    pages_first = False
    mark: Callable[[str], None] = staticmethod(lambda _phase: None)

    def generate_context(self) -> None:
        """Load ``content/`` once and stop on any error, whatever the log level.

        Raises:
            BuildError: the content has errors; each has been printed on stderr.
        """
        from plugins.portal.assets import Assets
        from plugins.portal.build import Build
        from plugins.portal.hooks import Hooks

        increment, constant = self.context["increment"], self.context["constant"]
        hooks = Hooks.from_settings(self.settings)
        Assets(hooks.assets, Path(self.theme), constant).foresee(increment)
        now, root = self.context["now"], Path(self.path).parent
        run_checks = settings_check.resolve(self.settings["PORTAL_CHECKS"], "PORTAL_CHECKS")
        known = {name: self.context[name] for name in ("kept", "changed", "tree")}
        loaded, self.findings = run_checks(root, now, cache=root / CHECKS_CACHE, **known)
        errors = tell(self.findings, os.environ.get(FINDINGS_VARIABLE))
        if errors:
            count = "1 error" if errors == 1 else f"{errors} errores"
            raise BuildError(f"El sitio no se construyó: {count} en el contenido (arriba).")
        self.build = Build(
            content=Path(self.path),
            theme=Path(self.theme),
            loaded=loaded,
            siteurl=self.settings["SITEURL"],
            hooks=hooks,
            constant=constant,
            remembered=increment.remembered,
            kept=self.context["kept"].pages,
        )

    @property
    def whole(self) -> str:
        """The digest of everything that the site is made from."""
        from plugins.portal.whole import digest_of_all

        constant = self.context["constant"]
        return digest_of_all(self.build.loaded, constant, Path(self.path), Path(self.theme))

    def generate_output(self, writer: PortalWriter) -> None:
        """Hand the site to the writer, then check the accounts."""
        increment: Increment = self.context["increment"]
        writer.write_site(self.build, increment, self.mark, pages_first=self.pages_first)
        self.summary = str(self.build.ledger())


class PortalWriter(Writer):
    """Lets the increment make or keep each file; two parts of the site may not claim one."""

    def write_site(
        self,
        build: Build,
        increment: Increment,
        mark: Callable[[str], None],
        *,
        pages_first: bool,
    ) -> None:
        """Write ``build`` below the folder that ``increment`` was begun with."""
        build.make(increment, mark, pages_first=pages_first)


def register() -> None:
    """Connect the portal to Pelican."""
    signals.initialized.connect(_refuse_plain_pelican)
    signals.get_generators.connect(_generators)
    signals.get_writer.connect(_writer)


def _refuse_plain_pelican(pelican: Pelican) -> None:
    if not isinstance(pelican, Portal):
        raise SettingsError("falta PELICAN_CLASS = Portal en los ajustes; sin él no hay revisión")


def _generators(_pelican: Pelican) -> type[Generator]:
    return PortalGenerator


def _writer(_pelican: Pelican) -> type[Writer]:
    return PortalWriter
