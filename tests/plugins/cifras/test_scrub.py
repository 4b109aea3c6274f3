from __future__ import annotations

from urllib.parse import quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.cifras.scrub import LONGEST, common_names, scrub
from plugins.cifras.vocabulary import vocabulary_of

SITE = vocabulary_of(
    [
        "Acta de nacimiento, defunción o matrimonio",
        "Parque Benito Juárez, avenida Leona Vicario",
        "Recibo de luz. Mercado de flores. Pago del predial en Cancún: cuánto cuesta",
    ]
)


def clean(text):
    return scrub(quote_plus(text), SITE, common_names())


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Acta de Nacimiento", "acta de nacimiento"),
        ("cambio de medidor", "cambio de medidor"),
        ("predial 2026", "predial 2026"),
        ("predial 2025 2026", "predial 2025 2026"),
        ("cuánto cuesta el baño", "cuanto cuesta el baño"),
        ("sm 64 mz 12", "sm 64 mz 12"),
        ("parque benito juarez", "parque benito juarez"),
        ("recibo de luz", "recibo de luz"),
        ("flores", "flores"),
    ],
)
def test_what_names_nobody_stays(typed, kept):
    assert clean(typed) == kept


@pytest.mark.parametrize(
    "personal",
    [
        "GOMC900101HQRRZR09",
        "gomc900101hqrrzr09",
        "GOMC 900101 HQRRZR 09",
        "GOMC900101AB1",
        "GOMC-900101-AB1",
        "GOMC900101",
        "ABC900101AB1",
        "998 123 4567",
        "9981234567",
        "+52 (998) 123-45-67",
        "998.123.4567",
        "ana.lopez@gmail.com",
        "ana lopez arroba gmail",
        "4152 3136 1234 5678",
        "UMZ-123-A",
        "folio AB12345",
        "Juan Pérez",
        "María del Carmen Dzul Canul",
        "PÉREZ LÓPEZ JUAN CARLOS",
        "josé luis hernández garcía",
        "Wendy Pech",
    ],
)
def test_what_could_point_at_a_person_goes_and_the_rest_stays(personal):
    left = clean(f"acta de nacimiento {personal}")
    assert left in ("acta de nacimiento", "acta de nacimiento folio"), left
    assert clean(personal) in ("", "folio")


def test_a_rare_surname_goes_with_the_name_beside_it():
    assert clean("acta de nacimiento juan xochitiotzin") == "acta de nacimiento"
    assert clean("xochitiotzin lópez predial") == "predial"


def test_a_name_alone_goes_unless_the_portal_uses_the_word():
    assert clean("guadalupe") == ""
    assert clean("luz") == "luz"


def test_a_phrase_of_the_portal_does_not_cover_a_longer_name():
    assert clean("benito juarez hernandez") == ""


def test_letters_that_are_encoded_twice_or_wrongly_are_left_out():
    assert scrub("%ff%fe", SITE, common_names()) == ""
    assert scrub("acta%20de%20nacimiento", SITE, common_names()) == "acta de nacimiento"


@pytest.mark.parametrize("times", [1, 2, 3])
@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("ruta del camión", "ruta del camion"),
        ("agua 998 88 412 34", "agua"),
        ("tienda_zz@correo.mx predial", "predial"),
        ("50% de descuento", "50 de descuento"),
    ],
)
def test_what_a_log_encodes_again_is_seen_all_the_same(typed, kept, times):
    raw = typed
    for _ in range(times):
        raw = quote_plus(raw)
    assert scrub(raw, SITE, common_names()) == kept


def test_a_story_is_not_a_search():
    assert clean("predial " * 20) == ""


@given(st.text(max_size=LONGEST))
def test_whatever_is_typed_no_long_number_and_no_address_is_left(text):
    left = clean(text)
    assert "@" not in left
    assert all(sum(c.isdigit() for c in word) < 5 for word in left.split())
    assert left == left.lower()


@given(st.integers(10**9, 10**10 - 1), st.sampled_from(["", " ", "-", ".", ") "]))
def test_a_telephone_in_any_form_goes(number, mark):
    digits = str(number)
    assert clean(f"predial {digits[:3]}{mark}{digits[3:6]}{mark}{digits[6:]}") == "predial"
