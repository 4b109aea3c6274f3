"""A whole export → drafts: each checked before it is written, none overwritten, none twice."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from plugins.content_model.dates import day_of, parse_fecha
from plugins.content_model.draft_place import NoPlace, Places, path_of, short_name
from plugins.content_model.draft_text import new_text
from plugins.content_model.finding import Finding, Level, aviso, error
from plugins.content_model.kinds import KINDS, Kind
from plugins.content_model.load import load
from plugins.import_content.cleaning import clean
from plugins.import_content.columns import fields_by_column, known_names
from plugins.import_content.draft import KEY_NOTE, Draft, Lists, make_draft
from plugins.import_content.table import BadFile, Table
from plugins.import_content.values import fold

SOURCES: Mapping[str, tuple[str, str]] = {
    "remtys": ("tramite", "Registro municipal de trámites"),
    "noticias": ("noticia", "Portal municipal anterior"),
}
"""What can be imported: the kind of its drafts, and how their source is called."""

Check = Callable[..., Iterable[Finding]]
"""``(root, now, *files)`` → what the checks find in these files."""

_KEY = re.compile(rf"(?:{KEY_NOTE}|^homoclave: )\"?([^\"\n]+?)\"?$", re.MULTILINE)


@dataclass
class Outcome:
    """What became of the rows. ``findings`` name the export's file, its rows and columns."""

    written: list[str] = field(default_factory=list)
    already: int = 0
    refused: int = 0
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True)
class Job:
    """One import: what, from which table, and what the command line adds."""

    root: Path
    now: datetime
    what: str
    shown: str
    table: Table
    dependencia: str = ""
    tema: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)

    @property
    def kind(self) -> Kind:
        """The kind of record that its rows become."""
        return KINDS[SOURCES[self.what][0]]


def run_import(job: Job, check: Check, dry_run: bool = False) -> Outcome:
    """Write a draft for each new row below ``root/content``; with ``dry_run`` only say what for.

    Raises:
        BadFile: no column is known, or a list that the command line names has no such entry.
    """
    loaded = load(job.root, job.now, only=lambda _: False)
    lists = _lists(job, loaded.catalogue.datos, loaded.destinations.hosts)
    places = Places(loaded.destinations.files)
    outcome = Outcome()
    columns = _columns(job, outcome)
    keys = _keys(job.root / "content" / job.kind.folder)
    drafts: dict[str, tuple[Draft, str]] = {}
    for row in job.table.rows:
        source = SOURCES[job.what][1]
        draft = make_draft(job.kind, row, columns, lists, source, job.now)
        names = _names(draft)
        before = next((keys[name] for name in names if name in keys), "")
        if before:
            _already(job, outcome, draft, before)
            continue
        path = _path(job, draft, places)
        if path:
            drafts[path] = draft, new_text(job.kind, draft.values, draft.body, _notes(job, draft))
            places.add(path.removeprefix("content/"))
            keys |= dict.fromkeys(names, path)
        else:
            outcome.refused += 1
        _tell(job, outcome, draft)
    _settle(job, outcome, drafts, check, dry_run)
    outcome.findings.sort()
    return outcome


def _lists(job: Job, datos: object, hosts: frozenset[str]) -> Lists:
    named = {
        name: {id_: one.nombre for id_, one in getattr(datos, name).items()}
        for name in ("dependencias", "temas")
    }
    for option, name in ((job.dependencia, "dependencias"), (job.tema, "temas")):
        if option and option not in named[name]:
            raise BadFile(
                f"«{option}» no está en content/datos/{name}.yml. Hay: {', '.join(named[name])}"
            )
    return Lists(named["dependencias"], named["temas"], hosts, job.dependencia, job.tema)


