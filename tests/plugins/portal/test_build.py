"""One build: every page at its address, nothing hidden in any byte, nothing claimed twice."""

import re
import shutil
from datetime import timedelta

import pytest

from plugins.portal.errors import BuildError, LedgerError, OutputError, TemplateError
from tests.support.building import THEME, make_build, make_site
from tests.support.content import NOW, TRAMITE, minimal_content, noticia, write

CANARY = "zqxjkv"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return make_site(minimal_content(tmp_path_factory.mktemp("content")))


@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        "en/index.html",
        "404.html",
        "buscar/index.html",
        "tramites/index.html",
        "tramites/a-z/index.html",
        "tramites/en-linea/index.html",
        "tramites/gratuitos/index.html",
        "tramites/mas-consultados/index.html",
        "tramites/tema/finanzas/index.html",
        "tramites/tema/salud/index.html",
        "tramites/vida/index.html",
        "tramites/vida/comprar-casa/index.html",
        "tramites/grupo/mayores/index.html",
        "tramites/documento/index.html",
        "tramites/documento/ine/index.html",
        "tramites/que-puedo-tramitar/index.html",
        "tramites/completitud/index.html",
        "tramites/pago-predial/index.html",
        "en/tramites/index.html",
        "en/tramites/pago-predial/index.html",
        "dependencias/index.html",
        "dependencias/ingresos/index.html",
        "oficinas/index.html",
        "refugios/index.html",
        "noticias/index.html",
        "noticias/2026/index.html",
        "noticias/2026/11/index.html",
        "noticias/2026/11/abre-la-caja/index.html",
        "noticias/tema/finanzas/index.html",
        "contingencia/index.html",
        "contingencia/ciclon-2026/index.html",
        "en/contingencia/index.html",
        "en/contingencia/ciclon-2026/index.html",
        "acerca-de/index.html",
        "mapa-del-sitio/index.html",
        "sitemap.xml",
        "robots.txt",
    ],
)
def test_the_addresses_of_the_contract_exist(site, path):
    assert path in site


def test_every_page_has_one_main_heading_a_title_and_a_language(site):
    for path, content in site.items():
        if path.endswith(".html"):
            text = content.decode()
            assert text.count("<h1") == 1, path
            assert re.search(r'<html lang="(es|en)">', text), path
            assert re.search(r"<title>.+</title>", text), path


def test_the_build_settles_its_accounts(tmp_path):
    build = make_build(minimal_content(tmp_path))
    list(build.files())
    assert build.ledger().publicados == build.ledger().archivos == 6


def test_a_file_that_is_no_record_upsets_the_accounts(tmp_path):
    build = make_build(minimal_content(tmp_path))
    write(tmp_path, "noticias/2026/2026-11-02-otra.md", noticia("Otra"))
    list(build.files())
    with pytest.raises(LedgerError):
        build.ledger()


@pytest.mark.parametrize(
    ("fate", "date"),
    [
        ("estado: borrador\n", "2026-11-01"),
        ("publicar_desde: 2026-11-24\n", "2026-11-01"),
        ("vence: 2026-11-10\n", "2026-11-01"),
        ("", "2026-12-01"),
    ],
)
def test_not_one_byte_of_a_hidden_record_is_written(tmp_path, fate, date):
    minimal_content(tmp_path)
    image = "imagen: {archivo: 2026/z.jpg, alt: Una foto, credito: Nadie}\n"
    text = noticia(CANARY, date, fate + image, body=CANARY)
    write(tmp_path, f"noticias/2026/{date}-{CANARY}.md", text)
    write(tmp_path, "imagenes/2026/z.jpg", CANARY)
    write(tmp_path, "paginas/enlaza.md", noticia_link(date))
    for path, content in make_site(tmp_path).items():
        assert CANARY not in path
        assert CANARY.encode() not in content, path


def noticia_link(date):
    return (
        "---\ntitulo: Enlaza\nresumen: Enlaza.\nactualizado: 2026-11-20\n---\n"
        f"Mira [esto](../noticias/2026/{date}-{CANARY}.md).\n"
    )


def test_a_draft_guide_is_named_by_none_of_the_pages_that_cite_it(tmp_path):
    minimal_content(tmp_path)
    draft = TRAMITE.replace("Pago del predial", CANARY).replace(
        "tipo: t", "estado: borrador\ntipo: t", 1
    )
    write(tmp_path, "tramites/ingresos/pago-predial.md", draft)
    (tmp_path / "content/tramites/ingresos/pago-predial.en.md").unlink()
    site = make_site(tmp_path)
    assert "tramites/pago-predial/index.html" not in site
    assert not [path for path, content in site.items() if b'"/tramites/pago-predial/"' in content]
    assert not [path for path, content in site.items() if CANARY.encode() in content]


