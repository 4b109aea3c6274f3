"""One service: does its name exist, is its certificate good, where does its page lead?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urljoin

from plugins.content_model.externos import Externo
from plugins.content_model.weburl import WebUrl, parse_http
from plugins.external_services.network import (
    Answer,
    BadCertificate,
    Network,
    Unreachable,
    is_public,
)

T = TypeVar("T")

CERTIFICATE_WARNING = timedelta(days=21)
MOST_REDIRECTS = 5
# Between two attempts: long enough for a server that is being restarted.
PAUSE_SECONDS = 10.0
# Many sites answer programs like this; people get in.
_KEPT_OUT = frozenset({401, 403, 405, 406, 429, 451})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class Motivo(StrEnum):
    """Why a service counts as unreachable; written into the state file."""

    DOMINIO = "el dominio no existe o no apunta a internet"
    CONEXION = "no contesta"
    CERTIFICADO = "su certificado no es válido"
    REDIRECCION = "lleva a otro sitio"
    PAGINA = "la página ya no existe"
    ERROR = "contesta con un error"


@dataclass(frozen=True)
class Result:
    """What was found of one service.

    ``motivo`` is set when people cannot use it (None: they can); ``detalle`` says it in full.
    ``avisos`` are what somebody should look at although it works.
    """

    servicio: Externo
    url: str
    motivo: Motivo | None = None
    detalle: str = ""
    avisos: tuple[str, ...] = ()


@dataclass
class _Visit:
    """One examination as it goes on."""

    network: Network
    now: datetime
    allowed: frozenset[str]
    pause: Callable[[float], None]
    avisos: list[str] = field(default_factory=list)


class _Fault(Exception):
    """Ends an examination."""

    def __init__(self, motivo: Motivo, detalle: str) -> None:
        super().__init__(detalle)
        self.motivo, self.detalle = motivo, detalle


def examine(
    service: Externo,
    network: Network,
    now: datetime,
    allowed: frozenset[str],
    pause: Callable[[float], None],
) -> Result:
    """Ask for a service; whatever the network does becomes part of the result.

    ``allowed`` are the hosts that pages may link to: only a redirect to one of them is harmless.
    No host but the service's own is ever asked. ``pause`` waits so many seconds before the second
    attempt.
    """
    url = service.url or f"https://{service.host}/"
    visit = _Visit(network, now, allowed, pause)
    try:
        _name(visit, service.host)
        _certificate(visit, url)
        _page(visit, url, service.host)
    except _Fault as fault:
        return Result(service, url, fault.motivo, fault.detalle, tuple(visit.avisos))
    return Result(service, url, avisos=tuple(visit.avisos))


def _name(visit: _Visit, host: str) -> None:
    try:
        found = _twice(visit, lambda: visit.network.addresses(host))
    except Unreachable as error:
        raise _Fault(Motivo.DOMINIO, str(error)) from error
    inside = [address for address in found if not is_public(address)]
    if inside:
        raise _Fault(Motivo.DOMINIO, f"apunta a {inside[0]}, que no es una dirección de internet")


def _certificate(visit: _Visit, url: str) -> None:
    parsed = parse_http(url)
    if not url.startswith("https:"):
        return
    try:
        ends = _twice(visit, lambda: visit.network.certificate_ends(parsed.host))
    except Unreachable as error:
        raise _of(error) from error
    left = ends - visit.now
    if left < CERTIFICATE_WARNING:
        visit.avisos.append(
            f"su certificado vence el {ends:%Y-%m-%d} (en {max(left.days, 0)} días); avisa a su "
            "dueño para que lo renueve"
        )


def _page(visit: _Visit, url: str, host: str) -> None:
    here = url
    for _ in range(MOST_REDIRECTS + 1):
        answer = _ask(visit, here)
        if answer.status not in _REDIRECTS:
            _judge(visit, answer)
            return
        there = _followed(here, answer.location)
        if here.startswith("https:") and there.href.startswith("http:"):
            raise _Fault(Motivo.REDIRECCION, f"lleva a una dirección sin cifrar: {there.href}")
        if there.host != host:
            _leaves(visit, host, there)
            return
        if here.startswith("http:") and there.href.startswith("https:"):
            visit.avisos.append(f"ya tiene dirección cifrada; escribe {there.href}")
        here = there.href
    raise _Fault(Motivo.REDIRECCION, "da vueltas: una dirección lleva a otra sin terminar")


def _followed(here: str, location: str) -> WebUrl:
    try:
        return parse_http(urljoin(here, location))
    except ValueError as error:
        detail = f"lleva a una dirección que no se admite: {error}"
        raise _Fault(Motivo.REDIRECCION, detail) from error


def _leaves(visit: _Visit, host: str, there: WebUrl) -> None:
    same_site = there.host.removeprefix("www.") == host.removeprefix("www.")
    if not (same_site or there.host in visit.allowed):
        raise _Fault(Motivo.REDIRECCION, f"lleva a «{there.host}», que no está en la lista")
    visit.avisos.append(f"lleva a «{there.host}»; si ya se quedó ahí, escribe {there.href}")


def _judge(visit: _Visit, answer: Answer) -> None:
    if answer.status in _KEPT_OUT:
        visit.avisos.append(
            f"contestó {answer.status}: no deja pasar a programas; ábrelo tú en un navegador"
        )
    elif answer.status in {404, 410}:
        raise _Fault(Motivo.PAGINA, f"contestó {answer.status}: la página ya no existe")
    elif not 200 <= answer.status < 300:
        raise _Fault(Motivo.ERROR, f"contestó {answer.status}")


def _ask(visit: _Visit, url: str) -> Answer:
    def once() -> Answer:
        answer = visit.network.get(url)
        if answer.status >= 500:
            raise _Busy(answer)
        return answer

    try:
        return _twice(visit, once)
    except _Busy as busy:
        return busy.answer
    except Unreachable as error:
        raise _of(error) from error


class _Busy(Unreachable):
    """An error of the server, which may be over in a moment."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(f"contestó {answer.status}")
        self.answer = answer


def _of(error: Unreachable) -> _Fault:
    bad = isinstance(error, BadCertificate)
    return _Fault(Motivo.CERTIFICADO if bad else Motivo.CONEXION, str(error))


def _twice(visit: _Visit, question: Callable[[], T]) -> T:
    """Ask once more after a pause: one lost packet is no news."""
    try:
        return question()
    except BadCertificate:
        raise
    except Unreachable:
        visit.pause(PAUSE_SECONDS)
        return question()
