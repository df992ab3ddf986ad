"""Serves a folder whose database is of an earlier version: refused as it is, brought up with `--upgrade`, and nothing of it is lost.

    python3 upgrade_test.py PROGRAM
"""

import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "load"))

from office import accounts_of, make_folder, start  # noqa: E402
from people import Browser  # noqa: E402


def take_back_last_step(database):
    """The database as it was before the last step of the schema: without what that step made."""
    with sqlite3.connect(database) as store:
        place, text = store.execute("SELECT place, made_by FROM schema_migration ORDER BY place DESC LIMIT 1").fetchone()
        statements = [statement.split() for statement in re.split(r";\s*\n", text) if statement.strip()]
        made = [(words[1], words[2]) for words in statements if words[:1] == ["CREATE"] and words[1] in ("TABLE", "VIEW")]
        added = [(words[2], words[words.index("COLUMN") + 1]) for words in statements if words[:2] == ["ALTER", "TABLE"] and "ADD" in words]
        for kind, name in reversed(made):
            store.execute(f"DROP {kind} {name.split('(')[0]}")
        for table, column in reversed(added):
            store.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
        assert made or added, f"this test does not know how to take back: {text}"
        store.execute("DELETE FROM schema_migration WHERE place = ?", (place,))
    return place


def main():
    program = sys.argv[1]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        make_folder(program, folder)
        server, port = start(program, folder)
        applicant = Browser(port).sign_in(accounts_of(folder)["applicant-1"])
        number = applicant.open_dossier("合成データによる研究", "upgrade-test-1")
        server.terminate()
        assert server.wait(timeout=20) == 0
        steps = take_back_last_step(folder / "renga.sqlite")

        command = [program, "serve", "--data", folder, "--port", "0", "--lang", "en"]
        refused = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        assert refused.returncode in (2, 3) and "upgrade" in refused.stderr, refused.stderr

        server, port = start(program, folder, "--upgrade")
        applicant.move_to(port)
        assert applicant.ask("GET", "/health")[1]["schema"] == steps
        assert applicant.ask("GET", f"/dossiers/{number}")[0] == 200, "who was signed in still is, and the dossier is there"
        server.terminate()
        assert server.wait(timeout=20) == 0
        # From now on it starts as it is.
        server, _ = start(program, folder)
        server.terminate()
        assert server.wait(timeout=20) == 0
    print(f"a database of {steps - 1} steps was refused, then brought to {steps}; nothing was lost")


if __name__ == "__main__":
    main()
