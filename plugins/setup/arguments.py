"""What a person types after ``python3 tasks.py``, in the form that invoke understands.

invoke cannot leave a positional argument out, so verbs with an optional one get it otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence

_TITLED = ("noticia", "tramite", "pagina")


def for_invoke(arguments: Sequence[str]) -> list[str]:
    """Return the arguments for invoke.

    ``new noticia "Título"`` becomes ``new noticia --titulo=Título``, whatever signs the title has;
    ``search --report`` gets an empty query; ``rollback NAME`` becomes ``rollback --release=NAME``,
    which invoke cannot leave out when it has no name.
    """
    given = list(arguments)
    if given[:1] == ["new"] and given[1:2] and given[1] in _TITLED and len(given) > 2:
        title = given[2]
        if not title.startswith("--") or " " in title:
            given[2] = f"--titulo={title}"
    if given[:1] == ["search"] and "--report" in given and _only_options(given[1:]):
        given.append("")
    if given[:1] == ["rollback"] and given[1:2] and not given[1].startswith("-"):
        given[1] = f"--release={given[1]}"
    return given


def _only_options(arguments: Sequence[str]) -> bool:
    return all(argument.startswith("-") for argument in arguments)
