from tests.plugins.checks.advice_site import advice
from tests.support.small_site import DATOS, N, P, after, swap

OFFICES = f"{DATOS}oficinas.yml"
TWO = swap(
    "  tipo: oficina\n",
    "  tipo: oficina\n  contacto: {correo: caja.uno@gmail.com, nota: También caja.dos@gmail.com}\n",
)


def told(tmp_path, changes):
    return [(f.path, f.message) for f in advice(tmp_path, changes) if "particular" in f.message]


def test_a_file_with_several_is_told_once_with_their_names(tmp_path):
    ((path, message),) = told(tmp_path, {OFFICES: TWO})
    assert path == OFFICES
    assert message.startswith("«caja.uno@gmail.com», «caja.dos@gmail.com» son correos particulares")


def test_what_a_list_has_is_told_there_only(tmp_path):
    changes = {OFFICES: TWO, N: after("\nEscribe a caja.uno@gmail.com.\n")}
    assert [path for path, _ in told(tmp_path, changes)] == [OFFICES]


def test_what_no_list_has_is_told_where_it_stands(tmp_path):
    changes = {OFFICES: TWO, P: after("\nEscribe a otra@gmail.com.\n")}
    assert [path for path, _ in told(tmp_path, changes)] == [OFFICES, P]
