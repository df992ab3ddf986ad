"""Speaks TLS with `renga serve`: by `openssl s_client`, and as a browser that signs in over it.

    python3 tls_test.py PROGRAM
"""

import http.client
import pathlib
import socket
import ssl
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "load"))

from office import accounts_of, make_folder, start  # noqa: E402
from people import Browser  # noqa: E402

HEALTH = b"GET /api/v1/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"


def run(*command, said=b""):
    return subprocess.run(command, input=said, capture_output=True, timeout=60, check=False)


def make_certificate(folder, name):
    """A key and a certificate for localhost that it signs itself."""
    certificate, key = folder / f"{name}.pem", folder / f"{name}.key"
    made = run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj", "/CN=localhost",
               "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate)
    assert made.returncode == 0, made.stderr
    return certificate, key


def talk(port, certificate, *options, said=HEALTH):
    command = ["openssl", "s_client", "-connect", f"localhost:{port}", "-servername", "localhost", "-verify_return_error", "-ign_eof", "-CAfile", certificate]
    talked = run(*command, *options, said=said)
    return talked.returncode, talked.stdout.decode(errors="replace") + talked.stderr.decode(errors="replace")


class SafeBrowser(Browser):
    def __init__(self, port, certificate):
        super().__init__(port)
        self.line = http.client.HTTPSConnection("localhost", port, timeout=30, context=ssl.create_default_context(cafile=certificate))

    def take_cookie(self, reply):
        set_cookie = reply.getheader("Set-Cookie", "")
        if set_cookie:
            assert set_cookie.startswith("__Host-renga=") and "Secure" in set_cookie, "the cookie goes over TLS alone"
            self.cookie = set_cookie[len("__Host-renga="):].split(";")[0]
        assert reply.getheader("Strict-Transport-Security"), "TLS is asked for from now on"

    def headers(self):
        return super().headers() | {"Cookie": f"__Host-renga={self.cookie}", "Origin": f"https://localhost:{self.line.port}"}


def test_versions(port, certificate, other):
    for version in ("-tls1_2", "-tls1_3"):
        code, said = talk(port, certificate, version)
        assert code == 0 and "Verify return code: 0 (ok)" in said and '"status":"ok"' in said, said
    # The client would do it: the server does not.
    code, said = talk(port, certificate, "-tls1_1", "-cipher", "DEFAULT@SECLEVEL=0")
    assert "alert protocol version" in said and '"status"' not in said, said
    code, said = talk(port, other)
    assert code != 0 and '"status"' not in said, "whoever does not know the certificate does not talk"


def test_plain(port):
    """Who speaks plain HTTP at this port gets nothing."""
    with socket.create_connection(("localhost", port), timeout=10) as line:
        line.sendall(HEALTH)
        try:
            assert b"HTTP/1.1" not in line.recv(1000)
        except ConnectionResetError:
            pass


def test_refusals(program, folder, certificate, key, other_key):
    def refused(*options):
        ended = run(program, "serve", "--data", folder, "--port", "0", "--lang", "en", *options)
        return ended.returncode, ended.stderr.decode()

    code, said = refused("--certificate", certificate, "--key", other_key)
    assert code == 2 and "cannot be read" in said, said
    code, said = refused("--certificate", folder / "none.pem", "--key", key)
    assert code == 2 and "none.pem" in said, said
    code, said = refused("--certificate", certificate)
    assert code == 2, said
    code, said = refused("--address", "0.0.0.0")
    assert code == 2 and "--certificate" in said, "without TLS it listens on this machine alone"


def main():
    program = sys.argv[1]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        make_folder(program, folder)
        (certificate, key), (other, other_key) = make_certificate(folder, "own"), make_certificate(folder, "other")
        test_refusals(program, folder, certificate, key, other_key)
        server, port = start(program, folder, "--certificate", certificate, "--key", key)
        try:
            test_versions(port, certificate, other)
            test_plain(port)
            browser = SafeBrowser(port, certificate).sign_in(accounts_of(folder)["applicant-1"])
            assert browser.ask("GET", "/session")[1]["tls"] is True
            number = browser.open_dossier("合成データによる研究", "tls-test-1")
            assert browser.ask("GET", f"/dossiers/{number}")[0] == 200
        finally:
            server.terminate()
            assert server.wait(timeout=20) == 0
    print("TLS 1.2 and 1.3 are spoken, 1.1 and plain HTTP are not; sign-in and a dossier over TLS")


if __name__ == "__main__":
    main()
