"""With a cache, whatever happened to it and to the content, a run gives what it gives without."""

import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.checks.files import Files
from plugins.checks.run import run
from plugins.checks.study import look_at
from plugins.content_model import marks, processes, readings
from plugins.content_model.load import load
from plugins.content_model.source import ContentChanged
from plugins.content_model.text_file import MAX_BYTES, read_bytes
from tests.support.small_site import DATOS, NOTICIA, NOW, PAGINA, C, N, P, T, make_site

OTHER = N.replace("modulo", "otra")


def outcome(root, now, cache=None):
    loaded, findings = run(root, now, cache=cache)
    entries = [(e, e.html, e.text, e.digest, e.header) for e in loaded.entries]
    return findings, entries, loaded.destinations, loaded.catalogue


def replace(path, old, new):
    def edit(root, number):
        file = root / path
        if file.exists():
            text = file.read_text(encoding="utf-8").replace(old, f"{new}{number}", 1)
            file.write_text(text, encoding="utf-8")

    return edit


def append(path, text):
    def edit(root, number):
        with (root / path).open("a", encoding="utf-8") as file:
            file.write(text.replace("{}", str(number)))

    return edit


def new(root, number):
    (root / OTHER).write_text(NOTICIA.replace("titulo: ", f"titulo: {number} "), encoding="utf-8")


def rename(root, _number):
    if (root / OTHER).exists():
        (root / OTHER).rename(root / OTHER.replace("otra", "renombrada"))


def with_field(text, line):
    """The text with one more line in its header."""
    return text if line in text else text.replace("titulo: ", f"{line}\ntitulo: ", 1)


def draft(root, _number):
    if (root / P).exists():
        text = (root / P).read_text(encoding="utf-8")
        (root / P).write_text(with_field(text, "estado: borrador"), encoding="utf-8")


def delete(path):
    return lambda root, _number: (root / path).unlink(missing_ok=True)


def restore(root, _number):
    make_site(root)


def with_an_old_time(root, number):
    append(N, "Línea {}.\n")(root, number)
    os.utime(root / N, (0, 0))


def spoil(root, number):
    for file in (root / "cache").glob("*"):
        data = bytearray(file.read_bytes())
        if data:
            data[number * 997 % len(data)] ^= 0xFF
            file.write_bytes(bytes(data))


def forget(root, _number):
    shutil.rmtree(root / "cache", ignore_errors=True)


EDITS = {
    "body": append(N, "\nMás {}, en [otra página](/privacidad/) y [aquí](/no-hay/).\n"),
    "a link to what may go": append(P, "\n[Nota](../noticias/2026/2026-03-14-otra.md) {}\n"),
    "an anchor": append(P, "\n## Título {}\n\n[Ir](#titulo-1) y [sitio](https://no.example/{})\n"),
    "raw html and mail": append(T, "\n<u>raro</u> <b>x {} **y** a{}@gmial.com\n"),
    "title": replace(N, "titulo: ", "titulo: "),
    "a broken header": replace(P, "menu:", "menú:"),
    "a date in the future": replace(N, "fecha: 2026", "fecha: 202"),
    "a draft": draft,
    "an unknown dependencia": replace(N, "dependencia: ", "dependencia: x"),
    "an allow-list without its sites": replace(f"{DATOS}externos.yml", "host: ", "host: x"),
    "the end of a message": replace(C, "vigente_hasta: 2026", "vigente_hasta: 2025-01-0"),
    "a new file": new,
    "another name": rename,
    "a deletion": delete(P),
    "another deletion": delete(OTHER),
    "all as before": restore,
    "an old time": with_an_old_time,
    "a spoilt cache": spoil,
    "no cache": forget,
    "the clock": None,
}


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from(sorted(EDITS)), min_size=1, max_size=5), st.integers(1, 9))
def test_any_edits_give_the_same_with_and_without_a_cache(tmp_path, names, seed):
    root, now = tmp_path / "site", NOW
    shutil.rmtree(root, ignore_errors=True)
    make_site(root)
    outcome(root, now, root / "cache")
    for number, name in enumerate(names, start=seed):
        edit = EDITS[name]
        if edit is None:
            now += timedelta(days=97 * number) * (-1) ** number
        else:
            edit(root, number)
        assert outcome(root, now, root / "cache") == outcome(root, now)


