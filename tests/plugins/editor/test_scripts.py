"""The editor's scripts: dates of Cancún on any device, texts, and the classes of the previews."""

import re
import subprocess

import pytest

from plugins.content_model.dates import parse_fecha


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2026-03-14", {"day": "2026-03-14", "hour": ""}),
        ("2026-03-14T09:30-05:00", {"day": "2026-03-14", "hour": "09:30"}),
        ("2026-03-15T01:00:00Z", {"day": "2026-03-14", "hour": "20:00"}),
        ("2026-03-14T23:59+09:00", {"day": "2026-03-14", "hour": "09:59"}),
        ("ayer", {"day": "", "hour": ""}),
        ("", {"day": "", "hour": ""}),
    ],
)
def test_a_written_date_is_shown_as_cancuns_clock_has_it(node, text, parts):
    assert node({"job": "parts", "text": text}) == [parts]


def test_what_is_chosen_is_written_with_cancuns_offset(node):
    day, instant, nothing = node(
        {"job": "written", "value": {"day": "2026-03-14", "hour": ""}},
        {"job": "written", "value": {"day": "2026-03-14", "hour": "20:30"}},
        {"job": "written", "value": {"day": "", "hour": "20:30"}},
    )
    assert (day, instant, nothing) == ("2026-03-14", "2026-03-14T20:30-05:00", "")
    assert parse_fecha(instant).isoformat() == "2026-03-14T20:30:00-05:00"


def test_now_is_the_day_it_is_in_cancun(node):
    # 23 November 2026, 03:00 UTC is still the evening of the 22nd.
    assert node({"job": "local", "instant": 1795402800000}) == [
        {"day": "2026-11-22", "hour": "22:00"}
    ]


@pytest.mark.parametrize(
    ("name", "tidy"),
    [
        ("IMG_2034 (1).JPG", "img-2034-1.jpg"),
        ("(1).JPG", "1.jpg"),
        ("Ñandú y Cancún.final.png", "nandu-y-cancun-final.png"),
        ("¿?.pdf", "archivo.pdf"),
        ("sin-final", "sin-final"),
    ],
)
def test_an_uploaded_file_gets_a_tidy_name(node, name, tidy):
    assert node({"job": "tidied", "name": name}) == [tidy]


def test_why_a_save_was_refused_stays_until_one_succeeds(node):
    refused = {"action": "persistEntry", "status": 422, "answer": '{"error": "No se guardó."}'}
    saved = {"action": "persistEntry", "status": 200, "answer": "{}"}
    unread = {"action": "getEntry", "status": 500, "answer": '{"error": "no"}'}
    assert node({"job": "shown", "asked": [refused, unread, saved]}) == [["No se guardó.", None]]


def test_the_previews_use_only_classes_that_the_sites_components_have(root):
    source = (root / "theme/admin/previews.js").read_text("utf-8")
    # Their arguments: dom("tag", "classes", …children).
    named = re.findall(r'(?:dom|list)\(\s*(?:dom, )?"\w+",\s*["`]([^"`]*)["`]', source)
    used = {name for names in named for name in re.sub(r"\$\{.*?\}", "", names).split()}
    assert {"page-header__title", "emergency-message__level", "cost-table__amount"} <= used
    theme = "".join(
        path.read_text("utf-8")
        for pattern in ("styles/**/*.css", "components/*/*.css", "components/*/template.html")
        for path in sorted((root / "theme").glob(pattern))
    )
    assert not [name for name in used if not re.search(rf"\b{name}", theme)]


def test_every_text_left_in_english_has_its_spanish(root):
    # Keys of Decap's English that its Spanish lacks or repeats; what staff never see is left out.
    code = (
        "import {SPANISH, translated} from './spanish.js';"
        "const base={ui:{toast:{entrySaved:'Entrada guardada'}}};"
        "const made=translated(base);"
        "console.log(made.ui.toast.entrySaved, '|', made.collection.collectionTop.filterBy, '|',"
        "  base.collection, '|', typeof SPANISH.editor)"
    )
    done = subprocess.run(
        ["node", "--input-type=module", "-e", code],
        cwd=root / "theme/admin",
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.strip() == "Entrada guardada | Filtrar | undefined | object"
