"""Lists, places, documents, news, emergencies: what their pages show."""

from datetime import timedelta

import pytest

from plugins.content_model.common import Idioma
from plugins.portal.pages.noticias import lists
from plugins.portal.views import (
    completitud,
    contingencias,
    emergencia,
    listas,
    lugares,
    noticias,
    portada,
)
from plugins.portal.views.noticias import NoticiasView
from plugins.portal.views.requisitos import documento, que_puedo
from tests.support.building import make_context
from tests.support.content import CONTINGENCIA, NOW, minimal_content, noticia, write


@pytest.fixture
def ctx(tmp_path):
    return make_context(minimal_content(tmp_path))


def test_titles_are_filed_under_their_letter_without_its_accent():
    assert listas.letter("Ámbito") == "A"
    assert listas.letter("ñandú") == "N"
    assert listas.letter("¿Qué?") == "#"


def test_guides_are_listed_by_letter_and_by_topic(ctx):
    letters = listas.by_letter(ctx)
    assert [(group.titulo, len(group.tramites)) for group in letters] == [("A", 1), ("P", 1)]
    assert [letter.letra for letter in listas.alphabet(letters) if letter.href] == ["A", "P"]
    assert [group.titulo for group in listas.by_topic(ctx)] == ["Finanzas"]


def test_a_place_says_what_is_done_there_and_that_it_is_closed(ctx):
    places = {p.id: p for group in lugares.oficinas(ctx).grupos for p in group.oficinas}
    assert [t.id for t in places["palacio"].tramites] == ["pago-predial"]
    assert [a.titulo for a in places["palacio"].avisos] == ["Ciclón: alerta roja"]
    assert places["palacio"].festivos == ("2026-12-25",)
    assert places["caja"].horario == ()


def test_dependencias_stand_under_the_one_they_depend_on(ctx):
    (top,) = lugares.arbol(ctx)
    assert top.enlace.texto == "Tesorería"
    assert [unit.tramites_texto for unit in top.unidades] == ["2 trámites"]


def test_dependencias_that_depend_on_each_other_do_not_vanish(tmp_path):
    minimal_content(tmp_path)
    path = tmp_path / "content/datos/dependencias.yml"
    text = path.read_text("utf-8").replace(
        "nombre: Tesorería", "nombre: Tesorería, depende_de: ingresos"
    )
    path.write_text(text, "utf-8")
    tree = lugares.arbol(make_context(tmp_path))
    assert len(tree) + sum(len(one.unidades) for one in tree) == 2


def test_the_page_of_a_dependencia_gathers_what_is_its_own(ctx):
    view = lugares.dependencia(ctx, ctx.catalogue.datos.dependencias["ingresos"])
    assert [t.id for t in view.tramites] == ["pago-agua", "pago-predial"]
    assert [place.id for place in view.oficinas] == ["palacio"]
    assert view.depende_de.href == "/dependencias/tesoreria/"
    assert {row.termino: row.pendiente for row in view.filas()}["Teléfono"] is True


def test_open_shelters_come_first_and_say_so(ctx):
    view = lugares.refugios(ctx)
    assert [(r.nombre, r.estado, r.datos) for r in view.refugios] == [
        ("Escuela Uno", "Abierto ahora", ("Acepta mascotas",))
    ]


def test_the_page_of_a_document_lists_who_asks_for_it(ctx):
    known = ctx.catalogue.datos.requisitos
    assert [t.id for t in documento(ctx, known["ine"]).tramites] == ["pago-predial"]
    # The dictionary says that a passport serves instead.
    assert [t.id for t in documento(ctx, known["pasaporte"]).tramites] == ["pago-predial"]
    assert documento(ctx, known["pasaporte"]).guia.href == "/tramites/pago-agua/"


def test_documents_to_tick_are_those_that_some_guide_accepts(ctx):
    view = que_puedo(ctx)
    assert [box.id for box in view.documentos] == ["ine", "pasaporte"]
    assert [t.id for t in view.tramites] == ["pago-predial"]
    assert '"opciones":["ine","pasaporte"]' in view.datos


def test_completeness_tells_what_each_guide_lacks(ctx):
    view = completitud.completitud(ctx)
    (row,) = view.dependencias
    lacks = {guide.enlace.href: guide.faltan for guide in row.guias}
    assert "Homoclave" in lacks["/tramites/pago-predial/"]
    assert "Requisitos" in lacks["/tramites/pago-agua/"]
    assert view.completas == 0


def with_news(tmp_path, number):
    minimal_content(tmp_path)
    for n in range(1, number + 1):
        month = 1 + n % 3
        path = f"noticias/2025/2025-{month:02}-{1 + n % 28:02}-nota-{n}.md"
        write(tmp_path, path, noticia(f"Nota {n}", f"2025-{month:02}-{1 + n % 28:02}"))
    return make_context(tmp_path)


def test_news_are_listed_in_pages_of_twelve_newest_first(tmp_path):
    ctx = with_news(tmp_path, 30)
    made = [(page, page.view) for page in lists(ctx) if isinstance(page.view, NoticiasView)]
    pages = [page for page, view in made if view.primera == "/noticias/"]
    assert [page.meta.url for page in pages] == [
        "/noticias/",
        "/noticias/pagina/2/",
        "/noticias/pagina/3/",
    ]
    days = [i.fecha.iso for _, view in made if view.primera == "/noticias/" for i in view.noticias]
    assert days == sorted(days, reverse=True)
    assert len(days) == 31