@pytest.mark.parametrize("name", sorted(set(EDITS) - {"the clock"}))
def test_every_single_edit_gives_the_same_with_a_cache(name, tmp_path):
    root = make_site(tmp_path / "site")
    outcome(root, NOW, root / "cache")
    EDITS[name](root, 3)
    assert outcome(root, NOW, root / "cache") == outcome(root, NOW)


def test_an_embargo_ends_with_a_cache_as_without(tmp_path):
    change = {N: with_field(NOTICIA, "publicar_desde: 2026-12-01T09:00-05:00")}
    root = make_site(tmp_path, change)
    before = outcome(root, NOW, tmp_path / "cache")
    later = NOW + timedelta(days=30)
    after = outcome(root, later, tmp_path / "cache")
    assert after == outcome(root, later)
    assert len(after[3].noticias) == len(before[3].noticias) + 1


def test_a_file_is_not_even_opened_when_nothing_has_changed(tmp_path, monkeypatch):
    monkeypatch.setattr(marks, "SAME_MOMENT", -(10**18))
    root = make_site(tmp_path)
    expected = outcome(root, NOW, tmp_path / "cache")
    opened = []
    monkeypatch.setattr(readings, "read_bytes", lambda p, *n: opened.append(p) or read_bytes(p, *n))
    loaded, findings = run(root, NOW, cache=tmp_path / "cache")
    assert opened == []
    assert (findings, loaded.catalogue) == (expected[0], expected[3])
    (root / N).write_text((root / N).read_text("utf-8") + "\nUna línea más.\n", encoding="utf-8")
    assert outcome(root, NOW, tmp_path / "cache") == outcome(root, NOW)


def test_few_files_that_changed_are_read_again_rather_than_all_marked_anew(tmp_path, monkeypatch):
    monkeypatch.setattr(marks, "SAME_MOMENT", -(10**18))
    monkeypatch.setattr(readings, "_FEW", 0.4)
    root = make_site(tmp_path)
    outcome(root, NOW, tmp_path / "cache")
    kept = (tmp_path / "cache" / "marcas").read_bytes()
    opened = []
    monkeypatch.setattr(readings, "read_bytes", lambda p, *n: opened.append(p) or read_bytes(p, *n))
    for word in ("Uno.", "Dos."):
        append(N, word)(root, 1)
        run(root, NOW, cache=tmp_path / "cache")
        assert {Path(path) for path in opened} == {root / N}
        assert (tmp_path / "cache" / "marcas").read_bytes() == kept
        assert outcome(root, NOW, tmp_path / "cache") == outcome(root, NOW)
        opened.clear()
    for path in (N, P, T, C):
        append(path, "Tres.")(root, 1)
    assert outcome(root, NOW, tmp_path / "cache") == outcome(root, NOW)
    assert (tmp_path / "cache" / "marcas").read_bytes() != kept


def test_two_processes_find_what_one_finds(tmp_path, monkeypatch):
    root = make_site(tmp_path)
    append(P, "\n## Título {}\n\n[Ir](#nada) <u>raro</u>\n")(root, 1)
    expected = outcome(root, NOW)
    monkeypatch.setattr(readings, "WORTH_SHARING", 1)
    monkeypatch.setattr(processes, "count", lambda: 2)
    assert outcome(root, NOW) == expected
    assert outcome(root, NOW, tmp_path / "cache") == expected
    assert outcome(root, NOW, tmp_path / "cache") == expected


def test_a_damaged_text_is_read_from_its_file_again(tmp_path):
    root = make_site(tmp_path)
    expected = outcome(root, NOW, tmp_path / "cache")
    loaded, _ = run(root, NOW, cache=tmp_path / "cache")
    kept = tmp_path / "cache" / "lecturas"
    kept.write_bytes(kept.read_bytes()[:-4000] + b"\0" * 4000)
    assert [(e, e.html, e.text, e.digest, e.header) for e in loaded.entries] == expected[1]


