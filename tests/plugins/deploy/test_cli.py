"""The verbs as they are typed, on folders: exit codes and what the person on duty reads."""

import io
import json
from datetime import UTC, datetime

import pytest

from plugins.deploy.arguments import parse_arguments
from plugins.deploy.cli import holder, main, oldest_page
from plugins.deploy.errors import DeployError, VerifyFailed
from plugins.deploy.report import Collected, Terminal
from plugins.deploy.runs import Edge
from plugins.deploy.signature import new_private_key, public_key_of
from tests.plugins.deploy.conftest import SITE_A, SITE_B, write
from tests.plugins.deploy.http_fake import fake

MIRROR_DIFFERS = "no es igual a"


class Verbs:
    """Types commands."""

    def __init__(self, root, capsys):
        self.root = root
        self.capsys = capsys
        self.environ = {}
        self.said = ""
        self.printed = ""

    def __call__(self, verb, *options, targets=("sitio",)):
        chosen = [part for name in targets for part in ("--target", f"dir:{self.root / name}")]
        quick = ["--attempts", "1"]
        if verb in {"sbom", "keys"}:
            chosen = quick = []
        stream = io.StringIO()
        code = main([verb, *chosen, *quick, *options], self.environ, stream)
        self.said = stream.getvalue()
        self.printed = self.capsys.readouterr().out
        return code

    def deploy(self, site, *options, **more):
        source = self.root / "output"
        for path in sorted(source.rglob("*"), reverse=True):
            path.unlink() if path.is_file() else path.rmdir()
        write(source, site)
        return self("deploy", "--source", str(source), *options, **more)

    def seen(self, name="sitio"):
        root = self.root / name
        return {
            path.relative_to(root).as_posix(): path.read_bytes()
            for path in root.rglob("*")
            if path.is_file() and path.relative_to(root).parts[0] not in {"_deploy", ".deploy"}
        }


@pytest.fixture
def verbs(tmp_path, capsys):
    return Verbs(tmp_path, capsys)


def no_css(site):
    return {path: data for path, data in site.items() if not path.endswith(".css")}


def test_publish_look_go_back_and_verify(verbs):
    assert verbs.deploy(SITE_A) == 0
    assert verbs.seen() == SITE_A
    assert verbs.deploy(SITE_B) == 0
    assert "Publicada" in verbs.said
    assert verbs("releases") == 0
    newest, oldest = verbs.printed.splitlines()
    assert newest.endswith("la que se ve")
    assert verbs("rollback") == 0
    assert no_css(verbs.seen()) == no_css(SITE_A)
    assert verbs("rollback", newest.split()[0]) == 0
    assert no_css(verbs.seen()) == no_css(SITE_B)
    assert verbs("verify") == 0
    assert "0 distintos" in verbs.said
    assert oldest.split()[0] < newest.split()[0] or oldest != newest


def test_a_dry_run_prints_the_plan_and_writes_nothing(verbs):
    assert verbs.deploy(SITE_A, "--dry-run") == 0
    assert "+ t/uno/index.html (nuevo)" in verbs.printed
    assert verbs.seen() == {}


def test_an_altered_store_does_not_verify(verbs):
    verbs.deploy(SITE_A)
    (verbs.root / "sitio/t/index.html").write_bytes(b"LISTA A")
    (verbs.root / "sitio/ajena.html").write_bytes(b"x")
    assert verbs("verify") == 1
    assert "t/index.html: su contenido es otro" in verbs.said
    assert "«ajena.html» no es de ninguna publicación" in verbs.said


def test_a_mirror_is_compared_byte_by_byte(verbs):
    both = ("sitio", "espejo")
    assert verbs.deploy(SITE_A, targets=both) == 0
    assert verbs.seen("espejo") == verbs.seen("sitio")
    assert verbs("verify", targets=both) == 0
    assert verbs.deploy(SITE_B, targets=("espejo",)) == 0
    assert verbs("verify", targets=both) == 1
    assert MIRROR_DIFFERS in verbs.said


