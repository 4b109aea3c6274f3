from datetime import datetime, timedelta

import pytest

from plugins.content_model.dates import CANCUN
from plugins.content_model.load import load
from plugins.due.moments import after, between, moments
from plugins.portal.pages.registry import all_pages
from plugins.structured_data.page_data import page_data
from tests.plugins.content_model.site import SITE
from tests.support.building import make_context
from tests.support.content import CONTINGENCIA, TRAMITE, minimal_content, noticia, write

BUILT = datetime(2026, 11, 10, 8, 0, tzinfo=CANCUN)


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=CANCUN)


def of(root, built=BUILT):
    loaded = load(root, built)
    assert loaded.findings == []
    return moments(loaded.entries, loaded.catalogue.datos, built)


def told(root, word, built=BUILT):
    """When and in which file the moments are whose reason holds ``word``."""
    return [(m.cuando.isoformat(), m.archivo) for m in of(root, built) if word in m.motivo]


@pytest.fixture
def root(tmp_path):
    return minimal_content(tmp_path)


def add_news(root, header, fecha="2026-11-20"):
    write(root, "noticias/2026/2026-11-20-otra.md", noticia("Otra", fecha, header))
    return "content/noticias/2026/2026-11-20-otra.md"


def test_an_embargo_asks_for_a_build_at_its_hour(root):
    path = add_news(root, "publicar_desde: 2026-11-24T09:00-05:00\n")
    assert told(root, "se publica «Otra»") == [("2026-11-24T09:00:00-05:00", path)]


def test_a_date_without_an_hour_begins_at_midnight_in_cancun(root):
    path = add_news(root, "")
    assert told(root, "se publica «Otra»") == [("2026-11-20T00:00:00-05:00", path)]


def test_an_expiry_asks_for_a_build(root):
    path = add_news(root, "vence: 2026-12-01\n")
    assert told(root, "vence y deja") == [("2026-12-01T00:00:00-05:00", path)]


def test_a_draft_asks_for_nothing(root):
    add_news(root, "vence: 2026-12-01\nestado: borrador\n")
    assert told(root, "Otra") == []


def test_a_contingency_asks_for_a_build_when_it_begins_and_when_it_ends(root):
    path = "content/contingencias/2026/ciclon-2026.md"
    assert told(root, "empieza") == [("2026-11-23T09:00:00-05:00", path)]
    assert told(root, "termina") == [("2026-11-24T18:00:00-05:00", path)]


def follow(root, kind, emitido, **changes):
    text = CONTINGENCIA.replace("id: ciclon-2026", "id: ciclon-2026-2")
    text = text.replace("tipo_mensaje: alerta", f"tipo_mensaje: {kind}\nreemplaza: [ciclon-2026]")
    text = text.replace("emitido: 2026-11-23T09:00", f"emitido: {emitido}")
    for old, new in changes.items():
        text = text.replace(f"{old}:", new, 1)
    write(root, "contingencias/2026/ciclon-2026-2.md", text)


def test_the_end_of_a_message_that_was_replaced_before_asks_for_nothing(root):
    follow(root, "cancela", "2026-11-24T07:00")
    assert told(root, "termina") == []
    assert len(told(root, "empieza")) == 1


def test_a_drill_replaces_no_real_message_and_asks_only_to_be_published(root):
    follow(root, "cancela", "2026-11-24T07:00", area="caracter: simulacro\narea:")
    assert len(told(root, "termina")) == 1
    assert len(told(root, "se publica «Ciclón")) == 2


def test_the_uma_of_next_year_is_missed_on_the_first_of_february(root):
    assert told(root, "toca la UMA de 2027") == [
        ("2027-02-01T00:00:00-05:00", "content/datos/uma.yml")
    ]


def test_an_uma_that_is_known_changes_the_costs_on_its_day_instead(root):
    write(
        root,
        "datos/uma.yml",
        "- {desde: 2026-02-01, valor: 100.00, fuente: INEGI}\n"
        "- {desde: 2027-02-01, valor: 104.00, fuente: INEGI}\n",
    )
    assert told(root, "toca la UMA") == []
    assert ("2027-02-01T00:00:00-05:00", "content/datos/uma.yml") in told(root, "cambia la UMA")


def test_a_guide_is_reviewed_from_the_day_after_its_date(root):
    guide = TRAMITE.replace("actualizado:", "revisar_antes: 2027-02-01\nactualizado:", 1)
    path = write(root, "tramites/ingresos/pago-predial.md", guide)
    shown = path.relative_to(root).as_posix()
    assert told(root, "toca revisar") == [("2027-02-02T00:00:00-05:00", shown)]


def test_an_electoral_period_is_told_when_it_begins_and_when_it_is_over(root):
    write(
        root,
        "datos/periodos_electorales.yml",
        "- {nombre: Prueba, desde: 2027-04-04, hasta: 2027-06-06, fuente: Prueba}\n",
    )
    assert [when[:10] for when, _ in told(root, "periodo electoral")] == [
        "2027-04-04",
        "2027-06-07",
    ]


def test_a_holiday_is_announced_before_and_taken_down_after(root):
    assert [when for when, _ in told(root, "Navidad")] == [
        "2026-08-27T00:00:00-05:00",
        "2026-12-26T00:00:00-05:00",
    ]


def test_security_txt_is_renewed_a_month_before_it_runs_out(root):
    # 300 days from the first of November 2026 are 28 August 2027.
    assert told(root, "security.txt")[0][0].startswith("2027-07-29")
    assert told(root, "security.txt", at("2027-03-05"))[0][0].startswith("2027-11-26")


def test_what_came_since_the_last_build_is_told_from_what_is_still_to_come(root):
    add_news(root, "publicar_desde: 2026-11-24T09:00-05:00\n")
    found, hour = of(root), at("2026-11-24T09:00")
    assert hour in [m.cuando for m in after(found, hour - timedelta(seconds=1))]
    assert hour not in [m.cuando for m in after(found, hour)]
    assert [m.cuando for m in between(found, hour - timedelta(hours=1), hour)] == [hour]
    # A build at the very instant has it already.
    assert between(found, hour, hour + timedelta(minutes=1)) == []


def shown_at(root, now):
    """What every page is drawn from, its JSON-LD included: templates know no clock."""
    context = make_context(root, now)
    of_page = page_data(context.catalogue, SITE)
    pages = ((page, list(of_page(page.meta))) for page in all_pages(context))
    return {page.path: (page.meta, page.view, data) for page, data in pages}


def test_between_two_moments_the_site_does_not_change_and_at_each_it_does(root):
    add_news(root, "publicar_desde: 2026-11-24T09:00-05:00\nvence: 2026-12-20\n")
    follow(root, "actualiza", "2026-11-24T15:00")
    times = sorted({m.cuando for m in after(of(root), BUILT)})
    before = shown_at(root, BUILT)
    for moment in [when for when in times if when < at("2026-12-27")]:
        assert shown_at(root, moment - timedelta(seconds=1)) == before, moment
        now = shown_at(root, moment)
        assert now != before, moment
        before = now
