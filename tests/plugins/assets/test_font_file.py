import pytest

from plugins.assets.esbuild import MODULES
from plugins.assets.font_file import portal_font


@pytest.fixture
def once(monkeypatch):
    """Count how often the font is made."""
    made = []
    monkeypatch.setattr(
        "plugins.assets.font.small_font", lambda data: made.append(data) or b"small"
    )
    return made


def test_the_font_is_made_once_and_then_kept(once, tmp_path):
    assert portal_font(MODULES, tmp_path) == b"small"
    assert portal_font(MODULES, tmp_path) == b"small"
    assert len(once) == 1


def test_a_damaged_copy_is_made_again(once, tmp_path):
    portal_font(MODULES, tmp_path)
    for kept in tmp_path.iterdir():
        kept.write_bytes(kept.read_bytes()[:-1])
    assert portal_font(MODULES, tmp_path) == b"small"
    assert len(once) == 2


def test_without_its_package_the_error_says_what_to_run(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"tipografía.*tasks\.py build"):
        portal_font(tmp_path, tmp_path)


def test_the_style_names_the_font_by_its_content(root):
    from plugins.assets.bundle import bundle

    made = bundle(root / "theme")
    (font,) = [path for path in made.files if path.endswith(".woff2")]
    assert f"url(/{font})".encode() in made.files[made.styles[0].lstrip("/")].replace(b'"', b"")
