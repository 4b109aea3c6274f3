"""The catalogue of components, rendered once and served to a real browser."""

import re

import pytest

from plugins.component_catalogue.examples import load_components
from plugins.component_catalogue.pages import catalogue_files
from plugins.dev_server.server import SiteServer, running

CSP = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "font-src 'self'; frame-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"
)
FONT = "node_modules/@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2"


@pytest.fixture(scope="session")
def theme(root):
    return root / "theme"


@pytest.fixture(scope="session")
def components(theme):
    return load_components(theme / "components")


@pytest.fixture(scope="session")
def catalogue(root, theme):
    """Path to content of every page of the catalogue."""
    return catalogue_files(theme, (root / FONT).read_bytes())


@pytest.fixture(scope="session")
def css(theme):
    """Every style sheet of the theme, comments left out: path inside the theme to text."""
    sheets = [*(theme / "styles").glob("*.css"), *(theme / "components").glob("*/*.css")]
    return {
        path.relative_to(theme).as_posix(): re.sub(
            r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL
        )
        for path in sorted(sheets)
    }


@pytest.fixture(scope="session")
def catalogue_url(catalogue, tmp_path_factory):
    """The address, ending in ``/``, where the catalogue is served."""
    folder = _write(catalogue, tmp_path_factory)
    with running(SiteServer(folder, 0)) as server:
        yield server.url


@pytest.fixture(scope="session")
def strict_catalogue_url(catalogue, tmp_path_factory):
    """The address where its pages are served under the strictest policy."""
    folder = _write(catalogue, tmp_path_factory)
    policy = {"Content-Security-Policy": CSP}
    with running(SiteServer(folder, 0, headers=lambda path: policy)) as server:
        yield server.url


def _write(catalogue, tmp_path_factory):
    folder = tmp_path_factory.mktemp("catalogue")
    for name, content in catalogue.items():
        (folder / name).write_bytes(content)
    return folder
