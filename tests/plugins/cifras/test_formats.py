"""Each format as its maker writes it, and as it looks when something went wrong on the way."""

from __future__ import annotations

import gzip
import json
from datetime import datetime

import pytest

from plugins.cifras.formats import Format, recognise
from plugins.content_model.dates import CANCUN
from tests.plugins.cifras.runs import count
from tests.support.access_logs import (
    CLOUDFRONT_HEADER,
    DESKTOP,
    PHONE,
    Request,
    cloudflare,
    cloudfront,
    combined,
)

AT = datetime(2026, 11, 20, 23, 30, tzinfo=CANCUN)
SEEN = Request(AT, "187.1.2.3", PHONE[2], "/buscar/?q=acta+de+nacimiento")


def rules_of(tmp_path, text, name="x.log"):
    (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    reading, months = count(tmp_path)
    assert reading.lines == reading.rules.total()
    return {rule: n for rule, n in reading.rules.items() if n}, reading, months


LINES = {
    "nginx": combined(SEEN),
    "fastly": f"<134>2026-11-21T04:30:00Z cache-qro1 portal[3141]: {combined(SEEN)}",
    "vhost": f"portal.example:443 {combined(SEEN)}",
    "utc": combined(SEEN).replace("20/Nov/2026:23:30:00 -0500", "21/Nov/2026:04:30:00 +0000"),
    "ipv6": combined(SEEN).replace("187.1.2.3", "2001:db8::1"),
    "common": combined(SEEN).partition(' "-" "')[0],
    "more": f'{combined(SEEN)} "187.9.9.9" 0.003',
    "user": combined(SEEN).replace(" - - [", " - ana [x] ["),
    "escaped": combined(SEEN).replace('\\"', "\\x22"),
    "cloudfront": CLOUDFRONT_HEADER + cloudfront(SEEN),
    "cloudfront bare": cloudfront(SEEN),
    "cloudfront twice encoded": CLOUDFRONT_HEADER + cloudfront(SEEN).replace("%20", "%2520"),
    "rfc3339": cloudflare(SEEN),
    "unix": cloudflare(SEEN, "unix"),
    "unixnano": cloudflare(SEEN, "unixnano"),
    "cloudfront v2": json.dumps(
        {
            **{"date": "2026-11-21", "time": "04:30:00", "c-ip": "187.1.2.3", "sc-status": "200"},
            **{"cs-method": "GET", "cs-uri-stem": "/buscar/", "cs-uri-query": "q=acta"},
            "cs(User-Agent)": "Mozilla/5.0%20(iPhone)%20Mobile",
        }
    ),
}


@pytest.mark.parametrize("name", LINES)
def test_a_search_at_night_is_a_page_of_that_day_in_cancun(tmp_path, name):
    rules, reading, _ = rules_of(tmp_path, LINES[name] + "\n")
    assert rules.pop("encabezado", 2) == 2
    assert rules == {"pagina": 1}
    assert reading.days == {AT.date()}


def test_files_of_every_format_in_one_folder_are_one_visit(tmp_path):
    for number, text in enumerate(LINES.values()):
        data = f"{text}\r\n".encode()
        (tmp_path / str(number)).write_bytes(gzip.compress(data) if number % 2 else data)
    reading, _ = count(tmp_path)
    assert reading.rules["pagina"] == len(LINES)


def test_headers_in_the_middle_of_a_file_say_the_new_order(tmp_path):
    other = (
        "#Version: 1.0\n#Fields: c-ip cs(User-Agent) time date sc-status cs-uri-stem cs-method\n"
    )
    line = "10.0.0.1\tMozilla/5.0%20(iPhone)\t12:00:00\t2026-11-20\t200\t/\tGET\n"
    text = CLOUDFRONT_HEADER + cloudfront(SEEN) + "\n" + other + line
    assert rules_of(tmp_path, text)[0] == {"pagina": 2, "encabezado": 4}


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        (combined(SEEN)[:60], "mal_columnas"),
        (combined(SEEN).replace("187.1.2.3", "nadie"), "mal_ip"),
        (combined(SEEN).replace("Nov", "Xyz"), "mal_fecha"),
        (combined(SEEN).replace("/2026:", "/2099:"), "mal_reloj"),
        (combined(SEEN).replace("/2026:", "/1970:"), "mal_reloj"),
        (combined(SEEN).replace("/Nov/", "/Oct/"), "fuera_de_periodo"),
        (
            combined(SEEN).replace("GET /buscar/?q=acta+de+nacimiento HTTP/2.0", "\\x16"),
            "mal_peticion",
        ),
        (combined(SEEN).replace('" 200 ', '" abc '), "mal_estado"),
        (combined(SEEN).replace("acta", "a" * 70_000), "mal_larga"),
        ("", "vacia"),
        ("\ufffd\ufffd", "mal_columnas"),
    ],
)
def test_a_broken_line_is_counted_by_what_is_broken(tmp_path, line, rule):
    rules, _, _ = rules_of(tmp_path, f"{combined(SEEN)}\n{line}\n")
    assert rules == {"pagina": 1, rule: 1}


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("{", "mal_json"),
        ("[1]", "mal_json"),
        ("{}", "mal_columnas"),
        (cloudflare(SEEN)[:-20], "mal_json"),
        (
            cloudflare(SEEN, "unix").replace(
                '"EdgeStartTimestamp": ', '"EdgeStartTimestamp": 9999'
            ),
            "mal_fecha",
        ),
        (cloudflare(SEEN).replace("2026-11-21T", "ayer "), "mal_fecha"),
        (cloudflare(SEEN).replace(": 200", ": null"), "mal_columnas"),
    ],
)
def test_a_broken_object_is_counted_by_what_is_broken(tmp_path, line, rule):
    rules, _, _ = rules_of(tmp_path, f"{cloudflare(SEEN)}\n{line}\n")
    assert rules.pop("pagina") == 1
    assert list(rules) == [rule] or (rule == "mal_fecha" and list(rules) == ["mal_reloj"])


