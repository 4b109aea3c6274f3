"""What shared templates say around the content, in each language.

Pages that exist only in Spanish say it in their template. A missing translation is a missing
argument, which the type checker and Python itself refuse.
"""

from __future__ import annotations

from collections.abc import Mapping

from plugins.content_model.common import Idioma
from plugins.portal.textos_en import EN
from plugins.portal.textos_es import ES
from plugins.portal.textos_tipo import Textos

__all__ = ["Textos", "textos"]

_BY_LANGUAGE: Mapping[Idioma, Textos] = {Idioma.ES: ES, Idioma.EN: EN, Idioma.YUA: ES}


def textos(idioma: Idioma) -> Textos:
    """Return the words of a language; Maya pages keep Spanish around their own text."""
    return _BY_LANGUAGE[idioma]
