import json
import urllib.request
from pathlib import Path

import brotli

from tests.bench.audit.audit import lighthouse_table, main, median, weight_table
from tests.bench.audit.lighthouse import CATEGORIES, read_report
from tests.bench.audit.server import Folders, Sent, served
from tests.bench.audit.weights import sum_up

HERE = Path(__file__).parent


def found(score=1.0):
    times = {
        "largest-contentful-paint": {"numericValue": 1100.0},
        "cumulative-layout-shift": {"numericValue": 0},
        "total-blocking-time": {"numericValue": 0},
    }
    image = {"title": "Images have alt", "score": score, "scoreDisplayMode": "binary"}
    skipped = {"title": "Videos", "score": None, "scoreDisplayMode": "notApplicable"}
    refs = [{"id": "image-alt", "weight": 1}, {"id": "video", "weight": 1}]
    categories = {
        name: {"id": name, "score": score if name == "accessibility" else 1, "auditRefs": []}
        for name in CATEGORIES
    }
    categories["accessibility"]["auditRefs"] = refs
    return {"audits": {**times, "image-alt": image, "video": skipped}, "categories": categories}


def test_full_marks_have_no_faults():
    report = read_report(found())
    assert report.scores == (100, 100, 100, 100)
    assert report.faults == ()


def test_what_costs_points_is_named_and_what_does_not_apply_is_not():
    report = read_report(found(0))
    assert report.scores == (100, 0, 100, 100)
    assert report.faults == ("accessibility: Images have alt",)
    lines = [*lighthouse_table([("inicio", report)])]
    assert "Images have alt" in "".join(line for line, _ in lines)
    assert not all(full for _, full in lines)


def test_of_several_runs_the_middle_one_counts():
    fast, slow, middle = found(), found(), found()
    fast["audits"]["largest-contentful-paint"]["numericValue"] = 900.0
    slow["audits"]["largest-contentful-paint"]["numericValue"] = 3000.0
    assert median([read_report(one) for one in (slow, fast, middle)]).lcp == 1100.0


def test_pictures_and_data_are_no_part_of_a_weight():
    kinds = ["text/html; charset=utf-8", "text/css", "font/woff2", "image/png", "application/json"]
    weight = sum_up(Sent("/x", kind, 10) for kind in kinds)
    assert (weight.total, weight.answers) == (30, 3)
    assert "portal" in "".join(weight_table({"portal": weight}))


def test_what_is_sent_is_counted_as_it_travels(tmp_path):
    (tmp_path / "index.html").write_text("hola " * 1000)
    folders = Folders({"/": tmp_path})
    with served(folders) as base:
        request = urllib.request.Request(f"{base}/", headers={"Accept-Encoding": "br"})
        with urllib.request.urlopen(request) as answer:
            body = answer.read()
            assert answer.headers["Content-Encoding"] == "br"
            assert answer.headers["Cache-Control"]
    assert brotli.decompress(body) == (tmp_path / "index.html").read_bytes()
    assert [one.size for one in folders.sent] == [len(body)]


def test_nothing_outside_its_folders_is_served(tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "secret").write_text("x")
    assert Folders({"/": tmp_path / "site"}).find("/../secret") is None


def test_a_page_that_is_not_there_is_said(capsys):
    assert main(["nada"]) == 2
    assert "nada" in capsys.readouterr().err


def test_the_lock_names_no_registry():
    lock = json.loads((HERE / "package-lock.json").read_text())
    assert not [name for name, package in lock["packages"].items() if "resolved" in package]
