"""Generated files that are committed are fresh: the generator is run and its output compared."""

import subprocess
import sys

# Committed file: the program of this tree that prints it, with its arguments.
GENERATED = {
    "docs/spec/coverage.md": ("tools/coverage.py", "docs/spec/coverage.toml"),
    "docs/generated/rooms.svg": ("tools/draw_rooms.py", "src/rooms.txt"),
}


def check(house, report, table=None):
    for path, command in (GENERATED if table is None else table).items():
        if path not in house.files:
            report.find(path, 1, f"The file is missing; make it with `{line_of(command, path)}`.")
            continue
        printed = subprocess.run([sys.executable, *command], cwd=house.root, capture_output=True, text=True)
        if printed.returncode != 0:
            last = (printed.stderr.strip().splitlines() or ["no message"])[-1]
            report.find(command[0], 1, f"The generator of {path} fails: {last}.")
        elif printed.stdout != house.files[path]:
            report.find(path, 1, f"The file is not fresh; make it again with `{line_of(command, path)}`.")


def line_of(command, path):
    return f"python3 {' '.join(command)} > {path}"
