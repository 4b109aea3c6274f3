"""When the calendar alone changes what the site says."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.content_model.agenda import (
    FAR,
    end_of,
    is_early,
    is_over,
    stands_until,
    start_day_of,
    start_of,
)
from plugins.content_model.dates import CANCUN, as_instant, day_of
from tests.plugins.content_model.builders import contingencia, noticia

NOON = datetime(2026, 11, 23, 12, tzinfo=CANCUN)
MIDNIGHT = datetime(2026, 11, 24, tzinfo=CANCUN)


def test_nothing_stands_longer_than_the_day():
    assert stands_until([], NOON) == MIDNIGHT
    assert stands_until([], MIDNIGHT) == MIDNIGHT + timedelta(days=1)


@pytest.mark.parametrize(
    "fields",
    [
        {"publicar_desde": "2026-11-23T15:00:00-05:00"},
        {"vence": "2026-11-23T15:00:00-05:00"},
        {"publicar_desde": (NOON + timedelta(hours=3) + FAR).isoformat()},
    ],
)
def test_an_instant_of_a_news_item_ends_it(fields):
    entry = noticia("2026-11-20-obra", **fields)
    assert stands_until([entry.record], NOON) == NOON + timedelta(hours=3)


@pytest.mark.parametrize("field", ["emitido", "inicio", "vigente_hasta", "proximo_boletin"])
def test_an_instant_of_a_message_ends_it(field):
    times = {
        "emitido": "2026-11-22T09:00:00-05:00",
        "inicio": "2026-11-22T10:00:00-05:00",
        "vigente_hasta": "2026-12-22T10:00:00-05:00",
    }
    entry = contingencia("ciclon", **{**times, field: "2026-11-23T15:00:00-05:00"})
    assert stands_until([entry.record], NOON) == NOON + timedelta(hours=3)


def test_what_is_past_does_not_count():
    entry = noticia("2026-11-20-obra", publicar_desde="2026-11-23T11:59:59-05:00")
    assert stands_until([entry.record], NOON) == MIDNIGHT


NEAR_MIDNIGHT = st.integers(-180, 180).map(lambda minutes: MIDNIGHT + timedelta(minutes=minutes))
DAYS = st.sampled_from([date(2026, 11, day) for day in (22, 23, 24, 25)])


@given(NEAR_MIDNIGHT | DAYS, NEAR_MIDNIGHT | DAYS, NEAR_MIDNIGHT)
def test_days_and_instants_are_compared_as_the_instants_at_which_they_begin(start, end, now):
    fields = {"fecha": date(2026, 11, 20), "publicar_desde": start, "vence": end}
    record = noticia("2026-11-20-obra").record.model_copy(update=fields)
    first, last = start_of(record), end_of(record)
    assert first is not None
    assert last is not None
    assert start_day_of(record) == day_of(first)
    for at in (now, now.astimezone(UTC)):
        assert is_early(record, at) == (first > at)
        assert is_over(record, at) == (last <= at)


FAR_DAYS = st.sampled_from([date(2027, 11, day) for day in (23, 24, 25, 26)])
VALUES = NEAR_MIDNIGHT | DAYS | FAR_DAYS | NEAR_MIDNIGHT.map(lambda at: at + FAR)


@given(st.lists(st.tuples(VALUES, VALUES), max_size=3), NEAR_MIDNIGHT)
def test_what_changes_first_is_the_first_instant_of_all_that_lie_ahead(pairs, now):
    records = [
        noticia("2026-11-20-obra").record.model_copy(
            update={"fecha": date(2026, 11, 20), "publicar_desde": start, "vence": end}
        )
        for start, end in pairs
    ]
    instants = [as_instant(value) for pair in pairs for value in pair]
    ahead = [at for at in instants + [at - FAR for at in instants] if at > now]
    midnight = as_instant(day_of(now) + timedelta(days=1))
    assert stands_until(records, now) == min([*ahead, midnight])
