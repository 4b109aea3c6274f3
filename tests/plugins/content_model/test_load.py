from dataclasses import fields
from datetime import datetime

import pytest

from plugins.content_model.catalogue import Entry, Visibility
from plugins.content_model.common import Idioma
from plugins.content_model.dates import CANCUN
from plugins.content_model.links import Reach
from plugins.content_model.load import SourceBody, load
from tests.plugins.checks.cases.records import ENGLISH, ENGLISH_TEXT
from tests.support.small_site import (
    CONTINGENCIA,
    NOTICIA,
    NOW,
    TRAMITE,
    C,
    Change,
    N,
    P,
    T,
    after,
    make_site,
    swap,
)

KEY = "2026-03-14-modulo"


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=CANCUN)


def visible(root, text):
    return load(root, at(text)).catalogue.noticia(KEY) is not None


def test_every_kind_of_file_becomes_an_entry_with_its_address(tmp_path):
    loaded = load(make_site(tmp_path), NOW)
    assert loaded.findings == []
    assert {(entry.kind, entry.id, entry.url, entry.path) for entry in loaded.entries} == {
        ("noticia", KEY, "/noticias/2026/03/modulo/", N),
        ("tramite", "pago-predial", "/tramites/pago-predial/", T),
        ("contingencia", "frente-frio", "/contingencia/frente-frio/", C),
        ("pagina", "privacidad", "/privacidad/", P),
    }
    assert set(loaded.catalogue.datos.dependencias) == {"ingresos", "tesoreria"}


def test_an_entry_has_safe_html_and_its_words(tmp_path):
    loaded = load(make_site(tmp_path, {P: after("\n**Ve** [esto](pago-predial.md).\n")}), NOW)
    entry = loaded.catalogue.pagina("privacidad")
    assert '<strong>Ve</strong> <a href="/tramites/pago-predial/">esto</a>' in entry.html
    assert entry.text == "No usamos cookies. Ve esto."


def test_a_translation_has_the_id_of_its_original_and_an_address_of_its_own(tmp_path):
    loaded = load(make_site(tmp_path, {ENGLISH: ENGLISH_TEXT}), NOW)
    entry = loaded.catalogue.pagina("privacidad", Idioma.EN)
    assert (entry.id, entry.idioma, entry.url) == ("privacidad", Idioma.EN, "/en/privacidad/")
    original = loaded.catalogue.by_key["pagina", "privacidad", Idioma.ES]
    assert loaded.catalogue.translations(original) == {
        Idioma.ES: "/privacidad/",
        Idioma.EN: "/en/privacidad/",
    }


def test_a_draft_is_kept_out_and_known(tmp_path):
    changes = {N: swap("dependencia:", "estado: borrador\ndependencia:")}
    loaded = load(make_site(tmp_path, changes), NOW)
    assert loaded.catalogue.noticias == ()
    assert [entry.visibility for entry in loaded.hidden] == [Visibility.BORRADOR]


def test_news_appear_when_their_day_begins_in_the_city(tmp_path):
    make_site(tmp_path)
    assert not visible(tmp_path, "2026-03-13T23:59:59")
    assert visible(tmp_path, "2026-03-14T00:00:00")


def test_news_appear_at_their_hour(tmp_path):
    make_site(
        tmp_path, {N: swap("dependencia:", "publicar_desde: 2026-03-16T09:00-05:00\ndependencia:")}
    )
    assert not visible(tmp_path, "2026-03-16T08:59:59")
    assert visible(tmp_path, "2026-03-16T09:00:00")


def test_news_disappear_at_their_end(tmp_path):
    make_site(tmp_path, {N: swap("dependencia:", "vence: 2026-04-01\ndependencia:")})
    assert visible(tmp_path, "2026-03-31T23:59:59")
    assert not visible(tmp_path, "2026-04-01T00:00:00")


def test_everything_read_is_either_public_or_hidden(tmp_path):
    changes: dict[str, Change] = {
        N: swap("dependencia:", "vence: 2026-04-01\ndependencia:"),
        "content/noticias/2026/2026-12-24-x.md": NOTICIA.replace("2026-03-14", "2026-12-24"),
        P: swap("menu: pie", "menu: pie\nestado: borrador"),
    }
    loaded = load(make_site(tmp_path, changes), NOW)
    public = list(loaded.catalogue.entries())
    assert len(public) + len(loaded.hidden) == len(loaded.entries) == len(loaded.sources) == 5
    assert {e.visibility for e in loaded.hidden} == set(Visibility) - {Visibility.PUBLICADO}


def test_a_faulty_file_is_told_and_left_out_and_the_rest_stays(tmp_path):
    loaded = load(make_site(tmp_path, {N: swap("fecha: 2026-03-14", "fecha: ayer")}), NOW)
    assert [finding.path for finding in loaded.findings] == [N]
    assert loaded.catalogue.noticias == ()
    assert loaded.catalogue.tramite("pago-predial") is not None


