"""Runs a command beside a PostgreSQL of its own, which is stopped and gone afterwards.

    python3 with_postgresql.py COMMAND …

The command finds its address in RENGA_TEST_POSTGRESQL. The server has a temporary folder and a Unix socket there, no
port; it is started as an unprivileged user, because PostgreSQL refuses to run as root. Where no PostgreSQL is
installed, the command runs without the variable, and its tests say that they were skipped.
"""

import contextlib
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

FOLDERS = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))
USER = "postgres"
SETTINGS = "listen_addresses = ''\nshared_buffers = 64MB\nmax_connections = 40\n"


def program(name):
    found = FOLDERS[-1] / name if FOLDERS else None
    return str(found) if found and found.exists() else shutil.which(name)


def as_unprivileged():
    """What a child must be, so that PostgreSQL runs: root becomes the user of Debian's package."""
    if os.geteuid() != 0:
        return {}
    entry = pwd.getpwnam(USER)
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def call(*words, **more):
    done = subprocess.run(words, capture_output=True, text=True, **more)
    if done.returncode != 0:
        sys.exit(f"{words[0]}: {done.stdout}{done.stderr}")


@contextlib.contextmanager
def server():
    child = as_unprivileged()
    with tempfile.TemporaryDirectory(prefix="renga-postgresql-") as name:
        folder = Path(name)
        if child:
            os.chown(folder, child["user"], child["group"])
        data = folder / "data"
        call(program("initdb"), "-D", str(data), "-U", "renga", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", cwd=folder,
             **child)
        with open(data / "postgresql.conf", "a", encoding="utf-8") as settings:
            settings.write(SETTINGS + f"unix_socket_directories = '{folder}'\n")
        folder.chmod(0o755)
        control = program("pg_ctl")
        call(control, "-D", str(data), "-w", "-l", str(data / "log"), "start", cwd=folder, **child)
        try:
            yield f"postgresql://renga@/postgres?host={folder}"
        finally:
            call(control, "-D", str(data), "-w", "-m", "fast", "stop", cwd=folder, **child)


def main(words):
    if program("initdb") is None or program("pg_ctl") is None:
        sys.exit("no PostgreSQL is installed; packages/debian.txt names it")
    with server() as url:
        return subprocess.run(words, env=os.environ | {"RENGA_TEST_POSTGRESQL": url}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
