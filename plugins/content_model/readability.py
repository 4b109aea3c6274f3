"""How easy a Spanish text is to read: Szigriszt-Pazos' perspicuity on the INFLESZ scale.

F. Szigriszt Pazos, *Sistemas predictivos de legibilidad del mensaje escrito* (Madrid, 1993):
206.835 - 62.3 * syllables/words - words/sentences. Scale: I. M. Barrio-Cantalejo et al.,
«Validación de la Escala INFLESZ», *An. Sist. Sanit. Navar.* 31 (2008) 135-152.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

NORMAL = 55.0
"""From here on a text is of normal difficulty (INFLESZ: 55 to 65); below, most people struggle."""

_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)
_SENTENCE = re.compile(r"[^.!?…:;\n]+")
_CAPITAL = r"[A-ZÁÉÍÓÚÑ][\w-]*"
_NAME = re.compile(rf"([^\W\d_][,;]? |\d ){_CAPITAL}(?: (?:(?:de|del|de la|y|e) )?{_CAPITAL})*")
_NUCLEUS = re.compile(
    r"(?:[iuü]?[aeoáéó][iuüy]?(?![aeoáéóíú])|[aeoáéó]|[iu]?[íú]|[iuü]+|y(?![aeiouáéíóú]))"
)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, without the empty ones."""
    return [part.strip() for part in _SENTENCE.findall(text) if _WORD.search(part)]


def words(text: str) -> list[str]:
    """Return the words of a text; numbers are not words."""
    return _WORD.findall(text)


def without_names(text: str) -> str:
    """Return a text without its proper names: capitals that no sentence begins with."""
    return _NAME.sub(lambda found: found[1], text)


@lru_cache(maxsize=4096)
def syllables(word: str) -> int:
    """Return the number of syllables of a Spanish word (diphthongs count once, hiatus twice)."""
    bare = re.sub(r"qu|gu(?=[eiéí])", "k", word.lower())
    return max(1, len(_NUCLEUS.findall(bare)))


def perspicuity(found: Sequence[str], sentence_count: int) -> float:
    """Return how easy a text of these words (one at least) in so many sentences is: higher is."""
    count = sum(map(syllables, found))
    return 206.835 - 62.3 * count / len(found) - len(found) / max(1, sentence_count)
