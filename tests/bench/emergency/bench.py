"""How long an alert takes on a large site: the real content and thousands of made-up news.

``python -m tests.bench.emergency.bench 10000`` prints, in seconds of this machine's processor and
of the clock on the wall, how long it takes from a saved message to files written.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from time import perf_counter, process_time

from plugins.content_model.dates import CANCUN
from plugins.emergency.adapter import alert
from plugins.emergency.drill import copy_content
from plugins.emergency.lane import Timer
from plugins.emergency.new_message import new_message

ROOT = Path(__file__).resolve().parents[3]
NOW = datetime(2026, 11, 23, 12, tzinfo=CANCUN)
WORDS = ["--evento=huracan", "--nombre=Prueba", "--nivel=roja", "--fase=acercamiento", "--horas=9"]

NEWS = """\
---
titulo: Noticia de prueba número {number}
resumen: Un resumen de prueba para medir.
fecha: {day}
dependencia: {owner}
temas:
  - {topic}
fuentes:
  - nombre: Prueba
    visto: 2026-11-22
estado: publicado
---

{body}
"""
BODY = "\n\n".join(["Un párrafo de prueba, tan largo como los de una nota corriente. " * 6] * 5)


def many_news(content: Path, count: int) -> None:
    """Write ``count`` news, one a day backwards from yesterday, several years' worth."""
    owner = next((content / "tramites").iterdir()).name
    for number in range(count):
        day = (NOW - timedelta(days=1 + number % 3650)).date()
        path = content / f"noticias/{day.year}/{day}-prueba-{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = NEWS.format(number=number, day=day, owner=owner, topic="salud", body=BODY)
        path.write_text(text, encoding="utf-8")


def main(count: int, previous: Path) -> int:
    """Measure and print; return the exit code."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        place = Path(folder)
        copy_content(ROOT / "content", place / "content")
        many_news(place / "content", count)
        total = sum(1 for _ in (place / "content").rglob("*.md"))
        new_message(place, NOW, WORDS, lambda question, default: default)
        work, wall = Timer(process_time), perf_counter()
        outcome = alert(
            ROOT,
            place,
            "publishconf.py",
            NOW + timedelta(minutes=1),
            place / "output",
            previous,
            work,
        )
        wall = perf_counter() - wall
    for step in work.steps:
        print(f"{step.segundos:6.2f} s  {step.nombre}")
    print(f"{sum(s.segundos for s in work.steps):6.2f} s of work, {wall:.2f} s on the wall")
    print(f"{total} content files, {len(outcome.changed)} files written")
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), ROOT / (sys.argv[2] if len(sys.argv) > 2 else "output")))
