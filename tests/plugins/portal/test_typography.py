"""No line ends between a figure and its sign."""

import pytest

from plugins.portal.typography import together


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Paga el 50 % hoy", "Paga el 50~% hoy"),
        ("3.67 UMA × $117.31", "3.67~UMA × $117.31"),
        (
            "Av. Tulum 5, SM 5, Mz. 5, Lt. 5, C.P. 77500",
            "Av. Tulum 5, SM~5, Mz.~5, Lt.~5, C.P.~77500",
        ),
        ("998 881 2800 ext. 6700", "998~881~2800 ext.~6700"),
        ("por SMS o WhatsApp", "por SMS o WhatsApp"),
        ('<a href="/x/?a=%20" class="a b">', '<a href="/x/?a=%20" class="a b">'),
    ],
)
def test_a_figure_stays_with_its_sign(written, kept):
    assert together(written) == kept.replace("~", "\u00a0")
