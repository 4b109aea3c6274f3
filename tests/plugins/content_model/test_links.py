import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.content_model.links import Destinations, Reach, imitates, one_slip_apart

HERE = Destinations(
    files={
        "noticias/2026/2026-03-14-modulo.md": "/noticias/2026/03/modulo/",
        "tramites/ingresos/pago-predial.md": "/tramites/pago-predial/",
        "imagenes/2026/playa.jpg": "/imagenes/2026/playa.jpg",
        "paginas/borrador.md": "/borrador/",
    },
    urls=frozenset(
        {
            "/",
            "/buscar/",
            "/noticias/2026/03/modulo/",
            "/tramites/pago-predial/",
            "/borrador/",
            "/imagenes/2026/playa.jpg",
        }
    ),
    hidden=frozenset({"/borrador/"}),
    hosts=frozenset({"www.cancun.gob.mx"}),
    closed={"tomado.cancun.gob.mx": "peligro"},
    names={"pago-predial.md": "/tramites/pago-predial/"},
)
SOURCE = "noticias/2026/2026-03-14-modulo.md"


@pytest.mark.parametrize(
    ("written", "href"),
    [
        ("/tramites/pago-predial/", "/tramites/pago-predial/"),
        ("/tramites/pago-predial", "/tramites/pago-predial/"),
        ("/tramites/pago%2Dpredial/", "/tramites/pago-predial/"),
        ("../../tramites/ingresos/pago-predial.md", "/tramites/pago-predial/"),
        ("tramites/ingresos/pago-predial.md", "/tramites/pago-predial/"),
        ("/content/tramites/ingresos/pago-predial.md", "/tramites/pago-predial/"),
        ("pago-predial.md", "/tramites/pago-predial/"),
        ("2026-03-14-modulo.md", "/noticias/2026/03/modulo/"),
        ("{filename}/tramites/ingresos/pago-predial.md", "/tramites/pago-predial/"),
        ("|filename|/tramites/ingresos/pago-predial.md", "/tramites/pago-predial/"),
        ("{static}/imagenes/2026/playa.jpg", "/imagenes/2026/playa.jpg"),
        ("pago-predial.md#costo", "/tramites/pago-predial/#costo"),
        ("#costo", "#costo"),
        ("/buscar/?q=agua", "/buscar/?q=agua"),
        ("  /  ", "/"),
        ("https://www.cancun.gob.mx", "https://www.cancun.gob.mx/"),
        ("mailto:tramites@cancun.gob.mx", "mailto:tramites@cancun.gob.mx"),
        ("tel:+529988812800", "tel:+529988812800"),
    ],
)
def test_what_is_understood_has_its_address(written, href):
    target = HERE.find(written, SOURCE)
    assert target.href == href
    assert target.problem == ""


@pytest.mark.parametrize(
    "written",
    [
        "",
        "nada.md",
        "/nada/",
        "/tramites/",
        "../../../etc/passwd",
        "{attach}/../../etc/passwd",
        "{filename}",
        "{x}/tramites/ingresos/pago-predial.md",
        "/tramites/pago-predial/?x=1",
        "//evil.com",
        "/\\evil.com",
        "\\\\evil.com",
        "https://evil.com/",
        "https://evil.com\\@www.cancun.gob.mx/",
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "javascript%3Aalert(1)",
        "data:text/html,x",
        "mailto:x",
        "mailto:a@b.mx?cc=c@d.mx",
        "tel:abc",
        "sms:911",
        "/Tramites/Pago-Predial/",
        "/tramites//pago-predial/",
    ],
)
def test_what_is_not_understood_has_no_address_and_says_why(written):
    target = HERE.find(written, SOURCE)
    assert target.reach is Reach.BROKEN
    assert target.href is None
    assert target.problem


