"""Hands a listening socket from one server to the next while people work: no request is lost, and who signed in goes on.

    python3 hand_over_test.py PROGRAM [TURNS]      default 3
"""

import http.client
import json
import os
import pathlib
import signal
import socket
import subprocess
import sys
import tempfile
import threading

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "load"))

from office import accounts_of, make_folder  # noqa: E402
from people import Browser  # noqa: E402

# The next program finds its own number in LISTEN_PID, as systemd would set it.
AS_SYSTEMD = 'LISTEN_PID=$$ LISTEN_FDS=1 exec "$@"'


def start_on(listening, program, folder):
    def put_where_it_is_looked_for():
        os.dup2(listening.fileno(), 3)

    command = ["sh", "-c", AS_SYSTEMD, "sh", program, "serve", "--data", folder, "--json"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, preexec_fn=put_where_it_is_looked_for, pass_fds=[3])
    url = json.loads(server.stdout.readline())["url"]
    assert url.endswith(f":{listening.getsockname()[1]}"), url
    return server


class Worker(threading.Thread):
    """Asks again and again, each time on a connection of its own, and keeps what went wrong."""

    def __init__(self, port, browser, number, name):
        super().__init__()
        self.port, self.browser, self.number, self.label = port, browser, number, name
        self.over, self.answered, self.faults = threading.Event(), 0, []

    def ask(self, turn):
        self.browser.move_to(self.port)
        if turn % 4 == 0:
            text = f"{self.label}-{turn}"
            status, answer = self.browser.ask("POST", f"/dossiers/{self.number}/messages", {"to": ["producer"], "text": text}, key=f"hand-over-{text}")
            return None if status == 201 else answer
        status, answer = self.browser.ask("GET", f"/dossiers/{self.number}")
        return None if status == 200 else answer

    def run(self):
        turn = 0
        while not self.over.is_set():
            turn += 1
            try:
                refused = self.ask(turn)
                if refused:
                    self.faults.append(f"request {turn} was refused: {refused}")
                self.answered += 1
            except (OSError, http.client.HTTPException) as error:
                self.faults.append(f"request {turn} was lost: {error!r}")


def main():
    program, turns = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 3
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        make_folder(program, folder)
        listening = socket.create_server(("127.0.0.1", 0), backlog=512)
        port = listening.getsockname()[1]
        server = start_on(listening, program, folder)
        applicant = Browser(port).sign_in(accounts_of(folder)["applicant-1"])
        number = applicant.open_dossier("合成データによる研究", "hand-over-1")
        workers = [Worker(port, applicant.at_another(port), number, f"w{place}") for place in range(4)]
        for worker in workers:
            worker.start()
        for _ in range(turns):
            before = sum(worker.answered for worker in workers)
            following = start_on(listening, program, folder)
            server.send_signal(signal.SIGTERM)
            assert server.wait(timeout=20) == 0
            server = following
            while sum(worker.answered for worker in workers) < before + 40 and not any(worker.faults for worker in workers):
                pass
        for worker in workers:
            worker.over.set()
        for worker in workers:
            worker.join()
        server.terminate()
        assert server.wait(timeout=20) == 0
    faults = [fault for worker in workers for fault in worker.faults]
    print(f"{turns} servers handed over, {sum(worker.answered for worker in workers)} requests answered, {len(faults)} lost")
    if faults:
        sys.exit("\n".join(faults[:10]))


if __name__ == "__main__":
    main()
