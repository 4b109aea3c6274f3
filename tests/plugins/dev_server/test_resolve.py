from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.dev_server.resolve import File, Missing, Redirect, content_type, resolve


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    root = tmp_path_factory.mktemp("resolve") / "output"
    for name in ("index.html", "tramites/index.html", "tramites/águila/index.html", "robots.txt"):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    (root / "solo-archivos").mkdir()
    (root / "solo-archivos" / "a.css").write_text("")
    (root.parent / "secreto.txt").write_text("secreto")
    (root.parent / "output-vecino").mkdir()
    (root.parent / "output-vecino" / "x.html").write_text("secreto")
    (root / "salida").symlink_to(root.parent)
    return root


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("/", "index.html"),
        ("/?q=acta", "index.html"),
        ("/tramites/", "tramites/index.html"),
        ("/tramites/index.html", "tramites/index.html"),
        ("/tramites/%C3%A1guila/", "tramites/águila/index.html"),
        ("//tramites//", "tramites/index.html"),
        ("/robots.txt?x=1", "robots.txt"),
    ],
)
def test_an_address_finds_its_file(site, target, name):
    assert resolve(site, target) == File(site.resolve() / name)


@pytest.mark.parametrize(
    ("target", "location"),
    [
        ("/tramites", "/tramites/"),
        ("/tramites?q=a&b=c", "/tramites/?q=a&b=c"),
        ("/tramites/%C3%A1guila", "/tramites/%C3%A1guila/"),
        ("//tramites", "/tramites/"),
    ],
)
def test_a_folder_without_its_slash_is_redirected_on_the_same_server(site, target, location):
    assert resolve(site, target) == Redirect(location)


@pytest.mark.parametrize(
    "target",
    [
        "/no-existe",
        "/solo-archivos/",
        "/solo-archivos",
        "/robots.txt/",
        "/../secreto.txt",
        "/tramites/../../secreto.txt",
        "/%2e%2e/secreto.txt",
        "/..%2fsecreto.txt",
        "/%2e%2e%2foutput-vecino%2fx.html",
        "/../output-vecino/x.html",
        "/..\\secreto.txt",
        "/salida/secreto.txt",
        "/index.html%00.css",
        "/%ff%fe",
        "/" + "a" * 5000,
    ],
)
def test_what_is_not_a_file_of_the_site_is_missing(site, target):
    assert resolve(site, target) == Missing()


@given(
    st.lists(
        st.sampled_from(["..", ".", "%2e", "/", "%2f", "\\", "%5c", "secreto.txt", "salida", "%00"])
    )
)
def test_no_address_leads_out_of_the_site(site, pieces):
    answer = resolve(site, "/" + "".join(pieces))
    if isinstance(answer, File):
        assert answer.path.is_relative_to(site.resolve())
    if isinstance(answer, Redirect):
        assert not answer.location.startswith("//")


def test_a_site_that_is_not_there_yet_has_no_pages(tmp_path):
    assert resolve(tmp_path / "output", "/") == Missing()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("ESTILO.CSS", "text/css; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("activa.json", "application/json"),
        ("atom.xml", "application/xml; charset=utf-8"),
        ("icono.svg", "image/svg+xml; charset=utf-8"),
        ("tramites.csv", "text/csv; charset=utf-8"),
        ("foto.webp", "image/webp"),
        ("foto.avif", "image/avif"),
        ("letra.woff2", "font/woff2"),
        ("app.webmanifest", "application/manifest+json"),
        ("_headers", "text/plain; charset=utf-8"),
        ("guia.pdf", "application/pdf"),
        ("algo.desconocido", "application/octet-stream"),
    ],
)
def test_every_kind_of_file_has_its_content_type(name, kind):
    assert content_type(Path(name)) == kind
