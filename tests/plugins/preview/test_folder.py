import io

import pytest

from plugins.preview.cli import BUILT, OUTPUT, run_preview
from plugins.preview.folder import MARK, NotAPreview, make_preview
from plugins.preview.page import BANNER, NoPlace

PAGE = "<!doctype html><html><head><title>Inicio</title></head><body class=x><p>Hola</p></body>"
FILES = {
    "index.html": PAGE,
    "noticias/2026/11/x/index.html": PAGE,
    "assets/a.css": "a{}",
    "sitemap.xml": "<urlset/>",
    "noticias/atom.xml": "<feed/>",
    "api/v1/noticias.json": "[]",
    "contingencia/cap/x.xml": "<alert/>",
    "admin/index.html": PAGE,
    "robots.txt": "User-agent: *\nAllow: /\n",
    "_headers": "/*\n  X-Frame-Options: DENY\n",
}


@pytest.fixture
def built(tmp_path):
    return write(tmp_path / "built", FILES)


def write(folder, files):
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return folder


def names(folder):
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def test_every_page_is_marked_and_machine_outputs_are_left_out(built, tmp_path):
    out = tmp_path / "out"
    assert make_preview(built, out) == 2
    assert names(out) == {
        *("index.html", "noticias/2026/11/x/index.html", "assets/a.css"),
        *("robots.txt", "_headers", "vista-previa.css", MARK),
    }
    assert all(BANNER in page.read_text("utf-8") for page in out.rglob("*.html"))


def test_nobody_may_index_it_by_page_file_or_header(built, tmp_path):
    out = tmp_path / "out"
    make_preview(built, out)
    assert "noindex" in (out / "index.html").read_text("utf-8")
    assert (out / "robots.txt").read_text("utf-8") == "User-agent: *\nDisallow: /\n"
    headers = (out / "_headers").read_text("utf-8")
    assert headers.startswith("/*\n  X-Robots-Tag: noindex")
    assert headers.endswith(FILES["_headers"])


def test_a_second_preview_takes_the_first_ones_place(built, tmp_path):
    out = tmp_path / "out"
    make_preview(built, out)
    (built / "noticias/2026/11/x/index.html").unlink()
    make_preview(built, out)
    assert "noticias/2026/11/x/index.html" not in names(out)


def test_a_folder_that_is_no_preview_is_never_overwritten(built, tmp_path):
    out = write(tmp_path / "out", {"index.html": "el sitio"})
    with pytest.raises(NotAPreview):
        make_preview(built, out)
    assert (out / "index.html").read_text() == "el sitio"


def test_a_page_that_cannot_be_marked_stops_all(built, tmp_path):
    write(built, {"rara.html": "<p>sin cuerpo"})
    with pytest.raises(NoPlace, match=r"rara\.html"):
        make_preview(built, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_the_verb_says_where_it_is(tmp_path):
    write(tmp_path / BUILT, FILES)
    err = io.StringIO()
    assert run_preview(tmp_path, "", err) == 0
    assert str(tmp_path / OUTPUT) in err.getvalue()
    assert "2 páginas" in err.getvalue()


def test_the_verb_refuses_with_a_reason(tmp_path):
    write(tmp_path / BUILT, FILES)
    write(tmp_path / "output", {"index.html": "el sitio"})
    err = io.StringIO()
    assert run_preview(tmp_path, "output", err) == 1
    assert "elige otra carpeta" in err.getvalue()
