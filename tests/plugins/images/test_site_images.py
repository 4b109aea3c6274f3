from io import BytesIO, StringIO
from unittest.mock import Mock

import pytest
from PIL import Image

from plugins.content_model.publication import Group, files_of
from plugins.images.site_images import BadPhotographs, ProgressBar, SiteImages
from plugins.images.store import VariantStore

FONT = "node_modules/@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2"


def picture(kind="JPEG", width=900):
    out = BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "CANARY-CAMERA"
    Image.new("RGB", (width, 600), (20, 120, 160)).save(out, kind, exif=exif)
    return out.getvalue()


@pytest.fixture
def content(tmp_path):
    folder = tmp_path / "content/imagenes/2026"
    folder.mkdir(parents=True)
    (folder / "una playa.jpg").write_bytes(picture())
    (folder / "otra.png").write_bytes(picture("PNG", 300))
    (folder / "borrador.jpg").write_bytes(b"secret")
    (folder / "plano.svg").write_text("<svg/>")
    return tmp_path / "content"


@pytest.fixture
def images(content, tmp_path, root):
    paths = ["imagenes/2026/otra.png", "imagenes/2026/plano.svg", "imagenes/2026/una playa.jpg"]
    store = VariantStore(tmp_path / "cache")
    return SiteImages(content, paths, store=store, font=(root / FONT).read_bytes)


def test_only_the_given_photographs_are_read_and_none_keeps_its_metadata(images):
    files = dict(files_of(files_of(images.files())))
    assert not [path for path in files if "borrador" in path]
    assert not [path for path, data in files.items() if b"CANARY" in data]


def test_each_photograph_is_also_at_its_own_address_in_its_own_format(images):
    files = dict(files_of(files_of(images.files())))
    for path, kind in (("imagenes/2026/una playa.jpg", "JPEG"), ("imagenes/2026/otra.png", "PNG")):
        with Image.open(BytesIO(files[path])) as image:
            assert image.format == kind
    assert files["imagenes/2026/plano.svg"] == b"<svg/>"


def test_a_photograph_in_a_page_names_only_files_that_exist(images):
    files = {f"/{path.replace(' ', '%20')}" for path, _ in files_of(files_of(images.files()))}
    html = images.photo("2026/una playa.jpg", 'Una "playa" <b>', eager=True)
    named = [part.split()[0] for part in html.split('srcset="')[1].split('"')[0].split(", ")]
    assert named
    assert {*named, images.whole("2026/una playa.jpg")} <= files
    assert 'alt="Una &quot;playa&quot; &lt;b&gt;"' in html


def test_only_the_first_photograph_of_a_page_is_eager(images):
    assert 'fetchpriority="high"' in images.photo("2026/otra.png", "", eager=True)
    assert "lazy" not in images.photo("2026/otra.png", "", eager=True)
    assert 'loading="lazy"' in images.photo("2026/otra.png", "")


def test_photographs_of_running_text_are_found_by_their_escaped_address(images):
    html = images.in_text('<p><img alt="Mar > río" src="/imagenes/2026/una%20playa.jpg"></p>')
    assert '<source type="image/avif"' in html
    assert 'alt="Mar > río" width="800" height="533"' in html


def test_a_broken_photograph_stops_the_build_and_is_named(content, tmp_path):
    paths = ["imagenes/2026/borrador.jpg"]
    broken = SiteImages(content, paths, store=VariantStore(tmp_path / "c"), font=bytes)
    with pytest.raises(BadPhotographs, match=r"content/imagenes/2026/borrador\.jpg"):
        list(files_of(files_of(broken.files())))


def test_a_card_asked_for_twice_is_one_file(images):
    first = images.card("Trámite", "Paga tu predial", "Portal")
    assert images.card("Trámite", "Paga tu predial", "Portal") == first
    cards = [path for path, _ in files_of(files_of(images.files())) if path.startswith("social/")]
    assert [f"/{path}" for path in cards] == [first]


def test_a_card_is_made_anew_only_when_its_words_change(content, tmp_path, root):
    def keys(*titles):
        store = VariantStore(tmp_path / "cache")
        images = SiteImages(content, [], store=store, font=(root / FONT).read_bytes)
        for title in titles:
            images.card("Noticia", title, "Portal")
        parts = [part for part in images.files() if isinstance(part, Group)]
        assert all(part.alone for part in parts)
        return {part.name: part.key for part in parts}

    first, second = keys("Uno", "Dos"), keys("Uno", "Tres")
    assert len(first.items() & second.items()) == 2  # «Uno» and the icons
    assert len(first.keys() ^ second.keys()) == 2


def test_each_card_is_in_one_group_however_many_share_it(images):
    asked = [images.card("Noticia", f"Aviso {n}", "Portal") for n in range(100)]
    found = [part for part in images.files() if isinstance(part, Group)]
    groups = [part for part in found if part.name.startswith("tarjetas")]
    assert len({part.name for part in groups}) == len(groups) < len(asked)

    images._painter = Mock(paint=lambda card: card.titulo.encode())
    drawn = [file for part in groups for file in part.make()]
    assert sorted(f"/{path}" for path, _ in drawn) == sorted(asked)
    assert sorted(said.decode() for _, said in drawn) == sorted(f"Aviso {n}" for n in range(100))


def test_the_bar_is_drawn_only_on_a_terminal_and_only_when_it_takes_long():
    class Terminal(StringIO):
        def isatty(self):
            return True

    times = iter([0.0, 0.5, 2.0])
    terminal = Terminal()
    bar = ProgressBar(terminal, lambda: next(times), width=4)
    bar(1, 4)
    assert terminal.getvalue() == ""
    bar(2, 4)
    assert terminal.getvalue() == "\rFotografías ██░░ 2 de 4"
    pipe = StringIO()
    ProgressBar(pipe, lambda: 9.0)(4, 4)
    assert pipe.getvalue() == ""
