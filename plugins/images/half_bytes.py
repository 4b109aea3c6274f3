"""A deflate code each of whose words fills whole half bytes, so that rows are compressed as text.

A block of deflate may bring any prefix code of its own (RFC 1951, 3.2.7). In this one a literal, or
a run of the byte before, is 4, 8, 12 or 16 bits long: one hexadecimal digit for each four. So what
was compressed once can be used again anywhere: texts are joined, and no bit is shifted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache

# The values of bytes by the length of their words; all others have twelve bits. They are lengths
# for what changes from row to row in Spanish titles: with other bytes a card is only larger.
_FOUR_BITS = bytes.fromhex("00010210f0ff")
_EIGHT_BITS = bytes.fromhex(
    "03040506090c0d0e1112131420212223243031323334353640414243444550535455607090"
    "9d9fa0abacb0bbbcbdbebfc0cbcccdcecfd0d1dcdddedfe0e1ecedeeeff2f7fafbfcfdfe"
)
_RUNS = (7, 3, 7, 7, 7, 7, 7, 7, 6, 6, 6, 6, 9, 9, 9, 9, 8, 8, 8, 8, 7, 7, 11, 9, 10, 10, 9, 10, 7)
"""Bits of the words for lengths of runs: with what follows them they fill half bytes, too."""
_FILLING = frozenset({280, 283})
"""Words that do not, and are never written: without them the code would not be complete."""

_END = 256
_LONGEST = 258
_SHORTEST = 3
_ZEROS = re.compile(rb"(\0{4,})")
_RUN = re.compile(rb"(.)\1{3,}", re.DOTALL)
_LENGTH_BITS: Mapping[int, str] = {12: "0", 8: "10"}
"""In the head of the block: nearly all words are so long. The eight other lengths have five."""
_OTHER_LENGTHS = (1, 3, 4, 6, 7, 9, 10, 11)
_ORDER = (16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1)
"""In which the head says how it writes lengths (RFC 1951, 3.2.7)."""
_KEPT = 20_000
_SWAPPED = bytes(value >> 4 | (value & 15) << 4 for value in range(256))
"""Each byte with its halves changed over."""


class Code:
    """The words of the code, as digits; what is compressed begins with ``head``."""

    def __init__(self) -> None:
        bits = dict.fromkeys(range(_END + 1), 12)
        bits |= dict.fromkeys(_FOUR_BITS, 4) | dict.fromkeys(_EIGHT_BITS, 8)
        bits |= dict(enumerate(_RUNS, _END + 1))
        words = _words(bits)
        self.literals = [_digits(words[value]) for value in range(_END)]
        self._end = _digits(words[_END])
        self._again = dict(_runs(words))
        self.head = _digits(_head([bits[symbol] for symbol in range(len(bits))]))
        self._pieces = _Pieces(self.piece)
        self._zeros: list[str] = []

    def texts(self, given: Iterable[bytes]) -> list[str]:
        """Return each row compressed."""
        known, split = self._pieces.__getitem__, _ZEROS.split
        return ["".join(map(known, split(row))) for row in given]

    def run(self, value: int, count: int) -> str:
        """Return a byte, so many times, compressed."""
        literal, parts = self.literals[value], []
        if count > _SHORTEST:
            parts.append(literal)
            count -= 1
            while count >= _SHORTEST:
                length = min(count, _LONGEST)
                while length not in self._again:
                    length -= 1
                parts.append(self._again[length])
                count -= length
        return "".join(parts) + literal * count

    def zeros(self, most: int) -> Sequence[str]:
        """Return the runs of zeros by their length, up to ``most``."""
        for count in range(len(self._zeros), most + 1):
            self._zeros.append(self.run(0, count))
        return self._zeros

    def piece(self, given: bytes) -> str:
        """Return bytes compressed, without remembering any."""
        parts: list[str] = []
        at = 0
        for found in _RUN.finditer(given):
            first, end = found.span()
            parts += map(self.literals.__getitem__, given[at:first])
            parts.append(self.run(given[first], end - first))
            at = end
        parts += map(self.literals.__getitem__, given[at:])
        return "".join(parts)

    def closed(self, text: str) -> bytes:
        """Return a whole block of ``text`` and what makes it end with a byte."""
        digits = f"{self.head}{text}{self._end}0"
        if len(digits) % 2:
            digits += "0"
        # The first digit is the lower half of the first byte. An empty stored block ends it.
        return bytes.fromhex(digits).translate(_SWAPPED) + b"\0\0\xff\xff"


class _Pieces(dict[bytes, str]):
    """What bytes are compressed to that were asked for: letters repeat few pieces."""

    def __init__(self, made: Callable[[bytes], str]) -> None:
        super().__init__()
        self._made = made

    def __missing__(self, given: bytes) -> str:
        if len(self) >= _KEPT:
            self.clear()
        self[given] = found = self._made(given)
        return found


@cache
def code() -> Code:
    """Return the code."""
    return Code()


def _words(lengths: Mapping[int, int]) -> dict[int, str]:
    """Return the bits of each symbol from their numbers (RFC 1951, 3.2.2)."""
    found: dict[int, str] = {}
    number, before = 0, 0
    for symbol in sorted(lengths, key=lambda one: (lengths[one], one)):
        number <<= lengths[symbol] - before
        before = lengths[symbol]
        found[symbol] = f"{number:0{before}b}"
        number += 1
    return found


def _runs(words: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """Yield lengths of runs and their words; the byte that is repeated is the one before."""
    length = _SHORTEST
    for symbol in range(_END + 1, _END + len(_RUNS)):
        more = max(0, (symbol - 261) // 4)
        for extra in range(1 << more):
            if symbol not in _FILLING and length < _LONGEST:
                counted = f"{extra:0{more}b}"[::-1] if more else ""
                # The last bit is the distance: one.
                yield length, _digits(f"{words[symbol]}{counted}0")
            length += 1
    yield _LONGEST, _digits(f"{words[_END + len(_RUNS)]}0")


def _head(lengths: list[int]) -> str:
    """Return how a block begins that is not the last and has words of these lengths."""
    known = {**_LENGTH_BITS, **{n: f"11{i:03b}" for i, n in enumerate(_OTHER_LENGTHS)}}
    counts = f"{len(lengths) - 257:05b}"[::-1] + "10000" + f"{len(_ORDER) - 4:04b}"[::-1]
    how = [f"{len(known.get(length, '')):03b}"[::-1] for length in _ORDER]
    # Two distances, of one bit each: readers may refuse a code that is not complete.
    return "".join(["001", counts, *how, *(known[length] for length in [*lengths, 1, 1])])


def _digits(bits: str) -> str:
    return "".join(f"{int(bits[at : at + 4][::-1], 2):x}" for at in range(0, len(bits), 4))
