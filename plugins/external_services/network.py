"""What is asked of the network, and the real one; tests have their own."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol
from urllib.parse import urlsplit

USER_AGENT = "Portal-de-Cancun-revision-de-enlaces/1"
TIMEOUT = 20.0


class Unreachable(Exception):
    """No answer; the text says why in Spanish, for staff."""


class BadCertificate(Unreachable):
    """The certificate is not of this host, has run out, or nobody vouches for it."""


@dataclass(frozen=True)
class Answer:
    """``location`` is the address of a redirect as it was sent, or ""."""

    status: int
    location: str = ""


class Network(Protocol):
    """The three questions."""

    def addresses(self, host: str) -> list[str]:
        """Return the IP addresses of a host; raise Unreachable when there are none."""

    def certificate_ends(self, host: str) -> datetime:
        """Return when the certificate runs out; raise Unreachable, or BadCertificate."""

    def get(self, url: str) -> Answer:
        """Ask for a page, following no redirect; raise Unreachable, or BadCertificate."""


class Internet:
    """The real one."""

    def __init__(
        self, timeout: float = TIMEOUT, context: ssl.SSLContext | None = None, port: int = 443
    ) -> None:
        """Trust what ``context`` trusts (normally: what this machine does)."""
        self._timeout = timeout
        self._context = context or ssl.create_default_context()
        self._port = port

    def addresses(self, host: str) -> list[str]:
        """Ask the name servers."""
        try:
            found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
        except OSError as error:
            raise Unreachable(f"el dominio no existe o no responde ({_reason(error)})") from error
        return sorted({str(row[4][0]) for row in found})

    def certificate_ends(self, host: str) -> datetime:
        """Open an encrypted connection and read its certificate."""
        try:
            with (
                socket.create_connection((host, self._port), self._timeout) as plain,
                self._context.wrap_socket(plain, server_hostname=host) as encrypted,
            ):
                certificate = encrypted.getpeercert()
        except OSError as error:
            raise _unreachable(error) from error
        ends = certificate.get("notAfter") if certificate else None
        if not isinstance(ends, str):
            raise BadCertificate("no presenta un certificado")
        return datetime.fromtimestamp(ssl.cert_time_to_seconds(ends), UTC)

    def get(self, url: str) -> Answer:
        """Ask for the page and read nothing of it but its head."""
        parts = urlsplit(url)
        host = parts.hostname or ""
        connection: http.client.HTTPConnection
        if parts.scheme == "https":
            connection = http.client.HTTPSConnection(
                host, self._port, timeout=self._timeout, context=self._context
            )
        else:
            connection = http.client.HTTPConnection(host, parts.port, timeout=self._timeout)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        headers = {"User-Agent": USER_AGENT, "Accept": "*/*", "Connection": "close"}
        try:
            connection.request("GET", target, headers=headers)
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers.get("Location", ""))
        except (OSError, http.client.HTTPException) as error:
            raise _unreachable(error) from error
        finally:
            connection.close()


def is_public(address: str) -> bool:
    """Whether an IP address is one of the internet, and not of a house, an office or a machine."""
    return ipaddress.ip_address(address.partition("%")[0]).is_global


def _unreachable(error: Exception) -> Unreachable:
    if isinstance(error, ssl.SSLCertVerificationError):
        return BadCertificate(f"su certificado no es válido ({error.verify_message})")
    if isinstance(error, TimeoutError):
        return Unreachable("no respondió a tiempo")
    return Unreachable(f"no contesta ({_reason(error)})")


def _reason(error: Exception) -> str:
    text = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return str(text)
