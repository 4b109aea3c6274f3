"""Pelican's spinner does not turn: its thread forbids to fork, and so to read in all processes."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console


def still(console: Console) -> None:
    """Replace ``console.status``, inside which Pelican builds, by nothing.

    Checked with Pelican 4.12, whose ``main`` calls ``console.status("Generating...")``.
    """

    def status(*_given: object, **_options: object) -> AbstractContextManager[None]:
        return nullcontext()

    console.status = status  # type: ignore[method-assign, assignment]
