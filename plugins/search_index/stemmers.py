"""The JavaScript of the Snowball stemmers, taken from Sphinx's package at build time."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

CLASSES = {"spanish": "SpanishStemmer", "english": "EnglishStemmer"}


def stemmer_module(language: str) -> str:
    """Return an ES module that exports one language's stemmer as ``Stemmer``.

    Sphinx ships Snowball's own generated code as plain scripts that assign globals; wrapping them
    in a module keeps those names local. Raises FileNotFoundError when Sphinx is not installed.
    """
    spec = find_spec("sphinx")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("the package sphinx is not installed: run python3 tasks.py test")
    folder = Path(spec.origin).parent / "search" / "minified-js"
    scripts = [(folder / f"{name}-stemmer.js").read_text("utf-8") for name in ("base", language)]
    name = CLASSES[language]
    return "\n".join(
        [f"var BaseStemmer, {name};", *scripts, f"export {{ {name} as Stemmer }};", ""]
    )
