import io

import pytest

from plugins.content_model.load import load
from plugins.external_services.cli import check_services
from plugins.external_services.network import Answer
from plugins.external_services.state import FILE
from tests.plugins.external_services.fakes import NO_NAME, NOW, FakeNetwork
from tests.support.content import minimal_content, write

EXTRA = """\
- id: pagos
  nombre: Pagos en línea
  tipo: servicio
  host: pagos.cancun.gob.mx
  dueno: Dirección de Ingresos
  proposito: Pagar
  telefono: 998 881 2800
- {id: diario, nombre: Diario, tipo: fuente, host: diario.mx, dueno: Diario, proposito: Nota}
- {id: malo, nombre: Malo, tipo: servicio, host: malo.mx, dueno: X, proposito: X, estado: peligro}
"""
PAGOS = "https://pagos.cancun.gob.mx/"


@pytest.fixture
def root(tmp_path):
    write(minimal_content(tmp_path), "datos/externos.yml", EXTRA)
    return tmp_path


def run(root, network, **options):
    out = io.StringIO()
    code = check_services(root, NOW, network, lambda seconds: None, out, **options)
    return code, out.getvalue()


def test_when_all_answer_the_file_says_so_and_the_dangerous_one_is_not_asked(root):
    network = FakeNetwork()
    code, said = run(root, network)
    assert code == 0
    assert "Se revisaron 2; 2 se pueden usar." in said
    assert sorted(network.asked) == ["https://diario.mx/", PAGOS]
    assert (root / FILE).read_text("utf-8").endswith("[]\n")


def test_who_does_not_answer_is_told_with_its_phone_and_stays_in_the_file(root):
    network = FakeNetwork(pages={PAGOS: Answer(503)})
    code, said = run(root, network)
    assert code == 1
    assert "**Pagos en línea**" in said
    assert "998 881 2800" in said
    loaded = load(root, NOW)
    assert not loaded.findings
    [row] = loaded.catalogue.datos.servicios_estado
    assert (row.externo, str(row.desde)) == ("pagos", "2026-11-23")
    assert row.motivo == "contesta con un error"


def test_a_second_check_leaves_the_first_day(root):
    state = "- {externo: pagos, desde: 2026-11-02, motivo: no contesta, revisado: 2026-11-16}\n"
    write(root, "datos/servicios_estado.yml", state)
    _, said = run(root, FakeNetwork(pages={PAGOS: Answer(503)}))
    assert "Desde 2026-11-02" in said
    assert "desde: 2026-11-02\n" in (root / FILE).read_text("utf-8")


def test_a_machine_without_internet_blames_nobody(root):
    write(root, "datos/servicios_estado.yml", "[]\n")
    network = FakeNetwork(hosts={"pagos.cancun.gob.mx": NO_NAME, "diario.mx": NO_NAME})
    code, said = run(root, network)
    assert code == 2
    assert "no tiene internet" in said
    assert (root / FILE).read_text("utf-8") == "[]\n"


def test_one_service_alone_is_checked_without_writing(root):
    code, said = run(root, FakeNetwork(pages={PAGOS: Answer(404)}), only="pagos")
    assert code == 1
    assert "Se revisaron 1" in said
    assert not (root / FILE).exists()


def test_a_service_that_is_not_listed_is_an_error(root):
    assert run(root, FakeNetwork(), only="nadie")[0] == 2
