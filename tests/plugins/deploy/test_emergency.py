import json
from datetime import timedelta

import pytest

from plugins.deploy.emergency import deploy_files
from plugins.deploy.errors import LockHeld, VerifyFailed
from plugins.deploy.lock import hold
from plugins.deploy.runs import Edge, rollback
from plugins.deploy.state import EMERGENCY_LOCK, JOURNAL, LOCK, OVERLAY, read_overlay
from plugins.deploy.store import Stored
from plugins.deploy.verify import inspect
from tests.plugins.deploy.conftest import SITE_A, SITE_B

ALERT = {
    "contingencia/index.html": b"ALERTA ROJA",
    "contingencia/activa.json": b'{"activa": true}',
    "index.html": b"portada con aviso",
}


def test_it_does_not_wait_for_a_deploy(store, make_session, publish_site):
    session = make_session()
    publish_site(session, SITE_A)
    with hold(store, LOCK, session.terms):
        deploy_files(make_session("guardia"), ALERT)
    assert {path: store.site()[path] for path in ALERT} == ALERT
    assert not inspect(session).problems


def test_data_goes_before_the_page_and_the_front_page_last(store, session, publish_site):
    publish_site(session, {**SITE_A, "contingencia/vieja/index.html": b"x"})
    store.log.clear()
    deploy_files(session, {**ALERT, "contingencia/beryl/index.html": b"pagina"})
    put = [key for verb, key in store.log if verb == "put" and not key.startswith("_deploy/")]
    assert put == [
        "contingencia/activa.json",
        "contingencia/beryl/index.html",
        "contingencia/index.html",
        "index.html",
    ]


@pytest.mark.parametrize("moment", [JOURNAL, "recursos/x.bbbbbbbbbbbb.css", "t/index.html"])
def test_a_deploy_in_progress_leaves_the_alert_alone(store, make_session, publish_site, moment):
    publish_site(make_session(), SITE_A)

    def alarm(verb, key):
        if verb == "put" and key == moment:
            store.after = lambda verb, key: None
            deploy_files(make_session("guardia"), ALERT)

    store.after = alarm
    session = make_session("lenta")
    publish_site(session, SITE_B, built_at=store.now() - timedelta(minutes=5))
    assert {path: store.site()[path] for path in ALERT} == ALERT
    assert store.site()["t/uno/index.html"] == SITE_B["t/uno/index.html"]
    assert not inspect(session).problems
    assert any("Se conserva el aviso" in text for text in session.report.said)


def test_builds_begun_before_it_and_rollbacks_keep_it(store, session, publish_site):
    publish_site(session, SITE_A)
    deploy_files(session, ALERT)
    publish_site(session, SITE_B, built_at=store.now() - timedelta(minutes=1))
    assert store.site()["index.html"] == ALERT["index.html"]
    rollback(session, "", Edge())
    assert store.site()["index.html"] == ALERT["index.html"]
    assert store.site()["t/uno/index.html"] == SITE_A["t/uno/index.html"]
    assert not inspect(session).problems


def test_a_later_build_that_lacks_its_page_keeps_it_all(store, session, publish_site):
    publish_site(session, SITE_A)
    deploy_files(session, ALERT)
    publish_site(session, SITE_B, built_at=store.now() + timedelta(minutes=1))
    assert store.site()["contingencia/index.html"] == b"ALERTA ROJA"


def test_the_first_build_that_knows_of_it_takes_over(store, session, publish_site):
    publish_site(session, SITE_A)
    deploy_files(session, ALERT)
    whole = {**SITE_B, **ALERT, "contingencia/index.html": b"ALERTA ROJA, sitio completo"}
    publish_site(session, whole, built_at=store.now() + timedelta(minutes=1))
    assert store.site()["contingencia/index.html"] == b"ALERTA ROJA, sitio completo"
    assert not read_overlay(store).files
    assert not inspect(session).problems


def test_a_newer_alert_of_the_last_instant_survives_the_build_that_knew_the_older(
    store, make_session, publish_site
):
    publish_site(make_session(), SITE_A)
    deploy_files(make_session("guardia"), ALERT)
    newer = {"contingencia/index.html": b"ALERTA MAXIMA"}

    def alarm(verb, key):
        if verb == "put" and key == "_deploy/current.json":
            store.after = lambda verb, key: None
            store.pass_time(minutes=2)
            deploy_files(make_session("guardia"), newer)

    store.after = alarm
    built_at = store.now() + timedelta(minutes=1)
    publish_site(make_session(), {**SITE_B, **ALERT}, built_at=built_at)
    assert store.site()["contingencia/index.html"] == b"ALERTA MAXIMA"
    publish_site(make_session(), {**SITE_B, **ALERT}, built_at=built_at)
    assert store.site()["contingencia/index.html"] == b"ALERTA MAXIMA"
    assert not inspect(make_session()).problems


def test_an_alert_that_ended_goes_though_the_site_is_as_it_was_before(store, session, publish_site):
    site = {**SITE_A, "contingencia/index.html": b"sin avisos"}
    publish_site(session, site)
    deploy_files(session, {"contingencia/index.html": b"alerta"})
    publish_site(session, site, built_at=store.now() + timedelta(minutes=1))
    assert store.site()["contingencia/index.html"] == b"sin avisos"
    assert not read_overlay(store).files


def test_a_mistaken_alert_can_be_forgotten(store, session, publish_site):
    publish_site(session, SITE_A)
    deploy_files(session, {"contingencia/error/index.html": b"no era"})
    publish_site(session, SITE_A, built_at=store.now() + timedelta(days=9))
    assert "contingencia/error/index.html" in store.site()
    assert any("--forget-emergency" in text for text in session.report.said)
    publish_site(session, SITE_A, forget_emergency=True)
    assert store.site() == SITE_A
    assert not read_overlay(store).files
    assert not inspect(session).problems


def test_two_emergencies_at_once_do_not_mix(store, make_session, watch):
    guard = make_session("guardia")
    with hold(store, EMERGENCY_LOCK, guard.terms) as lock:
        watch.woken = lock.renew
        with pytest.raises(LockHeld, match="guardia"):
            deploy_files(make_session("otra"), ALERT)
        watch.woken = lambda: None


def test_a_second_alert_adds_to_the_first(store, session, publish_site):
    publish_site(session, SITE_A)
    deploy_files(session, ALERT)
    deploy_files(session, {"contingencia/otra/index.html": b"otra"})
    assert set(read_overlay(store).files) == {*ALERT, "contingencia/otra/index.html"}


def test_it_works_on_an_empty_store(store, session):
    deploy_files(session, ALERT)
    assert store.site() == ALERT


def test_alerts_are_kept_by_edges_for_seconds_only(store, session):
    deploy_files(session, ALERT)
    assert "max-age=15," in store.get("contingencia/activa.json").headers["Cache-Control"]


def test_what_carries_its_digest_is_no_emergency_afterwards(store, session):
    deploy_files(session, {**ALERT, "recursos/aviso.0123456789ab.css": b"x"})
    assert set(json.loads(store.get(OVERLAY).body)["files"]) == set(ALERT)
    assert "recursos/aviso.0123456789ab.css" in store.site()


def test_a_store_that_keeps_something_else_is_reported(store, session):
    def rot(verb, key):
        if key == "contingencia/index.html":
            found, when = store.objects[key]
            store.objects[key] = (Stored(b"?", found.headers, found.etag), when)

    store.after = rot
    with pytest.raises(VerifyFailed, match="contingencia/index"):
        deploy_files(session, ALERT)
