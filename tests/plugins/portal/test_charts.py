from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from plugins.portal.charts import LONGEST_LABEL, WIDEST, Amount, bar_chart


def test_the_longest_bar_leaves_room_for_its_value_and_the_others_keep_their_proportion():
    chart = bar_chart("x", "Visitas", [Amount("Mayo", 50, "50"), Amount("Junio", 100, "100")])
    assert [bar.ancho for bar in chart.barras] == [WIDEST / 2, WIDEST]


def test_who_does_not_see_the_drawing_is_told_every_value():
    chart = bar_chart("x", "Visitas", [Amount("Mayo", 50, "50"), Amount("Junio", 7, "siete")])
    assert chart.descripcion == "Mayo: 50. Junio: siete."


def test_nothing_to_draw_is_no_chart():
    assert bar_chart("x", "Visitas", []) is None


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=40))
def test_bars_never_leave_the_drawing_nor_touch_each_other(numbers):
    chart = bar_chart("x", "t", [Amount("a", number, str(number)) for number in numbers])
    assert all(0 <= bar.ancho <= WIDEST for bar in chart.barras)
    tops = [bar.y_barra for bar in chart.barras]
    assert all(later - earlier > 3 for earlier, later in pairwise(tops))
    assert chart.barras[-1].y_barra + 1.1 <= chart.alto


@given(st.text(max_size=90))
def test_a_long_label_is_cut_to_what_fits(text):
    (bar,) = bar_chart("x", "t", [Amount(text, 1, "1")]).barras
    assert len(bar.texto) <= LONGEST_LABEL