def test_a_target_that_fails_does_not_keep_the_mirror_from_being_published(verbs):
    (verbs.root / "roto").write_text("no es una carpeta", encoding="utf-8")
    assert verbs.deploy(SITE_A, targets=("roto", "espejo")) == 1
    assert "ERROR en dir:" in verbs.said
    assert verbs.seen("espejo") == SITE_A


def test_a_signed_release_verifies_with_its_key_only(verbs):
    private = new_private_key()
    verbs.environ = {"PORTAL_SIGNING_KEY": private}
    assert verbs.deploy(SITE_A) == 0
    assert verbs("verify", "--public-key", public_key_of(private)) == 0
    assert "firma válida" in verbs.said
    assert verbs("verify", "--public-key", public_key_of(new_private_key())) == 1
    assert "la firma del manifiesto no es válida" in verbs.said
    verbs.environ = {"PORTAL_PUBLIC_KEY": public_key_of(private)}
    assert verbs.deploy(SITE_B) == 0
    assert verbs("verify") == 1
    assert "no está firmada" in verbs.said


def test_keys_are_made_in_pairs(verbs):
    assert verbs("keys") == 0
    found = dict(line.split("=", 1) for line in verbs.printed.split())
    assert public_key_of(found["PORTAL_SIGNING_KEY"]) == found["PORTAL_PUBLIC_KEY"]


def test_the_list_of_parts_is_kept_with_the_release(verbs):
    python = verbs.root / "requirements.lock"
    python.write_text("boto3==1.0 \\\n    --hash=sha256:00\n", encoding="utf-8")
    npm = verbs.root / "package-lock.json"
    npm.write_text('{"packages": {}}', encoding="utf-8")
    parts = verbs.root / "partes.json"
    locks = ["--python-lock", str(python), "--npm-lock", str(npm)]
    assert verbs("sbom", "--output", str(parts), *locks) == 0
    assert verbs.deploy(SITE_A, "--sbom", str(parts)) == 0
    (kept,) = (verbs.root / "sitio/_deploy/releases").glob("*.cdx.json")
    assert json.loads(kept.read_text("utf-8"))["components"][0]["name"] == "boto3"


def test_a_shrinking_site_needs_a_word(verbs):
    verbs.deploy(SITE_A)
    small = {"index.html": b"x"}
    assert verbs.deploy(small) == 1
    assert "--allow-shrink" in verbs.said
    assert verbs.deploy(small, "--allow-shrink") == 0


def test_an_alert_goes_ahead(verbs):
    verbs.deploy(SITE_A)
    write(verbs.root / "output", {"contingencia/index.html": b"ALERTA"})
    options = ["--source", str(verbs.root / "output"), "contingencia/index.html"]
    assert verbs("emergency", *options) == 0
    assert verbs.seen()["contingencia/index.html"] == b"ALERTA"
    assert verbs("verify") == 0


def test_an_alert_is_purged_at_once_and_a_failure_is_told(verbs):
    verbs.deploy(SITE_A)
    options = ["--source", str(verbs.root / "output"), "index.html"]
    options += ["--public-url", "https://example.org", "--purge", "cloudflare:z"]
    with fake(lambda *_: (200, {}, b'{"success": true}')) as server:
        verbs.environ = {"CLOUDFLARE_API_TOKEN": "t", "CLOUDFLARE_API_URL": server.url}
        assert verbs("emergency", *options) == 0
        assert b"https://example.org/index.html" in server.asked[0][3]
    assert verbs("emergency", *options) == 1
    assert "el aviso está publicado, pero" in verbs.said


def test_the_public_address_is_looked_at(verbs):
    verbs.deploy(SITE_A)
    with fake(lambda *_: (404, {}, b"")) as server:
        options = ["--public-url", server.url, "--patience", "0"]
        assert verbs.deploy(SITE_B, *options) == 1
        assert "se regresó a" in verbs.said
        assert no_css(verbs.seen()) == no_css(SITE_A)
        assert verbs.deploy(SITE_B, *options, "--no-probe") == 0


