"""Which mask a QR code takes: the one of least penalty, found by reckoning with long numbers.

A code is a number: bit ``row * stride + column`` is set where a module is dark; ``stride`` is one
more than the code is wide, so that no row touches the next. Rules: ISO/IEC 18004, 7.7 to 7.9 (where
the data are, masks, penalties) and annex C (format information).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

Mask = Callable[[int, int], bool]

_MASKS: tuple[Mask, ...] = (
    lambda i, j: (i + j) % 2 == 0,
    lambda i, _: i % 2 == 0,
    lambda _, j: j % 3 == 0,
    lambda i, j: (i + j) % 3 == 0,
    lambda i, j: (i // 2 + j // 3) % 2 == 0,
    lambda i, j: (i * j) % 2 + (i * j) % 3 == 0,
    lambda i, j: ((i * j) % 2 + (i * j) % 3) % 2 == 0,
    lambda i, j: ((i * j) % 3 + (i + j) % 2) % 2 == 0,
)
"""By number, in rows and columns from 0; each repeats after 12 of either."""
_PERIOD = 12
_EYE = "1011101"
_SMALLEST, _STEP, _WITH_VERSION = 21, 4, 45


@dataclass(frozen=True)
class Plan:
    """What codes of one size have in common, as numbers.

    ``masks`` are limited to the modules of data, and are given by columns, too (``turned``);
    ``formats`` are what a mask's format information changes in that of mask 0. ``told`` are the
    modules that tell format and version, which are light while penalties are counted. ``flat`` has
    every module that has one to its right.
    """

    size: int
    stride: int
    masks: tuple[int, ...]
    turned: tuple[int, ...]
    formats: tuple[int, ...]
    told: int
    flat: int


def best_masked(rows: Sequence[bytes | bytearray]) -> list[str]:
    """Return the rows, as texts of 0 and 1, of a code with mask 0 once it has its best mask."""
    plan = plan_of(len(rows))
    upright = _number(rows, plan.stride)
    columns = _number([bytes(column) for column in zip(*rows, strict=True)], plan.stride)
    bare = upright & ~plan.told ^ plan.masks[0]
    bare_columns = columns & ~plan.told ^ plan.turned[0]
    penalties = [
        penalty(plan, bare ^ mask, bare_columns ^ turned)
        for mask, turned in zip(plan.masks, plan.turned, strict=True)
    ]
    best = penalties.index(min(penalties))
    return _texts(plan, upright ^ plan.masks[0] ^ plan.masks[best] ^ plan.formats[best])


def penalty(plan: Plan, upright: int, columns: int) -> int:
    """Return the penalty of a code, given by rows and by columns."""
    size, stride = plan.size, plan.stride
    total = _runs(plan, upright) + _runs(plan, columns)
    alike = ~(upright ^ upright >> 1) & plan.flat
    below = ~(upright ^ upright >> stride) & plan.flat
    # The last row has nothing below it.
    blocks = alike & alike >> stride & below & (1 << (size - 1) * stride) - 1
    total += 3 * blocks.bit_count()
    for lines in (upright, columns):
        total += sum(map(_eyes, _texts(plan, lines)))
    percent = float(upright.bit_count()) / size**2
    return total + 10 * int(abs(percent * 100 - 50) / 5)


def _runs(plan: Plan, lines: int) -> int:
    """Return 3 for five modules alike in a line, and 1 for each more."""
    alike = ~(lines ^ lines >> 1) & plan.flat
    pairs = alike & alike >> 1
    fives = pairs & pairs >> 2
    return fives.bit_count() + 2 * (fives & ~(fives << 1)).bit_count()


def _eyes(line: str) -> int:
    """Return 40 for each 1:1:3:1:1 of a line that has four light modules, or its end, beside it."""
    total, place = 0, line.find(_EYE)
    while place >= 0:
        end = place + len(_EYE)
        if (
            place in (0, len(line) - len(_EYE))
            or "1" not in line[max(place - 4, 0) : place]
            or "1" not in line[end : end + 4]
        ):
            total += 40
        else:
            end = place + 4
        place = line.find(_EYE, end)
    return total


@lru_cache(40)
def plan_of(size: int) -> Plan:
    """Return what codes ``size`` modules wide have in common."""
    stride, region = size + 1, ~_fixed(size)
    told = [place for both in _format_places(size) for place in both]
    return Plan(
        size,
        stride,
        tuple(_mask(size, mask) & region for mask in _MASKS),
        tuple(_mask(size, _turned(mask)) & region for mask in _MASKS),
        tuple(_format(size, number) for number in range(len(_MASKS))),
        _bits(stride, [*told, (size - 8, 8), *_version_places(size)]),
        sum(((1 << size - 1) - 1) << row * stride for row in range(size)),
    )


def _turned(mask: Mask) -> Mask:
    return lambda i, j: mask(j, i)


def _mask(size: int, mask: Mask) -> int:
    stride, total = size + 1, 0
    for first in range(min(_PERIOD, size)):
        row = sum(1 << j for j in range(size) if mask(first, j))
        for i in range(first, size, _PERIOD):
            total |= row << i * stride
    return total


def _fixed(size: int) -> int:
    """Return the modules that hold no data: the same turned over."""
    stride, total = size + 1, 0

    def block(top: int, left: int, height: int, width: int) -> None:
        nonlocal total
        for row in range(top, top + height):
            total |= ((1 << width) - 1) << row * stride + left

    block(0, 0, 9, 9)
    block(0, size - 8, 9, 8)
    block(size - 8, 0, 8, 9)
    block(6, 0, 1, size)
    block(0, 6, size, 1)
    if size >= _WITH_VERSION:
        block(0, size - 11, 6, 3)
        block(size - 11, 0, 3, 6)
    centres = _alignments(size)
    for row in centres:
        for column in centres:
            # Where they would meet the patterns of three corners there are none.
            if (row, column) not in {(6, 6), (6, centres[-1]), (centres[-1], 6)}:
                block(row - 2, column - 2, 5, 5)
    return total


def _alignments(size: int) -> list[int]:
    """Return the rows, and columns, on which alignment patterns are centred (annex E)."""
    version = (size - _SMALLEST) // _STEP + 1
    if version == 1:
        return []
    count = version // 7 + 2
    step = 26 if version == 32 else -(-(version * 4 + 4) // (count * 2 - 2)) * 2
    return [6, *sorted(size - 7 - step * number for number in range(count - 1))]


def _format_places(size: int) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield where each bit of the format information is, from the lowest: it is there twice."""
    for bit in range(15):
        across = size - 1 - bit if bit < 8 else 7 if bit == 8 else 14 - bit
        down = bit if bit < 6 else bit + 1 if bit < 8 else size - 15 + bit
        yield (8, across), (down, 8)