def test_years_and_months_count_their_news(tmp_path):
    ctx = with_news(tmp_path, 30)
    years = noticias.year_filter(ctx, "2025").enlaces
    assert [(f.texto, f.cuenta, f.actual) for f in years] == [
        ("Todos", None, False),
        ("2026", 1, False),
        ("2025", 30, True),
    ]
    months = noticias.month_filter(ctx, "2025", "02").enlaces
    assert [f.texto for f in months] == [
        "Todo el año",
        "marzo de 2025",
        "febrero de 2025",
        "enero de 2025",
    ]


def test_an_empty_list_of_news_still_has_its_page(tmp_path):
    minimal_content(tmp_path)
    (tmp_path / "content/noticias/2026/2026-11-01-abre-la-caja.md").unlink()
    assert [page.meta.url for page in lists(make_context(tmp_path))] == ["/noticias/"]


def test_a_date_known_by_its_month_is_not_told_by_its_day(tmp_path):
    minimal_content(tmp_path)
    header = "precision_fecha: mes\n"
    write(tmp_path, "noticias/2026/2026-11-01-abre-la-caja.md", noticia("Abre", header=header))
    ctx = make_context(tmp_path)
    item = noticias.item(ctx, ctx.index.noticias[0])
    assert (item.fecha.iso, item.fecha.texto) == ("2026-11", "noviembre de 2026")


def test_an_article_shares_only_on_sites_of_the_allow_list(ctx):
    view = noticias.noticia(ctx, ctx.index.noticias[0])
    assert [link.texto for link in view.compartir] == ["Correo"]


def test_a_message_in_force_says_so_and_an_ended_one_too(tmp_path):
    minimal_content(tmp_path)
    for days, state in ((0, "vigente"), (9, "terminada")):
        ctx = make_context(tmp_path, NOW.replace(month=11 + days // 9, day=23))
        (entry,) = ctx.catalogue.contingencias
        assert contingencias.item(ctx, entry).estado == state


def test_a_message_in_another_language_uses_its_own_text(ctx):
    (entry,) = ctx.catalogue.contingencias
    view = contingencias.contingencia(ctx, entry, Idioma.EN)
    assert (view.item.titulo, view.item.nivel) == ("Cyclone: red alert", "Red alert")
    assert view.que_hacer == ("Stay home.",)
    assert view.item.href == "/en/contingencia/ciclon-2026/"
    assert view.prorrogas[0].tramite.texto == "Property tax"


@pytest.mark.parametrize("translated", [True, False])
def test_what_stops_is_told_in_english_where_staff_wrote_it(tmp_path, translated):
    stops = "    servicios_afectados: [{servicio: Beaches, situacion: Closed}]\n"
    own = f"    resumen: Get inside.\n{stops}"
    text = CONTINGENCIA.replace(
        "idiomas:\n", "servicios_afectados: [{servicio: Playas, situacion: Cerradas}]\nidiomas:\n"
    ).replace("    que_pasa: It", (own if translated else "") + "    que_pasa: It")
    minimal_content(tmp_path)
    write(tmp_path, "contingencias/2026/ciclon-2026.md", text)
    ctx = make_context(tmp_path)
    (entry,) = ctx.catalogue.contingencias
    view = contingencias.contingencia(ctx, entry, Idioma.EN)
    assert view.servicios_traducidos is translated
    assert view.servicios == ((("Beaches", "Closed") if translated else ("Playas", "Cerradas")),)
    assert view.item.resumen == ("Get inside." if translated else "It arrives today.")


def test_shelters_have_a_state_until_their_message_ends(tmp_path):
    minimal_content(tmp_path)
    states = {}
    for now in (NOW, NOW + timedelta(days=2)):
        ctx = make_context(tmp_path, now=now)
        view = contingencias.contingencia(ctx, ctx.catalogue.contingencias[0], Idioma.EN)
        (shelter,) = view.refugios
        states[now] = (shelter.estado, shelter.abierto, shelter.tiempos)
        assert shelter.tiempos == view.tiempos
    during, after = states.values()
    assert during[:2] == ("Open", True)
    assert after == ("", False, None)


def test_a_message_that_was_replaced_names_the_newer_one(tmp_path):
    minimal_content(tmp_path)
    later = (
        CONTINGENCIA.replace("id: ciclon-2026", "id: ciclon-2026-b")
        .replace("tipo_mensaje: alerta", "tipo_mensaje: actualiza\nreemplaza: [ciclon-2026]")
        .replace("emitido: 2026-11-23T09", "emitido: 2026-11-23T11")
    )
    write(tmp_path, "contingencias/2026/ciclon-2026-b.md", later)
    ctx = make_context(tmp_path)
    old = ctx.catalogue.contingencias[-1]
    view = contingencias.contingencia(ctx, old, Idioma.ES)
    assert [link.href for link in view.reemplazada_por] == ["/contingencia/ciclon-2026-b/"]
    english = contingencias.contingencia(ctx, old, Idioma.EN)
    assert [link.href for link in english.reemplazada_por] == ["/en/contingencia/ciclon-2026-b/"]
    assert [item.id for item in emergencia.indice(ctx).activas] == ["ciclon-2026-b"]


def test_the_home_page_offers_what_people_come_for(ctx):
    view = portada.inicio(ctx)
    assert [link.href for link in view.frecuentes] == ["/tramites/pago-predial/"]
    assert [link.href for link in view.temas] == ["/tramites/tema/finanzas/"]
    assert [item.id for item in view.activas] == ["ciclon-2026"]


def test_the_english_home_page_lists_what_exists_in_english(ctx):
    view = portada.inicio_idioma(ctx, Idioma.EN)
    assert [t.titulo for t in view.tramites] == ["Property tax"]
    assert [item.titulo for item in view.contingencias] == ["Cyclone: red alert"]
    assert [line.nombre for line in view.telefonos] == ["Emergencies"]
