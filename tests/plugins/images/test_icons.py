from io import BytesIO

from PIL import Image

from plugins.images import icons
from plugins.images.icons import icon_files, icon_svg


def test_the_icons_show_the_mark_of_the_theme(root):
    mark = (root / "theme/components/mark/template.html").read_text()
    styles = (root / "theme/components/mark/mark.css").read_text()
    assert icons.WAVE_PATH in mark
    assert icons.FOAM_PATH in mark
    assert all(color in styles for color in (icons.GROUND, icons.SUN, icons.WAVE, icons.FOAM))


def test_every_icon_can_be_opened_at_its_size():
    made = dict(icon_files())
    with Image.open(BytesIO(made["apple-touch-icon.png"])) as image:
        assert image.size == (180, 180)
        assert image.convert("RGBA").getchannel("A").getextrema() == (255, 255)
    with Image.open(BytesIO(made["favicon.ico"])) as image:
        assert image.info["sizes"] == {(16, 16), (32, 32), (48, 48)}


def test_the_drawing_has_the_colors_of_the_mark_where_they_belong():
    image = icons.icon(96)
    assert image.getpixel((0, 0))[3] == 0
    assert image.getpixel((48, 40)) == (0xF7, 0xB7, 0x33, 255)
    assert image.getpixel((48, 8)) == (0x04, 0x30, 0x3F, 255)


def test_icons_weigh_little_and_are_the_same_each_time():
    made = dict(icon_files())
    assert made == dict(icon_files())
    assert sum(map(len, made.values())) < 30_000
    assert len(icon_svg()) < 700
