import pytest

from plugins.setup.arguments import for_invoke


@pytest.mark.parametrize(
    ("typed", "passed"),
    [
        (["new", "noticia", "Hola: uno"], ["new", "noticia", "--titulo=Hola: uno"]),
        (
            ["new", "pagina", "- Uno", "--dato", "a=b"],
            ["new", "pagina", "--titulo=- Uno", "--dato", "a=b"],
        ),
        (["new", "pagina", "--dato", "a=b"], ["new", "pagina", "--dato", "a=b"]),
        (
            ["new", "contingencia", "--evento", "calor"],
            ["new", "contingencia", "--evento", "calor"],
        ),
        (["new", "noticia"], ["new", "noticia"]),
        (["search", "--report"], ["search", "--report", ""]),
        (["search", "predial"], ["search", "predial"]),
        (["rollback", "--target", "x"], ["rollback", "--target", "x"]),
        (
            ["rollback", "2026-a", "--target", "x"],
            ["rollback", "--release=2026-a", "--target", "x"],
        ),
        ([], []),
    ],
)
def test_a_title_is_passed_whatever_its_signs(typed, passed):
    assert for_invoke(typed) == passed
