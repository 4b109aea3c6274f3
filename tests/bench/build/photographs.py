"""Made-up photographs: stripes of colour that weigh about as much as a press photograph."""

from __future__ import annotations

from io import BytesIO
from random import Random

from PIL import Image

SIZE = (1600, 1000)


def photograph(seed: int, number: int) -> bytes:
    """Return a JPEG, always the same for the same two numbers."""
    random = Random(f"{seed}/foto/{number}")
    small = Image.new("RGB", (40, 25))
    small.putdata([tuple(random.randbytes(3)) for _ in range(40 * 25)])
    file = BytesIO()
    small.resize(SIZE, Image.Resampling.BICUBIC).save(file, "JPEG", quality=85)
    return file.getvalue()
