import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.open_data.csv_text import cell, joined, to_csv


def read(document):
    return list(csv.reader(io.StringIO(document.decode("utf-8-sig"), newline="")))


def test_the_file_has_a_bom_and_ends_lines_as_the_standard_says():
    assert to_csv(("id", "año"), [("x", 1)]) == "\ufeffid,año\r\nx,1\r\n".encode()


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "+52 998"],
)
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text):
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-86.8515", "+5", "21.1619", "998 881 2800", "a=1", "'=1"])
def test_numbers_and_plain_text_stay_as_they_are(text):
    assert cell(text) == text


def test_values_that_are_no_text():
    assert [cell(v) for v in (None, True, False, 0, 12)] == ["", "sí", "no", "0", "12"]
    assert joined(["a", "b"]) == "a | b"


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"])), min_size=2))
def test_any_text_reads_back_from_its_cell(values):
    (row,) = read(to_csv(values, []))[:1] or [[]]
    assert row == values
    (_, row) = read(to_csv(["x"] * len(values), [values]))
    assert row == [cell(v) for v in values]
    assert not any(v.startswith(("=", "@", "\t", "\r", "\n")) for v in row)
