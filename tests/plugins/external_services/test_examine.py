from datetime import timedelta

import pytest

from plugins.external_services.examine import PAUSE_SECONDS, Motivo, examine
from plugins.external_services.network import Answer, BadCertificate, Unreachable
from tests.plugins.external_services.fakes import NO_NAME, NOW, FakeNetwork, service

HOME = "https://pagos.gob.mx/"


def look(network, url=HOME, allowed=()):
    pauses = []
    return examine(service(url=url), network, NOW, frozenset(allowed), pauses.append), pauses


def test_a_service_that_answers_is_well():
    result, pauses = look(FakeNetwork())
    assert (result.motivo, result.avisos, pauses) == (None, (), [])


def test_a_service_without_an_address_is_asked_at_its_host():
    network = FakeNetwork()
    result, _ = look(network, url=None)
    assert result.url == HOME
    assert network.asked == [HOME]


def test_a_name_that_does_not_exist_is_asked_for_twice():
    result, pauses = look(FakeNetwork(hosts={"pagos.gob.mx": NO_NAME}))
    assert result.motivo is Motivo.DOMINIO
    assert pauses == [PAUSE_SECONDS]


@pytest.mark.parametrize("address", ["10.0.0.7", "127.0.0.1", "192.168.1.1", "::1", "fe80::1%eth0"])
def test_a_name_that_leads_inside_a_house_is_never_visited(address):
    network = FakeNetwork(hosts={"pagos.gob.mx": ["8.8.8.8", address]})
    result, _ = look(network)
    assert result.motivo is Motivo.DOMINIO
    assert address.partition("%")[0] in result.detalle
    assert network.asked == []


@pytest.mark.parametrize(("days", "told"), [(20, True), (21, False), (400, False), (-1, True)])
def test_a_certificate_that_runs_out_within_21_days_is_told(days, told):
    result, _ = look(FakeNetwork(ends={"pagos.gob.mx": NOW + timedelta(days=days)}))
    assert any("certificado vence" in text for text in result.avisos) is told
    assert result.motivo is None


def test_a_bad_certificate_is_a_reason_at_once():
    result, pauses = look(FakeNetwork(ends={"pagos.gob.mx": BadCertificate("expiró")}))
    assert (result.motivo, result.detalle, pauses) == (Motivo.CERTIFICADO, "expiró", [])


def test_an_address_without_encryption_has_no_certificate_to_look_at():
    network = FakeNetwork(ends={"pagos.gob.mx": BadCertificate("no")})
    assert look(network, url="http://pagos.gob.mx/")[0].motivo is None


def test_who_does_not_answer_twice_is_unreachable_and_once_is_not():
    lost = Unreachable("no respondió a tiempo")
    assert look(FakeNetwork(pages={HOME: [lost, lost]}))[0].motivo is Motivo.CONEXION
    assert look(FakeNetwork(pages={HOME: [lost, Answer(200)]}))[0].motivo is None


@pytest.mark.parametrize(
    ("status", "motivo"),
    [(404, Motivo.PAGINA), (410, Motivo.PAGINA), (500, Motivo.ERROR), (503, Motivo.ERROR)],
)
def test_an_error_twice_is_a_reason(status, motivo):
    result, _ = look(FakeNetwork(pages={HOME: Answer(status)}))
    assert result.motivo is motivo
    assert str(status) in result.detalle


def test_an_error_that_is_over_is_none():
    result, pauses = look(FakeNetwork(pages={HOME: [Answer(503), Answer(200)]}))
    assert result.motivo is None
    assert len(pauses) == 1


@pytest.mark.parametrize("status", [401, 403, 405, 429])
def test_a_site_that_keeps_programs_out_is_for_a_person_to_look_at(status):
    result, _ = look(FakeNetwork(pages={HOME: Answer(status)}))
    assert result.motivo is None
    assert "navegador" in result.avisos[0]


def test_a_redirect_within_the_host_is_followed():
    network = FakeNetwork(pages={HOME: Answer(302, "/inicio")})
    assert look(network)[0].motivo is None
    assert network.asked == [HOME, "https://pagos.gob.mx/inicio"]


@pytest.mark.parametrize(
    "location",
    [
        "https://malo.example/",
        "//malo.example/",
        "https://pagos.gob.mx.malo.example/",
        "https://pagos.gob.mx@malo.example/",
        "https:\\\\malo.example\\",
        "javascript:alert(1)",
        "http://[::1]/",
        "http://0x7f000001/",
        "",
    ],
)
def test_a_redirect_to_another_site_is_a_reason_and_is_not_followed(location):
    network = FakeNetwork(pages={HOME: Answer(301, location)})
    result, _ = look(network)
    assert result.motivo is Motivo.REDIRECCION
    assert {url.split("/")[2] for url in network.asked} == {"pagos.gob.mx"}


@pytest.mark.parametrize("there", ["https://www.pagos.gob.mx/", "https://citas.gob.mx/"])
def test_a_redirect_to_a_known_site_is_only_told(there):
    network = FakeNetwork(pages={HOME: Answer(301, there)})
    result, _ = look(network, allowed={"citas.gob.mx"})
    assert result.motivo is None
    assert there in result.avisos[0]
    assert network.asked == [HOME]


def test_a_redirect_that_takes_the_encryption_away_is_a_reason():
    network = FakeNetwork(pages={HOME: Answer(301, "http://pagos.gob.mx/")})
    assert look(network)[0].motivo is Motivo.REDIRECCION


def test_an_address_that_can_be_encrypted_is_told():
    plain = "http://pagos.gob.mx/"
    network = FakeNetwork(pages={plain: Answer(301, HOME)})
    result, _ = look(network, url=plain)
    assert result.motivo is None
    assert HOME in result.avisos[0]


def test_redirects_without_end_are_a_reason():
    network = FakeNetwork(pages={HOME: Answer(302, HOME)})
    assert look(network)[0].motivo is Motivo.REDIRECCION
    assert len(network.asked) < 10
