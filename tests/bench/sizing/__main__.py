"""What a hurricane's day means for the CDN and for the origin, from our own cache headers.

``python3 tasks.py bench sizing``. The numbers of people are assumptions, said where they are used.
"""

from __future__ import annotations

import sys

from plugins.security_headers.rules import build_rules, headers_of
from tests.bench.sizing.model import Edge, Policy, Result, policy_of, simulate

PEOPLE = 911_503
"""Inhabitants of the municipality (INEGI, Censo de Población y Vivienda 2020)."""

ASKING = 1 / 3
"""Assumed: a third of them opens the portal in the hour of the alert …"""

FIRST_TEN_MINUTES = 1 / 2
"""… half of these in the first ten minutes."""

FIRST_VISIT = 0.6
"""Assumed: for so many it is the first visit, and the browser stores the emergency kit."""

PAGES = 2.5
PARTS = 9
KIT = 44
POLL = 300
"""Pages a visit; files a first page needs; files of the kit; seconds between looks at what is in
force while a page is open (theme/scripts/contingencia.js)."""

OPEN_FOR = 300
"""Assumed: seconds that a page stays open and in sight."""

START = 120
MINUTES = 12
PURGE = 6
HASHED = [f"/assets/parte-{n}.A1B2C3D4.js" for n in range(PARTS)]
HOT = [
    "/contingencia/",
    "/contingencia/huracan/",
    "/",
    "/refugios/",
    "/en/contingencia/",
    "/oficinas/",
]
TAIL = [f"/tramites/guia-{n}/" for n in range(160)]
ACTIVE = "/contingencia/activa.json"
KIT_FILES = [*HOT, *(f"/pagina-{n}/" for n in range(14)), *HASHED]


def visits_a_second(second: int) -> float:
    """Return the visits of a second: few, then the alert, then the rest of the hour."""
    if second < START:
        return PEOPLE * 0.02 / 86400
    asking = PEOPLE * ASKING
    if second < START + 600:
        return asking * FIRST_TEN_MINUTES / 600
    return asking * (1 - FIRST_TEN_MINUTES) / 3000


def rates() -> dict[str, float]:
    """Return the requests for each address that a visit makes on average."""
    found: dict[str, float] = {}

    def add(address: str, times: float) -> None:
        found[address] = found.get(address, 0) + times

    for place, address in enumerate(HOT):
        add(address, PAGES * 0.9 * (0.5 if place == 0 else 0.1))
    for address in TAIL:
        add(address, PAGES * 0.1 / len(TAIL))
    for address in HASHED:
        add(address, FIRST_VISIT)
    for address in KIT_FILES:
        add(address, FIRST_VISIT * KIT / len(KIT_FILES))
    add(ACTIVE, PAGES + OPEN_FOR / POLL)
    return found


def policies(addresses: list[str]) -> dict[str, Policy]:
    """Return what our headers say of each address."""
    rules = build_rules((), ("/assets/",))
    return {a: policy_of(headers_of(rules, a).get("Cache-Control", "")) for a in addresses}


def run(edge: Edge, minutes: int = MINUTES) -> Result:
    """Simulate the alert, and in the sixth minute a deploy that changes every page."""
    wanted = rates()
    pages = [a for a in wanted if a.endswith("/") or a == ACTIVE]
    purges = {60 * PURGE: pages}
    return simulate(wanted, policies(list(wanted)), edge, visits_a_second, 60 * minutes, purges)


EDGES = {
    "20 lugares, juntan peticiones": Edge(20),
    "1 escudo (origin shield)": Edge(1),
    "20 lugares, sin juntar": Edge(20, joins=False),
}


def main() -> int:
    """Print the table; return the exit code."""
    print(f"Visitas por segundo: {visits_a_second(START):,.0f}")
    head = ("CDN, peticiones/s", "origen/min con carga", "origen/min tras purga", "peor segundo")
    print(f"{'':<32}" + "".join(f"{name:>24}" for name in head))
    for name, edge in EDGES.items():
        result = run(edge)
        steady = result.origin_in_minute(PURGE - 1)
        after = result.origin_in_minute(PURGE)
        row = (result.busiest_second(), steady, after, max(result.origin))
        print(f"{name:<32}" + "".join(f"{value:>24,.0f}" for value in row))
    return 0


if __name__ == "__main__":
    sys.exit(main())
