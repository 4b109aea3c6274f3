from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.content_model.money import format_number, format_pesos, to_cents


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        ("0", "$0.00"),
        ("5", "$5.00"),
        ("1234.56", "$1,234.56"),
        ("1928.51", "$1,928.51"),
        ("1000000", "$1,000,000.00"),
        ("0.141", "$0.141"),
        ("39.890", "$39.89"),
    ],
)
def test_pesos_have_thousands_and_at_least_two_decimals(amount, shown):
    assert format_pesos(Decimal(amount)) == shown


@pytest.mark.parametrize(
    ("amount", "shown"), [("90", "90"), ("3.67", "3.67"), ("2.20", "2.2"), ("1000.0", "1,000")]
)
def test_numbers_lose_their_trailing_zeros_only(amount, shown):
    assert format_number(Decimal(amount)) == shown


@pytest.mark.parametrize(
    ("amount", "cents"), [("0.125", "0.13"), ("0.1249", "0.12"), ("2", "2.00")]
)
def test_half_a_cent_goes_up(amount, cents):
    assert to_cents(Decimal(amount)) == Decimal(cents)


@given(st.decimals(0, 10**9, places=4))
def test_rounding_moves_an_amount_by_half_a_cent_at_most(amount):
    assert abs(to_cents(amount) - amount) <= Decimal("0.005")


@given(st.decimals(0, 10**9, places=4))
def test_what_is_shown_reads_back_as_the_same_amount(amount):
    assert Decimal(format_pesos(amount)[1:].replace(",", "")) == amount
    assert Decimal(format_number(amount).replace(",", "")) == amount
