"""One small HTTP client: what purges and probes need of the standard library."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass

# Method, address, headers, body.
Fetch = Callable[[str, str, Mapping[str, str], bytes | None], "Answer"]


@dataclass(frozen=True)
class Answer:
    """What came back; status 0 if nothing did, and then ``body`` says why."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirect is an answer: following it would hide that an address does not answer itself."""

    def redirect_request(self, *_: object) -> None:
        """Never follow."""
        return


def fetch(
    method: str, address: str, headers: Mapping[str, str], body: bytes | None, timeout: float = 20.0
) -> Answer:
    """Make one request; errors are answers."""
    if not address.startswith(("https://", "http://")):
        return Answer(0, {}, b"not http")
    request = urllib.request.Request(address, body, dict(headers), method=method)
    opener = urllib.request.build_opener(_NoRedirect)
    try:
        with opener.open(request, timeout=timeout) as answer:
            return Answer(answer.status, _lower(answer.headers.items()), answer.read())
    except urllib.error.HTTPError as error:
        with error:
            return Answer(error.code, _lower(error.headers.items()), error.read())
    except (TimeoutError, OSError, http.client.HTTPException) as error:
        return Answer(0, {}, str(error).encode())


def _lower(items: object) -> dict[str, str]:
    return {name.lower(): value for name, value in items}  # type: ignore[attr-defined]
