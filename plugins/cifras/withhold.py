"""Which counts may be published, so that neither they nor a subtraction point at anybody."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TypeVar

from plugins.content_model.cifras import LEAST

K = TypeVar("K", bound=Hashable)


def publishable(count: int) -> int | None:
    """Return the count, or None when it is under the least that is published."""
    return count if count >= LEAST else None


def part_of(part: int, whole: int) -> int | None:
    """Return a part of a published whole, or None when it or the rest of the whole is too small.

    A part that is the whole leaves nothing, and tells nothing more than the whole does.
    """
    rest = whole - part
    return part if part >= LEAST and whole >= LEAST and (rest == 0 or rest >= LEAST) else None


def parts_of(parts: Mapping[K, int], whole: int) -> dict[K, int]:
    """Return those of the parts that may be published beside their published whole.

    What is withheld is at least LEAST together, and never one part alone unless it is nothing: so
    the whole minus what is published gives no small count away. The smallest of the others are
    withheld until that holds.
    """
    if whole < LEAST:
        return {}
    kept = {key: count for key, count in parts.items() if count >= LEAST}
    ordered = sorted(kept, key=lambda key: (kept[key], str(key)))
    for key in ordered:
        rest = whole - sum(kept.values())
        hidden = sum(1 for other, count in parts.items() if other not in kept and count)
        if rest == 0 or (rest >= LEAST and hidden != 1):
            break
        del kept[key]
    return kept
