"""The guide: what a citizen reads, and what is said of what is not known."""

import pytest

from plugins.content_model.common import Idioma
from plugins.portal.textos import textos
from plugins.portal.views.common import spanish_in
from plugins.portal.views.tramite import tramite
from tests.support.building import make_context
from tests.support.content import DATOS, TRAMITE, TRAMITE_EN, minimal_content, write

ES = textos(Idioma.ES)


@pytest.fixture
def view(tmp_path):
    def make(text=TRAMITE, id_="pago-predial", idioma=Idioma.ES):
        minimal_content(tmp_path)
        write(tmp_path, "tramites/ingresos/pago-predial.md", text)
        ctx = make_context(tmp_path)
        entry = ctx.catalogue.tramite(id_, idioma)
        assert entry is not None
        return tramite(ctx, entry)

    return make


def facts(found):
    return {fact.etiqueta: fact.valor for fact in found.hechos}


def test_the_key_facts_say_what_it_costs_today_how_long_and_where(view):
    assert facts(view()) == {
        "Costo hoy": "$275.00",
        "Cuánto tarda": "En el momento",
        "Vigencia": "Por confirmar",
        "Cómo se hace": "En línea y en persona",
    }


def test_what_is_not_known_is_marked_as_pending(view):
    pending = {fact.etiqueta: fact.pendiente for fact in view().hechos}
    assert pending["Vigencia"] is True
    assert pending["Costo hoy"] is False


def test_the_sum_is_told_line_by_line(view):
    row = view().costo.filas[0]
    assert row.renglones == ("2.5 UMA × $100.00 = $250.00", "+ 10 % Adicional = $25.00")
    assert row.total == "$275.00"


def test_the_action_leads_to_the_service_and_says_where_it_continues(view):
    action = view().accion
    assert action.href == "https://pagos.cancun.gob.mx/"
    assert action.sitio == "pagos.cancun.gob.mx"
    assert action.alterno.href == "tel:+529988812800"


def test_a_service_that_is_not_confirmed_is_named_without_a_link(view):
    found = view(TRAMITE.replace("externo: pagos", "externo: dudoso"))
    assert found.accion is None
    assert found.canales[0].servicio == "Dudoso"
    assert found.canales[0].href == ""


def test_requirements_are_a_checklist_with_what_serves_instead(view):
    (one,) = view().requisitos
    assert (one.texto, one.entrega) == ("INE", "Original y 1 copia")
    assert [other.texto for other in one.o] == ["Pasaporte"]
    assert one.href == "/tramites/documento/ine/"


def test_what_comes_before_is_known_from_both_ends(view):
    assert [link.href for link in view().antes] == ["/tramites/pago-agua/"]
    assert [link.href for link in view(id_="pago-agua").despues] == ["/tramites/pago-predial/"]


def test_what_the_law_asks_for_is_always_said(view):
    rows = {row.termino: row for row in view(id_="pago-agua").reglas(ES)}
    for label in ("Homoclave (clave del registro)", "Si no te responden", "Fundamento legal"):
        assert rows[label].valor[0] == "Por confirmar"
        assert rows[label].pendiente


def test_an_empty_part_is_not_in_the_contents(view):
    assert "#parte-preguntas" not in [link.href for link in view().indice(ES)]
    assert "#parte-pasos" in [link.href for link in view().indice(ES)]


def test_the_english_guide_speaks_english(view):
    found = view(idioma=Idioma.EN)
    assert next(fact.etiqueta for fact in found.hechos) == "Cost today"
    assert found.direccion != view().direccion


def test_a_free_procedure_says_so_in_both_languages(view):
    assert facts(view(id_="pago-agua"))["Costo hoy"] == "Gratis"


def test_an_unconfirmed_record_says_so(view):
    assert view().verificado is False


def test_what_exists_only_in_spanish_is_marked_so_on_an_english_page(view):
    found = view(idioma=Idioma.EN)
    assert found.antes[0].texto == '<span lang="es">Aclaración de agua</span>'


def test_text_marked_as_spanish_is_still_escaped():
    assert spanish_in(Idioma.EN, "<b>") == '<span lang="es">&lt;b&gt;</span>'
    assert spanish_in(Idioma.ES, "<b>") == "<b>"


@pytest.fixture
def paid_at_the_office(tmp_path):
    """Return the English guide of what is paid at an office with ``note`` about its hours.

    The office is also one of the guide's own places when ``shown``.
    """

    def make(note, *, shown=False):
        minimal_content(tmp_path)
        paid = "pagos: [{forma: caja, oficinas: [palacio]}]\nidioma: en"
        own = "oficinas: [palacio]\n" if shown else ""
        text = TRAMITE_EN.replace("idioma: en", own + paid)
        write(tmp_path, "tramites/ingresos/pago-predial.en.md", text)
        offices = DATOS["oficinas"].replace("  direccion: Av", f"{note}  direccion: Av", 1)
        write(tmp_path, "datos/oficinas.yml", offices)
        ctx = make_context(tmp_path)
        guide = ctx.catalogue.tramite("pago-predial", Idioma.EN)
        assert guide is not None
        return tramite(ctx, guide)

    return make


def test_the_hours_of_a_place_are_told_in_english_where_staff_wrote_them(paid_at_the_office):
    note = "  horario_nota: Visto en 2023.\n  horario_nota_en: Seen in 2023.\n"
    assert paid_at_the_office(note, shown=True).oficinas[0].horario_nota == "Seen in 2023."
    found = paid_at_the_office(note)
    (place,) = found.pagos[0].lugares
    assert place.nota == "Av. Tulum 5, SM 5. Monday to Friday 8:00 to 16:00. Seen in 2023"


def test_hours_told_only_in_spanish_are_marked_so(paid_at_the_office):
    note = "  horario_nota: Visto en 2023.\n"
    (office,) = paid_at_the_office(note, shown=True).oficinas
    assert office.horario_nota == '<span lang="es">Visto en 2023</span>.'
    found = paid_at_the_office(note)
    (place,) = found.pagos[0].lugares
    assert place.nota.endswith('16:00. <span lang="es">Visto en 2023</span>')


def test_a_place_that_the_page_shows_in_full_is_not_told_twice(paid_at_the_office):
    (way,) = paid_at_the_office("", shown=True).pagos
    assert [(place.href, place.nota) for place in way.lugares] == [("#palacio", "")]
    assert not way.en_todos


@pytest.mark.parametrize(("ids", "whole"), [("palacio, caja", True), ("caja", False)])
def test_places_to_pay_that_all_follow_below_are_named_there_only(view, ids, whole):
    paid = f"oficinas: [palacio, caja]\npagos: [{{forma: caja, oficinas: [{ids}]}}]"
    (way,) = view(TRAMITE.replace("oficinas: [palacio]", paid)).pagos
    assert way.en_todos is whole


def test_an_english_guide_is_shared_in_english(view):
    assert view(idioma=Idioma.EN).compartir[-1].texto == "E-mail"
    assert view().compartir[-1].texto == "Correo"
