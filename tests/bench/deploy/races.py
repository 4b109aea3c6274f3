"""Two deploys of different versions that start at the same instant."""

from __future__ import annotations

from pathlib import Path

from tests.bench.deploy.campaign import Tally
from tests.bench.deploy.deployers import Ours
from tests.bench.deploy.judge import look
from tests.bench.deploy.seaweed import Server
from tests.bench.deploy.sites import SIZES, make_site


def race(server: Server, ours: Ours, folder: Path, size: str, name: str, rounds: int) -> Tally:
    """Let two deploys race ``rounds`` times; whoever says "ok" last must be what is seen."""
    total = Tally()
    guides = SIZES[size]
    site = make_site(guides, 0)
    ours.publish(site.write(folder / "0"), name, server.port, lambda _: None)
    for number in range(1, 2 * rounds, 2):
        one, other = make_site(guides, number), make_site(guides, number + 1)
        sources = [s.write(folder / str(s.version)) for s in (one, other)]
        runs = [
            ours.start(["deploy", "--source", str(source)], name, server.port) for source in sources
        ]
        codes = [run.wait() for run in runs]
        store = server.store(name)
        sights = [look(store, site, new) for new in (one, other)]
        winners = [sight.is_new for sight in sights]
        tally = Tally(runs=1, failed=sum(code != 0 for code in codes))
        # Pages are of one of the two whole releases, never of both and never of the one before.
        tally.broken_runs = int(winners.count(True) != 1)
        won = winners.index(True) if True in winners else 0
        tally.false_ok = int(codes.count(0) == 1 and codes[won] != 0) + int(codes.count(0) == 0)
        if not tally.clean:
            tally.details.append(f"{name}, carrera {number}: códigos {codes}, {sights}")
        total.add(tally)
        site = (one, other)[won]
    return total
