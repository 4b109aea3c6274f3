"""What an address of content leads to, asked of the browser itself."""

from __future__ import annotations

import pytest

from plugins.content_model.weburl import UnsafeUrl, parse_http

pytestmark = pytest.mark.slow

HIDDEN = [
    # Someone else's host behind a name that is read first.
    "https://www.cancun.gob.mx@malo.example/",
    "https://www.cancun.gob.mx:x@malo.example/",
    "https://malo.example\\@www.cancun.gob.mx/",
    "https:\\\\malo.example",
    "https:/\\malo.example/www.cancun.gob.mx",
    "https:malo.example",
    "///malo.example",
    # Another door of the same house.
    "https://www.cancun.gob.mx:8443/",
    # Letters that look like others, or that become others.
    "https://www.c\u0430ncun.gob.mx/",
    "https://www.xn--cncun-5ve.gob.mx/",
    "https://www.ca\u0144cun.gob.mx/",
    "https://www\uff0ecancun\u3002gob.mx/",
    "https://\uff4d\uff41\uff4c\uff4f.example/",
    "https://www.cancun.gob%2emx/",
    "https://www.cancun.gob.mx\u00ad.malo.example/",
    # The same name with a dot more, which cookies and lists take for another.
    "https://www.cancun.gob.mx./",
    # Numbers that are addresses.
    "https://0x7f.1/",
    "https://0x7f000001/",
    "https://2130706433/",
    "https://0177.0.0.1/",
    "https://127.1/",
    "https://[::ffff:127.0.0.1]/",
    # What a browser takes away without a word.
    "https://www.cancun\t.gob.mx/",
    "https://mal\no.example/",
    "ht\ttps://malo.example/",
    " https://malo.example/",
    "https://malo.example\u2028/",
]
PLAIN = [
    "https://www.cancun.gob.mx/a?b=c#d",
    "HTTPS://WWW.CANCUN.GOB.MX",
    "https://imdai.cancun.gob.mx:443/remtys",
    "http://imdai.cancun.gob.mx/../x",
    "https://www.gob.mx/x@y",
    "https://www.gob.mx/?u=https://malo.example/",
]


@pytest.mark.parametrize("text", HIDDEN)
def test_an_address_that_could_deceive_is_refused(text):
    with pytest.raises(UnsafeUrl):
        parse_http(text)


def test_the_browser_goes_where_we_think(page):
    said = page.evaluate(
        "(all) => all.map((text) => new URL(text)).map((url) => [url.href, url.hostname])",
        PLAIN,
    )
    assert [list(one) for one in said] == [
        [url.href, url.host] for url in (parse_http(text) for text in PLAIN)
    ]


def test_the_refused_ones_do_lead_elsewhere_or_nowhere(page):
    """Otherwise the list above would only show that much is refused."""
    hosts = page.evaluate(
        "(all) => all.map((t) => { try { return new URL(t).host; } catch { return ''; } })", HIDDEN
    )
    assert "malo.example" in hosts
    assert "127.0.0.1" in hosts
