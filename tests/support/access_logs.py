"""Made-up access logs, of which every true number is known.

Deterministic: the same seed gives the same lines. Sessions of people, bots, probes, parts of pages,
a hurricane's day, lines broken in several ways; written in the formats that CDNs use.
"""

from __future__ import annotations

import gzip
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from urllib.parse import quote, quote_plus

from plugins.content_model.dates import CANCUN

PHONE = (
    "Mozilla/5.0 (Linux; Android 13; SM-A536B) AppleWebKit/537.36 Chrome/112.0 Mobile Safari",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Mobile/15E148 Safari",
    'Mozilla/5.0 (Linux; Android 9; CUBOT_X18) Mobile Safari [FBAN/"FB4A";FBAV/440.0]',
)
TABLET = ("Mozilla/5.0 (iPad; CPU OS 16_5 like Mac OS X) Version/16.5 Mobile/15E148 Safari/604.1",)
DESKTOP = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/118.0 Safari/537.36",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/16.6 Safari/605.1.15",
)
ROBOTS = (
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/119.0 Safari/537.36",
)
PROGRAMS = ("curl/8.4.0", "python-requests/2.31", "-")
DEVICES = {"celular": PHONE, "tableta": TABLET, "computadora": DESKTOP}
PROBES = ("/wp-login.php", "/.env", "/.git/config", "/cgi-bin/x", "/tramites/../../etc/passwd")
ASSETS = (
    "/assets/main.3f9a.css",
    "/imagenes/2026/a.avif",
    "/favicon.ico",
    "/sitemap.xml",
    "/sw.js",
)
BROKEN = (
    "basura",
    '187.1.1.1 - - [sin fecha] "GET / HTTP/1.1" 200 5 "-" "x"',
    '{"ClientIP": "1.1',
    "\t\t",
)
GUIDES = ("pago-predial", "licencia-conducir", "registro-mascotas", "acta-defuncion")


@dataclass(frozen=True)
class Request:
    """One request as a CDN sees it."""

    at: datetime
    ip: str
    agent: str
    target: str
    status: int = 200
    method: str = "GET"
    referer: str = "-"


@dataclass
class Truth:
    """What was meant, counted while it was made up."""

    visitors: defaultdict[str, set[tuple[date, str, str]]] = field(
        default_factory=lambda: defaultdict(set)
    )
    """By what they did (``pagina``, ``celular``, ``guia:pago-predial`` …): day, address, device."""
    times: Counter[str] = field(default_factory=Counter)
    """How often something was done (``pagina``, ``busqueda``, ``descarga:/api/v1/…`` …)."""

    def visits(self, what: str) -> int:
        """Return how many visits did it."""
        return len(self.visitors[what])


class Simulator:
    """Makes requests up and remembers what they were meant as."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.truth = Truth()
        self._people = 0

    def day(
        self, day: date, people: int, searches: Sequence[str] = (), hurricane: bool = False
    ) -> Iterator[Request]:
        """Yield the requests of a day, sorted by their instant."""
        made = [r for _ in range(people) for r in self.session(day, searches, hurricane)]
        for _ in range(max(1, people // 5)):
            made += self.noise(day)
        return iter(sorted(made, key=lambda request: request.at))

    def session(
        self, day: date, searches: Sequence[str] = (), hurricane: bool = False
    ) -> Iterator[Request]:
        """Yield what one person does in one day."""
        pick, truth = self.random, self.truth
        device = pick.choices(("celular", "tableta", "computadora"), (75, 5, 20))[0]
        agent, ip = pick.choice(DEVICES[device]), self.address()
        who = (day, ip, agent)
        at = self.moment(day, hurricane)
        app = pick.random() < 0.1
        pages = ["/?origen=app" if app else "/"]
        if hurricane or pick.random() < 0.05:
            pages.append(pick.choice(("/contingencia/", "/contingencia/x/", "/en/contingencia/")))
        if searches and pick.random() < 0.6:
            pages.append(f"/buscar/?q={quote_plus(pick.choice(searches))}")
        for guide in pick.choices(GUIDES, (50, 30, 15, 5), k=pick.randrange(3)):
            english = pick.random() < 0.1
            pages.append(f"{'/en' if english else ''}/tramites/{guide}/")
        for page in pages:
            status = pick.choice((200, 200, 200, 304))
            yield Request(at, ip, agent, page, status)
            self._remember(who, device, page)
            for asset in pick.sample(ASSETS, 3):
                yield Request(at + timedelta(seconds=1), ip, agent, asset, 200, referer=page)
            at += timedelta(seconds=pick.randrange(2, 20))
        if pick.random() < 0.2:
            file = pick.choice(("/api/v1/tramites.csv", "/api/v1/oficinas.json"))
            yield Request(at, ip, agent, file, 200)
            truth.times["descarga"] += 1
            truth.times[f"descarga:{file}"] += 1

    def noise(self, day: date) -> Iterator[Request]:
        """Yield requests of which none is to be counted."""
        pick, at, ip = self.random, self.moment(day), self.address()
        person = pick.choice(DESKTOP)
        yield Request(at, ip, pick.choice(ROBOTS), "/tramites/pago-predial/")
        yield Request(at, ip, pick.choice(PROGRAMS), "/")
        yield Request(at, ip, person, pick.choice(PROBES), 404)
        yield Request(at, ip, person, "/no-existe/", 404)
        yield Request(at, ip, person, "/tramites", 301)
        yield Request(at, ip, person, "/", 200, "HEAD")
        yield Request(at, ip, person, "/contingencia/", referer="https://x.mx/sw.js")
        yield Request(at, ip, pick.choice(ROBOTS), "/api/v1/tramites.csv")

    def address(self) -> str:
        """Return an address that nobody had before; one in four is IPv6."""
        self._people += 1
        number = self._people
        if number % 4 == 0:
            return f"2001:db8:{number >> 16 & 0xFFFF:x}:{number & 0xFFFF:x}::1"
        return f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"

    def moment(self, day: date, hurricane: bool = False) -> datetime:
        """Return an instant of the day in Cancún; on a hurricane's day most come in one hour."""
        start = datetime(day.year, day.month, day.day, tzinfo=CANCUN)
        if hurricane and self.random.random() < 0.7:
            return start + timedelta(hours=17, seconds=self.random.randrange(3500))
        return start + timedelta(seconds=self.random.randrange(86000))

    def _remember(self, who: tuple[date, str, str], device: str, page: str) -> None:
        did = ["pagina", device]
        if page == "/?origen=app":
            did.append("app")
        if "contingencia" in page:
            did.append("contingencia")
        if "/tramites/" in page:
            did.append(f"guia:{page.split('/')[-2]}")
        if page.startswith("/buscar/"):
            did.append("busqueda")
        for what in did:
            self.truth.visitors[what].add(who)
            self.truth.times[what] += 1


