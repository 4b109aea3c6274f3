"""``python -m tests.bench.deploy``: at least a thousand faults on three sizes, and rclone's share.

Prints one table. Exit code 0 only if our own deploy broke nothing, lied never and always healed.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.deploy.campaign import Campaign, Tally
from tests.bench.deploy.deployers import Deployer, Ours, Rclone
from tests.bench.deploy.proxy import Kind, Proxy, proxied
from tests.bench.deploy.races import race
from tests.bench.deploy.seaweed import Server, running
from tests.bench.deploy.sites import SIZES

# Every request of the small site; of the others as many as an hour allows.
STRIDES = {"grande": 60, "mediano": 12, "chico": 1}
ROLLBACK_STRIDE = 9
RCLONE_STRIDE = 5
RACES = 20

COLUMNS = (
    *("quién", "sitio", "falla", "veces", "terminó con error", "páginas rotas", "enlaces muertos"),
    *("mezcla", "«bien» falso", "no sanó"),
)


def main(arguments: list[str]) -> int:
    """Run the bench; return its exit code."""
    parser = argparse.ArgumentParser(prog="python3 tasks.py bench deploy")
    parser.add_argument("--thin", type=int, default=1, help="una de cada N peticiones")
    parser.add_argument("--no-rclone", action="store_true")
    options = parser.parse_args(arguments)
    started = time.monotonic()
    rows: list[tuple[str, str, str, Tally]] = []
    with (
        tempfile.TemporaryDirectory(prefix="portal-faults-") as name,
        running(Path(name)) as server,
        proxied(server.port) as proxy,
    ):
        folder = Path(name)
        bench = Bench(server, proxy, folder, options.thin, rows)
        ours = Ours(server, folder / "ours.log")
        program = None if options.no_rclone else shutil.which("rclone")
        if program:
            bench.faults("rclone sync", Rclone(program), "chico", RCLONE_STRIDE)
        elif not options.no_rclone:
            print("rclone no está instalado: apt-get install rclone", file=sys.stderr)
        tally = race(server, ours, folder / "carreras", "chico", "carreras", RACES // options.thin)
        bench.note("portal", "chico", "dos a la vez", tally)
        bench.faults("portal, regreso", ours, "chico", ROLLBACK_STRIDE, goes_back=True)
        for size, stride in STRIDES.items():
            bench.faults("portal", ours, size, stride)
    mine = Tally()
    for who, _, _, tally in rows:
        if who.startswith("portal"):
            mine.add(tally)
    print(f"\n{mine.runs} fallas de portal en {(time.monotonic() - started) / 60:.0f} minutos.")
    for detail in mine.details:
        print(detail)
    return 0 if mine.clean else 1


class Bench:
    """Prints a row as soon as it is known."""

    def __init__(
        self,
        server: Server,
        proxy: Proxy,
        folder: Path,
        thin: int,
        rows: list[tuple[str, str, str, Tally]],
    ) -> None:
        self._server, self._proxy, self._folder = server, proxy, folder
        self._thin, self._rows = thin, rows
        print(" | ".join(COLUMNS), flush=True)

    def faults(
        self, who: str, deployer: Deployer, size: str, stride: int, goes_back: bool = False
    ) -> None:
        """Run every kind of fault on one size."""
        for kind in Kind:
            slug = f"{who.split()[0].strip(',')}-{size}-{kind.name.lower()}"
            slug += "-regreso" if goes_back else ""
            folder = self._folder / slug
            campaign = Campaign(self._server, self._proxy, deployer, folder, size, slug, goes_back)
            campaign.begin()
            total = Tally()
            for tally in campaign.runs(kind, stride * self._thin):
                total.add(tally)
            shutil.rmtree(folder, ignore_errors=True)
            self.note(who, f"{size} ({SIZES[size]})", str(kind), total)

    def note(self, who: str, size: str, kind: str, tally: Tally) -> None:
        """Print and keep one row."""
        self._rows.append((who, size, kind, tally))
        figures = [tally.runs, tally.failed, tally.broken_pages, tally.dead_links, tally.mixed]
        figures += [tally.false_ok, tally.not_healed]
        print(" | ".join([who, size, kind, *map(str, figures)]), flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
