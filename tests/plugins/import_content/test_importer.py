"""Whole exports become drafts that pass the checks; nothing is overwritten, invented or doubled."""

import io
import shutil
from pathlib import Path

import pytest

from plugins.checks.run import findings_in, run
from plugins.content_model.finding import Level
from plugins.content_model.load import load
from plugins.import_content.cli import Options
from plugins.import_content.cli import run as run_verb
from tests.support.small_site import NOW, make_site

FILES = Path(__file__).parent / "files"
ENVIRON = {"PORTAL_NOW": NOW.isoformat()}


@pytest.fixture
def root(tmp_path):
    return make_site(tmp_path / "portal")


def verb(root, what, file, **options):
    out, err = io.StringIO(), io.StringIO()
    code = run_verb(root, ENVIRON, Options(what, file, **options), findings_in, out, err)
    return code, out.getvalue().splitlines(), err.getvalue().strip()


def snapshot(root):
    return {p: p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}


def record(root, name):
    entries = load(root, NOW).entries
    return next(e.record for e in entries if e.path.endswith(f"{name}.md"))


def test_a_registry_becomes_drafts_with_what_it_says_and_no_more(root):
    code, _, err = verb(root, "remtys", FILES / "remtys.csv")
    assert (code, err) == (1, "2 borradores, 1 que ya estaban, 1 sin importar.")
    found = record(root, "alineamiento-y-numero-oficial")
    assert (found.homoclave, found.dependencia, str(found.estado)) == (
        "MBJ/TR/01",
        "ingresos",
        "borrador",
    )
    assert [r.texto for r in found.requisitos] == ["Identificación oficial", "Escritura", "Croquis"]
    assert (str(found.costo.pesos), found.plazo.cantidad, found.ficta) == (
        "1234.50",
        10,
        "negativa",
    )
    assert found.contacto.telefonos == ("998 881 2800 ext. 2028",)
    assert found.fuentes[0].fecha == "2024-03-14"
    bare = record(root, "constancia-de-residencia")
    assert (bare.requisitos, bare.fundamento, bare.contacto) == ((), (), None)
    assert bare.plazo.inmediato and str(bare.costo.uma) == "3.67"


def test_every_draft_passes_the_checks(root):
    verb(root, "remtys", FILES / "remtys.csv")
    verb(root, "noticias", FILES / "noticias.json", dependencia="ingresos", tema="finanzas")
    loaded, findings = run(root, NOW)
    assert [str(f) for f in findings if f.level is Level.ERROR] == []
    assert len(loaded.hidden) == 4, "drafts are not published"


def test_each_finding_names_row_and_column(root):
    _, out, _ = verb(root, "remtys", FILES / "remtys.csv")
    for told in (
        "remtys.csv:1: aviso: Calificación: no se reconoce",
        "remtys.csv:3: aviso: Teléfono: no hay un teléfono de diez dígitos en «8812800»",
        "remtys.csv:3: aviso: Fecha de actualización: «31/02/2024» no es una fecha clara",
        "remtys.csv:4: aviso: Costo: no se entendió «según tabla»; se dejó sin «costo»",
        "remtys.csv:4: aviso: Dependencia: «Secretaría inexistente» no está",
        "remtys.csv:4: error: falta «dependencia»",
        "remtys.csv:5: aviso: «MBJ/TR/01» ya está en",
    ):
        assert any(line.startswith(told) for line in out), told


def test_a_row_that_names_an_unknown_dependencia_is_given_to_no_other(root):
    _, out, _ = verb(root, "remtys", FILES / "remtys.csv", dependencia="tesoreria")
    assert (
        "remtys.csv:4: error: falta «dependencia», y sin eso no se puede crear el borrador; llena "
        "esa columna, o dilo para todos con --dependencia ID" in out
    )


def test_importing_again_changes_nothing(root):
    verb(root, "remtys", FILES / "remtys.csv")
    before = snapshot(root)
    _, _, err = verb(root, "remtys", FILES / "remtys.csv")
    assert snapshot(root) == before
    assert err.startswith("0 borradores, 3 que ya estaban")


def test_a_draft_that_staff_renamed_and_finished_is_still_known_by_its_key(root):
    verb(root, "remtys", FILES / "remtys.csv")
    folder = root / "content/tramites/ingresos"
    (folder / "alineamiento-y-numero-oficial.md").rename(folder / "alineamiento.md")
    verb(root, "remtys", FILES / "remtys.csv")
    assert not (folder / "alineamiento-y-numero-oficial.md").exists()


def test_a_file_with_the_same_name_is_left_as_it_is(root, tmp_path):
    file = tmp_path / "x.csv"
    file.write_text("Nombre,Dependencia,Tema\nPago predial,ingresos,finanzas\n", "utf-8")
    before = snapshot(root)
    code, out, _ = verb(root, "remtys", file)
    assert code == 1
    assert any("ya existe content/tramites/ingresos/pago-predial.md" in line for line in out)
    assert snapshot(root) == before


