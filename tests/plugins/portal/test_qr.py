"""The QR code holds the address, drawn as segno draws it."""

import io
import re
from xml.etree import ElementTree as ET

import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.portal.qr import qr_svg
from plugins.portal.qr_mask import best_masked


def test_the_code_is_an_svg_that_scales():
    root = ET.fromstring(qr_svg("https://x.mx/tramites/pago-predial/"))
    assert root.tag.endswith("svg")
    assert re.fullmatch(r"0 0 \d+ \d+", root.get("viewBox", ""))
    assert root.get("width") is None


def test_other_addresses_give_other_codes():
    assert qr_svg("https://x.mx/a/") != qr_svg("https://x.mx/b/")
    assert qr_svg("https://x.mx/a/") == qr_svg("https://x.mx/a/")


def drawn_by_segno(address):
    buffer = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        buffer, kind="svg", xmldecl=False, svgns=True, omitsize=True, border=4, nl=False
    )
    return buffer.getvalue().decode()


@settings(max_examples=40)
@given(
    st.one_of(
        st.from_regex(r"https://x\.mx/[a-z/-]{1,60}", fullmatch=True),
        st.text("aé1A/", min_size=1, max_size=150),
    )
)
def test_a_code_is_the_one_that_segno_chooses(address):
    assert qr_svg(address) == drawn_by_segno(address)


@pytest.mark.parametrize("version", [1, 2, 6, 7, 13, 14, 22, 32, 36, 40])
@pytest.mark.parametrize("error", ["l", "h"])
def test_the_mask_is_the_best_in_codes_of_any_size(version, error):
    def code(mask=None):
        given = {"version": version, "error": error, "boost_error": False, "micro": False}
        return segno.make(f"{version}{error}", mask=mask, **given).matrix

    assert best_masked(code(mask=0)) == ["".join(map(str, row)) for row in code()]
