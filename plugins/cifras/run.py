"""One run: every line of every log to the data base, then each month's figures out of it."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from threading import local

import duckdb
from botocore.exceptions import BotoCoreError, ClientError

from plugins.cifras.counts import COUNTED, Counts
from plugins.cifras.formats import Recognised, recognise, segments
from plugins.cifras.lines import CHUNK, Health, chunks
from plugins.cifras.sources import Source

Added = tuple[Counter[str], set[date]]
_BAD_DATA = (
    duckdb.InvalidInputException,
    duckdb.ConversionException,
    duckdb.OutOfRangeException,
)


@dataclass
class FileReport:
    """What became of one file. ``format`` is None when it is in none that is known."""

    name: str
    format: Recognised | None = None
    health: Health = field(default_factory=Health)
    unreadable: str = ""

    @property
    def lines(self) -> int:
        """Every line read; none of a file that is in no known format."""
        return self.health.lines if self.format else 0


@dataclass
class Reading:
    """What became of all files."""

    files: list[FileReport] = field(default_factory=list)
    added: Counter[str] = field(default_factory=Counter)
    days: set[date] = field(default_factory=set)

    @property
    def lines(self) -> int:
        """All lines read."""
        return sum(file.lines for file in self.files)

    @property
    def rules(self) -> Counter[str]:
        """How many lines fell under each rule; their sum is ``lines``."""
        read = [file.health for file in self.files if file.format]
        cut, endless = sum(h.cut for h in read), sum(h.endless for h in read)
        return self.added + Counter({"mal_cortada": cut, "mal_larga": endless})

    @property
    def counted(self) -> int:
        """How many lines were counted."""
        return sum(self.rules[rule] for rule in COUNTED)


def read_logs(
    sources: Iterable[Source],
    counts: Counts,
    workers: int = 2,
    progress: Callable[[int], None] = lambda _: None,
) -> Reading:
    """Add every line of every source to ``counts``; ``progress`` is told of each bytes' arrival.

    Nothing that a file holds makes it fail; a file that cannot be opened is named in the result.
    """
    reading = Reading()
    waiting: deque[Future[Added]] = deque()
    held = _Held()
    doors = local()
    opened: list[Counts] = []

    def work(known: Recognised, text: str) -> Added:
        if not hasattr(doors, "counts"):
            doors.counts = counts.worker()
            opened.append(doors.counts)
        return _add(doors.counts, known, text)

    def collect(most: int) -> None:
        while len(waiting) > most:
            rules, days = waiting.popleft().result()
            reading.added += rules
            reading.days |= days

    try:
        with ThreadPoolExecutor(workers) as pool:
            for source in sources:
                report = FileReport(source.name)
                reading.files.append(report)
                for known, text in _texts(source, report, progress):
                    for full in held.put(known, text):
                        waiting.append(pool.submit(work, *full))
                        collect(workers + 1)
            waiting.extend(pool.submit(work, *rest) for rest in held.rest())
            collect(0)
    finally:
        for door in opened:
            door.close()
    return reading


class _Held:
    """Texts of one format waiting for more: CDNs write thousands of small files."""

    def __init__(self) -> None:
        self._texts: dict[tuple[object, ...], tuple[Recognised, list[str]]] = {}
        self._sizes: Counter[tuple[object, ...]] = Counter()

    def put(self, known: Recognised, text: str) -> Iterator[tuple[Recognised, str]]:
        """Take a text; yield what is now enough for one round."""
        key = (known.format, *sorted(known.places.items()))
        self._texts.setdefault(key, (known, []))[1].append(text)
        self._sizes[key] += len(text)
        if self._sizes[key] >= CHUNK:
            del self._sizes[key]
            known, texts = self._texts.pop(key)
            yield known, "\n".join(texts)

    def rest(self) -> Iterator[tuple[Recognised, str]]:
        """Yield what is left."""
        for known, texts in self._texts.values():
            yield known, "\n".join(texts)


def _texts(
    source: Source, report: FileReport, progress: Callable[[int], None]
) -> Iterator[tuple[Recognised, str]]:
    health, told = report.health, 0
    try:
        with source.open() as stream:
            texts = chunks(stream, health)
            first = next(texts, None)
            if first is None:
                # Nothing to recognise; a file with no line at all is not in a wrong format.
                return
            known = report.format = recognise(first)
            if known is None:
                return
            for text in chain([first], texts):
                for here, part in segments(text, known):
                    yield here, part
                    known = here
                progress(health.consumed - told)
                told = health.consumed
    except OSError as problem:
        report.unreadable = problem.strerror or type(problem).__name__
    except (BotoCoreError, ClientError) as problem:
        report.unreadable = str(problem)
    finally:
        progress(source.size - told)


def _add(counts: Counts, known: Recognised, text: str) -> Added:
    """Add lines; those that the engine itself refuses are found by halves and counted."""
    try:
        return counts.add(known, text)
    except _BAD_DATA:
        lines = text.split("\n")
        if len(lines) == 1:
            return Counter({"mal_ilegible": 1}), set()
        middle = len(lines) // 2
        first = _add(counts, known, "\n".join(lines[:middle]))
        second = _add(counts, known, "\n".join(lines[middle:]))
        return first[0] + second[0], first[1] | second[1]


def months_of(days: Sequence[date]) -> dict[str, list[date]]:
    """Return the given days by month (``2026-11``), in order."""
    found: dict[str, list[date]] = {}
    for day in sorted(days):
        found.setdefault(day.isoformat()[:7], []).append(day)
    return found
