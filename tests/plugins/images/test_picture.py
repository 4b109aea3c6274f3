from io import BytesIO

import pytest
from PIL import Image

from plugins.images.photo import open_photo
from plugins.images.picture import make_photographs, with_pictures
from plugins.images.store import VariantStore
from plugins.images.variant import BadPhoto


def jpeg(width=1000, height=600, orientation=1, gps=False, color=(20, 120, 160)):
    image = Image.new("RGB", (width, height), color)
    exif = Image.Exif()
    exif[0x0112] = orientation
    if gps:
        exif.get_ifd(0x8825)[2] = (21.0, 9.0, 41.0)
    out = BytesIO()
    image.save(out, "JPEG", exif=exif)
    return out.getvalue()


def paths(content):
    return [p.relative_to(content).as_posix() for p in sorted(content.rglob("*.*"))]


@pytest.fixture
def content(tmp_path):
    folder = tmp_path / "content" / "imagenes" / "2026"
    folder.mkdir(parents=True)
    (folder / "playa.jpg").write_bytes(jpeg(gps=True))
    return tmp_path / "content"


def test_a_photo_is_turned_upright():
    assert open_photo(jpeg(1000, 600, orientation=6)).size == (600, 1000)


def test_no_published_file_keeps_metadata(content, tmp_path):
    made = make_photographs(content, paths(content), VariantStore(tmp_path / "cache"))
    assert made.files
    for _, data in made.files:
        with Image.open(BytesIO(data)) as image:
            assert not dict(image.getexif())
        assert b"GPS" not in data


def test_each_photo_has_three_formats_and_no_width_above_its_own(content, tmp_path):
    made = make_photographs(content, paths(content), VariantStore(tmp_path / "cache"))
    picture = made.pictures["/imagenes/2026/playa.jpg"]
    assert [source.kind for source in picture.sources] == ["image/avif", "image/webp"]
    assert "480w" in picture.sources[0].srcset
    assert "1200w" not in picture.sources[0].srcset
    assert (picture.width, picture.height) == (800, 480)


def test_a_second_run_takes_everything_from_the_store(content, tmp_path, monkeypatch):
    store = VariantStore(tmp_path / "cache")
    first = make_photographs(content, paths(content), store)
    monkeypatch.setattr("plugins.images.photo.open_photo", None)
    assert make_photographs(content, paths(content), store) == first


def test_a_damaged_store_is_made_again(content, tmp_path):
    store = VariantStore(tmp_path / "cache")
    first = make_photographs(content, paths(content), store)
    for path in (tmp_path / "cache").rglob("*"):
        if path.is_file():
            path.write_bytes(b"x")
    assert make_photographs(content, paths(content), store) == first
    assert make_photographs(content, paths(content), store) == first


def test_what_is_not_a_photo_is_reported_and_left_out(content, tmp_path):
    (content / "imagenes" / "2026" / "falsa.png").write_bytes(b"<script>alert(1)</script>")
    made = make_photographs(content, paths(content), VariantStore(tmp_path / "cache"))
    assert [path for path, _ in made.problems] == ["content/imagenes/2026/falsa.png"]
    assert list(made.pictures) == ["/imagenes/2026/playa.jpg"]


def test_a_transparent_photo_keeps_its_transparency(tmp_path):
    out = BytesIO()
    Image.new("RGBA", (500, 200), (0, 0, 0, 0)).save(out, "PNG")
    assert open_photo(out.getvalue()).has_alpha


def test_an_enormous_picture_is_refused_before_it_is_decoded(monkeypatch):
    monkeypatch.setattr("plugins.images.photo.MAX_PIXELS", 100)
    with pytest.raises(BadPhoto, match="máximo"):
        open_photo(jpeg())


def test_an_image_of_a_text_becomes_a_lazy_picture(content, tmp_path):
    pictures = make_photographs(content, paths(content), VariantStore(tmp_path / "cache")).pictures
    html = with_pictures('<p><img src="/imagenes/2026/playa.jpg" alt="La playa"></p>', pictures)
    assert html.startswith("<p><picture><source type=")
    assert 'alt="La playa" width="800" height="480" loading="lazy"' in html
