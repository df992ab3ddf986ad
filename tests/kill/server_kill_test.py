"""Kills a server under load at many moments: no change that was acknowledged is lost.

    python3 server_kill_test.py PROGRAM [KILLS]      default 8; by hand: 200

Several people write messages and give commands at once; the server is killed (SIGKILL) and started again on the same folder. What got
201 must be there once, sessions must go on, and the ledger must verify. What was in hand at the kill is sent again with its key: it is there, once or,
where the kill came between the change and the note of its key, twice (API-8).
"""

import http.client
import pathlib
import random
import sys
import tempfile
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "load"))

from office import accounts_of, make_folder, start  # noqa: E402
from people import Browser  # noqa: E402

WRITERS = ("applicant-1", "producer-1", "office-1")


class Writer(threading.Thread):
    """Sends messages until its connection breaks; knows which were acknowledged and which may have been done."""

    def __init__(self, browser, number, name):
        super().__init__()
        self.browser, self.number, self.prefix = browser, number, name
        self.acknowledged, self.open, self.faults = [], None, []

    def send(self, text):
        path = f"/dossiers/{self.number}/messages"
        status, answer = self.browser.ask("POST", path, {"to": ["producer", "office", "applicant"], "text": text}, key=text)
        if status == 201:
            self.acknowledged.append(text)
        else:
            self.faults.append((status, answer))

    def run(self):
        try:
            for turn in range(1_000_000):
                self.open = f"{self.prefix}-{turn:06}"
                self.send(self.open)
                self.open = None
        except (OSError, http.client.HTTPException):
            pass


def texts_of(browser, number):
    texts, after = [], ""
    while True:
        status, page = browser.ask("GET", f"/dossiers/{number}/messages?limit=200{after}")
        assert status == 200, page
        texts += [item["text"] for item in page["items"]]
        if page["next"] is None:
            return texts
        after = f"&after={page['next']}"


def round_of(server, browsers, number, name):
    writers = [Writer(browser, number, f"{name}-{place}") for place, browser in enumerate(browsers)]
    for writer in writers:
        writer.start()
    time.sleep(random.uniform(0.05, 0.8))
    server.kill()
    server.wait()
    for writer in writers:
        writer.join()
    return writers


def main():
    program, kills = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 8
    random.seed(20261128)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        make_folder(program, folder)
        server, port = start(program, folder)
        accounts = accounts_of(folder)
        browsers = [Browser(port).sign_in(accounts[account]) for account in WRITERS]
        number = browsers[0].open_dossier("合成データによる研究", "kill-test-1")
        acknowledged, in_hand = [], set()
        for kill in range(kills):
            writers = round_of(server, browsers, number, f"kill{kill:03}")
            server, port = start(program, folder)
            for browser in browsers:
                browser.move_to(port)
            for writer in writers:
                if writer.open:
                    in_hand.add(writer.open)
                    writer.send(writer.open)  # once more, with its key
                assert not writer.faults, writer.faults
                acknowledged += writer.acknowledged
            # The office reads what was sent to it; its own are its own.
            there = texts_of(browsers[2], number)
            twice = {text for text in there if there.count(text) > 1} if len(there) != len(set(there)) else set()
            assert twice <= in_hand, "an acknowledged message is there twice"
            assert set(acknowledged) <= set(there), "an acknowledged message is lost"
        status, state = browsers[2].ask("POST", "/ledger/verify")
        assert status == 200 and state["whole"], state
        server.terminate()
        server.wait(timeout=20)
        print(f"{kills} kills, {len(acknowledged)} acknowledged, none lost, {len(twice)} in hand done twice")


if __name__ == "__main__":
    main()
