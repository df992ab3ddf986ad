"""An office under attack: its server, bytes to send as they are, and what log and figures say of them."""

import collections
import contextlib
import json
import pathlib
import re
import socket
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "load"))

from office import accounts_of, start  # noqa: E402
from people import Browser  # noqa: E402


STEP_SECONDS = 30
_step_of = {}


def wait_for_a_code(name):
    """A code is accepted once, whichever server of the folder is asked (API-22)."""
    while _step_of.get(name) == time.time() // STEP_SECONDS:
        time.sleep(0.5)
    _step_of[name] = time.time() // STEP_SECONDS


class Office:
    """A folder, a server on it, and who is signed in there."""

    def __init__(self, program, folder, *options, log="portal.log"):
        self.folder, self.log = folder, folder / log
        self.server, self.port = start(program, folder, "--log", self.log, *options)
        self.accounts = accounts_of(folder)
        self.people = {}

    def browser(self, name):
        if name not in self.people:
            wait_for_a_code(name)
            self.people[name] = Browser(self.port).sign_in(self.accounts[name])
        return self.people[name]

    def lines(self):
        return [json.loads(line) for line in self.log.read_text(encoding="utf-8").splitlines()]

    def told(self):
        """How often the log tells of each kind of attack."""
        return collections.Counter((line["event"], line["kind"]) for line in self.lines() if "kind" in line)

    def counted(self):
        """The same by the figures."""
        _, _, text = self.say("GET /api/v1/metrics HTTP/1.1\r\nHost: localhost\r\n\r\n")
        rows = re.findall(r'^renga_(refused|noticed)_total\{kind="(\w+)"\} (\d+)$', text, re.MULTILINE)
        return collections.Counter({(event, kind): int(count) for event, kind, count in rows if count != "0"})

    @contextlib.contextmanager
    def tells(self, kind, times=1, event="refused"):
        """What is done inside is told so often in the log, as that kind and no other."""
        before = self.told()
        yield
        more = self.told() - before
        assert more == {(event, kind): times}, f"{kind} should be told {times} times: {dict(more)}"

    def say(self, text, more=b""):
        """Bytes as they are; the status, the head and the body of the answer."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as line:
            line.sendall(text.encode("utf-8", "surrogateescape") + more)
            return read_answer(line)

    def wait_until_alone(self):
        """Until the server has seen that all who were connected are gone; who asks is one itself."""
        end = time.monotonic() + 20
        while time.monotonic() < end:
            # As long as it has not, it may turn away the question too.
            with contextlib.suppress(ConnectionError):
                _, _, text = self.say("GET /api/v1/metrics HTTP/1.1\r\nHost: localhost\r\n\r\n")
                open_now = re.search(r"^renga_connections (\d+)$", text, re.MULTILINE)
                if open_now and int(open_now[1]) <= 1:
                    return
            time.sleep(0.02)
        raise AssertionError("connections that were closed are still counted after 20 seconds")

    def stop(self):
        self.server.terminate()
        self.server.wait(timeout=20)


def read_answer(line):
    came = b""
    while b"\r\n\r\n" not in came:
        piece = line.recv(65536)
        if not piece:
            break
        came += piece
    head, _, body = came.partition(b"\r\n\r\n")
    if not head:
        return 0, "", ""
    length = re.search(rb"(?i)^content-length: (\d+)", head, re.MULTILINE)
    while length and len(body) < int(length[1]) and (piece := line.recv(65536)):
        body += piece
    return int(head.split()[1]), head.decode("latin-1"), body.decode("utf-8", "replace")


def is_closed(line):
    with contextlib.suppress(ConnectionResetError):
        return line.recv(1) == b""
    return True


def expect(answer, status, what):
    assert answer[0] == status, f"{what}: {answer[0]} instead of {status}: {answer[2][:300]}"
    return answer