def test_a_rehearsal_writes_nothing_and_says_what_it_would(root):
    before = snapshot(root)
    _, out, err = verb(root, "remtys", FILES / "remtys.csv", dry_run=True)
    assert snapshot(root) == before
    assert sum(line.startswith("Se escribiría: ") for line in out) == 2
    assert err.endswith("no se escribió nada.")


def test_old_news_lose_their_code_and_keep_their_text(root):
    verb(root, "noticias", FILES / "noticias.json", dependencia="ingresos", tema="finanzas")
    folder = root / "content/noticias/2024"
    text = (folder / "2024-05-17-abre-la-biblioteca-enrique-barocio.md").read_text("utf-8")
    body = text.split("\n---\n")[1]
    assert "## Horario\n\nAbre de **9:00** a 14:00.\n\n- Entrada libre" in body
    assert "alert" not in body and "evil.example" not in body
    assert (folder / "2024-05-18-cancun-limpia-sus-playas.md").is_file()


@pytest.mark.parametrize(
    ("what", "options", "why"),
    [
        ("remtys", {"dependencia": "nada"}, "«nada» no está en content/datos/dependencias.yml"),
        ("remtys", {"columns": ("titulo=Nada",)}, "las columnas del archivo son Homoclave"),
        ("remtys", {"columns": ("titulo",)}, "escribe --columna campo=COLUMNA"),
        ("gaceta", {}, "Se puede: remtys, noticias"),
    ],
)
def test_wrong_options_are_explained(root, what, options, why):
    code, _, err = verb(root, what, FILES / "remtys.csv", **options)
    assert code == 1
    assert why in err


def test_a_column_with_another_name_can_be_told(root, tmp_path):
    file = tmp_path / "x.csv"
    file.write_text("Rubro,Área\nBacheo de calles,ingresos\n", "utf-8")
    code, *_ = verb(root, "remtys", file)
    assert code == 1
    columns = ("titulo=Rubro", "dependencia=Área")
    assert verb(root, "remtys", file, columns=columns, tema="finanzas")[0] == 0
    assert record(root, "bacheo-de-calles").titulo == "Bacheo de calles"


def test_a_title_that_is_too_long_is_cut_and_told_whole(root, tmp_path):
    file = tmp_path / "x.csv"
    file.write_text(f"Nombre,Dependencia\n{'Palabra ' * 30},ingresos\n", "utf-8")
    _, out, _ = verb(root, "remtys", file, tema="finanzas")
    assert any("caben 120; se cortó" in line for line in out)
    (path,) = (root / "content/tramites/ingresos").glob("palabra*.md")
    assert len(path.read_text("utf-8").split("titulo: ")[1].split("\n")[0].strip('"')) <= 120


def test_the_samples_are_read_the_same_from_a_spreadsheet(root, tmp_path):
    from openpyxl import Workbook

    from plugins.import_content.table import read_table

    table = read_table(FILES / "remtys.csv")
    book = Workbook()
    book.active.append(table.columns)
    for row in table.rows:
        book.active.append([row.values.get(name) for name in table.columns])
    book.save(tmp_path / "remtys.xlsx")
    other = make_site(tmp_path / "otro")
    verb(root, "remtys", FILES / "remtys.csv")
    verb(other, "remtys", tmp_path / "remtys.xlsx")
    name = "content/tramites/ingresos/alineamiento-y-numero-oficial.md"
    first, second = ((place / name).read_text("utf-8") for place in (root, other))
    assert first.replace("remtys.csv", "") == second.replace("remtys.xlsx", "")
    shutil.rmtree(other)


def test_a_procedure_that_has_a_guide_is_known_by_its_homoclave(root, tmp_path):
    guide = root / "content/tramites/ingresos/pago-predial.md"
    guide.write_text(
        guide.read_text("utf-8").replace("tipo:", "homoclave: MBJ/9\ntipo:", 1), "utf-8"
    )
    file = tmp_path / "x.csv"
    rows = "ID,Nombre,Homoclave,Dependencia\n7,Predial en caja,MBJ/9,ingresos\n"
    file.write_text(f"{rows}8,Uno,MBJ/1,ingresos\n9,Dos,MBJ/1,ingresos\n", "utf-8")
    _, out, err = verb(root, "remtys", file, tema="finanzas")
    assert any("«7» ya está en content/tramites/ingresos/pago-predial.md" in line for line in out)
    assert err == "1 borrador, 2 que ya estaban, 0 sin importar."


def test_a_source_may_say_only_the_years_of_its_data(root, tmp_path):
    file = tmp_path / "x.csv"
    file.write_text("Nombre,Dependencia,Fecha fuente\nBacheo,ingresos,2013-2016\n", "utf-8")
    verb(root, "remtys", file, tema="finanzas")
    assert record(root, "bacheo").fuentes[0].fecha == "2013-2016"