def test_a_faulty_entry_of_a_list_is_left_out_and_the_rest_stays(tmp_path):
    change = swap("que_hace: Cobra impuestos.", "")
    loaded = load(make_site(tmp_path, {"content/datos/dependencias.yml": change}), NOW)
    assert set(loaded.catalogue.datos.dependencias) == {"tesoreria"}
    assert len(loaded.findings) == 1


def test_links_of_the_file_system_are_never_read(tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secreto.md").write_text(TRAMITE, encoding="utf-8")
    (outside / "temas.yml").write_text("- id: secreto\n", encoding="utf-8")
    root = make_site(tmp_path / "site", {"content/datos/temas.yml": None})
    (root / "content/paginas/secreto.md").symlink_to(outside / "secreto.md")
    (root / "content/tramites/outside").symlink_to(outside)
    (root / "content/datos/temas.yml").symlink_to(outside / "temas.yml")
    (root / "content/imagenes/secreto.jpg").symlink_to(outside / "secreto.md")
    loaded = load(root, NOW)
    assert "secreto" not in {source.id for source in loaded.sources}
    assert loaded.catalogue.datos.temas == {}
    assert loaded.destinations.find("/imagenes/secreto.jpg", "x.md").reach is Reach.BROKEN


def test_the_newest_news_and_messages_come_first(tmp_path):
    second = "content/noticias/2026/2026-03-20-b.md"
    changes = {
        second: NOTICIA.replace("2026-03-14", "2026-03-20"),
        "content/contingencias/2026/b.md": CONTINGENCIA.replace("id: frente-frio", "id: b").replace(
            "2026-01-10T09:00", "2026-01-11T09:00"
        ),
    }
    catalogue = load(make_site(tmp_path, changes), NOW).catalogue
    assert [entry.path for entry in catalogue.noticias] == [second, N]
    assert [entry.id for entry in catalogue.contingencias] == ["b", "frente-frio"]


@pytest.mark.parametrize(
    ("moment", "active"),
    [
        ("2026-01-10T08:59:59", []),
        ("2026-01-10T09:00:00", ["frente-frio"]),
        ("2026-01-12T08:59:59", ["frente-frio"]),
        ("2026-01-12T09:00:00", []),
    ],
)
def test_a_message_is_in_force_from_its_beginning_until_its_end(moment, active, tmp_path):
    loaded = load(make_site(tmp_path), NOW)
    assert [e.id for e in loaded.catalogue.contingencias_activas(at(moment))] == active


def test_a_message_that_is_replaced_or_only_a_drill_is_not_in_force(tmp_path):
    update = (
        CONTINGENCIA.replace("id: frente-frio", "id: b")
        .replace("emitido: 2026-01-10T09:00", "emitido: 2026-01-11T09:00")
        .replace("tipo_mensaje: alerta", "tipo_mensaje: cancela\nreemplaza: [frente-frio]")
    )
    drill = CONTINGENCIA.replace("id: frente-frio", "id: c\ncaracter: simulacro")
    changes = {"content/contingencias/2026/b.md": update, "content/contingencias/2026/c.md": drill}
    catalogue = load(make_site(tmp_path, changes), NOW).catalogue
    assert [e.id for e in catalogue.contingencias_activas(at("2026-01-10T12:00:00"))] == [
        "frente-frio"
    ]
    assert catalogue.contingencias_activas(at("2026-01-11T12:00:00")) == ()


def test_nothing_fails_when_there_is_nothing(tmp_path):
    loaded = load(tmp_path, NOW)
    assert loaded.entries == ()
    assert {finding.message for finding in loaded.findings} == {
        "falta este archivo; créalo con una lista vacía «[]»"
    }


def test_two_loads_are_equal(tmp_path):
    make_site(tmp_path)
    assert load(tmp_path, NOW).catalogue == load(tmp_path, NOW).catalogue


def test_an_entry_is_made_with_all_its_fields(tmp_path):
    entries = load(make_site(tmp_path), NOW).entries
    assert entries
    for entry in entries:
        given = {field.name: getattr(entry, field.name) for field in fields(Entry)}
        assert vars(entry) == given == vars(Entry(**given))


def test_an_address_leads_from_each_folder_where_it_is_written(tmp_path):
    root = make_site(tmp_path)
    text = "\n[a](/privacidad/) [b](privacidad.md) [c](2026-03-14-modulo.md) ![d](/privacidad/)\n"
    for path in (N, P, T):
        with (root / path).open("a", encoding="utf-8") as file:
            file.write(text)
    loaded = load(root, NOW)
    for source in loaded.sources:
        find, find_image = loaded.destinations.find, loaded.destinations.find_image
        expected = tuple(
            (find_image if tag == "img" else find)(value, source.place.inner).href
            for tag, value in source.gist.asked
        )
        (entry,) = (entry for entry in loaded.entries if entry.path == source.path)
        assert isinstance(entry.body, SourceBody)
        assert entry.body.hrefs == expected
