import re

import ada_url
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.content_model.weburl import UnsafeUrl, parse_http


def test_an_ordinary_address_is_normalised():
    url = parse_http("HTTPS://WWW.Cancun.gob.mx/a/../b?x=1#y")
    assert url.href == "https://www.cancun.gob.mx/b?x=1#y"
    assert url.host == "www.cancun.gob.mx"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("https://www.cancun.gob.mx@evil.com/", "usuario"),
        ("https://a:b@evil.com/", "usuario"),
        ("https://@evil.com/", "usuario"),
        (r"https://evil.com\@www.cancun.gob.mx/", "diagonal"),
        (r"https:\\evil.com", "diagonal"),
        ("https://evil.com:8080/", "puerto"),
        ("https://c\u0430ncun.gob.mx/", "alfabeto"),
        ("https://xn--cncun-5ve.gob.mx/", "alfabeto"),
        ("https://cancun。gob.mx/", "alfabeto"),
        ("https://cancun%2egob.mx/", "alfabeto"),
        ("https://127.0.0.1/", "dominio"),
        ("https://0x7f.1/", "dominio"),
        ("https://2130706433/", "dominio"),
        ("https://[::1]/", "dominio"),
        ("https://localhost/", "dominio"),
        ("https://cancun.gob.mx./", "dominio"),
        ("https:///cancun.gob.mx", "completa"),
        ("https:cancun.gob.mx", "completa"),
        ("//cancun.gob.mx", "completa"),
        ("cancun.gob.mx", "completa"),
        ("https://", "completa"),
        ("javascript:alert(1)", "javascript:"),
        ("ftp://cancun.gob.mx/", "ftp:"),
        ("https://cancun.gob.mx/a b", "espacios"),
        ("https://cancun.gob\u200b.mx/", "invisibles"),
        ("java\tscript:alert(1)", "invisibles"),
        (" https://cancun.gob.mx/", "espacios"),
    ],
)
def test_an_address_that_hides_another_is_refused(text, word):
    with pytest.raises(UnsafeUrl, match=word):
        parse_http(text)


PIECES = [
    "https:",
    "http:",
    "//",
    "/",
    "\\",
    "@",
    "cancun.gob.mx",
    "evil.com",
    ":",
    "443",
    ".",
    "?",
    "#",
    "%2e",
    "\u0430",
    "xn--",
    "[",
    "]",
    "\t",
    "a",
]


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_what_is_accepted_goes_where_a_browser_goes(text):
    try:
        url = parse_http(text)
    except UnsafeUrl:
        return
    browser = ada_url.URL(text)
    assert browser.hostname == url.host
    assert browser.protocol in {"http:", "https:"}
    assert not (browser.username or browser.password or browser.port)
    assert re.fullmatch(r"[a-z0-9.-]+", url.host)
    assert text.lower().split("//", 1)[1].startswith(url.host)
