"""A network in the test's own hands."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from plugins.content_model.externos import Externo
from plugins.external_services.network import Answer, Unreachable

NOW = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
FAR = datetime(2027, 6, 1, tzinfo=UTC)


@dataclass
class FakeNetwork:
    """Answers by host or address; what is an exception is raised. Everything asked is kept."""

    hosts: dict[str, list[str] | Exception] = field(default_factory=dict)
    ends: dict[str, datetime | Exception] = field(default_factory=dict)
    pages: dict[str, Any] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def addresses(self, host: str) -> list[str]:
        found = self.hosts.get(host, ["8.8.8.8"])
        if isinstance(found, Exception):
            raise found
        return found

    def certificate_ends(self, host: str) -> datetime:
        found = self.ends.get(host, FAR)
        if isinstance(found, Exception):
            raise found
        return found

    def get(self, url: str) -> Answer:
        self.asked.append(url)
        found = self.pages.get(url, Answer(200))
        if isinstance(found, list):
            found = found.pop(0)
        if isinstance(found, Exception):
            raise found
        assert isinstance(found, Answer)
        return found


NO_NAME = Unreachable("el dominio no existe o no responde")


def service(id_: str = "pagos", url: str | None = "https://pagos.gob.mx/", **more: Any) -> Externo:
    host = url.split("/")[2] if url else "pagos.gob.mx"
    about = {"nombre": "Pagos", "tipo": "servicio", "dueno": "Ingresos", "proposito": "Pagar"}
    return Externo.model_validate({"id": id_, "host": host, "url": url, **about, **more})
