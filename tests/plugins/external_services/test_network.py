"""The real network, against servers of this machine with certificates made for the test."""

from __future__ import annotations

import ssl
import threading
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from plugins.external_services.network import (
    Answer,
    BadCertificate,
    Internet,
    Unreachable,
    is_public,
)

# Far from any day on which the test may run.
ENDS = datetime(2199, 1, 1, tzinfo=UTC)


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(302 if self.path.startswith("/mudado?a=1") else 200)
        self.send_header("Location", "https://otro.example/")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        return


def certificate(folder, name, ends=ENDS):
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    begins = datetime(2000, 1, 1, tzinfo=UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(begins)
        .not_valid_after(ends)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    form = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    path = folder / f"{name}.pem"
    path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, *form)
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return path


@contextmanager
def served(pem=None):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    # A client that refuses the certificate is not this server's trouble.
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    if pem is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(pem)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def trusting(pem):
    return ssl.create_default_context(cafile=pem)


def test_the_certificate_and_the_page_of_a_good_server_are_read(tmp_path):
    pem = certificate(tmp_path, "localhost")
    with served(pem) as port:
        network = Internet(20, trusting(pem), port)
        assert network.certificate_ends("localhost") == ENDS
        assert network.get("https://localhost/") == Answer(200, "https://otro.example/")
        moved = network.get("https://localhost/mudado?a=1")
        assert moved == Answer(302, "https://otro.example/")


def test_a_certificate_nobody_vouches_for_is_bad(tmp_path):
    with served(certificate(tmp_path, "localhost")) as port:
        network = Internet(20, port=port)
        for question in (network.certificate_ends, lambda h: network.get(f"https://{h}/")):
            with pytest.raises(BadCertificate, match="certificado no es válido"):
                question("localhost")


def test_a_certificate_of_another_host_is_bad(tmp_path):
    pem = certificate(tmp_path, "otro.example")
    with served(pem) as port, pytest.raises(BadCertificate):
        Internet(20, trusting(pem), port).certificate_ends("localhost")


def test_a_certificate_that_ran_out_is_bad(tmp_path):
    pem = certificate(tmp_path, "localhost", datetime(2020, 1, 1, tzinfo=UTC))
    with served(pem) as port, pytest.raises(BadCertificate):
        Internet(20, trusting(pem), port).certificate_ends("localhost")


def test_a_plain_server_is_asked_at_its_own_port():
    with served() as port:
        assert Internet(20).get(f"http://127.0.0.1:{port}/").status == 200


def test_a_closed_door_is_no_answer():
    with served() as port:
        pass
    with pytest.raises(Unreachable, match="no contesta"):
        Internet(20, port=port).certificate_ends("127.0.0.1")


def test_what_is_not_http_is_no_answer(tmp_path):
    pem = certificate(tmp_path, "localhost")
    with served(pem) as port, pytest.raises(Unreachable):
        Internet(20).get(f"http://127.0.0.1:{port}/")


def test_a_name_kept_for_examples_has_no_address():
    # RFC 6761: .invalid never resolves, on any network.
    with pytest.raises(Unreachable, match="dominio"):
        Internet().addresses("servicio.invalid")


def test_this_machine_has_an_address():
    assert set(Internet().addresses("localhost")) & {"127.0.0.1", "::1"}


@pytest.mark.parametrize(
    ("address", "public"),
    [("8.8.8.8", True), ("10.1.1.1", False), ("169.254.169.254", False), ("fe80::1%eth0", False)],
)
def test_addresses_of_the_internet_are_told_from_those_of_a_house(address, public):
    assert is_public(address) is public