def test_an_embargo_ends_at_its_instant(tmp_path):
    minimal_content(tmp_path)
    text = noticia("Luego", header="publicar_desde: 2026-11-24T09:00-05:00\n")
    write(tmp_path, "noticias/2026/2026-11-01-luego.md", text)
    before = make_site(tmp_path, NOW.replace(day=24, hour=8, minute=59))
    after = make_site(tmp_path, NOW.replace(day=24, hour=9, minute=0))
    assert "noticias/2026/11/luego/index.html" not in before
    assert "noticias/2026/11/luego/index.html" in after


def test_photographs_of_published_records_are_copied_and_no_others(tmp_path):
    minimal_content(tmp_path)
    header = "imagen: {archivo: 2026/si.jpg, alt: Una foto, credito: Nadie}\n"
    write(tmp_path, "noticias/2026/2026-11-02-con-foto.md", noticia("Con foto", header=header))
    write(tmp_path, "imagenes/2026/si.jpg", "si")
    write(tmp_path, "imagenes/2026/no.jpg", "no")
    site = make_site(tmp_path)
    assert [path for path in site if path.startswith("imagenes/")] == ["imagenes/2026/si.jpg"]


def test_two_plugins_that_want_one_address_are_both_named(tmp_path):
    def taking(catalogue, site):
        yield "Tramites/index.html", b""

    build = make_build(minimal_content(tmp_path), outputs=(("ladron:tomar", taking),))
    with pytest.raises(OutputError, match=r"las páginas.*ladron:tomar"):
        list(build.files())


def test_a_failing_plugin_stops_the_build_and_is_named(tmp_path):
    def failing(catalogue, site):
        raise RuntimeError("se rompió")

    build = make_build(minimal_content(tmp_path), outputs=(("malo:salida", failing),))
    with pytest.raises(BuildError, match=r"malo:salida: RuntimeError: se rompió"):
        list(build.files())


def test_a_broken_template_stops_the_build_and_is_named(tmp_path):
    minimal_content(tmp_path)
    theme = tmp_path / "theme"
    shutil.copytree(THEME, theme)
    (theme / "templates/pagina.html").write_text("{{ view.titlo }}")
    build = make_build(tmp_path)
    build.theme = theme
    with pytest.raises(TemplateError, match=r"pagina\.html:1.*titlo.*/acerca-de/"):
        list(build.files())


def test_markup_of_a_page_cannot_end_its_script_element(tmp_path):
    def hook(catalogue, site):
        return lambda meta: [{"x": "</script><b>"}]

    build = make_build(minimal_content(tmp_path), page_data=(("datos", hook),))
    home = dict(build.files())["index.html"].decode()
    assert '{"x":"\\u003c/script\\u003e\\u003cb\\u003e"}' in home


def test_two_builds_of_the_same_content_are_equal_in_every_byte(tmp_path):
    first, second = tmp_path / "a", tmp_path / "b"
    for root in (first, second):
        minimal_content(root)
    assert make_site(first) == make_site(second)


def test_a_message_in_force_is_announced_on_every_page_and_an_ended_one_on_none(tmp_path):
    minimal_content(tmp_path)
    during, after = make_site(tmp_path), make_site(tmp_path, NOW + timedelta(days=9))
    pages = [path for path in during if path.endswith(".html")]
    banner = b'data-aviso="ciclon-2026"'
    assert [path for path in pages if banner not in during[path]] == []
    assert [path for path in pages if banner in after[path]] == []


def test_a_message_in_force_marks_the_guides_and_offices_it_names(tmp_path):
    minimal_content(tmp_path)
    during, after = make_site(tmp_path), make_site(tmp_path, NOW + timedelta(days=9))
    guide, offices = "tramites/pago-predial/index.html", "oficinas/index.html"
    assert "Nueva fecha límite: 15 de diciembre de 2026." in during[guide].decode()
    assert "Cerrada por contingencia: Ciclón: alerta roja." in during[offices].decode()
    assert "Nueva fecha límite" not in after[guide].decode()
    assert "Cerrada por contingencia" not in after[offices].decode()


def test_only_pages_with_a_translation_offer_another_language(site):
    switch = b'class="language-switch"'
    assert switch in site["tramites/pago-predial/index.html"]
    assert switch not in site["tramites/pago-agua/index.html"]
    assert (
        b'hreflang="en" href="https://x.mx/en/tramites/pago-predial/"'
        in (site["tramites/pago-predial/index.html"])
    )
