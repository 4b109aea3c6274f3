"""The queries are the same text for DuckDB, Trino and Athena; what engines read is apart."""

from __future__ import annotations

import re

import pytest
import sqlglot
from sqlglot import exp

from plugins.cifras.counts import SQL
from plugins.cifras.formats import Format, Recognised
from tests.plugins.cifras.runs import counts

PORTABLE = sorted(SQL.glob("*.sql"))
ENGINES = ("duckdb", "trino", "athena")

# Functions that DuckDB and Trino have under the same name and with the same meaning (Trino's
# documentation, "Functions and operators"). regexp_extract differs only in what it returns for no
# match, which coalesce makes equal; concat treats NULL differently and is not among them.
SAME = frozenset(
    {
        *("AND", "CASE", "CAST", "COALESCE", "COUNT", "DATE_TRUNC", "IF", "LENGTH", "LOWER", "OR"),
        *("REGEXP_EXTRACT", "REPLACE", "SPLIT_PART", "STR_POSITION", "SUBSTRING"),
        "TIMESTAMP_TRUNC",
    }
)


def parsed(path, engine):
    return sqlglot.parse_one(path.read_text("utf-8"), read=engine)


def test_there_are_queries():
    assert {path.stem for path in PORTABLE} >= {"requests", "totals", "guides", "searches"}


@pytest.mark.parametrize("path", PORTABLE, ids=lambda path: path.stem)
@pytest.mark.parametrize("engine", ENGINES)
def test_every_engine_reads_the_query(path, engine):
    tree = parsed(path, engine)
    assert isinstance(tree, exp.Select)
    assert not list(tree.find_all(exp.Command))


@pytest.mark.parametrize("path", PORTABLE, ids=lambda path: path.stem)
def test_every_engine_reads_the_same(path):
    def plain(engine):
        return parsed(path, engine).sql(dialect="trino", normalize=True, comments=False)

    assert plain("duckdb") == plain("trino") == plain("athena")


@pytest.mark.parametrize("path", PORTABLE, ids=lambda path: path.stem)
def test_only_functions_that_both_engines_have_are_called(path):
    functions = list(parsed(path, "trino").find_all(exp.Func))
    assert not [f.name for f in functions if isinstance(f, exp.Anonymous)]
    strange = {name for f in functions if (name := f.sql_name()) not in SAME}
    assert not strange, f"{path.name}: see whether Trino and DuckDB mean the same by {strange}"


@pytest.mark.parametrize("path", PORTABLE, ids=lambda path: path.stem)
def test_nothing_that_only_duckdb_has_is_used(path):
    text = re.sub(r"--.*|'[^']*'", "", path.read_text("utf-8"))
    assert not re.search(r"\b(ILIKE|QUALIFY|EXCLUDE|getvariable|unnest|list|struct)\b|::|\[", text)


DEFINITIONS = sorted((SQL / "trino").glob("*.sql"))


@pytest.mark.parametrize("path", DEFINITIONS, ids=lambda path: path.stem)
@pytest.mark.parametrize("engine", ["trino", "athena"])
def test_the_thin_definition_gives_the_columns_that_the_queries_read(path, engine):
    view = sqlglot.parse_one(path.read_text("utf-8"), read=engine)
    assert isinstance(view, exp.Create)
    given = {column.alias_or_name for column in view.expression.selects}
    with counts() as found:
        door = found.worker()
        line = '187.1.2.3 - - [20/Nov/2026:10:00:00 -0500] "GET / HTTP/2.0" 200 5 "-" "x"'
        door.add(Recognised(Format.COMBINED), line)
        ours = {row[0] for row in door._connection.execute("DESCRIBE logs").fetchall()}
    assert given == ours
