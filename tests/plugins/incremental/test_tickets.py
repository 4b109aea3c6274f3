"""Each number is handed out once, whoever asks for it."""

from hypothesis import given
from hypothesis import strategies as st

from plugins.incremental.tickets import Tickets


@given(count=st.integers(0, 5000), readers=st.integers(1, 4))
def test_every_number_falls_to_one_reader(count, readers):
    tickets = Tickets(count)
    try:
        hands = [iter(tickets) for _ in range(readers)]
        found = []
        while hands:
            for hand in list(hands):
                place = next(hand, None)
                if place is None:
                    hands.remove(hand)
                else:
                    found.append(place)
    finally:
        tickets.close()
    assert sorted(found) == list(range(count))
