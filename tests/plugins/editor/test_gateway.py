"""Saving from the editor: only below content/, only what builds, one commit of just those files."""

import base64
import http.client
import json
import subprocess
import urllib.error
import urllib.request

import pytest

from plugins.content_model.finding import aviso, error
from plugins.dev_server.server import SiteServer, running
from plugins.editor.backend import LOCAL_API
from plugins.editor.commits import CannotUndo, commit, undo
from plugins.editor.gateway import NoServer, local_editor
from plugins.editor.requests import BadRequest, read_request
from plugins.editor.trial import CheckFailed, checked_by, errors_of, told

PAGE = "content/paginas/contacto.md"


def request(action, **params):
    told_ = {"branch": "main", "action": action, "params": {"branch": "main", **params}}
    return json.dumps(told_).encode()


def persist(path, raw, assets=(), message="Agrega Página: contacto"):
    return request(
        "persistEntry",
        dataFiles=[{"slug": "x", "path": path, "raw": raw}],
        assets=list(assets),
        options={"commitMessage": message, "useWorkflow": False, "status": "draft"},
    )


def git(root, *arguments):
    done = subprocess.run(
        ["git", "-C", root, *arguments], capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.fixture
def root(tmp_path, root):
    (tmp_path / "content/paginas").mkdir(parents=True)
    (tmp_path / PAGE).write_text("antes\n", "utf-8")
    (tmp_path / "content/otro.txt").write_text("de otra persona\n", "utf-8")
    (tmp_path / "node_modules").symlink_to(root / "node_modules")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "config", "user.name", "Persona")
    git(tmp_path, "config", "user.email", "persona@example.mx")
    git(tmp_path, "add", "content")
    git(tmp_path, "commit", "-q", "-m", "base")
    return tmp_path


def refuses(word):
    """A check that finds an error in every file that holds the word."""

    def check(root):
        for path in sorted(root.glob("content/**/*.md")):
            if word in path.read_text("utf-8"):
                yield error(path.relative_to(root).as_posix(), 2, "titulo", f"dice «{word}»")
        yield aviso("content/otro.txt", 1, "", "es raro")

    return check


def test_a_save_writes_and_commits_its_files_and_no_others(root):
    (root / "content/otro.txt").write_text("a medias\n", "utf-8")
    photo = {"path": "content/imagenes/2026/a.jpg", "content": "aG9sYQ==", "encoding": "base64"}
    with local_editor(root, refuses("mal")) as gateway:
        assert gateway(persist(PAGE, "después\n", [photo]))[0] == 200
        status, listed = gateway(
            request("entriesByFolder", folder="content/paginas", extension="md", depth=1)
        )
        assert status == 200
        assert json.loads(listed)[0]["data"] == "después\n"
        assert gateway(persist(PAGE, "después\n", [photo]))[0] == 200
    assert (root / PAGE).read_text("utf-8") == "después\n"
    assert (root / photo["path"]).read_bytes() == base64.b64decode(photo["content"])
    assert git(root, "log", "--format=%s").splitlines() == ["Agrega Página: contacto", "base"]
    assert git(root, "status", "--short").splitlines()[0] == " M content/otro.txt"


def test_what_would_stop_the_build_is_told_and_not_written(root):
    with local_editor(root, refuses("mal")) as gateway:
        status, body = gateway(persist(PAGE, "está mal\n"))
    assert status == 422
    assert json.loads(body)["error"] == "No se guardó. titulo: dice «mal»"
    assert (root / PAGE).read_text("utf-8") == "antes\n"
    assert git(root, "status", "--short").split() == ["??", "node_modules"]


def test_a_deletion_is_committed(root):
    options = {"commitMessage": "Borra"}
    with local_editor(root, refuses("mal")) as gateway:
        status, _ = gateway(request("deleteFiles", paths=[PAGE], options=options))
    assert status == 200
    assert git(root, "show", "--format=", "--name-status").split() == ["D", PAGE]


def test_without_the_key_decap_server_answers_nobody(root):
    with local_editor(root, refuses("mal")) as gateway:
        for headers in ({}, {"X-Editor-Key": "adivinada"}):
            connection = http.client.HTTPConnection("127.0.0.1", gateway.port, timeout=30)
            told_ = {"Content-Type": "application/json", **headers}
            connection.request("POST", "/api/v1", request("info"), told_)
            assert connection.getresponse().status == 403
            connection.close()


def test_the_server_ends_with_its_context(root):
    with local_editor(root, refuses("mal")) as gateway:
        port = gateway.port
    with pytest.raises(ConnectionRefusedError):
        http.client.HTTPConnection("127.0.0.1", port, timeout=30).connect()


def test_without_its_package_there_is_a_plain_message(tmp_path):
    with pytest.raises(NoServer, match=r"tasks\.py build"), local_editor(tmp_path, refuses("")):
        pass


