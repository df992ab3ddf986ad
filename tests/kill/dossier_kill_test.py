"""Kills writers of a store at many moments, several at work at once: no command that was acknowledged is lost, none is half there.

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
WRITERS = 3
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
        self.finish(self.start("open_dossier", "title=t", "databases=ndb", "provision_kind=special_extraction",
                               "applicant_kind=corporate"))

    def ask(self, *words):
        return subprocess.run([self.program, *words], capture_output=True, text=True, check=True).stdout

    def start(self, command, *fields):
        return subprocess.Popen([self.program, "dossier", "do", "R8-0001", command, *fields, "--as", "applicant-1", *self.where,
                                 "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def finish(self, process):
        out, err = process.communicate()
        if process.returncode not in (0, -9):
            raise AssertionError(f"exit {process.returncode}: {err}")
        return out if process.returncode == 0 else ""

    def section(self, number):
        return self.start("save_section", f"section=s{number}", f"sha256={DIGEST}")

    def sections(self):
        shown = self.ask("dossier", "timeline", "R8-0001", *self.where, "--json")
        return [event["fields"]["section"] for event in json.loads(shown)["events"] if event["command"] == "save_section"]

    def check(self, acknowledged):
        verified = json.loads(self.ask("ledger", "verify", URL or str(self.folder), "--key", str(self.folder / "office.pub"), "--json"))
        assert verified["damage"] == [], verified
        self.ask("store", "rebuild", "--check", *self.where)
        there = self.sections()
        lost = acknowledged - set(there)
        assert not lost, f"acknowledged and lost: {lost}"
        assert len(there) == len(set(there)), "a command is there twice"
        assert verified["entries"] == len(there) + 1, "an entry is no command that was given"
        return len(there)


def let_and_kill(office, chance, usual, first):
    """Some writers begin at once; each is killed at a moment of its own, unless it is done by then."""
    began = time.monotonic()
    writers = [(office.section(first + i), began + chance.uniform(0, usual * 1.3)) for i in range(WRITERS)]
    for process, moment in sorted(writers, key=lambda writer: writer[1]):
        time.sleep(max(0, moment - time.monotonic()))
        process.kill()
    return [(process, office.finish(process)) for process, _ in writers]


def main(program, kills):
    chance = random.Random(20261128)
    with tempfile.TemporaryDirectory() as name:
        office = Office(program, Path(name) / "office")
        began = time.monotonic()
        warm = [office.section(f"warm{i}") for i in range(WRITERS)]
        acknowledged = {json.loads(office.finish(process))["fields"]["section"] for process in warm}
        usual = time.monotonic() - began
        killed = given = 0
        while killed < kills:
            before = killed
            for process, out in let_and_kill(office, chance, usual, given):
                killed += process.returncode == -9
                if out:
                    acknowledged.add(json.loads(out)["fields"]["section"])
            given += WRITERS
            if before // 100 != killed // 100:
                office.check(acknowledged)
        there = office.check(acknowledged)
        print(f"{'PostgreSQL' if URL else 'SQLite'}: {killed} of {given} killed, {len(acknowledged)} acknowledged, {there} in the ledger, none lost")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 30)
