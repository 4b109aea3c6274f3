from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from plugins.content_model.types import (
    Cantidad,
    Correo,
    Dia,
    Entero,
    Hora,
    Id,
    Instante,
    Linea,
    SiNo,
    Telefono,
    Texto,
    Url,
    tel_href,
)


def read(kind, value):
    return TypeAdapter(kind).validate_python(value)


def said(kind, value):
    with pytest.raises(ValidationError) as caught:
        read(kind, value)
    (error,) = caught.value.errors()
    assert error["type"] == "spanish"
    return error["msg"]


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (SiNo, "sí", True),
        (SiNo, "SÍ", True),
        (SiNo, "si", True),
        (SiNo, "true", True),
        (SiNo, "no", False),
        (SiNo, "No", False),
        (SiNo, "false", False),
        (SiNo, True, True),
        (Entero, "0", 0),
        (Entero, "007", 7),
        (Entero, 3, 3),
        (Cantidad, "3.67", Decimal("3.67")),
        (Cantidad, "3", Decimal(3)),
        (Cantidad, "0.5", Decimal("0.5")),
        (Hora, "08:00", "08:00"),
        (Hora, "24:00", "24:00"),
        (Hora, "00:00", "00:00"),
        (Id, "pago-predial", "pago-predial"),
        (Id, "911", "911"),
        (Correo, "Tramites@Cancun.gob.mx", "tramites@cancun.gob.mx"),
        (Telefono, "998 881 2800", "998 881 2800"),
        (Telefono, "(998) 881-2800", "998 881 2800"),
        (Telefono, "9988812800", "998 881 2800"),
        (Telefono, "911", "911"),
        (Telefono, "998.881.2800 Ext 2028", "998 881 2800 ext. 2028"),
        (Url, "https://CANCUN.gob.mx", "https://cancun.gob.mx/"),
        (Linea, "1 < 2 y 3 <3", "1 < 2 y 3 <3"),
        (Texto, "uno\ndos", "uno\ndos"),
    ],
)
def test_a_value_is_read(kind, typed, value):
    assert read(kind, typed) == value


@pytest.mark.parametrize(
    ("kind", "typed", "word"),
    [
        (SiNo, "quizá", "«sí» o «no»"),
        (SiNo, "1", "«sí» o «no»"),
        (Entero, "1.5", "entero"),
        (Entero, "-1", "entero"),
        (Entero, "1,000", "entero"),
        (Entero, True, "entero"),
        (Entero, "٣", "entero"),
        (Entero, "9" * 10, "entero"),
        (Cantidad, "3,67", "punto decimal"),
        (Cantidad, "$3", "punto decimal"),
        (Cantidad, "1e5", "punto decimal"),
        (Cantidad, "NaN", "punto decimal"),
        (Cantidad, "٣.٥", "punto decimal"),
        (Cantidad, True, "punto decimal"),
        (Hora, "8:00", "24 horas"),
        (Hora, "8 am", "24 horas"),
        (Hora, "25:00", "24 horas"),
        (Hora, "24:01", "24 horas"),
        (Id, "Pago", "identificador"),
        (Id, "pago_predial", "identificador"),
        (Id, "atención", "identificador"),
        (Id, "-a", "identificador"),
        (Id, "a" * 81, "identificador"),
        (Id, "../x", "identificador"),
        (Correo, "tramites", "correo"),
        (Correo, "a@b", "correo"),
        (Correo, "a b@c.mx", "correo"),
        (Telefono, "12345", "teléfono"),
        (Telefono, "+52 998 881 2800", "teléfono"),
        (Telefono, "998 881 2800 y 01", "teléfono"),
        (Url, "http://", "completa"),
        (Url, "javascript:x", "javascript:"),
        (Linea, "a\nb", "una sola línea"),
        (Linea, "…", "ninguna letra"),
        (Linea, "<b>a</b>", "HTML"),
        (Linea, "a < script", "HTML"),
        (Texto, "a <!-- b -->", "HTML"),
        (Texto, "</p>", "HTML"),
        (Texto, "<?x", "HTML"),
        (Dia, "2026-03-14T09:00-05:00", "solo el día"),
        (Dia, "14/03/2026", "2026-03-14"),
        (Instante, "2026-03-14", "hora"),
    ],
)
def test_a_bad_value_says_what_to_write(kind, typed, word):
    assert word in said(kind, typed)


def test_a_phone_becomes_an_address_that_can_be_called_from_anywhere():
    assert tel_href("998 881 2800") == "tel:+529988812800"
    assert tel_href("998 881 2800 ext. 2028") == "tel:+529988812800;ext=2028"
    assert tel_href("911") == "tel:911"


@given(st.text(max_size=30))
@pytest.mark.parametrize("kind", [SiNo, Entero, Cantidad, Hora, Id, Correo, Telefono, Url, Dia])
def test_any_text_is_a_value_or_told_about_in_spanish(kind, text):
    try:
        value = read(kind, text)
    except ValidationError as bad:
        assert {error["type"] for error in bad.errors()} == {"spanish"}
    else:
        assert read(kind, value) == value, "what was read reads as itself"
