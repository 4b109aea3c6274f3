"""What ``new`` writes passes the checks, whatever the title; or it is refused and says why."""

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from plugins.checks.run import findings_in, run
from plugins.content_model.dates import CANCUN
from plugins.content_model.draft_fields import slots
from plugins.content_model.finding import Level
from plugins.content_model.kinds import KINDS
from plugins.content_model.strict_yaml import read_yaml
from plugins.new_content.new_file import Refused, Wanted, new_file
from tests.support.small_site import NOW, make_site

FACTS = {
    "noticia": {"dependencia": "ingresos", "temas": "finanzas"},
    "tramite": {"dependencia": "ingresos", "temas": "finanzas"},
    "pagina": {},
}
KIND_NAMES = sorted(FACTS)


@pytest.fixture(scope="module")
def portal(tmp_path_factory):
    return make_site(tmp_path_factory.mktemp("portal"))


def write(root: Path, kind: str, title: str, short_name: str = "", ask=None, **told: str) -> Path:
    wanted = Wanted(title, {**FACTS[kind], **told}, short_name)
    return new_file(root, NOW, KINDS[kind], wanted, findings_in, lambda _: None, ask)


def header_of(path: Path) -> str:
    return path.read_text(encoding="utf-8").split("---\n")[1]


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_a_new_file_passes_every_check_beside_the_rest(tmp_path, kind):
    root = make_site(tmp_path)
    path = write(root, kind, "Limpia de canales en la Región 100")
    loaded, findings = run(root, NOW)
    shown = path.relative_to(root).as_posix()
    assert [str(f) for f in findings if f.path == shown] == []
    assert shown in {entry.path for entry in loaded.hidden}, "a draft is not published"


@example("Abre la alberca: 50 % — «gratis» #verano 🎉", "noticia")
@example("\"Comillas\" y \\ barras: 'así'", "tramite")
@example("- lista", "pagina")
@example("&ancla *alias !etiqueta @arroba %por", "noticia")
@example("Por confirmar", "pagina")
@example("no", "pagina")
@example("12", "pagina")
@example("~", "noticia")
@example("🎉🎉", "noticia")
@example("<script>alert(1)</script>", "tramite")
@example("Ñandú " * 50, "noticia")
@example("x" * 300, "tramite")
@example("Uno\nDos", "pagina")
@example("Uno\x00dos", "pagina")
@example("Uno\u2028dos", "pagina")
@example("buscar", "pagina")
@given(st.text(max_size=300), st.sampled_from(KIND_NAMES))
@settings(
    max_examples=30,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_title_is_written_well_or_refused_clearly(portal, title, kind):
    try:
        path = write(portal, kind, title)
    except Refused as refusal:
        assert len(str(refusal)) > 20
        return
    try:
        found = findings_in(portal, NOW, path)
        assert not [str(f) for f in found if f.level is Level.ERROR]
        assert read_yaml(header_of(path)).value["titulo"].split() == title.split()
    finally:
        path.unlink()


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_every_note_of_an_optional_field_can_be_used_as_it_stands(portal, kind):
    path = write(portal, kind, f"Ejemplos de {kind}")
    lines = header_of(path).splitlines()
    path.unlink()
    notes = "\n".join(line[2:] for line in lines if line.startswith("# "))
    read = read_yaml(notes).value
    optional = [s for s in slots(KINDS[kind].model) if not s.required and s.name != "estado"]
    assert list(read) == [slot.name for slot in optional]
    for slot in optional:
        assert slot.fault(KINDS[kind].model, read[slot.name]) == ""


def test_nothing_is_overwritten(portal):
    path = write(portal, "pagina", "Horario de verano")
    before = path.read_bytes()
    with pytest.raises(Refused, match=r"ya existe content/paginas/horario-de-verano\.md"):
        write(portal, "pagina", "Horario de verano")
    assert path.read_bytes() == before
    path.unlink()


def test_an_address_that_another_file_has_is_refused(portal):
    with pytest.raises(Refused, match="ya tiene la dirección /noticias/2026/03/modulo/"):
        write(portal, "noticia", "Otro módulo", short_name="modulo", fecha="2026-03-20")


def test_the_file_is_named_by_the_day_of_the_news(portal):
    path = write(portal, "noticia", "Sesión", fecha="2026-03-20")
    assert path.name == "2026-03-20-sesion.md"
    path.unlink()


def test_the_day_is_that_of_cancun(portal):
    late = datetime.fromisoformat("2026-11-24T03:00:00+00:00").astimezone(CANCUN)
    wanted = Wanted("Noche", FACTS["noticia"])
    path = new_file(portal, late, KINDS["noticia"], wanted, findings_in, lambda _: None)
    assert path.name == "2026-11-23-noche.md"
    path.unlink()


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"dependencia": "catastro"}, "«catastro» no está en content/datos/dependencias.yml"),
        ({"temas": "finanzas,nada"}, "«nada» no está en content/datos/temas.yml"),
        ({"temas": ""}, "temas: faltan elementos"),
        ({"fecha": "14/03/2026"}, "2026-03-14"),
        ({"resumen": "x" * 161}, "máximo 160"),
        ({"etiquetas": "a"}, "¿Quisiste decir «temas»?"),
        ({"estado": "publicado"}, "empieza como borrador"),
        ({"imagen": "{archivo: ["}, "sobra una coma o falta un valor"),
    ],
)
def test_what_is_told_wrong_is_refused_with_the_reason(portal, told, why):
    with pytest.raises(Refused) as refusal:
        write(portal, "noticia", "Prueba", **told)
    assert why in str(refusal.value)


def test_a_title_without_letters_needs_a_name(portal):
    with pytest.raises(Refused, match="--nombre-corto"):
        write(portal, "noticia", "中文标题")
    path = write(portal, "noticia", "中文标题", short_name="titulo-chino")
    assert path.name.endswith("-titulo-chino.md")
    path.unlink()


def test_what_the_checks_refuse_is_not_left_behind(portal):
    with pytest.raises(Refused, match="la usa el propio portal"):
        write(portal, "pagina", "Buscar")
    assert not (portal / "content/paginas/buscar.md").exists()