@pytest.mark.parametrize(
    "body",
    [
        b"no es JSON",
        b"[]",
        request("publishUnpublishedEntry", slug="x"),
        persist("plugins/x.py", "malo"),
        persist("content/../.git/hooks/pre-commit", "malo"),
        persist("/etc/passwd", "malo"),
        request("entriesByFolder", folder=".git", extension="", depth=1),
        request("getMediaFile", path="content/../tasks.py"),
        request("deleteFile", path="README.md", options={"commitMessage": "x"}),
        persist(PAGE, "x", [{"path": "content/a.jpg", "content": "%%%", "encoding": "base64"}]),
    ],
)
def test_a_request_that_is_none_of_the_editors_is_refused(body):
    with pytest.raises(BadRequest):
        read_request(body)


def test_an_error_elsewhere_that_was_there_before_keeps_nobody_from_saving(root):
    (root / "content/paginas/vieja.md").write_text("está mal\n", "utf-8")
    assert errors_of(root, refuses("mal"), {PAGE: b"bien\n"}) == []
    (found,) = errors_of(root, refuses("mal"), {PAGE: b"mal\n"})
    assert found.path == PAGE
    assert (root / PAGE).read_text("utf-8") == "antes\n"


def test_a_message_names_the_field_and_is_never_endless():
    many = [error(PAGE, 1, f"campo{n}", "falta") for n in range(9)]
    assert told(many).startswith("No se guardó. campo0: falta; campo1: falta")
    assert told(many).endswith("y 4 más")


def test_the_check_is_a_command_that_reports_what_it_found(root):
    code = (
        "import json,sys; json.dump([{'path':'a.md','line':1,'level':'error','campo':'x',"
        "'message':'mal'}], open(sys.argv[3],'w'))"
    )
    (found,) = checked_by(["python3", "-c", code], root)(root)
    assert found == error("a.md", 1, "x", "mal")
    with pytest.raises(CheckFailed, match="se rompió"):
        checked_by(["python3", "-c", "raise SystemExit('se rompió')"], root)(root)


def test_outside_a_repository_a_save_needs_no_commit(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert commit(tmp_path, ["content/a.md"], "x") == ""


def test_the_last_save_is_taken_back_and_so_is_taking_it_back(root):
    (root / PAGE).write_text("después\n", "utf-8")
    assert commit(root, [PAGE], "Cambia Página: contacto") == ""
    (root / "content/otro.txt").write_text("a medias\n", "utf-8")
    assert undo(root) == "Cambia Página: contacto"
    assert (root / PAGE).read_text("utf-8") == "antes\n"
    assert undo(root) == 'Revert "Cambia Página: contacto"'
    assert (root / PAGE).read_text("utf-8") == "después\n"
    assert (root / "content/otro.txt").read_text("utf-8") == "a medias\n"


def test_what_changed_code_too_is_not_taken_back(root):
    (root / "tasks.py").write_text("# código\n", "utf-8")
    (root / PAGE).write_text("después\n", "utf-8")
    git(root, "add", "tasks.py", PAGE)
    git(root, "commit", "-q", "-m", "Las dos cosas")
    with pytest.raises(CannotUndo, match="otras carpetas"):
        undo(root)


def test_what_is_being_written_is_not_lost_by_taking_back(root):
    (root / PAGE).write_text("después\n", "utf-8")
    assert commit(root, [PAGE], "Cambia Página: contacto") == ""
    (root / PAGE).write_text("a medias\n", "utf-8")
    with pytest.raises(CannotUndo, match="no se pudo deshacer"):
        undo(root)
    assert (root / PAGE).read_text("utf-8") == "a medias\n"


def post(url, body, **headers):
    asked = urllib.request.Request(url, body, {"Content-Type": "application/json", **headers})
    try:
        return urllib.request.urlopen(asked, timeout=30).status
    except urllib.error.HTTPError as refused:
        return refused.code


def test_only_a_page_of_the_site_itself_may_save(tmp_path):
    taken = []

    def take(body):
        taken.append(body)
        return 200, b"{}"

    with running(SiteServer(tmp_path, 0, posts={LOCAL_API: take})) as server:
        url = f"{server.url}admin/api"
        own = server.url.rstrip("/")
        assert post(url, b"{}", Origin="https://malo.example") == 403
        assert post(url, b"{}", Origin="null") == 403
        assert post(url, b"{}") == 403
        assert post(url, b"{}", Origin=own, Host="malo.example") == 403
        assert post(url, b"{}", **{"Origin": own, "Content-Type": "text/plain"}) == 403
        assert post(f"{server.url}otro", b"{}", Origin=own) == 403
        assert taken == []
        assert post(url, b'{"a": 1}', Origin=own) == 200
        assert taken == [b'{"a": 1}']