def test_what_is_no_log_is_named_and_not_counted(tmp_path):
    (tmp_path / "foto.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500))
    (tmp_path / "nada.log").write_bytes(b"")
    (tmp_path / "otro.json").write_text('{"level": "info"}\n')
    (tmp_path / "x.log").write_text(combined(SEEN) + "\n")
    reading, _ = count(tmp_path)
    assert [f.name for f in reading.files if f.format is None] == [
        "foto.png",
        "nada.log",
        "otro.json",
    ]
    assert reading.lines == 1


def test_a_file_is_recognised_though_its_first_lines_are_broken():
    assert recognise("basura\n" * 50 + combined(SEEN)).format is Format.COMBINED
    assert recognise("basura\n" * 50) is None


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (
            {"agent": "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)"},
            "robot",
        ),
        ({"agent": "Mozilla/5.0 (Linux; Android 9; CUBOT_X18) Mobile Safari"}, "pagina"),
        ({"agent": "okhttp/4.9"}, "programa"),
        ({"agent": ""}, "programa"),
        ({"target": "/wp-admin/setup.php"}, "sondeo"),
        ({"target": "/?x=<script>alert(1)</script>"}, "sondeo"),
        ({"target": "/.well-known/security.txt"}, "archivo"),
        ({"target": "/assets/main.3f9a.css"}, "archivo"),
        ({"target": "/noticias/atom.xml"}, "archivo"),
        ({"method": "POST"}, "metodo"),
        ({"status": 301}, "redireccion"),
        ({"status": 404}, "estado"),
        ({"status": 304}, "pagina"),
        ({"target": "/index.html"}, "pagina"),
        ({"referer": "https://portal.example/sw.js"}, "copia"),
        ({"target": "/api/v1/tramites.json", "agent": "curl/8.4.0"}, "descarga"),
        ({"target": "/api/v1/tramites.json", "status": 304}, "estado"),
        ({"target": "/api/v1/"}, "pagina"),
    ],
)
def test_each_rule_decides_what_it_says(tmp_path, change, rule):
    request = Request(**{**SEEN.__dict__, "agent": DESKTOP[0], "target": "/", **change})
    assert rules_of(tmp_path, combined(request) + "\n")[0] == {rule: 1}