def _version_places(size: int) -> Iterator[tuple[int, int]]:
    if size >= _WITH_VERSION:
        for row in range(6):
            for column in range(size - 11, size - 8):
                yield row, column
                yield column, row


def _format(size: int, mask: int) -> int:
    """Return what the format information of a mask changes in that of mask 0 (annex C).

    The code is linear, so that the level of correction does not show in it.
    """
    told = mask << 10
    for bit in range(14, 9, -1):
        if told >> bit & 1:
            told ^= 0b10100110111 << bit - 10
    told |= mask << 10
    places = enumerate(_format_places(size))
    return _bits(size + 1, [one for bit, both in places if told >> bit & 1 for one in both])


def _bits(stride: int, places: Sequence[tuple[int, int]]) -> int:
    return sum(1 << row * stride + column for row, column in {*places})


def _number(rows: Sequence[bytes | bytearray], stride: int) -> int:
    """Return rows of modules, 0 or 1 each, as a number: the first module is its lowest bit."""
    digits = b"0".join(bytes(row) for row in rows).translate(_DIGITS)
    assert len(digits) == stride * len(rows) - 1
    return int(digits[::-1], 2)


def _texts(plan: Plan, lines: int) -> list[str]:
    digits = f"{lines:0{plan.size * plan.stride}b}"[::-1]
    return [digits[start : start + plan.size] for start in range(0, len(digits), plan.stride)]


_DIGITS = bytes.maketrans(b"\0\1", b"01")
