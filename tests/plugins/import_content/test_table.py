"""Exports as offices send them: any encoding, sign between columns, format."""

import io
from datetime import datetime

import pytest
from openpyxl import Workbook

from plugins.import_content.table import BadFile, read_table

ROWS = {"Título": "Año nuevo, función", "Área": "Dirección «A»; piso 2"}


def read(tmp_path, name, raw):
    path = tmp_path / name
    path.write_bytes(raw)
    return read_table(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_any_encoding_and_sign_give_the_same_rows(tmp_path, encoding, sign):
    cells = [*ROWS, *ROWS.values()]
    quoted = [f'"{cell}"' for cell in cells]
    text = f"{sign.join(quoted[:2])}\r\n{sign.join(quoted[2:])}\r\n"
    table = read(tmp_path, "x.csv", text.encode(encoding))
    assert (table.columns, [row.values for row in table.rows]) == (tuple(ROWS), [ROWS])


def test_a_cell_may_hold_several_lines_and_signs(tmp_path):
    table = read(tmp_path, "x.csv", b'a;b\n"uno, dos\ntres";"x ""y"""\n\n;\nz;\n')
    assert [row.values for row in table.rows] == [{"a": "uno, dos\ntres", "b": 'x "y"'}, {"a": "z"}]
    assert [row.number for row in table.rows] == [2, 5]


def test_titles_above_the_columns_and_excel_s_own_line_are_passed_over(tmp_path):
    table = read(tmp_path, "x.csv", b"sep=;\nRegistro 2024;;\n;;\nClave;Nombre;\n1;Uno;\n")
    assert [(row.number, row.values) for row in table.rows] == [
        (5, {"Clave": "1", "Nombre": "Uno"})
    ]


def workbook(*rows, empty_first=False):
    book = Workbook()
    if empty_first:
        book.create_sheet("Datos")
    sheet = book.worksheets[-1]
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_spreadsheet_keeps_dates_numbers_and_yes_as_texts(tmp_path):
    rows = [
        ("Clave", "Fecha", "Monto", "Gratis"),
        (12.0, datetime(2024, 3, 14), 3.67, False),
        (13, datetime(2024, 3, 14, 9, 30), None, True),
    ]
    table = read(tmp_path, "x.xlsx", workbook(*rows, empty_first=True))
    assert [row.values for row in table.rows] == [
        {"Clave": "12", "Fecha": "2024-03-14", "Monto": "3.67", "Gratis": "no"},
        {"Clave": "13", "Fecha": "2024-03-14T09:30:00", "Gratis": "sí"},
    ]


def test_records_of_json_may_lie_in_a_wrapper_and_nest(tmp_path):
    raw = b'{"n": 1, "tramites": [{"a": {"b": "x"}, "c": ["1", "2"], "d": null}, {"e": true}]}'
    table = read(tmp_path, "x.json", raw)
    assert table.columns == ("a.b", "c", "d", "e")
    assert [row.values for row in table.rows] == [{"a.b": "x", "c": "1\n2"}, {"e": "sí"}]


@pytest.mark.parametrize(
    ("name", "raw", "why"),
    [
        ("x.pdf", b"%PDF", "guarda el archivo como CSV, XLSX o JSON"),
        ("x.csv", b"", "no tiene renglones"),
        ("x.csv", b"a;b\n", "no tiene renglones"),
        ("x.csv", b"a;a\n1;2\n", "está dos veces"),
        ("x.xlsx", b"a;b\n1;2\n", "no es un libro de Excel"),
        ("x.json", b"{", "no es JSON bien formado"),
        ("x.json", b"[1, 2]", "lista de registros"),
        ("x.json", b"[" * 100_000, "no es JSON bien formado"),
    ],
)
def test_what_is_no_table_is_refused_in_plain_words(tmp_path, name, raw, why):
    with pytest.raises(BadFile, match=why):
        read(tmp_path, name, raw)


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(BadFile, match=r"no se puede leer nada\.csv"):
        read_table(tmp_path / "nada.csv")
