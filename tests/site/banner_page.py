"""A page with the emergency banner, the script and the server's answer, all in the test's hands."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from playwright.sync_api import Page, Route

from plugins.content_model.dates import CANCUN

THEME = Path(__file__).resolve().parents[2] / "theme"
ORIGIN = "http://portal.test"
START = datetime(2020, 10, 6, 9, tzinfo=CANCUN)
END = datetime(2020, 10, 7, 18, tzinfo=CANCUN)
ISSUED = "2020-10-06T09:00:00-05:00"


def aviso(id_: str = "delta", **more: Any) -> dict[str, Any]:
    """A message as the banner component is given it."""
    return {
        "id": id_,
        "color": "rojo",
        "escala": "Ciclones tropicales",
        "nivel": "Alerta roja",
        "titulo": f"Aviso {id_}",
        "href": f"/contingencia/{id_}/",
        "vigencia": "Vigente hasta el 7 de octubre de 2020 a las 18:00, hora de Cancún",
        "desde": START.isoformat(),
        "hasta": END.isoformat(),
        "gravedad": 4,
        **more,
    }


def listed(id_: str = "delta", **more: Any) -> dict[str, Any]:
    """The same message as activa.json tells of it."""
    return {
        "id": id_,
        "titulo": f"Aviso {id_}",
        "rotulo": "Alerta roja · Ciclones tropicales · Se acerca",
        "color": "rojo",
        "gravedad": 4,
        "banner": True,
        "inicio": START.isoformat(),
        "hasta": END.isoformat(),
        "url": f"/contingencia/{id_}/",
        **more,
    }


class World:
    """What the browser may find: one page, its script, and ``activa.json`` if ``online``."""

    def __init__(self, page: Page, *, scripts: bool = True) -> None:
        self.page = page
        self.scripts = scripts
        self.online = True
        self.server_time: datetime | None = START
        self.avisos: list[dict[str, Any]] = []
        self.answer: dict[str, Any] = {"emitido": ISSUED}
        self.headers: dict[str, str] = {}
        self.html = ""
        self.asked = 0
        self._taken = 0
        self.faults: list[str] = []
        page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        page.route("**/*", self._route)

    def open(
        self,
        *avisos: Mapping[str, Any],
        device: datetime,
        idioma: str = "es",
        body: str = "",
        html_attributes: str = "",
    ) -> None:
        """Open the page on a device whose clock says ``device``; wait until the script is done."""
        loader = FileSystemLoader([THEME / "templates", THEME])
        environment = Environment(loader=loader, autoescape=True)
        macro = environment.get_template("components/alert-banner/template.html").module
        banner = macro.alert_banner(avisos=avisos, emitido=ISSUED)  # type: ignore[attr-defined]
        self.html = (
            f'<!doctype html><html lang="{idioma}" {html_attributes}><meta charset="utf-8">'
            f"<style>{(THEME / 'components/alert-banner/alert-banner.css').read_text()}</style>"
            f'{banner}{body}<script type="module" src="/contingencia.js"></script>'
        )
        if self.scripts:
            self.page.clock.install(time=device)
        self.page.goto(f"{ORIGIN}/")
        if self.scripts:
            self.settle()

    def settle(self) -> None:
        """Wait until one more answer, or its absence, has been taken in."""
        self._taken += 1
        for _ in range(500):
            if self.asked >= self._taken:
                break
            self.page.wait_for_timeout(10)
        assert self.asked == self._taken, "how often the page asked"
        self.page.wait_for_timeout(60)

    def visible(self) -> list[str]:
        """The ids of the messages that a person sees in the banner."""
        items = self.page.locator("[data-avisos] > [data-aviso]")
        return [
            items.nth(n).get_attribute("data-aviso") or ""
            for n in range(items.count())
            if items.nth(n).is_visible()
        ]

    def text(self, id_: str = "delta") -> str:
        """What the banner says of a message until when it holds."""
        return self.page.locator(f"[data-aviso={id_}] [data-vigencia]").inner_text()

    def _route(self, route: Route) -> None:
        path = route.request.url.removeprefix(ORIGIN)
        if path == "/contingencia.js":
            script = (THEME / "scripts/contingencia.js").read_bytes()
            route.fulfill(body=script, content_type="text/javascript")
        elif path == "/contingencia/activa.json":
            self.asked += 1
            self._answer(route)
        elif path == "/":
            policy = "require-trusted-types-for 'script'; trusted-types 'none'"
            headers = {"content-type": "text/html", "content-security-policy": policy}
            route.fulfill(body=self.html, headers=headers)
        else:
            route.fulfill(status=404)

    def _answer(self, route: Route) -> None:
        if not self.online:
            route.abort()
            return
        date = {"date": _http_date(self.server_time)} if self.server_time else {}
        body = json.dumps({"version": 1, **self.answer, "avisos": self.avisos})
        headers = {"content-type": "application/json", **date, **self.headers}
        route.fulfill(body=body, headers=headers)


def _http_date(at: datetime) -> str:
    return format_datetime(at.astimezone(UTC), usegmt=True)
