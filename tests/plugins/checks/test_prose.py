import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.checks.officials import named_officials
from plugins.checks.prose import _ADDRESS, _HTML, passages, visible
from plugins.checks.site import Site
from plugins.content_model.load import load
from tests.support.small_site import NOW, N, T, make_site, swap


def read(tmp_path, changes=None):
    make_site(tmp_path, changes)
    return [
        (p.path, p.line, p.campo, p.text)
        for p in passages(Site(tmp_path, NOW, load(tmp_path, NOW)))
    ]


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Ve a [la guía](/tramites/x/) hoy", "Ve a [la guía  hoy"),
        ("Entra a www.cancun.gob.mx/predial hoy", "Entra a   hoy"),
        ("Escribe a caja@cancun.gob.mx hoy", "Escribe a   hoy"),
        ("Síguenos en @cancunmx hoy", "Síguenos en   hoy"),
        ("Un <abbr title='x'>UMA</abbr> vale", "Un  UMA  vale"),
        ("[1]: https://x.mx/", ""),
        ("A las 9:30, 5.5 km.", "A las 9:30, 5.5 km."),
    ],
)
def test_addresses_and_tags_are_not_read(line, shown):
    assert visible(line).split() == shown.split()


def test_fields_and_lines_have_their_places(tmp_path):
    found = read(tmp_path)
    assert (N, 2, "titulo", "Abre el módulo de vacunación") in found
    assert (N, 13, "", "El módulo abre el lunes.") in found


def test_ids_sources_and_search_words_are_not_read(tmp_path):
    campos = {campo.split(".")[0] for path, _, campo, _ in read(tmp_path) if path == T}
    assert "titulo" in campos
    assert not campos & {"dependencia", "fuentes", "sinonimos", "consultas_esperadas", "homoclave"}


def test_a_text_in_another_language_is_not_read(tmp_path):
    english = "content/tramites/ingresos/pago-predial.en.md"
    assert not [p for p in read(tmp_path, {english: "---\ntitulo: x\n---\n"}) if p[0] == english]


@pytest.mark.parametrize("piece", ["a-", "a.", "@", "](", "<a", "http:", "[", "&a"])
def test_a_long_text_without_blanks_is_read_once(piece):
    assert isinstance(visible(piece * 60_000), str)


@pytest.mark.parametrize("piece", ["alcalde Rosa Uc ", "la directora de ", "Rosa Uc, ", "Lic. "])
def test_many_names_in_one_line_are_found_once_each(piece):
    assert len(named_officials(piece * 3_000)) <= 1


def test_a_changed_line_is_read_where_it_stands(tmp_path):
    found = read(tmp_path, {N: swap("El módulo abre el lunes.", "Uno.\n\nDos.")})
    assert (N, 15, "", "Dos.") in found


PIECES = st.sampled_from(
    [
        *(
            "[a](",
            "](/x)",
            ")",
            "<https://a.mx>",
            "<",
            ">",
            "<b>",
            "</b>",
            "&amp;",
            "&",
            "http:",
            "@",
        ),
        *(
            "a@b.mx",
            "www.a",
            ".mx",
            ".com",
            ".org/x",
            ".gob",
            "a.b",
            "[a]: ",
            "[",
            "]:",
            " ",
            "a",
            "é",
        ),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=8).map("".join))
def test_what_is_looked_for_only_by_its_signs_is_found_all_the_same(line):
    assert visible(line) == _HTML.sub(" ", _ADDRESS.sub(" ", line)).strip()
