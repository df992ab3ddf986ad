"""Kills writers of a store at many moments, several at work at once: no command that was acknowledged is lost, none is half there,
and each told whom it concerns exactly once.

    python3 dossier_kill_test.py PROGRAM [KILLS]     default 30; by hand: 1000

Under tests/stores/with_postgresql.py the store is a PostgreSQL, else the SQLite of a folder. At the end, and after each hundred kills,
the chain of the ledger must verify, and the lists must be those that the ledger gives.
"""

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
DIGEST = "a" * 64
DOSSIERS = ("R8-0001", "R8-0002", "R8-0003")
TOLD = ("extractor-1", "extractor-2", "office-1")
ORIGIN = "example.test/renga"
URL = os.environ.get("RENGA_TEST_POSTGRESQL")


class Office:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.where = ["--data", str(folder)] + (["--database", URL] if URL else [])
        folder.mkdir()
        shutil.copy(EXAMPLES / "office" / "office.toml", folder)
        (folder / "pass").write_text("a synthetic passphrase\n", encoding="utf-8")
        key = self.ask("ledger", "keys", "--keys", str(folder / "office.keys"), "--origin", ORIGIN, "--seed", "1",
                       "--passphrase-file", str(folder / "pass"))
        (folder / "office.pub").write_text(key, encoding="utf-8")
        for dossier in DOSSIERS:
            self.finish(self.start(dossier, "open_dossier", "title=t", "databases=ndb", "provision_kind=special_extraction",
                                   "applicant_kind=corporate"))

    def ask(self, *words):
        return subprocess.run([self.program, *words], capture_output=True, text=True, check=True).stdout

    def start(self, dossier, command, *fields, account="applicant-1"):
        return subprocess.Popen([self.program, "dossier", "do", dossier, command, *fields, "--as", account, *self.where,
                                 "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def finish(self, process):
        """Whether it was acknowledged; a refusal says that it had been kept before."""
        _, err = process.communicate()
        if process.returncode not in (0, 4, -9):
            raise AssertionError(f"exit {process.returncode}: {err}")
        return process.returncode

    def incident(self, writer):
        """A command that tells somebody."""
        writer.process = self.start(writer.dossier, "report_incident", "--key", str(writer.next), "kind=loss", f"facts={DIGEST}",
                                    account="producer-1")

    def incidents(self):
        """Dossier and position of each incident that the ledger holds, with its key."""
        found = {}
        for dossier in DOSSIERS:
            shown = self.ask("dossier", "timeline", dossier, *self.where, "--json")
            for number, event in enumerate(json.loads(shown)["events"], start=1):
                if event["command"] == "report_incident":
                    found[dossier, number] = int(event["key"])
        return found

    def told(self):
        """The accounts that were told, by dossier and position of the event."""
        told = {}
        for notice in json.loads(self.ask("dossier", "outbox", "list", *self.where, "--json"))["notices"]:
            told.setdefault((notice["dossier"], notice["event"]), []).append(notice["account"])
        return told

    def check(self, acknowledged):
        verified = json.loads(self.ask("ledger", "verify", URL or str(self.folder), "--key", str(self.folder / "office.pub"), "--json"))
        assert verified["damage"] == [], verified
        self.ask("store", "rebuild", "--check", *self.where)
        incidents, told = self.incidents(), self.told()
        there = {(dossier, key) for (dossier, _), key in incidents.items()}
        lost = acknowledged - there
        assert not lost, f"acknowledged and lost: {lost}"
        assert len(there) == len(incidents), "a command is there twice"
        assert verified["entries"] == len(there) + len(DOSSIERS), "an entry is no command that was given"
        assert told.keys() == incidents.keys(), f"not told: {incidents.keys() - told.keys()}; of nothing: {told.keys() - incidents.keys()}"
        assert {tuple(accounts) for accounts in told.values()} <= {TOLD}, "other accounts than the concerned were told"
        return len(there)


class Writer:
    """Reports incidents in a dossier of its own, one after the other."""

    def __init__(self, dossier):
        self.dossier, self.next, self.process = dossier, 1, None

    def finish(self, office, acknowledged):
        """Whether it was killed. What was kept though its writer was killed is refused the next time."""
        returned = office.finish(self.process)
        if returned == 0:
            acknowledged.add((self.dossier, self.next))
        if returned != -9:
            self.next += 1
        return returned == -9


def let_and_kill(office, writers, chance, usual, acknowledged):
    """All writers begin at once; each is killed at a moment of its own, unless it is done by then."""
    began = time.monotonic()
    moments = sorted((began + chance.uniform(0, usual * 1.3), place) for place in range(len(writers)))
    for writer in writers:
        office.incident(writer)
    for moment, place in moments:
        time.sleep(max(0, moment - time.monotonic()))
        writers[place].process.kill()
    return sum(writer.finish(office, acknowledged) for writer in writers)


def main(program, kills):
    chance = random.Random(20261128)
    with tempfile.TemporaryDirectory() as name:
        office = Office(program, Path(name) / "office")
        writers, acknowledged = [Writer(dossier) for dossier in DOSSIERS], set()
        began = time.monotonic()
        for writer in writers:
            office.incident(writer)
        assert not any([writer.finish(office, acknowledged) for writer in writers])
        usual = time.monotonic() - began
        killed = given = 0
        while killed < kills:
            before = killed
            killed += let_and_kill(office, writers, chance, usual, acknowledged)
            given += len(writers)
            if before // 100 != killed // 100:
                office.check(acknowledged)
        there = office.check(acknowledged)
        print(f"{'PostgreSQL' if URL else 'SQLite'}: {killed} of {given} killed, {len(acknowledged)} acknowledged, {there} in the ledger, none lost")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 30)
