"""Kills the writer of a ledger at many moments: no command that was acknowledged is lost, none is half there.

    python3 dossier_kill_test.py PROGRAM [KILLS]     default 100; by hand: 1000
"""

import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
DIGEST = "a" * 64


class Office:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.acknowledged = []
        folder.mkdir()
        shutil.copy(EXAMPLES / "office" / "office.toml", folder)
        self.finish(self.start("open_dossier", "title=t", "databases=ndb", "provision_kind=special_extraction",
                               "applicant_kind=corporate"))

    def start(self, command, *fields):
        return subprocess.Popen([self.program, "dossier", "do", "R8-0001", command, *fields, "--as", "applicant-1", "--data",
                                 str(self.folder), "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def finish(self, process):
        out, err = process.communicate()
        if process.returncode not in (0, -9):
            raise AssertionError(f"exit {process.returncode}: {err}")
        return out if process.returncode == 0 else ""

    def section(self, number):
        return self.start("save_section", f"section=s{number}", f"sha256={DIGEST}")

    def sections(self):
        shown = subprocess.run([self.program, "dossier", "timeline", "R8-0001", "--data", str(self.folder), "--json"],
                               capture_output=True, text=True, check=True)
        events = json.loads(shown.stdout)["events"]
        return [event["fields"]["section"] for event in events if event["command"] == "save_section"]


def main(program, kills):
    chance = random.Random(20261128)
    with tempfile.TemporaryDirectory() as name:
        office = Office(program, Path(name) / "office")
        began = time.monotonic()
        office.finish(office.section("warm"))
        usual = time.monotonic() - began
        acknowledged, killed = {"swarm"}, 0
        for number in range(kills):
            process = office.section(number)
            time.sleep(chance.uniform(0, usual * 1.2))
            process.kill()
            out = office.finish(process)
            killed += process.returncode == -9
            if out:
                acknowledged.add(json.loads(out)["fields"]["section"])
        there = office.sections()
        lost = acknowledged - set(there)
        assert not lost, f"acknowledged and lost: {lost}"
        assert len(there) == len(set(there)), "a command is there twice"
        print(f"{killed} of {kills} killed, {len(acknowledged)} acknowledged, {len(there)} in the ledger, none lost")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 100)
