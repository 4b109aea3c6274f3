"""The QR code holds the address."""

import re
from xml.etree import ElementTree as ET

from plugins.portal.qr import qr_svg


def test_the_code_is_an_svg_that_scales():
    root = ET.fromstring(qr_svg("https://x.mx/tramites/pago-predial/"))
    assert root.tag.endswith("svg")
    assert re.fullmatch(r"0 0 \d+ \d+", root.get("viewBox", ""))
    assert root.get("width") is None


def test_other_addresses_give_other_codes():
    assert qr_svg("https://x.mx/a/") != qr_svg("https://x.mx/b/")
    assert qr_svg("https://x.mx/a/") == qr_svg("https://x.mx/a/")