def _columns(job: Job, outcome: Outcome) -> dict[str, str]:
    known = known_names(job.what)
    for name, column in job.columns.items():
        if name not in known or column not in job.table.columns:
            raise BadFile(
                f"--columna {name}={column}: los campos son {', '.join(known)}; las columnas del "
                f"archivo son {', '.join(job.table.columns)}"
            )
    found, unknown = fields_by_column(job.table.columns, known, job.columns)
    if "titulo" not in found:
        raise BadFile(
            f"ninguna columna parece el título; hay: {', '.join(job.table.columns)}. Di cuál es "
            "con --columna titulo=COLUMNA"
        )
    for column in unknown:
        message = "no se reconoce y no se importó; di qué es con --columna campo=COLUMNA"
        outcome.findings.append(aviso(job.shown, 1, column, message))
    return found


def _keys(folder: Path) -> dict[str, str]:
    """Return the keys of what is there already, each with its file."""
    found = {}
    for path in sorted(folder.rglob("*.md")):
        for match in _KEY.finditer(path.read_text(encoding="utf-8", errors="replace")):
            found[fold(match[1])] = f"content/{folder.name}/{path.relative_to(folder).as_posix()}"
    return found


def _names(draft: Draft) -> list[str]:
    """Return what a row is known by: its key, and the homoclave, which no two guides share."""
    found = (draft.key, str(draft.values.get("homoclave", "")))
    return [fold(name) for name in found if name]


def _already(job: Job, outcome: Outcome, draft: Draft, path: str) -> None:
    outcome.already += 1
    message = f"«{draft.key}» ya está en {path}; no se tocó"
    outcome.findings.append(aviso(job.shown, draft.row.number, "", message))


def _path(job: Job, draft: Draft, places: Places) -> str:
    """Return where the draft goes, or an empty text when it cannot be written."""
    if draft.fatal:
        return ""
    values = draft.values
    name = short_name(str(values["titulo"]))
    if not name:
        draft.fatal.append("el título no tiene letras ni números con que formar la dirección")
        return ""
    day = day_of(parse_fecha(values["fecha"])) if "fecha" in values else day_of(job.now)
    path = path_of(job.kind, name, day, str(values["dependencia"]))
    try:
        places.refuse_taken(job.kind, path)
    except NoPlace as taken:
        draft.fatal.append(str(taken).partition(";")[0] + "; no se tocó")
        return ""
    return path


def _notes(job: Job, draft: Draft) -> list[str]:
    origin = f"Importado de {job.shown}, renglón {draft.row.number}. Revisa:"
    told = [f"- {clean(': '.join(filter(None, problem)))}" for problem in draft.problems]
    return [origin if told else origin.replace(" Revisa:", ""), *told]


def _tell(job: Job, outcome: Outcome, draft: Draft) -> None:
    number = draft.row.number
    outcome.findings += [aviso(job.shown, number, *problem) for problem in draft.problems]
    outcome.findings += [error(job.shown, number, "", reason) for reason in draft.fatal]


def _settle(
    job: Job,
    outcome: Outcome,
    drafts: Mapping[str, tuple[Draft, str]],
    check: Check,
    dry_run: bool,
) -> None:
    """Check the drafts in a copy, then write those that pass."""
    wrong = _refusals(job, {path: text for path, (_, text) in drafts.items()}, check)
    for path, (draft, text) in drafts.items():
        if path in wrong:
            outcome.refused += 1
            for message in wrong[path]:
                outcome.findings.append(error(job.shown, draft.row.number, "", message))
            continue
        outcome.written.append(path)
        if not dry_run:
            target = job.root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)


def _refusals(job: Job, texts: Mapping[str, str], check: Check) -> dict[str, list[str]]:
    """Return what the checks refuse, by file: beside the names of all others, none is read."""
    if not texts:
        return {}
    with tempfile.TemporaryDirectory(prefix="importar-") as name:
        stage = Path(name)
        content = job.root / "content"
        shutil.copytree(content / "datos", stage / "content" / "datos")
        for other in content.rglob("*.md"):
            place = stage / "content" / other.relative_to(content)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.touch()
        for path, text in texts.items():
            place = stage / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8", newline="\n")
        found = check(stage, job.now, *(stage / path for path in texts))
        wrong: dict[str, list[str]] = {}
        for finding in found:
            if finding.level is Level.ERROR:
                told = f"{finding.campo}: {finding.message}" if finding.campo else finding.message
                wrong.setdefault(finding.path, []).append(told)
        return wrong
