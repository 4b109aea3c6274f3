"""Where the editor saves: this machine while `edit` runs, or a forge when it is published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

LOCAL_API = "/admin/api"
"""Where the server of `edit` takes what the editor saves."""

FORGES = ("github", "gitlab")

_MESSAGES = {
    "create": "Agrega {{collection}}: {{slug}}",
    "update": "Cambia {{collection}}: {{slug}}",
    "delete": "Borra {{collection}}: {{slug}}",
    "uploadMedia": "Agrega el archivo {{path}}",
    "deleteMedia": "Borra el archivo {{path}}",
}


class BadBackend(ValueError):
    """The settings of the published editor do not fit together; the text is Spanish."""


@dataclass(frozen=True)
class Backend:
    """The ``backend`` of the editor's configuration, and the hosts its page must reach."""

    options: Mapping[str, Any]
    connections: tuple[str, ...] = ()

    def as_config(self) -> dict[str, Any]:
        """Return the group as the configuration holds it."""
        return {**self.options, "commit_messages": _MESSAGES}


LOCAL = Backend({"name": "proxy", "proxy_url": LOCAL_API, "branch": "main"})
"""The server of `edit`: same origin, so no other site can use it and no other host is asked."""


def from_environment(environ: Mapping[str, str]) -> Backend | None:
    """Return the forge that the variables ``EDITOR_*`` describe (see publishconf.py), or None.

    Raises:
        BadBackend: a variable is missing or has a value nobody means.
    """
    repo = environ.get("EDITOR_REPO", "")
    if not repo:
        return None
    name = environ.get("EDITOR_BACKEND", "github")
    if name not in FORGES:
        raise BadBackend(f"EDITOR_BACKEND es github o gitlab; se recibió «{name}»")
    if repo.count("/") < 1 or repo.startswith(("/", "http")):
        raise BadBackend(f"EDITOR_REPO se escribe dueño/repositorio; se recibió «{repo}»")
    options = {"name": name, "repo": repo, "branch": environ.get("EDITOR_BRANCH", "main")}
    if name == "github":
        login = environ.get("EDITOR_LOGIN", "")
        if not login.startswith("https://"):
            raise BadBackend(
                "EDITOR_LOGIN debe ser la dirección https:// del servicio que da acceso a GitHub"
            )
        return Backend({**options, "base_url": login}, ("https://api.github.com",))
    app = environ.get("EDITOR_APP_ID", "")
    if not app:
        raise BadBackend("EDITOR_APP_ID debe ser el identificador de la aplicación de GitLab")
    return Backend({**options, "auth_type": "pkce", "app_id": app}, ("https://gitlab.com",))
