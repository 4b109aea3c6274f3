"""``python -m tests.bench.deploy``: at least a thousand faults on three sizes, and rclone's share.

Prints one table. Exit code 0 only if our own deploy broke nothing, lied never and always healed.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from plugins.deploy.targets import Mode
from tests.bench.deploy.campaign import Campaign, Tally
from tests.bench.deploy.deployers import Deployer, Ours, Rclone
from tests.bench.deploy.proxy import Kind, proxied
from tests.bench.deploy.races import race
from tests.bench.deploy.seaweed import Server, running
from tests.bench.deploy.sites import SIZES

# Every request of the small site; of the others as many as an hour allows.
STRIDES = {"grande": 60, "mediano": 12, "chico": 1}
ROLLBACK_STRIDE = 9
POINTER_STRIDE = 5
RCLONE_STRIDE = 8
RACES = 20
# They mostly wait: for leases to run out, for what arrives late.
JOBS = 4

COLUMNS = (
    *("quién", "sitio (guías)", "falla", "veces", "con error", "páginas rotas"),
    *("enlaces muertos", "mezcla", "«bien» falso", "no sanó"),
)


def main(arguments: list[str]) -> int:
    """Run the bench; return its exit code."""
    parser = argparse.ArgumentParser(prog="python3 tasks.py bench deploy")
    parser.add_argument("--thin", type=int, default=1, help="una de cada N peticiones")
    parser.add_argument("--no-rclone", action="store_true")
    parser.add_argument("--log", type=Path, help="donde queda lo que dijo cada publicación")
    options = parser.parse_args(arguments)
    started = time.monotonic()
    with (
        tempfile.TemporaryDirectory(prefix="portal-faults-") as name,
        running(Path(name)) as server,
    ):
        folder = Path(name)
        bench = Bench(server, folder, options.thin)
        ours = Ours(server, options.log or folder / "ours.log")
        tally = race(server, ours, folder / "carreras", "chico", "carreras", RACES // options.thin)
        bench.note("portal", "chico", "dos a la vez", tally)
        bench.faults("portal, regreso", ours, "chico", ROLLBACK_STRIDE, goes_back=True)
        pointer = Ours(server, options.log or folder / "ours.log", mode=Mode.POINTER)
        bench.faults("portal, puntero", pointer, "chico", POINTER_STRIDE)
        bench.faults("portal, puntero, regreso", pointer, "chico", ROLLBACK_STRIDE, goes_back=True)
        for size, stride in STRIDES.items():
            bench.faults("portal", ours, size, stride)
        program = None if options.no_rclone else shutil.which("rclone")
        if program:
            bench.faults("rclone sync", Rclone(program), "chico", RCLONE_STRIDE)
        elif not options.no_rclone:
            print("rclone no está instalado: apt-get install rclone", file=sys.stderr)
    mine = bench.total
    print(f"\n{mine.runs} fallas de portal en {(time.monotonic() - started) / 60:.0f} minutos.")
    for detail in mine.details:
        print(detail)
    return 0 if mine.clean else 1


@dataclass
class Bench:
    """Runs the kinds of faults side by side and prints a row as soon as it is known."""

    server: Server
    folder: Path
    thin: int
    total: Tally = field(default_factory=Tally)

    def __post_init__(self) -> None:
        print(" | ".join(COLUMNS), flush=True)

    def faults(
        self, who: str, deployer: Deployer, size: str, stride: int, goes_back: bool = False
    ) -> None:
        """Run every kind of fault on one size."""

        def run(kind: Kind) -> tuple[Kind, Tally]:
            return kind, self._run(who, deployer, size, stride, goes_back, kind)

        with ThreadPoolExecutor(JOBS) as pool:
            for kind, tally in pool.map(run, Kind):
                self.note(who, f"{size} ({SIZES[size]})", str(kind), tally)

    def note(self, who: str, size: str, kind: str, tally: Tally) -> None:
        """Print and keep one row."""
        if who.startswith("portal"):
            self.total.add(tally)
        figures = [tally.runs, tally.failed, tally.broken_pages, tally.dead_links, tally.mixed]
        figures += [tally.false_ok, tally.not_healed]
        print(" | ".join([who, size, kind, *map(str, figures)]), flush=True)

    def _run(
        self, who: str, deployer: Deployer, size: str, stride: int, goes_back: bool, kind: Kind
    ) -> Tally:
        words = [who.replace(", ", "-").replace(" ", "-"), size, kind.name.lower()]
        slug = "-".join([*words, *(["regreso"] if goes_back else [])])
        total = Tally()
        with proxied(self.server.port) as proxy:
            folder = self.folder / slug
            campaign = Campaign(self.server, proxy, deployer, folder, size, slug, goes_back)
            campaign.begin()
            for tally in campaign.runs(kind, stride * self.thin):
                total.add(tally)
            shutil.rmtree(folder, ignore_errors=True)
        return total


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
