"""The tables of the benchmark, in Spanish, and its figures for programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from tests.bench.build.contestants import CASES, Measurement
from tests.bench.build.journal import Turn

OURS = "nuestro"
HUGO = "hugo"
CLEAN = "limpia"

Key = tuple[str, str, int]
"""Who, which case, how many pages."""


@dataclass(frozen=True)
class Figure:
    """The medians of one case over all rounds; ``low`` and ``high`` are of the wall clock."""

    who: str
    case: str
    pages: int
    rounds: int
    wall: float
    low: float
    high: float
    cpu: float
    pss: int
    rss: int
    files: int
    size: int


@dataclass(frozen=True)
class Target:
    """A limit of ours at ``pages``; ``value`` takes it from the figures (None: not measured)."""

    text: str
    limit: float
    value: Callable[[Mapping[Key, Figure]], float | None]


def figures(turns: Sequence[Turn]) -> dict[Key, Figure]:
    """Return the medians of what was measured."""
    found: dict[Key, list[Measurement]] = {}
    for turn in turns:
        for one in turn.found:
            found.setdefault((turn.who, one.case, turn.pages), []).append(one)
    return {key: _figure(key, many) for key, many in found.items()}


def _figure(key: Key, many: Sequence[Measurement]) -> Figure:
    walls = [one.wall for one in many]
    return Figure(
        *key,
        rounds=len(many),
        wall=median(walls),
        low=min(walls),
        high=max(walls),
        cpu=median(one.cpu for one in many),
        pss=max(one.pss for one in many),
        rss=max(one.rss for one in many),
        files=many[-1].files,
        size=many[-1].size,
    )


def _over(
    first: Key, second: Key, value: Callable[[Figure], float] = lambda figure: figure.wall
) -> Callable[[Mapping[Key, Figure]], float | None]:
    def ratio(found: Mapping[Key, Figure]) -> float | None:
        if first not in found or second not in found or not value(found[second]):
            return None
        return value(found[first]) / value(found[second])

    return ratio


def _plain(
    key: Key, value: Callable[[Figure], float]
) -> Callable[[Mapping[Key, Figure]], float | None]:
    return lambda found: value(found[key]) if key in found else None


def _to_hugo(case: str) -> Callable[[Mapping[Key, Figure]], float | None]:
    return _over((OURS, case, 10_000), (HUGO, CLEAN, 10_000))


TARGETS = (
    Target("limpia, veces la de Hugo", 1.3, _to_hugo(CLEAN)),
    Target("CI con memoria, veces Hugo limpia", 0.5, _to_hugo("ci")),
    Target("un texto, veces Hugo limpia", 0.15, _to_hugo("cuerpo")),
    Target("un título, veces Hugo limpia", 0.15, _to_hugo("titulo")),
    Target("una noticia más, veces Hugo limpia", 0.15, _to_hugo("nueva")),
    Target("nada cambió, segundos", 1.5, _plain((OURS, "igual", 10_000), lambda f: f.wall)),
    Target(
        "«serve», texto, segundos", 0.1, _plain((OURS, "serve-cuerpo", 10_000), lambda f: f.wall)
    ),
    Target(
        "«serve», título, segundos", 1.0, _plain((OURS, "serve-titulo", 10_000), lambda f: f.wall)
    ),
    Target("memoria, MB", 400, _plain((OURS, CLEAN, 10_000), lambda f: f.pss / 1e6)),
    Target("de 1,000 a 10,000", 10.5, _over((OURS, CLEAN, 10_000), (OURS, CLEAN, 1_000))),
)
"""What issue and README promise of 10,000 pages."""


def tables(found: Mapping[Key, Figure], titles: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines to print: a table a size, growth, targets."""
    for pages in sorted({pages for _, _, pages in found}):
        yield from _size_table(found, titles, pages)
    yield from _growth_table(found, titles)
    yield from _target_table(found)


def _size_table(
    found: Mapping[Key, Figure], titles: Mapping[str, str], pages: int
) -> Iterator[str]:
    yield f"\n{pages:,} noticias"
    yield (
        f"{'':<56}{'segundos':>9}{'entre':>9}{'y':>9}{'CPU s':>9}{'×Hugo':>7}{'CPU×':>7}"
        f"{'MB PSS':>8}{'MB RSS':>8}{'archivos':>10}{'MB':>8}"
    )
    base = found.get((HUGO, CLEAN, pages))
    wall, cpu = (base.wall, base.cpu) if base else (None, None)
    order = {case: place for place, case in enumerate(CASES)}
    rows = [figure for key, figure in found.items() if key[2] == pages]
    for one in sorted(rows, key=lambda f: (f.who != OURS, f.who, order[f.case])):
        name = f"{titles[one.who]}: {CASES[one.case]}"
        yield (
            f"{name:<56}{one.wall:>9.3f}{one.low:>9.3f}{one.high:>9.3f}{_seconds(one.cpu):>9}"
            f"{_times(one.wall, wall):>7}{_times(one.cpu, cpu):>7}"
            f"{_mega(one.pss):>8}{_mega(one.rss):>8}{one.files or '':>10}{_mega(one.size):>8}"
        )


def _growth_table(found: Mapping[Key, Figure], titles: Mapping[str, str]) -> Iterator[str]:
    sizes = sorted({pages for _, _, pages in found})
    if len(sizes) < 2:
        return
    steps = list(pairwise(sizes))
    yield "\nCrecimiento (veces el tiempo; CPU)"
    yield f"{'':<56}" + "".join(f"{f'{a:,}→{b:,}':>22}" for a, b in steps)
    for who, case in dict.fromkeys((who, case) for who, case, _ in found):
        cells = []
        for a, b in steps:
            small, large = found.get((who, case, a)), found.get((who, case, b))
            wall = _times(large.wall, small.wall) if small and large else ""
            cpu = _times(large.cpu, small.cpu) if small and large else ""
            cells.append(f"{wall} ({cpu or '–'})" if wall else "–")
        yield f"{f'{titles[who]}: {CASES[case]}':<56}" + "".join(f"{cell:>22}" for cell in cells)


def _target_table(found: Mapping[Key, Figure]) -> Iterator[str]:
    known = [(target, target.value(found)) for target in TARGETS]
    if all(value is None for _, value in known):
        return
    yield "\nMetas con 10,000 noticias"
    for target, value in known:
        if value is None:
            yield f"  sin medir  {target.text}: {target.limit:g} o menos"
        else:
            mark = "se cumple" if value <= target.limit else "NO        "
            yield f"  {mark}  {target.text}: {value:.3g} (meta: {target.limit:g} o menos)"


def as_data(
    found: Mapping[Key, Figure], turns: Sequence[Turn], about: Mapping[str, Any]
) -> dict[str, Any]:
    """Return everything that was measured, for JSON."""
    return {
        "sobre": dict(about),
        "medianas": [asdict(figure) for figure in found.values()],
        "metas": [{"meta": t.text, "limite": t.limit, "valor": t.value(found)} for t in TARGETS],
        "vueltas": [asdict(turn) for turn in turns],
    }


def _times(value: float, base: float | None) -> str:
    return f"{value / base:.2f}" if base and value else ""


def _seconds(value: float) -> str:
    return f"{value:.2f}" if value else ""


def _mega(size: int) -> str:
    return f"{size / 1e6:.0f}" if size else ""