def test_a_file_that_changes_while_the_site_is_built_stops_it(tmp_path):
    root = make_site(tmp_path)
    run(root, NOW, cache=tmp_path / "cache")
    loaded, _ = run(root, NOW, cache=tmp_path / "cache")
    with (root / P).open("a", encoding="utf-8") as file:
        file.write("Más.\n")
    (source,) = (source for source in loaded.sources if source.path == P)
    with pytest.raises(ContentChanged):
        source.line("titulo")


def test_rules_about_single_files_find_the_same_in_one_file_as_among_all(root):
    loaded = load(root, NOW)
    together = set(look_at(Files(loaded.sources)))
    alone = {finding for source in loaded.sources for finding in look_at(Files([source]))}
    assert together == alone


def test_a_digest_changes_with_what_is_shown_and_with_nothing_else(tmp_path):
    def digests(changes):
        site = make_site(tmp_path / str(len(list(tmp_path.iterdir()))), changes)
        return {e.path: (e.digest, e.header) for e in load(site, NOW).entries}

    plain = digests({})
    longer = digests({N: NOTICIA + "Otra línea.\n"})
    assert longer[N][0] != plain[N][0]
    assert longer[N][1] == plain[N][1]
    titled = digests({N: NOTICIA.replace("titulo: ", "titulo: X ")})
    assert titled[N][0] != plain[N][0]
    assert titled[N][1] != plain[N][1]
    saved = digests({N: NOTICIA.replace("\n", "\r\n")})
    assert saved == plain
    linked = NOTICIA + "\n[Aviso](/privacidad/)\n"
    shown = digests({N: linked})
    hidden = digests({N: linked, P: with_field(PAGINA, "estado: borrador")})
    assert shown[N][0] != hidden[N][0]
    assert shown[N][1] == hidden[N][1]
    assert {path for path in plain if plain[path] != longer[path]} == {N}


def test_two_processes_tell_a_file_too_large_from_the_others(tmp_path, monkeypatch):
    root = make_site(tmp_path)
    (root / P).write_bytes(b"x" * (MAX_BYTES + 1))
    expected = outcome(root, NOW)
    assert any(f.path == P for f in expected[0])
    monkeypatch.setattr(readings, "WORTH_SHARING", 1)
    monkeypatch.setattr(processes, "count", lambda: 2)
    assert outcome(root, NOW, tmp_path / "cache") == expected
    assert outcome(root, NOW, tmp_path / "cache") == expected


def test_a_cache_without_what_was_noted_of_the_files_serves_all_the_same(tmp_path, monkeypatch):
    root = make_site(tmp_path)
    expected = outcome(root, NOW, tmp_path / "cache")
    kept = (tmp_path / "cache" / "lecturas").read_bytes()
    monkeypatch.setattr(readings, "WORTH_SHARING", 1)
    monkeypatch.setattr(processes, "count", lambda: 2)
    (tmp_path / "cache" / "marcas").unlink()
    assert outcome(root, NOW, tmp_path / "cache") == expected
    assert (tmp_path / "cache" / "lecturas").read_bytes() == kept


def test_what_other_code_kept_is_read_by_all_processes_once_and_kept_anew(tmp_path, monkeypatch):
    monkeypatch.setattr(marks, "SAME_MOMENT", -(10**18))
    root = make_site(tmp_path)
    expected = outcome(root, NOW, tmp_path / "cache")
    monkeypatch.setattr("plugins.checks.run.code_version", lambda *_folders: "otra")
    monkeypatch.setattr(readings, "WORTH_SHARING", 1)
    shared = []
    work = processes.shared
    monkeypatch.setattr(
        processes, "shared", lambda f, parts: shared.extend(parts) or work(f, parts)
    )
    assert outcome(root, NOW, tmp_path / "cache") == expected
    assert shared
    shared.clear()
    opened = []
    monkeypatch.setattr(readings, "read_bytes", lambda p, *n: opened.append(p) or read_bytes(p, *n))
    loaded, findings = run(root, NOW, cache=tmp_path / "cache")
    assert (findings, loaded.catalogue) == (expected[0], expected[3])
    assert not shared
    assert not opened
