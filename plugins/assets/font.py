"""The one font, cut down to what Spanish and English need and to the weights the theme uses."""

from __future__ import annotations

from io import BytesIO

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

CHARACTERS = (
    "".join(map(chr, range(0x20, 0x7F)))
    + "ÁÉÍÓÚÜÑáéíóúüñ¿¡ªº°·«»“”‘’–—…×→−½²³\u00a0\u00ad\u202f\u2011"
)
"""Every character that keeps its shape in the portal's own font; others use the system's."""

WEIGHTS = (400, 760)
"""Range of the weight axis that is kept."""

FEATURES = ("kern", "liga", "tnum", "ccmp", "locl", "mark", "mkmk")


def small_font(data: bytes) -> bytes:
    """Return the variable font ``data`` as a smaller WOFF2 with fixed time stamps.

    Raises fontTools' TTLibError when ``data`` is not a font.
    """
    font = TTFont(BytesIO(data), recalcTimestamp=False)
    low, high = WEIGHTS
    font = instancer.instantiateVariableFont(font, {"wght": (low, low, high)})
    options = subset.Options()
    options.layout_features = list(FEATURES)
    options.hinting = False
    options.name_IDs = [1, 2]
    options.notdef_outline = True
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=CHARACTERS)
    subsetter.subset(font)
    font.flavor = "woff2"
    out = BytesIO()
    font.save(out, reorderTables=False)
    return out.getvalue()
