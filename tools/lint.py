"""Holds the C++ of the tree against .clang-format and .clang-tidy.

    python3 tools/lint.py [--build build] [--jobs 2] [--format-only] [FILE...]

clang-tidy reads what build/compile_commands.json names (configure first). A file is read again only
when it, a project header that it includes, its compile command, .clang-tidy or the tool has changed:
its findings are kept in build/lint-cache. Prints `file:line: what is wrong` and ends with 1 if there
is anything to mend. CLANG_FORMAT and CLANG_TIDY name other programs.
"""

import argparse
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

ROOT = pathlib.Path(__file__).resolve().parents[1]
FOLDERS = ("src", "tests", "bench", "examples")
CPP_ENDINGS = (".cpp", ".hpp", ".h")

CLANG_FORMAT = os.environ.get("CLANG_FORMAT", "clang-format")
CLANG_TIDY = os.environ.get("CLANG_TIDY", "clang-tidy")
TIDY_CONFIG = ROOT / ".clang-tidy"
STAND_IN = ROOT / "tools/clang14_source_location.hpp"
TIDY_ARGUMENTS = (
    "--quiet",
    "--extra-arg=-Wno-unknown-warning-option",
    # The build's -Wconversion means less to GCC than to clang.
    "--extra-arg=-Wno-sign-conversion",
    f"--extra-arg-before=-include{STAND_IN}",
)
# Tests use what was moved from on purpose, and nobody waits for them.
TEST_CHECKS = "--checks=-performance-*,-bugprone-use-after-move"

INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.MULTILINE)
FINDING = re.compile(r"^(?P<path>[^\n:]+):(?P<line>\d+):\d+: (?:warning|error): (?P<text>.+)$")
UNPLACED = re.compile(r"^error: (?P<text>.+)$")


def cpp_files():
    found = (path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*")))
    return [path for path in found if path.suffix in CPP_ENDINGS]


def relative(path):
    """The path inside the tree; build/rooms/ROOM/ROOM is a link to src/ROOM."""
    resolved = pathlib.Path(path).resolve()
    return resolved.relative_to(ROOT).as_posix() if resolved.is_relative_to(ROOT) else str(path)


def parse(output, path):
    """The findings of one clang run on `path` as (path, line, text); what clang cannot read in a header
    of the system is a matter of the file that includes it."""
    for line in output.splitlines():
        found = FINDING.match(line) or UNPLACED.match(line)
        if not found:
            continue
        place = found.groupdict()
        text = place["text"].replace(",-warnings-as-errors", "")
        inside = "path" in place and pathlib.Path(place["path"]).resolve().is_relative_to(ROOT)
        yield (relative(place["path"]), int(place["line"]), text) if inside else (relative(path), 1, text)


def format_findings(files):
    """One finding a file: the first line that clang-format would write differently."""
    done = subprocess.run(
        [CLANG_FORMAT, "--dry-run", "-Werror", *map(str, files)], cwd=ROOT, capture_output=True, text=True
    )
    first = {}
    for path, line, _ in parse(done.stderr, ""):
        first.setdefault(path, line)
    if done.returncode != 0 and not first:
        sys.exit(f"{CLANG_FORMAT} failed: {done.stderr.strip()}")
    return [(path, line, f"not in the house's format; run clang-format -i {path}") for path, line in first.items()]


def project_headers(path, build):
    """The file and every project header it includes, however far away."""
    waiting, found = [path], {}
    while waiting:
        current = waiting.pop()
        if current in found or not current.is_file():
            continue
        found[current] = current.read_bytes()
        for name in INCLUDE.findall(found[current].decode("utf-8", "replace")):
            room = name.split("/")[0]
            waiting += [ROOT / "src" / name, build / "generated" / room / name, current.parent / name]
    return found


def tidy_arguments(path):
    return (*TIDY_ARGUMENTS, TEST_CHECKS) if path.stem.endswith("_test") else TIDY_ARGUMENTS


def cache_key(path, command, build, version):
    digest = hashlib.sha256()
    for part in (version, command, *tidy_arguments(path), TIDY_CONFIG.read_text(), STAND_IN.read_text()):
        digest.update(part.encode() + b"\0")
    for header, content in sorted(project_headers(path, build).items()):
        digest.update(str(header).encode() + b"\0" + content + b"\0")
    return digest.hexdigest()


def tidy_one(path, build):
    done = subprocess.run(
        [CLANG_TIDY, "-p", str(build), *tidy_arguments(path), str(path)], cwd=ROOT, capture_output=True, text=True
    )
    findings = list(dict.fromkeys(parse(done.stdout, path)))
    if done.returncode != 0 and not findings:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        findings = [(relative(path), 1, f"{CLANG_TIDY} failed: {last}")]
    return findings


def cached_tidy(path, command, build, version):
    """The findings of one file and whether they were known already."""
    kept = build / "lint-cache" / f"{cache_key(path, command, build, version)}.json"
    if kept.is_file():
        return [tuple(finding) for finding in json.loads(kept.read_text())], True
    findings = tidy_one(path, build)
    kept.parent.mkdir(parents=True, exist_ok=True)
    part = kept.with_suffix(f".{os.getpid()}.part")
    part.write_text(json.dumps(findings))
    part.replace(kept)
    return findings, False


def compile_commands(build, wanted):
    """(file, command) of every source of the project that the build compiles."""
    listed = build / "compile_commands.json"
    if not listed.is_file():
        sys.exit(f"{listed} is missing; configure first: cmake -S . -B {build} -G Ninja")
    commands = {}
    for entry in json.loads(listed.read_text()):
        path = pathlib.Path(entry["directory"], entry["file"]).resolve()
        inside = path.is_relative_to(ROOT) and not path.is_relative_to(build)
        if inside and (not wanted or path in wanted):
            commands[path] = entry.get("command") or " ".join(entry["arguments"])
    return sorted(commands.items())


def tidy_findings(build, wanted, jobs):
    version = subprocess.run([CLANG_TIDY, "--version"], capture_output=True, text=True, check=True).stdout
    commands = compile_commands(build, wanted)
    findings = []
    with ThreadPoolExecutor(jobs) as pool:
        runs = [pool.submit(cached_tidy, path, command, build, version) for path, command in commands]
        for number, ((path, _), run) in enumerate(zip(commands, runs), 1):
            found, known = run.result()
            findings += found
            note = " (unchanged)" if known else ""
            print(f"[{number}/{len(commands)}] {relative(path)}{note}", file=sys.stderr, flush=True)
    return findings


def main(arguments):
    parser = argparse.ArgumentParser(description="clang-format and clang-tidy over the tree")
    parser.add_argument("--build", default="build", help="the folder with compile_commands.json")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--format-only", action="store_true")
    parser.add_argument("files", nargs="*", help="only these files")
    options = parser.parse_args(arguments)

    wanted = {pathlib.Path(name).resolve() for name in options.files}
    files = [path for path in cpp_files() if not wanted or path in wanted]
    findings = format_findings(files) if files else []
    if not options.format_only:
        findings += tidy_findings((ROOT / options.build).resolve(), wanted, options.jobs)
    findings = sorted(set(findings))
    for path, line, text in findings:
        print(f"{path}:{line}: {text}")
    print(f"{len(files)} files, {len(findings)} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
