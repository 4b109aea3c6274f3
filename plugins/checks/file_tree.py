"""Every file is one the portal knows, in the folder where it belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.checks.site import Site
from plugins.content_model import datos
from plugins.content_model.adjuntos import FORMATOS
from plugins.content_model.finding import Finding, aviso, error
from plugins.content_model.kinds import BY_FOLDER, Kind
from plugins.content_model.markdown_body import slugify
from plugins.content_model.spanish_errors import suggest
from plugins.content_model.tree import Item, ItemKind, printable

IMAGES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".svg"})
ATTACHMENTS = frozenset(FORMATOS)

_FOLDERS = (*sorted(BY_FOLDER), "imagenes", "adjuntos", "datos")
# The pictures of LEEME.md; nothing of it is published.
_GUIDE = "leeme"
_SYSTEM = frozenset({".ds_store", "thumbs.db", "desktop.ini"})
_TEMPORARY = re.compile(r"^[.~#]|[~#]$|\.(?:bak|tmp|swp|orig|old|part|crdownload)$", re.IGNORECASE)
_MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd", ".txt", ".rst", ".html", ".htm"})
_OFFICE = frozenset({".docx", ".doc", ".odt", ".rtf", ".pdf", ".pages"})
_WITH_MACROS = frozenset({".docm", ".xlsm"})
_SAFE_PART = re.compile(r"[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?")
_DATED = re.compile(r"\d{4}-\d{2}-\d{2}-")


def nothing_leads_outside_content(site: Site) -> Iterator[Finding]:
    """Refuse links of the file system, special files and what cannot be read."""
    for item in site.others:
        if item.kind is ItemKind.SYMLINK:
            lost = "" if item.path.exists() else " (y además no lleva a nada)"
            yield error(
                item.shown,
                1,
                "",
                f"es un enlace del sistema a otro lugar{lost}; bórralo y copia aquí el archivo "
                "verdadero",
            )
        elif item.kind is ItemKind.OTHER:
            yield error(item.shown, 1, "", "no es un archivo normal; bórralo")
        elif item.kind is ItemKind.UNREADABLE and not _is_loaded(item):
            yield error(item.shown, 1, "", "no se puede leer; revisa sus permisos")


def every_file_is_where_it_belongs(site: Site) -> Iterator[Finding]:
    """Refuse stray files and folders, and say where each should go."""
    for item in site.others:
        if item.kind is ItemKind.FILE:
            if item.name.lower() in _SYSTEM:
                yield aviso(item.shown, 1, "", "lo creó el sistema y no se publica; bórralo")
            elif (message := _stray_file(item)) is not None:
                yield error(item.shown, 1, "", message)
        elif item.kind is ItemKind.FOLDER and (message := _stray_folder(item)) is not None:
            yield error(item.shown, 1, "", message)


def _is_loaded(item: Item) -> bool:
    """Tell whether the loader has read the item, and so has told about it."""
    return _is_record(item) or (
        item.parts[0] == "datos" and item.name.removesuffix(".yml") in datos.FILES
    )


def _is_record(item: Item) -> bool:
    kind = BY_FOLDER.get(item.parts[0])
    return kind is not None and kind.pattern.fullmatch(item.inner) is not None


def _stray_folder(item: Item) -> str | None:
    top = item.parts[0]
    if len(item.parts) == 1 and top not in {*_FOLDERS, _GUIDE}:
        return (
            f"la carpeta «{printable(top)}» no es del portal.{suggest(top, _FOLDERS)} "
            f"Carpetas: {', '.join(_FOLDERS)}; mueve ahí lo que contiene"
        )
    if item.suffix == ".md":
        return "es una carpeta con nombre de archivo; cámbiale el nombre o bórrala"
    return None


def _stray_file(item: Item) -> str | None:
    top = item.parts[0]
    if item.name == ".gitkeep" and item.size == 0:
        return None
    if _TEMPORARY.search(item.name):
        return f"«{item.shown_name}» es un archivo oculto o temporal; bórralo"
    if len(item.parts) == 1:
        return None if item.name == "LEEME.md" else _stray_at_the_top(item)
    if top == "datos":
        return _stray_datos(item)
    if top in {"imagenes", "adjuntos"}:
        return _stray_media(item, IMAGES if top == "imagenes" else ATTACHMENTS)
    if top == _GUIDE:
        drawn = item.suffix == ".png" and len(item.parts) == 2
        return None if drawn else f"aquí van solo las figuras de LEEME.md; {_belongs(item)}"
    if top in BY_FOLDER:
        return None if _is_record(item) else _stray_record(item, BY_FOLDER[top])
    return None  # its folder is told about


def _stray_at_the_top(item: Item) -> str:
    return f"no va directamente en content/; {_belongs(item)}"


def _belongs(item: Item) -> str:
    if item.suffix in IMAGES:
        return "las imágenes van en content/imagenes/<año>/"
    if item.suffix in {".heic", ".heif", ".bmp", ".tif", ".tiff", ".psd"}:
        return "convierte la imagen a JPG o PNG y guárdala en content/imagenes/<año>/"
    if item.suffix in {".yml", ".yaml"}:
        return "las listas .yml van en content/datos/"
    if item.suffix in _OFFICE:
        return (
            "copia su texto a un archivo .md; si es para descargar, guárdalo en "
            "content/adjuntos/<año>/"
        )
    if item.suffix in _WITH_MACROS:
        return f"lleva macros; guárdalo otra vez como «{item.suffix[:-1]}x»"
    if item.suffix in _MARKDOWN:
        return f"los textos van en {', '.join(kind.shape for kind in BY_FOLDER.values())}"
    if item.suffix in ATTACHMENTS:
        return "los archivos para descargar van en content/adjuntos/<año>/"
    return "el portal no publica este tipo de archivo; bórralo"


def _stray_datos(item: Item) -> str | None:
    name = item.name.removesuffix(".yml")
    if len(item.parts) == 2 and item.name.endswith(".yml") and name in datos.FILES:
        return None
    if item.suffix not in {".yml", ".yaml"}:
        return f"en content/datos/ solo hay listas .yml; {_belongs(item)}"
    if len(item.parts) > 2:
        return "las listas van directamente en content/datos/, sin subcarpetas"
    stem = item.name.rpartition(".")[0].lower()
    if stem in datos.FILES:
        return f"el nombre debe ser «{stem}.yml», en minúsculas; se recibió «{item.shown_name}»"
    return (
        f"la lista «{item.shown_name}» no se usa en ninguna parte.{suggest(stem, datos.FILES)} "
        f"Listas: {', '.join(datos.FILES)}"
    )


def _stray_media(item: Item, known: frozenset[str]) -> str | None:
    if item.suffix not in known:
        return (
            f"«{printable(item.suffix) or item.shown_name}» no se admite en "
            f"content/{item.parts[0]}/ (solo {', '.join(sorted(known))}); {_belongs(item)}"
        )
    bad = next((part for part in item.parts[1:] if not _SAFE_PART.fullmatch(part)), None)
    if bad is None:
        return None
    stem, _, _ = bad.rpartition(".")
    better = f"{slugify(stem)}{item.suffix}" if bad == item.name else slugify(bad)
    return (
        f"el nombre «{printable(bad)}» forma la dirección y solo lleva minúsculas sin acento, "
        f"números y guiones; ponle por ejemplo «{better}»"
    )


def _stray_record(item: Item, kind: Kind) -> str:
    if item.suffix not in _MARKDOWN:
        return f"aquí solo van textos .md; {_belongs(item)}"
    if not item.name.endswith(".md") or item.name.lower().endswith((".txt.md", ".md.txt")):
        return (
            f"debe terminar en «.md» (minúsculas); se recibió «{item.shown_name}»; "
            f"ponle «{_tidy_name(item, kind)}»"
        )
    depth = kind.shape.count("/")
    if len(item.parts) != depth:
        return f"no está en su carpeta; el camino es {kind.shape}; se recibió «{item.shown}»"
    wrong_folder = len(item.parts) > 2 and not kind.pattern.fullmatch(
        "/".join([item.parts[0], item.parts[1], _example_name(kind, item.parts[1])])
    )
    if wrong_folder:
        return f"la carpeta «{printable(item.parts[1])}» no sirve; el camino es {kind.shape}"
    language = re.fullmatch(r".+\.([a-zA-Z-]{2,5})\.md", item.name)
    if language and language[1] not in {"en", "yua"}:
        return (
            f"«.{language[1]}.md» no es un idioma del portal; los otros idiomas terminan en "
            "«.en.md» o «.yua.md», y el español en «.md»"
        )
    if kind.name == "noticia" and not _DATED.match(item.name):
        return (
            f"el nombre empieza con la fecha, como en {kind.shape}; se recibió «{item.shown_name}»"
        )
    return (
        "el nombre forma la dirección y solo lleva minúsculas sin acento, números y guiones; se "
        f"recibió «{item.shown_name}»; ponle por ejemplo «{_tidy_name(item, kind)}»"
    )


def _example_name(kind: Kind, folder: str) -> str:
    return f"{folder}-01-01-x.md" if kind.name == "noticia" else "x.md"


def _tidy_name(item: Item, kind: Kind) -> str:
    stem = re.sub(r"(?:\.(?:md|markdown|mdown|mkd|txt|rst|html?))+$", "", item.name, flags=re.I)
    dated = "2026-03-14-" if kind.name == "noticia" and not _DATED.match(stem) else ""
    return f"{dated}{slugify(stem)}.md"
