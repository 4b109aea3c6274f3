from __future__ import annotations

import csv
import io

from plugins.open_data.cifras import COLUMNS, cifras_csv
from tests.plugins.content_model.builders import catalogue, datos


def rows(*entries):
    text = cifras_csv(catalogue(data=datos(cifras=list(entries)))).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def test_a_month_has_a_row_for_each_count_and_withheld_ones_are_empty():
    table = rows(
        {
            "id": "2026-11",
            "desde": "2026-11-01",
            "hasta": "2026-11-30",
            "visitas": "1200",
            "dispositivos": {"celular": "900"},
            "sin_respuesta": [{"texto": "medidor", "respuesta": "nada"}],
        }
    )
    period = ["2026-11", "2026-11-01", "2026-11-30", "30"]
    assert table[0] == list(COLUMNS)
    assert [*period, "visitas", "", "1200"] in table
    assert [*period, "visitas_por_dispositivo", "celular", "900"] in table
    assert [*period, "visitas_por_dispositivo", "tableta", ""] in table
    assert [*period, "busqueda_nada", "medidor", ""] in table


def test_a_figure_of_before_the_logs_has_no_days():
    source = {"nombre": "Nota", "visto": "2026-11-22"}
    earlier = {"id": "antes", "periodo": "Antes", "visitas": "66447", "fuentes": [source]}
    assert rows(earlier)[1] == ["Antes", "", "", "", "visitas", "", "66447"]
