"""What the person on duty sees while it runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from typing import Protocol, TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn


class Report(Protocol):
    """Says what happens."""

    def say(self, text: str) -> None:
        """Say one sentence."""

    def work(self, title: str, total: int) -> AbstractContextManager[Callable[[], None]]:
        """Show ``total`` pieces of work; call what the context gives once for each."""


@dataclass
class Collected:
    """Keeps what was said instead of showing it."""

    said: list[str] = field(default_factory=list)

    def say(self, text: str) -> None:
        """See Report."""
        self.said.append(text)

    @contextmanager
    def work(self, title: str, total: int) -> Iterator[Callable[[], None]]:
        """See Report."""
        self.said.append(f"{title} ({total})")
        yield lambda: None


class Terminal:
    """Writes to a stream: a bar where somebody looks at a terminal, a line a phase elsewhere."""

    def __init__(self, stream: TextIO) -> None:
        self._console = Console(file=stream, highlight=False, soft_wrap=True)

    def say(self, text: str) -> None:
        """See Report."""
        self._console.print(text, markup=False)

    @contextmanager
    def work(self, title: str, total: int) -> Iterator[Callable[[], None]]:
        """See Report."""
        if not self._console.is_terminal:
            self.say(f"{title.capitalize()}: {total}")
            yield lambda: None
            return
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
        )
        with Progress(*columns, console=self._console) as progress:
            task = progress.add_task(title.capitalize(), total=total)
            yield lambda: progress.advance(task)
