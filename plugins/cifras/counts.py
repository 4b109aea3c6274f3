"""The run's data base: lines go in, counted by rule; the portable queries come out.

DuckDB lives in the process. What it cannot hold in memory it writes, encrypted with a key that only
the process has, to a folder that is removed at the end; addresses have become hashes before that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from plugins.cifras.formats import Recognised

SQL = Path(__file__).with_name("sql")
COUNTED = ("pagina", "descarga")
"""The rules whose lines are counted; every other rule is a reason not to count one."""

_KEPT = "rule, day, visitor, person, device, path, term, starts_app"


@dataclass(frozen=True)
class Period:
    """The days asked for, both included, and the instant of the run."""

    first: date
    last: date
    now: datetime

    def days(self) -> Iterator[date]:
        """Yield each day."""
        for number in range((self.last - self.first).days + 1):
            yield self.first + timedelta(days=number)


@dataclass(frozen=True)
class Salts:
    """One random text a day, and one for the run; whoever makes them forgets them."""

    by_day: Mapping[date, str]
    run: str


class Counts:
    """Adds lines and answers queries. Not for several threads at once: each takes ``worker()``."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, period: Period, salts: Salts) -> None:
        self._connection, self._period, self._salts = connection, period, salts

    def worker(self) -> Counts:
        """Return another door to the same data, for another thread."""
        door = Counts(self._connection.cursor(), self._period, self._salts)
        salts = [self._salts.by_day[day] for day in self._period.days()]
        for name, value in (
            ("salts", salts),
            ("run_salt", self._salts.run),
            ("first_day", self._period.first),
        ):
            door._connection.execute(f"SET VARIABLE {name} = $1", [value])
        return door

    def add(self, known: Recognised, text: str) -> tuple[Counter[str], set[date]]:
        """Add lines; return how many fell under each rule, and the days they are of."""
        run = self._connection.execute
        for name, place in known.places.items():
            run(f"SET VARIABLE {name} = {int(place)}")
        format_ = query(f"duckdb/{known.format.value}")
        run(
            f"CREATE OR REPLACE TEMP TABLE logs AS WITH judged AS ({format_})\n"
            + query("duckdb/visitors"),
            {"chunk": text},
        )
        run(f"CREATE OR REPLACE TEMP TABLE judged_requests AS {query('requests')}")
        rules: Counter[str] = Counter()
        days = set()
        rows = run("SELECT rule, day, count(*) FROM judged_requests GROUP BY rule, day").fetchall()
        for rule, day, count in rows:
            rules[rule] += count
            if not rule.startswith("mal_") and rule != "fuera_de_periodo" and day is not None:
                days.add(day)
        wanted = ", ".join(f"'{rule}'" for rule in COUNTED)
        run(f"INSERT INTO requests SELECT {_KEPT} FROM judged_requests WHERE rule IN ({wanted})")
        return rules, days

    def close(self) -> None:
        """Forget the last lines that went through here."""
        self._connection.execute("DROP TABLE IF EXISTS logs")
        self._connection.execute("DROP TABLE IF EXISTS judged_requests")
        self._connection.close()

    def ask(self, name: str) -> list[tuple[Any, ...]]:
        """Return the rows of the portable query ``sql/<name>.sql``."""
        return self._connection.execute(query(name)).fetchall()

    def batches(self, name: str, size: int = 10_000) -> Iterator[Sequence[tuple[Any, ...]]]:
        """Yield the rows of a query some at a time."""
        answer = self._connection.cursor().execute(query(name))
        while rows := answer.fetchmany(size):
            yield rows

    def set_terms(self, terms: Iterable[tuple[str, str]]) -> None:
        """Add what each search is taken as."""
        rows = list(terms)
        if rows:
            self._connection.execute(
                "INSERT INTO terms SELECT unnest($raw), unnest($term)",
                {"raw": [raw for raw, _ in rows], "term": [term for _, term in rows]},
            )


@contextmanager
def open_counts(
    period: Period,
    salts: Salts,
    warning_days: Iterable[date],
    memory: str = "1GB",
    threads: int = 2,
) -> Iterator[Counts]:
    """Give an empty data base for a period; nothing of it is left afterwards.

    ``memory`` bounds what DuckDB holds; ``warning_days`` are those with a warning in force.
    """
    with TemporaryDirectory(prefix="cifras-") as folder:
        connection = duckdb.connect(
            ":memory:",
            config={
                "memory_limit": memory,
                "threads": threads,
                "temp_directory": folder,
                "temp_file_encryption": True,
                # The cipher of DuckDB's own build, which it calls unsafe because its random numbers
                # are not OpenSSL's. What is written are hashes; nobody needs to read it later.
                "force_mbedtls_unsafe": True,
                "autoinstall_known_extensions": False,
                "autoload_known_extensions": False,
                "preserve_insertion_order": False,
            },
        )
        try:
            _prepare(connection, period, warning_days)
            yield Counts(connection, period, salts)
        finally:
            connection.close()


@cache
def query(name: str) -> str:
    """Return the text of ``sql/<name>.sql``."""
    return (SQL / f"{name}.sql").read_text("utf-8")


def _prepare(
    connection: duckdb.DuckDBPyConnection, period: Period, warning_days: Iterable[date]
) -> None:
    run = connection.execute
    run("SET TimeZone = 'UTC'")
    run("SET enable_external_access = false")  # a query reads nothing but what it is given
    run(
        "CREATE TABLE requests (rule VARCHAR, day DATE, visitor BIGINT, person BIGINT, "
        "device VARCHAR, path VARCHAR, term VARCHAR, starts_app BOOLEAN)"
    )
    run("CREATE TABLE terms (raw VARCHAR, term VARCHAR)")
    run("CREATE TABLE warning_days (day DATE)")
    for day in sorted(set(warning_days)):
        run("INSERT INTO warning_days VALUES ($1)", [day])
    run(
        "CREATE TABLE period AS SELECT $1::DATE AS first_day, $2::DATE AS last_day, "
        "TIMESTAMP '2015-02-01 05:00:00' AS earliest, $3::TIMESTAMP AS latest",
        [period.first, period.last, (period.now + timedelta(days=1)).replace(tzinfo=None)],
    )
