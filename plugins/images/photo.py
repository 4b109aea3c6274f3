"""One photograph as staff drop it in → an upright picture without metadata."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from plugins.images.variant import BadPhoto

MAX_PIXELS = 60_000_000
"""Above this a file is refused before it is decoded (a decompression bomb, or a raw scan)."""

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")


@dataclass(frozen=True)
class Photo:
    """An upright sRGB picture; ``has_alpha`` tells whether it has transparent parts."""

    image: Image.Image
    has_alpha: bool

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.image.size


def open_photo(data: bytes) -> Photo:
    """Decode a photograph; raise BadPhoto.

    The picture is turned as its camera said (EXIF orientation) and converted to sRGB; nothing else
    of the file's metadata (place, camera, author, thumbnail) is kept.
    """
    try:
        with Image.open(BytesIO(data), formats=FORMATS) as opened:
            if opened.width * opened.height > MAX_PIXELS:
                raise BadPhoto(
                    f"mide {opened.width} × {opened.height} puntos; el máximo es de "
                    f"{MAX_PIXELS // 1_000_000} millones; redúcela antes de subirla"
                )
            opened.load()
            upright = ImageOps.exif_transpose(_in_srgb(opened))
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError):
        raise BadPhoto("no se puede abrir como imagen; expórtala de nuevo como JPG o PNG") from None
    has_alpha = upright.mode in {"RGBA", "LA", "PA"} or "transparency" in upright.info
    clean = upright.convert("RGBA" if has_alpha else "RGB")
    bare = Image.new(clean.mode, clean.size)
    bare.paste(clean)
    return Photo(bare, has_alpha)


def _in_srgb(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in {"RGB", "CMYK"}:
        return image
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        done = ImageCms.profileToProfile(
            image, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except ImageCms.PyCMSError:
        return image
    if done is None:  # pragma: no cover - only when inPlace is asked for
        return image
    done.info.pop("icc_profile", None)
    if (exif := image.getexif()) and 0x0112 in exif:
        done.getexif()[0x0112] = exif[0x0112]
    return done