def test_what_the_public_address_shows_says_nothing_of_the_mirror(verbs):
    both = ("sitio", "espejo")
    verbs.deploy(SITE_A, targets=both)
    with fake(lambda *_: (404, {}, b"")) as server:
        assert (
            verbs.deploy(SITE_B, "--public-url", server.url, "--patience", "0", targets=both) == 1
        )
    assert no_css(verbs.seen("sitio")) == no_css(SITE_A), "taken back"
    assert no_css(verbs.seen("espejo")) == no_css(SITE_B), "published all the same"


def test_garbage_is_a_verb_of_its_own(verbs):
    verbs.deploy(SITE_A)
    verbs.deploy(SITE_B)
    assert verbs("gc", "--dry-run", "--keep-releases", "0", "--keep-days", "0") == 0
    assert "Se borrarían 0 archivos" in verbs.said
    assert verbs("gc") == 0


def test_header_rules_of_the_build_are_read(verbs):
    rules = {"rules": [{"path": "/t/", "headers": {"Cache-Control": "max-age=7"}}]}
    verbs.deploy({**SITE_A, "_headers.json": json.dumps(rules).encode()})
    sidecar = verbs.root / "sitio/.deploy/headers/t/index.html.json"
    assert json.loads(sidecar.read_text("utf-8"))["Cache-Control"] == "max-age=7"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["deploy"], "falta el destino"),
        (["deploy", "--target", "ftp://x"], "no entiendo el destino"),
        (["deploy", "--target", "dir:x", "--nada"], "no entiendo las opciones"),
        (["deploy", "--target", "dir:x", "--source", "no-existe"], "no hay sitio en"),
        (["deploy", "--target", "dir:x", "--built-at", "2026-01-01"], "no entiendo las opciones"),
        (["deploy", "--target", "dir:x", "--purge", "fastly"], "hace falta --public-url"),
        (["rollback", "--target", "dir:x"], "no hay una publicación anterior"),
        (["verify", "--target", "dir:x"], "no hay ninguna publicación"),
        (["deploy", "--target", "dir:x", "--headers", "no.json"], "no se pudo leer"),
    ],
)
def test_every_mistake_is_told_in_spanish_and_ends_with_1(arguments, said, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    stream = io.StringIO()
    assert main(arguments, {}, stream) == 1
    assert said in stream.getvalue()


def test_an_option_is_never_guessed_from_its_beginning():
    with pytest.raises(DeployError):
        parse_arguments(["deploy", "--target", "dir:x", "--allow"])


def test_a_build_is_as_old_as_its_oldest_page(tmp_path):
    import os

    write(tmp_path, {"index.html": b"x", "a/index.html": b"y"})
    os.utime(tmp_path / "a/index.html", (1000, 1000))
    assert oldest_page(tmp_path) == datetime.fromtimestamp(1000, UTC)
    with pytest.raises(DeployError):
        oldest_page(tmp_path / "nada")


def test_others_are_told_who_publishes():
    assert holder({"GITHUB_RUN_ID": "7", "GITHUB_ACTOR": "ana"}) == "ana (CI, ejecución 7)"
    assert " en " in holder({})


def test_a_long_list_of_problems_is_cut():
    told = str(VerifyFailed("mal:", [f"p{n}" for n in range(12)]))
    assert "p9" in told
    assert "p10" not in told
    assert "2 más" in told


def test_where_nobody_looks_there_is_a_line_a_phase():
    stream = io.StringIO()
    report = Terminal(stream)
    with report.work("páginas", 3) as advance:
        advance()
    report.say("[listo] 3 de 3")
    assert stream.getvalue() == "Páginas: 3\n[listo] 3 de 3\n"
    collected = Collected()
    with collected.work("páginas", 3):
        pass
    assert collected.said == ["páginas (3)"]
    assert Edge().base == ""
