"""What a person is asked, and how an answer becomes the value of a field."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plugins.content_model.draft_fields import Slot
from plugins.content_model.fields import Record
from plugins.content_model.spanish_errors import fold, suggest
from plugins.content_model.strict_yaml import YamlProblem, read_yaml
from plugins.content_model.text_file import decode

Ask = Callable[[str, str], str]
"""``(question, default)`` → what the person typed, or the default."""

Say = Callable[[str], None]

Known = Mapping[str, Mapping[str, str]]
"""For each list that fields cite: the ids there are, each with its name."""


class BadAnswer(ValueError):
    """Why an answer is no value of the field, in Spanish."""


@dataclass(frozen=True)
class Dialog:
    """Asks for fields. Without a terminal ``ask`` is None, and what is not told is refused."""

    model: type[Record]
    known: Known
    ask: Ask | None
    say: Say

    def value(self, slot: Slot, told: str | None, proposed: object) -> Any:  # noqa: ANN401
        """Return the value of a field: told on the command line, asked for, or proposed.

        Raises:
            BadAnswer: what was told is wrong, or only a person knows and nobody is there.
        """
        if told is not None:
            return self._read(slot, told)
        if self.ask is None:
            if proposed is None:
                raise BadAnswer(
                    f"falta «{slot.name}» ({slot.label.lower()}); dalo con "
                    f"--dato {slot.name}=…{self._some(slot)}"
                )
            return proposed
        return self._asked(slot, proposed)

    def _asked(self, slot: Slot, proposed: object) -> Any:  # noqa: ANN401
        if isinstance(proposed, list) and proposed and not isinstance(proposed[0], str):
            return proposed  # a group is easier to write in the file
        default = proposed if isinstance(proposed, str) else ""
        self.say(f"\n{slot.label}: {slot.hint}")
        if slot.cites:
            self._list(slot)
        more = " (varios, separados por comas)" if slot.many else ""
        while True:
            assert self.ask is not None
            answer = self.ask(f"{slot.label}{more}", default).strip()
            if not answer and isinstance(proposed, list):
                return proposed
            if not answer:
                self.say("  esto hace falta")
                continue
            try:
                return self._read(slot, answer)
            except BadAnswer as bad:
                self.say(f"  {bad}")

    def _list(self, slot: Slot) -> None:
        for number, (id_, name) in enumerate(self.known.get(slot.cites, {}).items(), start=1):
            self.say(f"  {number:>3}  {id_}  ({name})")
        self.say("Escribe el número, el id o una parte del nombre.")

    def _read(self, slot: Slot, text: str) -> Any:  # noqa: ANN401
        refuse_odd(text)
        value: Any = text.strip()
        if slot.many and not value.startswith(("[", "{")):
            value = [part.strip() for part in value.split(",") if part.strip()]
        elif not slot.is_text and value.startswith(("[", "{")):
            value = _flow(value)
        if slot.cites:
            listed = value if isinstance(value, list) else [value]
            ids = [self._id(slot, str(one)) for one in listed]
            value = ids if slot.many else ids[0]
        fault = slot.fault(self.model, value)
        if fault:
            raise BadAnswer(f"{slot.name}: {fault}")
        return value

    def _id(self, slot: Slot, text: str) -> str:
        """Return the id that was meant: itself, its number in the list, or a part of its name."""
        known = self.known.get(slot.cites)
        if known is None:
            return text
        if text in known:
            return text
        if text.isdecimal() and 0 < int(text) <= len(known):
            return list(known)[int(text) - 1]
        wanted = fold(text)
        near = [i for i, name in known.items() if wanted and wanted in f"{i} {fold(name)}"]
        if len(near) == 1:
            return near[0]
        if near:
            raise BadAnswer(f"«{text}» puede ser: {', '.join(near[:12])}; escribe el id completo")
        raise BadAnswer(
            f"«{text}» no está en content/datos/{slot.cites}.yml.{suggest(text, known)}"
            f"{self._some(slot)}"
        )

    def _some(self, slot: Slot) -> str:
        known: Sequence[str] = list(self.known.get(slot.cites, {}))
        if self.ask is not None:
            return ""  # the list was just shown
        more = f" … (son {len(known)})" if len(known) > 40 else ""
        return f" Hay: {', '.join(known[:40])}{more}" if known else ""


def refuse_odd(text: str) -> None:
    """Raise BadAnswer for characters that no page can show."""
    try:
        _, problems = decode(text.encode())
    except UnicodeEncodeError:
        raise BadAnswer("tiene caracteres que no se pueden leer; escríbelo de nuevo") from None
    if problems:
        raise BadAnswer(problems[0].message)


def _flow(text: str) -> Any:  # noqa: ANN401 - a header's value
    try:
        return read_yaml(re.sub(r"\s*\n\s*", " ", text)).value
    except YamlProblem as bad:
        raise BadAnswer(bad.message) from None
