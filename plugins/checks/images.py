"""Images are what their names say, whole, harmless, used, described, and of a sensible size."""

from __future__ import annotations

import warnings
from collections.abc import Iterator

from plugins.checks.file_bytes import FORMAT_OF, format_of, is_cut_short
from plugins.checks.file_tree import IMAGES
from plugins.checks.media import references_to, unused
from plugins.checks.site import Site
from plugins.checks.svg import dangers
from plugins.content_model.finding import Finding, aviso, error
from plugins.content_model.text_file import decode
from plugins.content_model.tree import Item

MAX_BYTES = 20 * 1024 * 1024
MAX_DRAWING_BYTES = 1024 * 1024
LARGE_BYTES = 5 * 1024 * 1024
MAX_PIXELS = 80_000_000
SMALL_SIDE = 320

_GPS = 0x8825


def every_image_named_in_a_header_exists(site: Site) -> Iterator[Finding]:
    """Look each ``archivo`` of an image up in ``content/imagenes``."""
    yield from references_to(site, "imagenes", ".jpg")


def every_image_is_what_its_name_says(site: Site) -> Iterator[Finding]:
    """Compare the ending of each image with its bytes, and look inside."""
    for item in _images(site):
        if item.size == 0:
            yield error(item.shown, 1, "", "la imagen está vacía; cópiala de nuevo")
            continue
        if item.size > MAX_BYTES:
            yield error(
                item.shown,
                1,
                "",
                f"pesa {_mb(item.size)} MB y el máximo es {_mb(MAX_BYTES)} MB; redúcela",
            )
            continue
        real, promised = format_of(item), FORMAT_OF[item.suffix]
        if real != promised:
            yield error(
                item.shown,
                1,
                "",
                f"termina en «{item.suffix}» y su contenido es {real}; guárdala otra vez como "
                f"{promised} (no basta cambiarle el nombre)",
            )
        elif is_cut_short(item, real):
            yield error(item.shown, 1, "", "está incompleta; cópiala de nuevo")
        elif real == "SVG":
            yield from _svg(item)
        else:
            yield from _photo(item)


def every_image_is_used(site: Site) -> Iterator[Finding]:
    """Tell of images that nothing shows: they are published all the same."""
    yield from unused(site, "imagenes", IMAGES, "ninguna página la muestra; úsala o bórrala")


def _images(site: Site) -> Iterator[Item]:
    for item in site.media.values():
        if item.parts[0] == "imagenes" and item.suffix in IMAGES:
            yield item


def _svg(item: Item) -> Iterator[Finding]:
    if item.size > MAX_DRAWING_BYTES:
        message = f"pesa {_mb(item.size)} MB; un dibujo de ese tamaño se guarda como PNG"
        yield error(item.shown, 1, "", message)
        return
    text, problems = decode(item.path.read_bytes())
    if problems:
        yield error(item.shown, problems[0].line, "", problems[0].message)
        return
    for danger in sorted(set(dangers(text))):
        yield error(
            item.shown,
            1,
            "",
            f"el dibujo {danger}; un SVG solo lleva formas: expórtalo otra vez sin código, o "
            "guárdalo como PNG",
        )


def _photo(item: Item) -> Iterator[Finding]:
    # Loaded where there is a photograph that nobody looked at before.
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(item.path) as image:
                width, height = image.size
                located = bool(image.getexif().get_ifd(_GPS))
    except Image.DecompressionBombError:
        width = height = MAX_PIXELS
        located = False
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        yield error(item.shown, 1, "", "no se puede abrir; guárdala otra vez como JPG o PNG")
        return
    if width * height > MAX_PIXELS:
        yield error(
            item.shown,
            1,
            "",
            f"mide demasiado (más de {MAX_PIXELS // 1_000_000} millones de puntos); redúcela a "
            "unos 2000 puntos de ancho",
        )
    elif max(width, height) < SMALL_SIDE:
        yield aviso(
            item.shown, 1, "", f"es muy chica ({width} × {height} puntos) y se verá borrosa"
        )
    if item.size > LARGE_BYTES:
        yield aviso(item.shown, 1, "", f"pesa {_mb(item.size)} MB; con 2000 puntos de ancho basta")
    if located:
        yield aviso(
            item.shown,
            1,
            "",
            "dice dónde se tomó (GPS); el portal publica una copia sin ese dato, pero conviene "
            "borrarlo también del archivo",
        )


def _mb(size: int) -> str:
    return f"{size / 1024 / 1024:.0f}"
