"""Catches wrong settings before anything is built: Pelican itself ignores what it does not know."""

from __future__ import annotations

import difflib
import importlib
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import Any

from plugins.portal.errors import SettingsError

OURS: Mapping[str, str] = MappingProxyType(
    {
        "PORTAL_CHECKS": "función «paquete.modulo:nombre» que carga y revisa el contenido",
        "PORTAL_OUTPUTS": "lista de funciones que producen archivos",
        "PORTAL_PAGE_DATA": "lista de funciones que dan JSON-LD a una página",
        "PORTAL_ASSETS": "función que produce las hojas de estilo y los scripts",
        "PORTAL_IMAGES": "función que prepara las fotografías, los íconos y las tarjetas",
    }
)
"""The settings of this portal and what each is."""

OPTIONAL: Mapping[str, str] = MappingProxyType(
    {
        "PORTAL_CHECKS_AGAIN": "función que revisa de nuevo un texto, mientras se edita",
        "PORTAL_INCREMENT": "función que abre la memoria de construcciones anteriores",
        "PORTAL_LAST_OUTPUTS": "lista de funciones que producen archivos a partir de los demás",
        "PORTAL_URGENT_OUTPUTS": "las de PORTAL_OUTPUTS que una alerta vuelve a producir",
        "PORTAL_BULLETINS": "función que da con qué imprimir guías y noticias en PDF",
        "EMERGENCY_CHECKS": "función que carga y revisa solo lo que una alerta necesita",
        "EMERGENCY_FILES": "función que produce los archivos que una alerta cambia",
    }
)
"""Settings that may be left out."""

ALSO_READ = ("DEBUG", "FEED_DOMAIN", "TIMEZONE", "LOCALE", "SITESUBTITLE", "PELICAN_CLASS")
"""Pelican reads these although its table of defaults does not list them."""

SITE_PLUGIN = "plugins.portal.adapter"


def unknown_settings(settings: Collection[str], known: Collection[str]) -> list[str]:
    """Return one message for each setting that neither Pelican nor the portal knows."""
    messages = []
    for name in sorted(set(settings) - set(known) - set(OURS) - set(OPTIONAL)):
        close = difflib.get_close_matches(name, sorted({*known, *OURS, *OPTIONAL}), n=1, cutoff=0.7)
        hint = f"; ¿quisiste decir «{close[0]}»?" if close else ""
        messages.append(f"el ajuste «{name}» no existe{hint}")
    return messages


def check(settings: Mapping[str, Any], known: Collection[str]) -> None:
    """Raise SettingsError with every fault of ``settings``; ``known`` are Pelican's own names."""
    faults = unknown_settings(settings, known)
    faults += [f"falta el ajuste «{name}»: {OURS[name]}" for name in OURS if name not in settings]
    names = [p if isinstance(p, str) else getattr(p, "__name__", "") for p in settings["PLUGINS"]]
    if SITE_PLUGIN not in names:
        faults.append(f"PLUGINS no tiene «{SITE_PLUGIN}», que construye el portal; se dio {names}")
    faults += _theme_faults(Path(settings["THEME"]))
    if Path(settings["PATH"]).name != "content":
        faults.append(f"PATH debe ser la carpeta «content»; se recibió «{settings['PATH']}»")
    if faults:
        raise SettingsError("\n".join(faults))


def resolve(name: str, setting: str) -> Callable[..., Any]:
    """Return the function ``package.module:name`` that ``setting`` names.

    Raises:
        SettingsError: the name has another form, or leads nowhere.
    """
    module, colon, attribute = name.partition(":")
    if not colon:
        raise SettingsError(f"{setting}: se espera «paquete.modulo:nombre»; se recibió «{name}»")
    try:
        found = getattr(importlib.import_module(module), attribute)
    except ImportError as cause:
        raise SettingsError(f"{setting}: no se puede importar «{module}»: {cause}") from cause
    except AttributeError as cause:
        raise SettingsError(f"{setting}: «{module}» no tiene «{attribute}»") from cause
    if not callable(found):
        raise SettingsError(f"{setting}: «{name}» no es una función")
    function: Callable[..., Any] = found
    return function


def resolve_all(names: Sequence[str], setting: str) -> list[tuple[str, Callable[..., Any]]]:
    """Return each named function with its name."""
    if isinstance(names, str):
        raise SettingsError(f"{setting} debe ser una lista; se recibió «{names}»")
    return [(name, resolve(name, setting)) for name in names]


def load_plugin(name: str) -> ModuleType:
    """Return the plugin ``name``, registered; raise SettingsError where it cannot be."""
    try:
        plugin = importlib.import_module(name)
        plugin.register()
    except Exception as cause:
        raise SettingsError(
            f"PLUGINS: no se pudo cargar «{name}»: {type(cause).__name__}: {cause}"
        ) from cause
    return plugin


def _theme_faults(theme: Path) -> list[str]:
    if not (theme / "templates" / "base.html").is_file():
        return [f"THEME: «{theme}» no es el tema del portal (falta templates/base.html)"]
    return []