def test_what_is_hidden_or_closed_keeps_its_words_and_loses_its_address():
    assert HERE.find("/borrador/", SOURCE).reach is Reach.HIDDEN
    assert HERE.find("https://tomado.cancun.gob.mx/", SOURCE).reach is Reach.CLOSED
    assert HERE.find("/borrador/", SOURCE).href is None
    assert HERE.find("https://tomado.cancun.gob.mx/", SOURCE).href is None


def test_an_image_is_a_file_of_the_images_folder():
    assert (
        HERE.find_image("../../imagenes/2026/playa.jpg", SOURCE).href == "/imagenes/2026/playa.jpg"
    )
    for other in ("/tramites/pago-predial/", "https://www.cancun.gob.mx/x.jpg", "#x", "data:x", ""):
        assert HERE.find_image(other, SOURCE).href is None


@pytest.mark.parametrize(
    "host",
    [
        "www.cancun.gob.mx.evil.com",
        "www-cancun-gob-mx.evil.com",
        "www.cancum.gob.mx",
        "ww.cancun.gob.mx",
        "www.cancun.gob.mxx",
        "wwww.cancun.gob.mx",
        "www.canucn.gob.mx",
    ],
)
def test_a_host_that_could_be_taken_for_ours_is_told_apart(host):
    assert imitates(host, "www.cancun.gob.mx")
    assert "solo se le parece" in HERE.find(f"https://{host}/", SOURCE).problem


@pytest.mark.parametrize("host", ["www.cancun.gob.mx", "x.www.cancun.gob.mx", "example.com"])
def test_other_hosts_are_not(host):
    assert not imitates(host, "www.cancun.gob.mx")


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_being_one_slip_apart_is_mutual_and_never_of_oneself(one, other):
    assert one_slip_apart(one, other) == one_slip_apart(other, one)
    assert not one_slip_apart(one, one)


PIECES = [
    "java",
    "script:",
    "data:",
    "/",
    "//",
    "\\",
    "https:",
    "http:",
    "evil.com",
    "www.cancun.gob.mx",
    "@",
    "#",
    "?",
    ":",
    "%2f",
    "%3a",
    "\t",
    "\n",
    "\x01",
    ".",
    "..",
    "{filename}",
    "pago-predial.md",
    "/tramites/pago-predial/",
    "mailto:",
    "tel:",
    "a@cancun.gob.mx",
    "911",
    "\u0430",
    "&#58;",
]


@given(st.lists(st.sampled_from(PIECES), max_size=7).map("".join))
def test_no_address_leads_outside_the_lists_however_it_is_pieced_together(written):
    href = HERE.find(written, SOURCE).href
    if href is None:
        return
    inside = href.split("#")[0].split("?")[0] in {*HERE.urls, ""}
    outside = href.startswith(("https://www.cancun.gob.mx/", "http://www.cancun.gob.mx/"))
    assert inside or outside or href.lower().startswith(("mailto:", "tel:")), href


NAMES = st.from_regex(r"[a-z0-9][a-z0-9.-]{0,6}\.md", fullmatch=True)
FOLDERS = st.sampled_from(["", "paginas/", "noticias/2026/"])


@given(
    st.lists(st.tuples(FOLDERS, NAMES), min_size=1, max_size=6), st.sets(NAMES), FOLDERS, st.data()
)
def test_a_bare_file_name_leads_where_its_path_leads(files, names, folder, data):
    known = {f"{place}{name}": f"/{place}{name}/" for place, name in files}
    offered = Destinations(
        files=known,
        urls=frozenset(),
        hidden=frozenset(sorted(known.values())[:1]),
        hosts=frozenset(),
        names={name: f"/{name}/" for name in names},
    )
    name = data.draw(st.sampled_from([name for _, name in files]) | NAMES)
    source = f"{folder}texto.md"
    bare, path = offered.find(name, source), offered.find(f"./{name}", source)
    assert (bare.reach, bare.href, bare.url) == (path.reach, path.href, path.url)
