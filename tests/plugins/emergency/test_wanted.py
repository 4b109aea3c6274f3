"""An alert opens few of many news."""

from plugins.emergency.wanted import NEWEST, wanted


def write(content, path, text="x"):
    target = content / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    return target


def test_only_the_newest_news_and_those_about_a_message_are_wanted(tmp_path):
    for number in range(300):
        month, day = divmod(number, 28)
        write(tmp_path, f"noticias/2025/2025-{month + 1:02}-{day + 1:02}-nota-{number}.md")
    old = write(
        tmp_path,
        "noticias/2019/2019-01-01-vieja.md",
        "---\ntitulo: x\ncontingencia_relacionada: delta-2020\n---\n",
    )
    only = wanted(tmp_path)
    chosen = [path for path in (tmp_path / "noticias").rglob("*.md") if only(path)]
    assert len(chosen) == NEWEST + 1
    assert old in chosen
    assert max(p.name for p in (tmp_path / "noticias").rglob("*.md")) in {p.name for p in chosen}


def test_everything_that_is_not_news_is_wanted(tmp_path):
    only = wanted(tmp_path)
    for path in ("tramites/a/b.md", "contingencias/2026/x.md", "paginas/app.md"):
        assert only(tmp_path / path)


def test_files_written_on_windows_are_read_too(tmp_path):
    path = tmp_path / "noticias/2019/2019-01-01-vieja.md"
    write(tmp_path, "noticias/2019/2019-01-01-vieja.md")
    path.write_bytes(b"---\r\ncontingencia_relacionada: x\r\n---\r\n")
    for number in range(NEWEST):
        write(tmp_path, f"noticias/2026/2026-01-01-nota-{number}.md")
    assert wanted(tmp_path)(path)
