import pytest

from plugins.content_model.finding import Level
from tests.plugins.checks.advice_site import advice_on, news


def told(tmp_path, body):
    found = advice_on(tmp_path, news(body=body, header="lugar: Palacio Municipal\n"))
    about = [f for f in found if "lada" in f.message or "prefijo" in f.message]
    assert all((f.level, f.line) == (Level.AVISO, 9) for f in about)
    return [f.message for f in about]


@pytest.mark.parametrize(
    "body",
    [
        "Llama al 881 2800 para pedirlo.",
        "Llama al teléfono 881-28-00.",
        "Teléfono: 8812800.",
        "Tel. 881 2800.",
        "Marca el 8812800.",
    ],
)
def test_a_local_number_is_told_with_its_area_code(body, tmp_path):
    (message,) = told(tmp_path, body)
    assert "«998 881 2800»" in message


@pytest.mark.parametrize("number", ["01 998 881 2800", "044 998-881-2800", "045 9988812800"])
def test_a_prefix_of_the_old_plan_is_told(number, tmp_path):
    (message,) = told(tmp_path, f"Llama al {number}.")
    assert f"«{number}»" in message
    assert f"«{number.partition(' ')[2]}»" in message


@pytest.mark.parametrize(
    "body",
    [
        "Llama al 998 881 2800 o al 911.",
        "Llama al 9988812800, ext. 2028.",
        "Llama de 9:00 a 14:00 a la oficina.",
        "El folio es 123 4567 y el lote 01 998.",
        "Llama al 073 o al 089.",
    ],
)
def test_other_numbers_are_left_alone(body, tmp_path):
    assert told(tmp_path, body) == []