def combined(request: Request) -> str:
    """Return the line that nginx or Fastly writes."""
    agent = request.agent.replace("\\", "\\\\").replace('"', '\\"')
    return (
        f"{request.ip} - - [{request.at:%d/%b/%Y:%H:%M:%S %z}] "
        f'"{request.method} {request.target} HTTP/2.0" {request.status} 512 '
        f'"{request.referer}" "{agent}"'
    )


def cloudfront(request: Request) -> str:
    """Return the line that CloudFront writes below ``CLOUDFRONT_HEADER``."""
    utc = request.at - request.at.utcoffset()  # type: ignore[operator]
    path, _, query = request.target.partition("?")
    agent = quote(request.agent, safe="/;(),:=") if request.agent != "-" else "-"
    parts = (
        *(f"{utc:%Y-%m-%d}", f"{utc:%H:%M:%S}", "QRO50", "512", request.ip, request.method),
        *("d1.cloudfront.net", path, str(request.status), request.referer, agent, query or "-"),
        *("-", "Hit", "id==", "portal.example", "https", "40", "0.001"),
    )
    return "\t".join(parts)


CLOUDFRONT_HEADER = (
    "#Version: 1.0\n#Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host) "
    "cs-uri-stem sc-status cs(Referer) cs(User-Agent) cs-uri-query cs(Cookie) x-edge-result-type "
    "x-edge-request-id x-host-header cs-protocol cs-bytes time-taken\n"
)


def cloudflare(request: Request, clock: str = "rfc3339") -> str:
    """Return the line that Cloudflare Logpush writes; ``clock`` is rfc3339, unix or unixnano."""
    seconds = int(request.at.timestamp())
    written = {"unix": seconds, "unixnano": seconds * 10**9}.get(clock)
    utc = request.at - request.at.utcoffset()  # type: ignore[operator]
    return json.dumps(
        {
            "ClientIP": request.ip,
            "ClientRequestHost": "portal.example",
            "ClientRequestMethod": request.method,
            "ClientRequestURI": request.target,
            "ClientRequestUserAgent": "" if request.agent == "-" else request.agent,
            "ClientRequestReferer": "" if request.referer == "-" else request.referer,
            "EdgeStartTimestamp": written or f"{utc:%Y-%m-%dT%H:%M:%SZ}",
            "EdgeResponseStatus": request.status,
            "RayID": "41ddf1740f67442d",
        }
    )


def write_logs(folder: Path, requests: Iterable[Request], broken: int = 0) -> int:
    """Deal the requests out to files of every format below ``folder``; return the lines written.

    ``broken`` lines that are in no format go between them.
    """
    files: dict[str, list[str]] = {
        "a/nginx.log": [],
        "a/nginx.1.gz": [],
        "cf/E1.2026-11-01-00.ab.gz": [],
        "cloudflare/20261101.log.gz": [],
        "cloudflare/unix.json": [],
    }
    names = list(files)
    for number, request in enumerate(requests):
        name = names[number % len(names)]
        if name.startswith("cf/"):
            line = cloudfront(request)
        elif name.startswith("cloudflare"):
            line = cloudflare(request, ("rfc3339", "unix", "unixnano")[number % 3])
        else:
            line = combined(request)
        files[name].append(line)
    for number in range(broken):
        lines = files[names[number % len(names)]]
        lines.insert(len(lines) // 2, BROKEN[number % len(BROKEN)])
    total = 0
    for name, lines in files.items():
        head = CLOUDFRONT_HEADER if name.startswith("cf/") else ""
        end = "\r\n" if name == "a/nginx.log" else "\n"
        text = head + end.join(lines) + end
        total += text.count("\n")
        data = text.encode()
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(gzip.compress(data, 1) if name.endswith(".gz") else data)
    return total
