import http.client
import socket

import pytest

from plugins.content_model.finding import Finding, Level
from plugins.dev_server.inject import EVENTS_PATH, SCRIPT_PATH
from plugins.dev_server.outcome import Outcome
from plugins.dev_server.server import SiteServer, is_local, running
from plugins.dev_server.state import SiteState

PAGE = "<!DOCTYPE html><html><body><h1>Cancún</h1></body></html>"
FAILURE = Outcome(
    ok=False, findings=(Finding("content/a.md", 4, Level.ERROR, "fecha", "No es una <fecha>."),)
)


@pytest.fixture
def folder(tmp_path):
    site = tmp_path / "output"
    (site / "noticias").mkdir(parents=True)
    (site / "index.html").write_text(PAGE, encoding="utf-8")
    (site / "noticias" / "index.html").write_text(PAGE, encoding="utf-8")
    (site / "404.html").write_text("<body>No está</body>", encoding="utf-8")
    (site / "a.css").write_text("body{}")
    (tmp_path / "secreto.txt").write_text("secreto")
    return site


@pytest.fixture
def state():
    return SiteState("prueba")


@pytest.fixture
def server(folder, state):
    with running(SiteServer(folder, 0, state)) as server:
        yield server


def request(server, path, method="GET", host=None):
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=30)
    try:
        connection.request(method, path, headers={"Host": host} if host else {})
        response = connection.getresponse()
        return response, response.read().decode()
    finally:
        connection.close()


def test_a_page_comes_with_the_reload_script_and_the_file_stays_as_built(server, folder):
    response, body = request(server, "/")
    assert response.status == 200
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "Cancún" in body
    assert SCRIPT_PATH in body
    assert (folder / "index.html").read_text(encoding="utf-8") == PAGE


def test_without_a_state_pages_are_served_as_they_are(folder):
    with running(SiteServer(folder, 0)) as server:
        assert request(server, "/")[1] == PAGE
        assert request(server, SCRIPT_PATH)[0].status == 404


def test_answers_carry_the_headers_of_their_address_but_nothing_is_kept(folder):
    def headers(path):
        return {"X-Path": path, "Cache-Control": "max-age=60"}

    with running(SiteServer(folder, 0, headers=headers)) as server:
        response, _ = request(server, "/a.css?x=1")
    assert response.headers["X-Path"] == "/a.css"
    assert response.headers.get_all("Cache-Control") == ["no-store"]


def test_other_files_get_nothing_added(server):
    response, body = request(server, "/a.css")
    assert body == "body{}"
    assert response.headers["Content-Type"] == "text/css; charset=utf-8"
    assert response.headers["Cache-Control"] == "no-store"


def test_a_folder_without_its_slash_is_redirected(server):
    response, _ = request(server, "/noticias?pagina=2")
    assert response.status == 302
    assert response.headers["Location"] == "/noticias/?pagina=2"


def test_an_unknown_address_gets_the_sites_own_404(server):
    response, body = request(server, "/nada/")
    assert response.status == 404
    assert "No está" in body


def test_a_site_without_a_404_page_still_says_404(server, folder):
    (folder / "404.html").unlink()
    response, body = request(server, "/nada/")
    assert response.status == 404
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert "No existe" in body


def test_head_tells_the_headers_without_the_page(server):
    response, body = request(server, "/", "HEAD")
    assert response.status == 200
    assert int(response.headers["Content-Length"]) > len(PAGE)
    assert body == ""


def test_raw_dots_in_a_request_do_not_leave_the_site(server):
    with socket.create_connection(("127.0.0.1", server.server_port), 30) as connection:
        connection.sendall(b"GET /../secreto.txt HTTP/1.1\r\nHost: localhost\r\n\r\n")
        answer = connection.recv(65536)
    assert b" 404 " in answer.splitlines()[0]
    assert b"secreto" not in answer


def test_it_listens_on_this_machine_only(server):
    assert server.server_address[0] == "127.0.0.1"


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "LOCALHOST:80", "[::1]:8000"])
def test_local_names_are_answered(host):
    assert is_local(host)


@pytest.mark.parametrize(
    "host", [None, "", "evil.com", "evil.com:8000", "localhost.evil.com", "127.0.0.1:x", ":80"]
)
def test_foreign_names_are_not(host):
    assert not is_local(host)


def test_a_foreign_host_gets_no_page(server):
    response, body = request(server, "/", host="evil.com")
    assert response.status == 421
    assert "Cancún" not in body


def test_after_a_failed_build_the_last_good_page_has_the_findings_over_it(server, state):
    state.publish(FAILURE)
    _, body = request(server, "/")
    assert "<h1>Cancún</h1>" in body
    assert "content/a.md:4" in body
    assert "No es una &lt;fecha&gt;." in body
    state.publish(Outcome(ok=True))
    assert "content/a.md" not in request(server, "/")[1]


def test_without_any_good_site_every_address_shows_the_findings(tmp_path, state):
    state.publish(FAILURE)
    with running(SiteServer(tmp_path / "output", 0, state)) as server:
        response, body = request(server, "/tramites/")
    assert response.status == 503
    assert "content/a.md:4" in body
    assert SCRIPT_PATH in body


def test_while_the_new_site_takes_the_old_ones_place_requests_wait(server, state, folder):
    away = folder.with_name("old")
    folder.rename(away)
    state.begin()
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=30)
    connection.request("GET", "/")
    away.rename(folder)
    assert connection.getresponse().status == 200
    connection.close()


def events(server, version):
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=30)
    connection.request("GET", f"{EVENTS_PATH}?version={version}")
    return connection, connection.getresponse()


def test_an_open_page_hears_of_a_new_build(server, state):
    connection, response = events(server, state.version)
    assert response.headers["Content-Type"].startswith("text/event-stream")
    assert response.readline() == b"retry: 500\n"
    state.publish(Outcome(ok=True))
    assert b"event: reload\n" in response.read()
    connection.close()


def test_a_page_that_missed_a_build_hears_of_it_at_once(server, state):
    version = state.version
    state.publish(Outcome(ok=True))
    connection, response = events(server, version)
    assert b"event: reload\n" in response.read()
    connection.close()


def test_the_server_ends_while_pages_are_open(folder, state):
    with running(SiteServer(folder, 0, state)) as server:
        connection, response = events(server, state.version)
    assert b"reload" not in response.read()
    connection.close()


def test_the_script_is_served_as_javascript(server):
    response, body = request(server, SCRIPT_PATH)
    assert response.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert EVENTS_PATH in body


def test_a_taken_port_is_an_error(server, folder):
    with pytest.raises(OSError, match=r"in use|ocupad"):
        SiteServer(folder, server.server_port)
