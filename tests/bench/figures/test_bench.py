"""The benchmark measures what it says: the same file, every line of it, by both programs."""

from __future__ import annotations

import re

from tests.bench.figures.__main__ import row
from tests.bench.figures.count import main
from tests.bench.figures.logfile import write_log
from tests.bench.figures.measure import Measure


def test_the_log_is_the_same_each_time_and_every_line_is_counted(tmp_path):
    path, again = tmp_path / "a.log", tmp_path / "b.log"
    write_log(path, 3000)
    write_log(again, 3000)
    assert path.read_bytes() == again.read_bytes()
    text = path.read_text("ascii")
    said = main(str(path))
    assert said.startswith("3,000 líneas;")
    pages = re.search(r"([\d,]+) páginas", said)
    people = [
        line
        for line in text.splitlines()
        if re.search(r'"GET (/|/\w+/\S*|/buscar/\?\S+) HTTP', line)
        and not re.search(r"/assets/|/imagenes/|\.\w+ HTTP|\.php|/\.|passwd|cgi-bin", line)
        and not re.search(r"bot|Headless|facebook|curl|python|\"-\"$", line)
    ]
    assert pages is not None and int(pages[1].replace(",", "")) == len(people)


def test_a_program_that_is_not_there_is_said_and_gets_no_number():
    assert "no está" in row(Measure("GoAccess", note="no está instalado"), 10)
    assert "5,000" in row(Measure("x", 2.0, 1.0, 10**6, "n"), 10_000)
