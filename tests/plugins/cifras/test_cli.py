from __future__ import annotations

import io
from datetime import date, datetime

import boto3
import pytest
from moto import mock_aws

from plugins.cifras import cli
from plugins.cifras.sources import NoLogs, find_sources
from plugins.content_model.cifras import Respuesta
from plugins.content_model.dates import CANCUN
from plugins.content_model.load import load
from tests.plugins.cifras.runs import no_bucket
from tests.support.access_logs import Simulator, combined, write_logs
from tests.support.content import minimal_content, write

CLOCK = "2026-12-02T12:00:00-05:00"
NOW = datetime.fromisoformat(CLOCK)


def answers(catalogue, searches):
    """Stand in for the portal's search: it has nothing for «medidor», and little for «predial»."""
    known = {"medidor": (Respuesta.NADA, ""), "predial": (Respuesta.DEBIL, "pago-predial")}
    return {text: known[text] for text in searches if text in known}


def figures(root, *logs, **typed):
    out = io.StringIO()
    words = cli.Typed(
        [str(log) for log in logs], **{"first": "2026-11", "last": "2026-11", **typed}
    )
    return cli.main(words, root, answers, CLOCK, out), out.getvalue()


@pytest.fixture(scope="module")
def logs(tmp_path_factory):
    folder = tmp_path_factory.mktemp("registros")
    simulator = Simulator(5)
    requests = []
    for day in range(1, 7):
        requests += simulator.day(date(2026, 11, day), 15, ["medidor", "predial", "acta"])
    write_logs(folder, requests, broken=5)
    (folder / "LEEME.txt").write_text("Carpeta de registros\n")
    return folder


@pytest.fixture
def root(tmp_path):
    minimal_content(tmp_path)
    return tmp_path


def test_a_run_writes_the_month_says_what_became_of_the_lines_and_keeps_the_rest(root, logs):
    earlier = (
        "- {id: antes, periodo: Antes, visitas: 66447, fuentes: [{nombre: N, visto: 2026-11-22}]}\n"
    )
    path = write(root, "datos/cifras.yml", earlier)
    code, said = figures(root, logs)
    assert code == 0
    assert "LEEME.txt: no es un registro conocido" in said
    assert "líneas con errores" in said and "robots" in said
    assert "mes incompleto: 6 días" in said
    found = load(root, NOW).catalogue.datos.cifras
    assert list(found) == ["antes", "2026-11"]
    assert {s.texto: s.respuesta for s in found["2026-11"].sin_respuesta} == {
        "medidor": "nada",
        "predial": "debil",
    }
    before = path.read_bytes()
    assert figures(root, logs)[0] == 0
    assert path.read_bytes() == before


def test_fewer_days_than_before_are_told(root, logs):
    figures(root, logs)
    said = figures(root, logs, first="2026-11-01", last="2026-11-02")[1]
    assert "aviso: 2026-11 tenía 6 días contados y ahora tiene 2" in said


def test_a_dry_run_writes_nothing(root, logs):
    code, said = figures(root, logs, dry_run=True)
    assert code == 0 and "No se escribió" in said
    assert not (root / "content/datos/cifras.yml").exists()


def test_a_folder_without_any_log_is_an_error(root, tmp_path_factory):
    folder = tmp_path_factory.mktemp("otra")
    assert figures(root, folder) == (1, f"«{folder}» no tiene ningún archivo.\n")
    (folder / "x").write_text("nada\n")
    code, said = figures(root, folder)
    assert code == 1 and "Ningún archivo es un registro" in said


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"first": ""}, "Di dónde están"),
        ({"first": "ayer"}, "--from es un día"),
        ({"first": "2026-13"}, "--from es un día"),
        ({"first": "2026-11-31", "last": "2026-11-31"}, "--from es un día"),
        ({"first": "2026-12", "last": "2026-11"}, "es después de --to"),
        ({"first": "2027-01", "last": "2027-01"}, "está en el futuro"),
    ],
)
def test_an_order_that_makes_no_sense_is_explained(root, logs, typed, told):
    code, said = figures(root, logs, **typed)
    assert code == 2 and told in said


def test_a_period_includes_both_its_ends_and_never_the_future():
    period = cli.read_period("2026-02", "2026-02", datetime(2026, 5, 1, tzinfo=CANCUN))
    assert (period.first, period.last) == (date(2026, 2, 1), date(2026, 2, 28))
    today = cli.read_period("2026-11", "2026-11", datetime(2026, 11, 9, 23, tzinfo=CANCUN))
    assert today.last == date(2026, 11, 9)


def test_the_report_names_the_file_that_would_answer(root, logs):
    figures(root, logs)
    code, said = figures(root, report=True, first="", last="")
    assert code == 0
    assert "agrega «predial» a «sinonimos» de content/tramites/" in said
    assert "«medidor»" in said and "no encontró nada" in said


def test_a_report_without_figures_says_so(root):
    assert "Ninguna búsqueda" in figures(root, report=True, first="", last="")[1]


@mock_aws
def test_logs_are_read_from_a_bucket_too(monkeypatch):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "x")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "x")
    s3 = boto3.client("s3", region_name="us-east-1")
    s3.create_bucket(Bucket="cubeta")
    line = combined(next(Simulator(1).day(date(2026, 11, 3), 2)))
    s3.put_object(Bucket="cubeta", Key="cf/a.log", Body=line.encode())
    s3.put_object(Bucket="cubeta", Key="otro/b.log", Body=b"x")
    (source,) = find_sources(["s3://cubeta/cf/?region=us-east-1"], boto3.client)
    with source.open() as stream:
        assert (source.name, source.size, stream.read()) == ("cf/a.log", len(line), line.encode())
    with pytest.raises(NoLogs, match="ningún archivo"):
        find_sources(["s3://cubeta/nada/?region=us-east-1"], boto3.client)


def test_a_place_that_does_not_exist_is_told(tmp_path):
    with pytest.raises(NoLogs, match="no existe"):
        find_sources([str(tmp_path / "x")], no_bucket)


def test_what_the_search_lacks_is_told_before_anything_is_counted(root, logs):
    def broken(catalogue, searches):
        raise RuntimeError("Falta Node.js")

    out = io.StringIO()
    assert cli.main(cli.Typed([str(logs)], "2026-11", "2026-11"), root, broken, CLOCK, out) == 1
    assert out.getvalue() == "Falta Node.js\n"


def test_an_amount_of_memory_that_is_none_is_told(root, logs):
    code, said = figures(root, logs, memory="mucha")
    assert code == 1 and "--memory" in said


@mock_aws
def test_a_bucket_that_does_not_exist_is_told(root, monkeypatch):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "x")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "x")
    code, said = figures(root, "s3://nadie/?region=us-east-1")
    assert code == 1 and "No se pudo leer «s3://nadie/" in said
