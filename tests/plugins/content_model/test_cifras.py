from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from plugins.content_model.cifras import LEAST, Cifra

MONTH = {"id": "2026-11", "desde": "2026-11-01", "hasta": "2026-11-30"}
EARLIER = {
    "id": "primer-mes",
    "periodo": "Primer mes",
    "fuentes": [{"nombre": "Nota", "visto": "2026-11-22"}],
}


def told(**fields):
    with pytest.raises(ValidationError) as caught:
        Cifra.model_validate({**MONTH, **fields})
    return str(caught.value)


@pytest.mark.parametrize("count", ["visitas", "paginas", "busquedas", "visitas_app"])
def test_a_count_that_could_point_at_somebody_is_refused(count):
    assert "podría señalar a alguien" in told(**{count: str(LEAST - 1)})
    assert getattr(Cifra.model_validate({**MONTH, count: str(LEAST)}), count) == LEAST


def test_a_count_inside_a_list_is_held_to_the_same():
    assert "podría señalar" in told(guias=[{"tramite": "pago-predial", "visitas": "9"}])
    assert "podría señalar" in told(dispositivos={"tableta": "0"})


@pytest.mark.parametrize("missing", ["desde", "hasta"])
def test_a_month_says_which_days_were_counted(missing):
    assert missing in told(**{missing: None})


def test_days_of_another_month_are_refused():
    assert "no es un día de 2026-11" in told(hasta="2026-12-01")
    assert "es antes" in told(desde="2026-11-20", hasta="2026-11-19")


@pytest.mark.parametrize("missing", ["periodo", "fuentes"])
def test_a_figure_of_before_the_logs_says_of_when_it_is_and_whence(missing):
    with pytest.raises(ValidationError):
        Cifra.model_validate({k: v for k, v in EARLIER.items() if k != missing})


def test_a_month_is_whole_when_each_of_its_days_was_counted():
    whole = Cifra.model_validate(MONTH)
    assert (whole.dias, whole.completa) == (30, True)
    part = Cifra.model_validate({**MONTH, "hasta": "2026-11-15", "sin_registros": ["2026-11-02"]})
    assert (part.dias, part.completa) == (14, False)
    assert part.sin_registros == (date(2026, 11, 2),)


def test_an_earlier_figure_is_no_month():
    earlier = Cifra.model_validate({**EARLIER, "visitas": "66447"})
    assert (earlier.es_mes, earlier.dias, earlier.completa) == (False, 0, False)
