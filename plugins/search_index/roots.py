"""Words whose Snowball stem misleads: the few exceptions both analysers look up first.

Once accents are folded away, *casa* and *casarse*, *hoyo* and *hoy* or *bebé* and *bebida* share a
stem, while *cierra* and *cerrar* or *murió* and *morir* do not.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import snowballstemmer


@cache
def roots(language: str) -> dict[str, str]:
    """Return form → root for one Snowball language; empty where there is no list.

    ``roots.<language>.txt`` has two kinds of line: ``root | forms`` gives the forms that root as it
    stands, ``word < forms`` gives them (and the word) the word's own stem. Forms that Snowball
    stems to their root anyway are left out.

    Raises:
        ValueError: a line has neither sign, or a word stands twice.
    """
    path = Path(__file__).with_name(f"roots.{language}.txt")
    if not path.is_file():
        return {}
    stemmer = snowballstemmer.stemmer(language)
    found: dict[str, str] = {}
    for line in path.read_text("utf-8").splitlines():
        text = line.split("#", 1)[0].strip()
        if not text:
            continue
        sign = "|" if "|" in text else "<"
        head, found_sign, forms = (part.strip() for part in text.partition(sign))
        if not found_sign:
            raise ValueError(f"{path.name}: «{text}» needs | or <")
        root = head if sign == "|" else str(stemmer.stemWord(head))
        for form in dict.fromkeys([*forms.split(), head]):
            if form in found:
                raise ValueError(f"{path.name}: «{form}» stands twice")
            found[form] = root
    return {form: root for form, root in found.items() if stemmer.stemWord(form) != root}


def by_root(language: str) -> dict[str, str]:
    """Return root → its forms joined by blanks, as ``analyzer.js`` takes them."""
    forms: dict[str, list[str]] = {}
    for form, root in roots(language).items():
        forms.setdefault(root, []).append(form)
    return {root: " ".join(listed) for root, listed in forms.items()}
