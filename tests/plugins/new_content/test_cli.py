"""A person at the terminal, and a program without one."""

import io

import pytest

from plugins.checks.run import findings_in
from plugins.new_content.cli import Shell, run_new, terminal
from tests.support.small_site import make_site


class Keyboard(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def portal(tmp_path):
    return make_site(tmp_path)


def shell(root, typed=None):
    err = io.StringIO()
    ask = terminal(Keyboard(typed) if typed is not None else io.StringIO(), err)
    return Shell(root, {"PORTAL_NOW": "2026-11-23T12:00:00-05:00"}, findings_in, err, ask)


def test_a_person_is_asked_until_the_answers_are_right(portal):
    answers = [
        "Sesión de cabildo",  # title
        "",  # summary: to be written
        "20/11/2026",  # a date in the wrong order
        "",  # now
        "",  # nothing
        "catastro",  # in no list
        "1",  # by number
        "finan",  # a part of the name
        "",  # the short name that is proposed
    ]
    place = shell(portal, "\n".join(answers) + "\n")
    assert run_new(place, "noticia", "", []) == 0
    told = place.err.getvalue()
    assert "2026-11-20 (20 de noviembre)" in told
    assert "  1  ingresos  (" in told
    assert "esto hace falta" in told
    assert "«catastro» no está" in told
    assert "Hay:" not in told, "the list was just shown"
    text = (portal / "content/noticias/2026/2026-11-23-sesion-de-cabildo.md").read_text()
    assert "\ndependencia: ingresos\n" in text
    assert "\ntemas:\n  - finanzas\n" in text
    assert "\nfecha: 2026-11-23T12:00-05:00\n" in text


def test_leaving_halfway_writes_nothing(portal):
    place = shell(portal, "Sesión\n")
    assert run_new(place, "noticia", "", []) == 1
    assert "No se escribió nada" in place.err.getvalue()
    assert not list(portal.rglob("*sesion*"))


def test_without_a_terminal_what_only_a_person_knows_must_be_told(portal):
    place = shell(portal)
    assert run_new(place, "noticia", "Sesión", ["temas=finanzas"]) == 1
    assert "--dato dependencia=… Hay: ingresos" in place.err.getvalue()


@pytest.mark.parametrize(
    ("what", "title", "facts", "why"),
    [
        ("aviso", "x", [], "Se puede: tramite, noticia, pagina, contingencia."),
        ("pagina", "", [], "falta el título"),
        ("pagina", "Uno", ["menu"], "escribe --dato campo=valor"),
    ],
)
def test_a_wrong_command_is_explained(portal, what, title, facts, why):
    place = shell(portal)
    assert run_new(place, what, title, facts) == 1
    assert why in place.err.getvalue()


def test_the_end_says_what_to_do_next(portal):
    place = shell(portal)
    assert run_new(place, "pagina", "Horarios: verano", ["menu=pie"]) == 0
    assert "Escrito: content/paginas/horarios-verano.md (borrador)" in place.err.getvalue()
    assert "\nmenu: pie\n" in (portal / "content/paginas/horarios-verano.md").read_text()
