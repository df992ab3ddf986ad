"""Runs the tests in a browser with the program given. Where Chromium is missing it says so, and ctest counts it as skipped."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

TREE = pathlib.Path(__file__).resolve().parents[2]
SKIPPED = 77


def main(program, *options):
    chromium = os.environ.get("RENGA_CHROMIUM") or shutil.which("chromium")
    if not chromium:
        print("skipped: the tests in a browser need Debian's package chromium (or RENGA_CHROMIUM)")
        return SKIPPED
    if subprocess.run([program, "serve", "--help"], capture_output=True, check=False).returncode != 0:
        print("skipped: this program has no server")
        return SKIPPED
    environment = dict(os.environ, RENGA_PROGRAM=str(pathlib.Path(program).resolve()), RENGA_CHROMIUM=chromium)
    if "--pictures" in options:
        environment["RENGA_PICTURES"] = str(TREE / "docs" / "pictures" / "portal")
    names = [option for option in options if option != "--pictures"]
    with tempfile.TemporaryDirectory() as folder:
        told = pathlib.Path(folder) / "told.json"
        reporters = ["--reporter=default", "--reporter=json", f"--outputFile.json={told}"]
        vitest = ["npx", "vitest", "run", "--config", "vitest.browser.config.ts", *reporters, *names]
        code = subprocess.run(vitest, cwd=TREE / "web", env=environment, check=False).returncode
        if told.exists():
            print(summary(json.loads(told.read_text(encoding="utf-8"))))
    return code


def summary(told):
    files = told["testResults"]
    seconds = sum(one["endTime"] - one["startTime"] for one in files) / 1000
    counts = f"{told['numPassedTests']} passed, {told['numFailedTests']} failed, {told['numPendingTests']} skipped"
    return f"browser: {counts} of {told['numTotalTests']} in {len(files)} files, {seconds:.0f} s"


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
