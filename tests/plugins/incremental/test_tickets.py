"""Each number is handed out once, whoever asks for it."""

from collections.abc import Iterator
from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from plugins.incremental.tickets import Tickets, TwoEnds


def taken(hands: list[Iterator[int]], turns: Iterator[int]) -> list[list[int]]:
    """Take numbers in some order of turns until nobody gets any."""
    found: list[list[int]] = [[] for _ in hands]
    left = list(range(len(hands)))
    while left:
        who = left[next(turns, 0) % len(left)]
        place = next(hands[who], None)
        if place is None:
            left.remove(who)
        else:
            found[who].append(place)
    return found


@given(count=st.integers(0, 5000), readers=st.integers(1, 4), turns=st.lists(st.integers(0, 3)))
def test_every_number_falls_to_one_reader(count, readers, turns):
    tickets = Tickets(count)
    try:
        found = taken([iter(tickets) for _ in range(readers)], iter(turns))
    finally:
        tickets.close()
    assert sorted(chain.from_iterable(found)) == list(range(count))


@given(count=st.integers(0, 5000), turns=st.lists(st.integers(0, 1), max_size=200))
def test_two_come_towards_each_other_and_meet(count, turns):
    ends = TwoEnds(count)
    try:
        first, second = taken([ends.forwards(), ends.backwards()], iter(turns))
    finally:
        ends.close()
    assert sorted(first + second) == list(range(count))
    assert first == list(range(len(first)))
