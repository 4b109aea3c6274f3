"""Spelling: every word people read, each looked up once, with what was probably meant."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.checks.dictionary import Dictionary, bare, load_words
from plugins.checks.prose import Passage, passages
from plugins.checks.site import Site
from plugins.content_model.finding import Finding

MAX_SUGGESTED = 60
"""Words a correction is looked for in one run: the slow part."""

LONGEST_SHOWN = 40

_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"[.!?:¿¡«\"(]\s*$")
_NOT_READ = re.compile(r"(?:^|\.)(?:palabras_clave|cap|color|numero)(?:\.|$)")
_NAMES_ONLY = frozenset({"content/datos/externos.yml", "content/datos/palabras.yml"})
_WITH_ACCENT = {
    word: accented
    for accented in (
        *("trámite", "trámites", "público", "número", "médico", "cálculo", "depósito", "título"),
        *("tránsito", "último", "término", "límite", "ánimo", "hábito", "doméstico", "líquido"),
        *("válido", "catálogo", "diálogo", "capítulo", "artículo", "página"),
    )
    if (word := bare(accented))
}
"""Nouns that are right without their accent as verbs only: «yo tramite», «él publico»."""

_NOUN = re.compile(
    r"\b(?:el|la|un|una|al|del|este|esta|ese|esa|cada|tu|su|otro|otra|nuestro|los|unos|estos|sus|"
    rf"tus|otros|ning[uú]n|alg[uú]n|varios|dos|tres|mismo) ({'|'.join(_WITH_ACCENT)})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Wrong:
    """A word that is not known, and where it stands first in its file."""

    word: str
    passage: Passage


def words_are_spelt_right(site: Site) -> Iterator[Finding]:
    """Tell once a file of each word that neither the dictionary nor the city's list knows."""
    is_word = load_words()
    if is_word is None:
        return
    own = [entry.palabra for entry in site.loaded.catalogue.datos.palabras]
    yield from misspelt(passages(site), Dictionary(is_word, own))


def nouns_have_their_accent(site: Site) -> Iterator[Finding]:
    """Tell of «el tramite», «un numero»: right as verbs, so no dictionary sees them."""
    for passage in passages(site):
        small = passage.text.lower()
        if not any(noun in small for noun in _WITH_ACCENT):
            continue
        for found in _NOUN.finditer(passage.text):
            right = _WITH_ACCENT.get(found[1].lower())
            if right is None:  # its letters have another small form
                continue
            yield passage.aviso(f"«{found[0]}» lleva acento; escribe «{right}»")


def misspelt(read: Iterator[Passage], dictionary: Dictionary) -> Iterator[Finding]:
    """Yield an aviso for each unknown word of each file, with a correction where one is near."""
    used: Counter[str] = Counter()
    wrong: dict[tuple[str, str], _Wrong] = {}
    right: set[str] = set()  # wherever they stand
    for passage in read:
        if passage.path in _NAMES_ONLY or _NOT_READ.search(passage.campo):
            continue
        words = _WORD.findall(passage.text)
        right.update(word for word in {*words} - right if _is_right(word, dictionary))
        if right.issuperset(words):
            used.update(words)
            continue
        for found in _WORD.finditer(passage.text):
            word = found[0]
            if word in right:
                used[word] += 1
                continue
            before = passage.text[max(0, found.start() - 4) : found.start()]
            if _is_wrong(word, before, dictionary):
                key = (passage.path, word.lower())
                wrong.setdefault(key, _Wrong(word, passage))
            else:
                used[word] += 1
    common: Counter[str] = Counter()
    for word, count in used.items():
        common[word.lower()] += count
    corrections: dict[str, str] = {}
    for found_wrong in wrong.values():
        word = found_wrong.word
        if word not in corrections and len(corrections) < MAX_SUGGESTED:
            own = dictionary.own_spelling(word)
            corrections[word] = own or dictionary.suggest(word, common.__getitem__)
        near = corrections.get(word, "")
        yield found_wrong.passage.aviso(_told(word, near))


def _is_right(word: str, dictionary: Dictionary) -> bool:
    """Tell whether ``_is_wrong`` is false whatever stands before the word."""
    return len(word) < 3 or word.isupper() or dictionary.knows(word)


def _is_wrong(word: str, before: str, dictionary: Dictionary) -> bool:
    if len(word) < 3 or word.isupper():
        return False
    if dictionary.own_spelling(word) is not None and not dictionary.knows(word):
        return True
    if word[0].isupper() and before and not _SENTENCE_END.search(before):
        return False  # a name
    if word[1:] != word[1:].lower():
        return False  # «ChatCun»: a brand
    return not dictionary.knows(word)


def _told(word: str, near: str) -> str:
    word = word if len(word) <= LONGEST_SHOWN else f"{word[:LONGEST_SHOWN]}…"
    if near:
        return (
            f"«{word}» no está en el diccionario; ¿quisiste decir «{near}»? Si es correcta, "
            "agrégala a content/datos/palabras.yml"
        )
    return (
        f"«{word}» no está en el diccionario; revisa cómo se escribe o, si es correcta, agrégala a "
        "content/datos/palabras.yml"
    )
