"""Asks a running server so many times a second and says how long the answers took.

    python3 tests/load/portal_load.py build/src/renga [--rate 200] [--seconds 300] [--slow 10000] [--data FOLDER]

Starts `renga serve` on a folder (a trial one, or one that is given with its accounts.json of `renga account try --json`), signs in as five roles, and reads lists, dossiers,
timelines and tasks. `--slow N` opens N connections that never finish their header. Prints one JSON object; ends with 1 where an answer was wrong or 99 % of the reads
took 20 ms or more.
"""

import argparse
import base64
import hashlib
import hmac
import http.client
import json
import pathlib
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time

ROLES = ("applicant-1", "producer-1", "office-1", "window-1", "extractor-1")
LIMIT_MS = 20.0


def code_of(secret):
    """RFC 6238 with the values of every app: SHA-1, 30 seconds, six digits."""
    key = base64.b32decode(secret)
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start:start + 4])[0] & 0x7FFFFFFF) % 1000000:06}"


class Browser:
    def __init__(self, port):
        self.line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.cookie = self.csrf = ""

    def ask(self, method, path, body=None, key=None):
        headers = {"Cookie": f"renga={self.cookie}", "X-Renga-Csrf": self.csrf, "Content-Type": "application/json"}
        if key:
            headers["Idempotency-Key"] = key
        self.line.request(method, "/api/v1" + path, None if body is None else json.dumps(body), headers)
        reply = self.line.getresponse()
        text = reply.read()
        cookie = reply.getheader("Set-Cookie", "")
        if cookie.startswith("renga="):
            self.cookie = cookie[6:].split(";")[0]
        answer = json.loads(text) if text else {}
        self.csrf = answer.get("csrf", self.csrf) if isinstance(answer, dict) else self.csrf
        return reply.status, answer

    def sign_in(self, account):
        self.ask("GET", "/session")
        self.ask("POST", "/session/password", {"account": account["account"], "password": account["password"]})
        status, answer = self.ask("POST", "/session/totp", {"code": code_of(account["secret"])})
        if answer.get("state") != "signed_in":
            sys.exit(f"{account['account']} is not let in: {status} {answer}")
        return self


def make_folder(program, folder):
    examples = pathlib.Path(__file__).resolve().parents[2] / "examples"
    shutil.copy(examples / "office" / "office.toml", folder / "office.toml")
    made = subprocess.run([program, "account", "try", "--data", folder, "--json"], capture_output=True, text=True, check=True)
    (folder / "accounts.json").write_text(made.stdout)


def start(program, folder):
    server = subprocess.Popen([program, "serve", "--data", folder, "--port", "0", "--json"], stdout=subprocess.PIPE, text=True)
    return server, int(json.loads(server.stdout.readline())["url"].rsplit(":", 1)[1])


def open_dossiers(browser, count):
    for number in range(count):
        fields = {"title": f"合成データによる研究 {number}", "databases": ["ndb"], "provision_kind": "special_extraction",
                  "applicant_kind": "corporate"}
        status, answer = browser.ask("POST", "/dossiers", {"fields": fields}, key=f"load-{number:08}")
        if status != 201:
            sys.exit(f"no dossier could be opened: {answer}")


def read_for(browser, paths, rate, seconds, times, wrong):
    begin = time.perf_counter()
    for turn in range(int(rate * seconds)):
        due = begin + turn / rate
        wait = due - time.perf_counter()
        if wait > 0:
            time.sleep(wait)
        asked = time.perf_counter()
        status, _ = browser.ask("GET", paths[turn % len(paths)])
        times.append((time.perf_counter() - asked) * 1000)
        if status != 200:
            wrong.append(status)


def memory_kib(pid):
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1])
    return 0


def hold_slow(port, count):
    lines = []
    for _ in range(count):
        line = socket.create_connection(("127.0.0.1", port))
        line.sendall(b"GET /api/v1/health HTTP/1.1\r\nHost:")
        lines.append(line)
    return lines


def processor_seconds(pid):
    words = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(words[11]) + int(words[12])) / 100


def measure(options, folder):
    server, port = start(options.program, folder)
    try:
        accounts = {row["account"]: row for row in json.loads((folder / "accounts.json").read_text())["accounts"]}
        browsers = [Browser(port).sign_in(accounts[name]) for name in ROLES]
        if options.open:
            open_dossiers(browsers[0], options.open)
        first = browsers[2].ask("GET", "/dossiers?limit=1")[1]
        number = first["items"][0]["number"]
        paths = ["/dossiers", f"/dossiers/{number}", f"/dossiers/{number}/timeline", f"/dossiers/{number}/commands", "/me/tasks?limit=20", "/me"]
        for browser in browsers:
            for path in paths:
                browser.ask("GET", path)
        slow = hold_slow(port, options.slow)
        before, cpu, times, wrong = memory_kib(server.pid), processor_seconds(server.pid), [], []
        rate = options.rate / len(browsers)
        threads = [threading.Thread(target=read_for, args=(b, paths, rate, options.seconds, times, wrong)) for b in browsers]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        times.sort()
        result = {"dossiers": first["total"], "requests": len(times), "wrong": len(wrong), "slow_connections": len(slow),
                  "p50_ms": round(times[len(times) // 2], 2), "p99_ms": round(times[len(times) * 99 // 100], 2), "max_ms": round(times[-1], 2),
                  "processor_ms_per_request": round((processor_seconds(server.pid) - cpu) * 1000 / len(times), 3),
                  "memory_before_kib": before, "memory_after_kib": memory_kib(server.pid)}
        print(json.dumps(result, indent=1))
        return 1 if wrong or result["p99_ms"] >= LIMIT_MS else 0
    finally:
        server.terminate()
        server.wait(timeout=20)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--rate", type=float, default=200)
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--slow", type=int, default=0)
    parser.add_argument("--open", type=int, default=200, help="dossiers to open first")
    parser.add_argument("--data", type=pathlib.Path)
    options = parser.parse_args()
    if options.data:
        return measure(options, options.data)
    with tempfile.TemporaryDirectory() as folder:
        make_folder(options.program, pathlib.Path(folder))
        return measure(options, pathlib.Path(folder))


if __name__ == "__main__":
    sys.exit(main())
