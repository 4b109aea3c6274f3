"""The forms for servers: run by node if they are programs, by the server where it is installed."""

import http.client
import json
import shutil
import socket
import subprocess
import time

import pytest

from plugins.security_headers.caddy import caddy_site
from plugins.security_headers.cli import main
from plugins.security_headers.cloudfront import REQUEST_FUNCTION, response_function
from plugins.security_headers.nginx import nginx_maps, nginx_server
from plugins.security_headers.outputs import outputs, portal_rules
from plugins.security_headers.rules import Rule, headers_of, to_json

RULES = portal_rules({"contingencia": "body{margin:0}"})
ADDRESSES = ["/", "/contingencia/", "/contingencia/activa.json", "/api/v1/tramites.csv"]


def run_function(code, event):
    node = shutil.which("node")
    assert node, "node is part of the project's set-up"
    script = f"{code}\nprocess.stdout.write(JSON.stringify(handler({json.dumps(event)})));"
    done = subprocess.run([node, "-e", script], capture_output=True, check=True, timeout=60)
    return json.loads(done.stdout)


@pytest.mark.parametrize("address", ADDRESSES)
def test_cloudfront_sends_what_the_rules_say(address):
    uri = f"{address}index.html" if address.endswith("/") else address
    event = {"request": {"uri": uri}, "response": {"headers": {}}}
    got = run_function(response_function(RULES), event)["headers"]
    expected = {name.lower(): {"value": v} for name, v in headers_of(RULES, address).items()}
    assert got == expected


@pytest.mark.parametrize(
    ("uri", "seen"),
    [
        ("/", "/index.html"),
        ("/tramites/", "/tramites/index.html"),
        ("/assets/site.NBCGB5RM.js", "/assets/site.NBCGB5RM.js"),
        ("/_headers", "/_headers"),
    ],
)
def test_cloudfront_finds_the_page_of_a_folder(uri, seen):
    assert run_function(REQUEST_FUNCTION, {"request": {"uri": uri}}) == {"uri": seen}


def test_cloudfront_adds_the_missing_slash():
    got = run_function(REQUEST_FUNCTION, {"request": {"uri": "/tramites"}})
    assert got["statusCode"] == 301
    assert got["headers"]["location"]["value"] == "/tramites/"


@pytest.mark.parametrize("uri", ["/_deploy/current.json", "/r/2026/index.html"])
def test_cloudfront_hides_the_records_of_deploys(uri):
    assert run_function(REQUEST_FUNCTION, {"request": {"uri": uri}})["statusCode"] == 404


def test_a_function_larger_than_cloudfront_takes_is_refused():
    with pytest.raises(ValueError):
        response_function([Rule("/*", {"A": "x" * 11000})])


def test_nginx_has_one_map_a_header_with_the_last_rule_first():
    text = nginx_maps([Rule("/*", {"A": "1"}), Rule("/x/*", {"A": "2"}), Rule("/x/y", {"A": '"'})])
    assert text == (
        'map $uri $portal_a {\n    "~^/x/y$" "\\"";\n    "~^/x/.*$" "2";\n    default "1";\n}\n'
    )


def test_caddy_keeps_the_order_of_the_rules():
    text = caddy_site(RULES, "sitio")
    assert text.index('"same-origin"') < text.index('"cross-origin"')
    assert "@private path /_deploy/*" in text


@pytest.fixture
def folder(tmp_path):
    site = tmp_path / "sitio"
    for address in ADDRESSES:
        path = site / (f"{address[1:]}index.html" if address.endswith("/") else address[1:])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}", encoding="utf-8")
    (site / "404.html").write_text("no", encoding="utf-8")
    (site / "_deploy").mkdir()
    (site / "_deploy" / "current.json").write_text("{}", encoding="utf-8")
    tmp_path.chmod(0o755)
    return site


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def ask(port, address):
    until = time.monotonic() + 20
    while True:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        try:
            connection.request("GET", address)
            got = connection.getresponse()
            got.read()
            return got.status, dict(got.headers)
        except (OSError, http.client.HTTPException):
            assert time.monotonic() < until, "the server does not start"
            time.sleep(0.1)
        finally:
            connection.close()


def serve(command, port, log):
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        for address in ADDRESSES:
            status, headers = ask(port, address)
            assert status == 200, log.read_text("utf-8")
            for name, value in headers_of(RULES, address).items():
                assert headers.get(name) == value, (address, name)
        assert ask(port, "/_deploy/current.json")[0] == 404
        status, headers = ask(port, "/no-existe/")
        assert status == 404
        assert headers.get("X-Content-Type-Options") == "nosniff"
    finally:
        process.terminate()
        process.wait(20)


@pytest.mark.skipif(not shutil.which("nginx"), reason="nginx is not installed here")
def test_nginx_itself_sends_what_the_rules_say(folder, tmp_path):
    port = free_port()
    config = tmp_path / "nginx.conf"
    paths = "".join(
        f"{name}_temp_path {tmp_path}/{name};"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    config.write_text(
        f"daemon off; master_process off; pid {tmp_path}/pid; error_log {tmp_path}/errors;\n"
        f"events {{}} http {{ access_log off; {paths}\nmap_hash_bucket_size 128;\n"
        f"{nginx_maps(RULES)}\nserver {{ listen 127.0.0.1:{port};\n"
        f"{nginx_server(RULES, str(folder))} }} }}",
        encoding="utf-8",
    )
    serve(["nginx", "-e", str(tmp_path / "errors"), "-c", str(config)], port, tmp_path / "log")


@pytest.mark.skipif(not shutil.which("caddy"), reason="Caddy is not installed here")
def test_caddy_itself_sends_what_the_rules_say(folder, tmp_path):
    port = free_port()
    config = tmp_path / "Caddyfile"
    site = caddy_site(RULES, str(folder))
    options = "{\n admin off\n auto_https off\n}\n"
    config.write_text(f"{options}http://127.0.0.1:{port} {{\n{site}}}\n", encoding="utf-8")
    command = ["caddy", "run", "--adapter", "caddyfile", "--config", str(config)]
    serve(command, port, tmp_path / "log")


def test_a_build_gets_both_files():
    class Assets:
        inline = {"contingencia": "body{margin:0}"}

    class Site:
        assets = Assets()

    files = dict(outputs(None, Site()))
    assert set(files) == {"_headers", "_headers.json"}
    assert files["_headers.json"] == to_json(RULES)


@pytest.mark.parametrize(
    "form",
    [
        "_headers",
        "caddy",
        "cloudfront-request",
        "cloudfront-response",
        "nginx-http",
        "nginx-server",
    ],
)
def test_every_form_is_printed_from_the_rules_of_a_build(form, tmp_path, capsys):
    rules = tmp_path / "_headers.json"
    rules.write_bytes(to_json(RULES))
    assert main([form, "--rules", str(rules)]) == 0
    assert capsys.readouterr().out


def test_without_rules_the_command_fails(tmp_path, capsys):
    assert main(["nginx-http", "--rules", str(tmp_path / "no.json")]) == 1
    assert "ERROR" in capsys.readouterr().err
