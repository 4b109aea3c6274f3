"""Made-up news in Markdown: paragraphs, headings, lists, tables, bold, links; always the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from plugins.content_model.dates import MONTHS
from tests.bench.build import vocabulary as words

MIN_WORDS, MAX_WORDS = 280, 470
"""Where the text of a news item may end: what is being said is finished, so 420 on average."""


@dataclass(frozen=True)
class Link:
    """Where a body may lead: its text and its address as staff write it."""

    text: str
    address: str

    def __str__(self) -> str:
        return f"[{self.text}]({self.address})"


def colonia(random: Random) -> str:
    """Return a name of a neighbourhood that does not exist; some 2,000 are possible."""
    parts = (words.FIRST_SYLLABLES, words.MIDDLE_SYLLABLES, words.LAST_SYLLABLES)
    return "".join(random.choice(part) for part in parts)


def place(random: Random) -> str:
    """Return a place, with its article."""
    kind = random.randrange(4)
    if kind == 0:
        return f"la colonia {colonia(random)}"
    if kind == 1:
        return f"la Supermanzana {random.randrange(1, 530)}"
    return random.choice(words.PLACES)


def title(random: Random) -> str:
    """Return a title of up to 110 letters."""
    thing = random.choice(words.THINGS)
    return f"{_capital(thing)} {random.choice(words.WORKS)} en {place(random)}"


def summary(random: Random) -> str:
    """Return a summary of up to 160 letters, in plain words."""
    return random.choice(words.SUMMARIES).format(
        open=random.randrange(7, 11),
        close=random.randrange(14, 20),
        count=random.randrange(12, 900),
        day=random.randrange(1, 29),
        place=place(random),
    )


def body(random: Random, day: date, links: Sequence[Link]) -> str:
    """Return the text of a news item of ``day``; every link is used once."""
    target = random.randrange(MIN_WORDS, MAX_WORDS)
    waiting = list(links)
    parts = [_lead(random, day)]
    # After a heading there is always a paragraph, so that the outline reads well.
    blocks: tuple[Callable[[Random], str], ...] = (_list, _steps, _table, _paragraph, _paragraph)
    headings = iter(random.sample(words.HEADINGS, len(words.HEADINGS)))
    while sum(len(part.split()) for part in parts) < target:
        if len(parts) % 4 == 2 and (heading := next(headings, None)):
            deeper = any(part.startswith("## ") for part in parts) and random.random() < 0.25
            parts.append(f"{'###' if deeper else '##'} {heading}")
        parts.append(_paragraph(random, waiting.pop() if waiting else None))
        if random.random() < 0.5:
            parts.append(random.choices(blocks, weights=(5, 3, 1, 2, 2))[0](random))
    parts += [_paragraph(random, link) for link in waiting]
    return "\n\n".join(parts)


def sentence(random: Random) -> str:
    """Return one sentence."""
    kind = random.randrange(6)
    thing, where = random.choice(words.THINGS), place(random)
    if kind == 0:
        text = f"{thing} {random.choice(words.WORKS)} en {where}, {random.choice(words.DETAILS)}"
    elif kind == 1:
        text = f"{random.choice(words.PEOPLE)} {random.choice(words.ACTIONS)} en {where}"
    elif kind == 2:
        text = f"{thing} de {colonia(random)} {random.choice(words.WORKS)} "
        text += random.choice(words.REASONS)
    elif kind == 3:
        text = f"en {where} se atendieron {random.randrange(3, 4000):,} solicitudes en "
        text += f"{random.choice(MONTHS)} de {random.randrange(2016, 2027)}"
    elif kind == 4:
        text = f"{random.choice(words.PEOPLE)} de {colonia(random)} {random.choice(words.ACTIONS)}"
        text += f" de {random.randrange(7, 12)}:00 a {random.randrange(13, 21)}:00"
    else:
        text = f"entre {where} y {place(random)} hay **{random.randrange(2, 90)} "
        text += f"{random.choice(('cuadras', 'metros', 'kilómetros', 'puntos de atención'))}** "
        text += random.choice(words.DETAILS)
    return f"{_capital(random.choice(words.OPENINGS) + text)}."


def _paragraph(random: Random, link: Link | None = None) -> str:
    sentences = [sentence(random) for _ in range(random.randrange(2, 6))]
    if link is not None:
        told = random.choice(("Consulta", "Antes de ir, lee", "Los detalles están en", "Revisa"))
        sentences.insert(random.randrange(1, len(sentences) + 1), f"{told} {link}.")
    return " ".join(sentences)


def _lead(random: Random, day: date) -> str:
    when = f"{day.day} de {MONTHS[day.month - 1]} de {day.year}"
    return f"{_capital(place(random))}, **{when}**. {_paragraph(random)}"


def _list(random: Random) -> str:
    labels = random.sample(words.LABELS, random.randrange(3, 7))
    return "\n".join(f"- **{label}:** {_lower(sentence(random))}" for label in labels)


def _steps(random: Random) -> str:
    return "\n".join(f"{n}. {sentence(random)}" for n in range(1, random.randrange(4, 7)))


def _table(random: Random) -> str:
    rows = [
        f"| {colonia(random)} | {random.choice(words.THINGS)} | {random.randrange(5, 101)} % |"
        for _ in range(random.randrange(3, 8))
    ]
    return "\n".join(["| Colonia | Obra | Avance |", "|---|---|---|", *rows])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
