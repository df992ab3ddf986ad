"""Watches by strace what commands ask of the system: no network, no file but those that were given (CLI-19), and an output that is on the disk before it has its name (CLI-12).

    python3 calls_test.py PROGRAM
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

EXAMPLES = pathlib.Path(__file__).resolve().parents[2] / "examples"
SKIPPED = 77
TRACED = "openat,open,creat,socket,connect,sendto,bind,rename,renameat,renameat2,fsync,fdatasync,write,pwrite64,writev"
# What any program reads: its libraries, the clock's zone, its own process.
SYSTEM = ("/usr/", "/lib", "/etc/ld.so", "/etc/ssl/openssl.cnf", "/etc/localtime", "/proc/", "/sys/", "/dev/")
# Beside what was given, as somebody's folder may be.
DECOYS = ("other.csv", "policy.toml", "office.toml", "server.key", "ids.keys", ".env", ".rengarc", "passphrase.txt", "manifest.json")

# Each with the files that it is given, its outputs, and its words; `=` 1 is a finding, which is an answer too.
COMMANDS = {
    "ingest": (["sources/deaths.csv"], ["deaths"], ["ingest", "--db", "ndb", "--out", "deaths", "deaths.csv"]),
    "anonymize": (["anonymize/visits.csv", "anonymize/sampling.toml", "anonymize/icd10.csv", "anonymize/area.csv"], ["out.csv", "page.html", "page.json"],
                  ["anonymize", "visits.csv", "--policy", "sampling.toml", "--format", "csv", "--out", "out.csv", "--report", "page.html"]),
    "check": (["check/declaration.toml", "check/admissions.csv", "check/diagnoses.csv"], ["page.html"],
              ["check", "--declare", "declaration.toml", "--report", "page.html"]),
    "ledger": (["ledger/ledger.jsonl", "ledger/ledger.pub", "ledger/november.note"], [],
               ["ledger", "verify", "ledger.jsonl", "--key", "ledger.pub", "--checkpoint", "november.note"]),
}


def can_trace():
    if not shutil.which("strace"):
        print("skipped: this test needs Debian's package strace")
        return False
    if subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True, check=False).returncode != 0:
        print("skipped: this machine lets nobody be traced")
        return False
    return True


def trace(program, folder, words):
    """The calls of a command in the order in which they began."""
    home = folder / "home"
    environment = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": str(home), "TMPDIR": str(home)}
    calls = folder.parent / f"{folder.name}.calls"
    command = ["strace", "-f", "-y", "-qq", "-s", "0", "-e", f"trace={TRACED}", "-o", calls, program, *words]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    # The process stands before each call; the second half of one that was interrupted is none.
    lines = [line.split(None, 1)[1] for line in calls.read_text(errors="replace").splitlines()]
    return [line for line in lines if not line.startswith("<...")]


def reaches_no_network(calls):
    sockets = [call for call in calls if call.startswith(("socket(", "connect(", "sendto(", "bind(")) and "AF_UNIX" not in call]
    assert not sockets, sockets


def path_in(call, folder):
    """The path of an open that succeeded."""
    found = re.match(r'(?:openat\(AT_FDCWD(?:<[^>]*>)?, |open\(|creat\()"([^"]+)"', call)
    return None if not found or " = -1 " in call else pathlib.Path(os.path.normpath(folder / found[1]))


def opens_only_what_was_given(calls, folder, program, given, made):
    for call in calls:
        path = path_in(call, folder)
        is_library = path is not None and re.search(r"\.so(\.\d+)*$", path.name)
        if path is None or is_library or path == program or str(path).startswith(SYSTEM):
            continue
        assert path == folder or path.is_relative_to(folder), f"a file from elsewhere: {call}"
        first = path.relative_to(folder).parts[:1]
        # Work in progress has the output's name with marks around it.
        own = not first or first[0] in given or any(name in first[0] for name in made)
        assert own, f"a file that nobody gave: {call}"


def is_on_the_disk_before_it_has_its_name(calls, folder):
    """Every file that is renamed was synced after its last write, and its folder after the rename."""
    renames = 0
    for place, call in enumerate(calls):
        if not call.startswith("rename") or " = -1 " in call:
            continue
        names = [pathlib.Path(os.path.normpath(folder / name)) for name in re.findall(r'"([^"]+)"', call)[:2]]
        source, target = names
        written = {}
        for at, earlier in enumerate(calls[:place]):
            found = re.match(r"(write|pwrite64|writev|fsync|fdatasync)\(\d+<([^>]+)>", earlier)
            if found and (found[2] == str(source) or found[2].startswith(f"{source}/")):
                written.setdefault(found[2], {})["synced" if "sync" in found[1] else "written"] = at
        for file, calls_of_it in written.items():
            if pathlib.Path(file).is_relative_to(source / ".scratch"):
                continue
            assert calls_of_it.get("synced", -1) > calls_of_it.get("written", -1), f"{file} had its name before it was on the disk"
        parent = re.compile(rf"fsync\(\d+<{re.escape(str(target.parent))}>")
        assert any(parent.match(later) for later in calls[place:]), f"the name {target.name} may be lost"
        renames += 1
    return renames


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    if not can_trace():
        return SKIPPED
    renames = 0
    with tempfile.TemporaryDirectory() as top:
        for name, (given, made, words) in COMMANDS.items():
            folder = pathlib.Path(top).resolve() / name
            (folder / "home").mkdir(parents=True)
            for decoy in DECOYS:
                (folder / decoy).write_text("synthetic\n")
                (folder / "home" / decoy).write_text("synthetic\n")
            for file in given:
                shutil.copy(EXAMPLES / file, folder)
            calls = trace(program, folder, words)
            reaches_no_network(calls)
            opens_only_what_was_given(calls, folder, program, {pathlib.Path(file).name for file in given}, made)
            done = is_on_the_disk_before_it_has_its_name(calls, folder)
            assert done >= len(made), f"{name}: {done} outputs were renamed, {len(made)} made"
            renames += done
    print(f"{len(COMMANDS)} commands: no network, no file but those given; {renames} outputs were on the disk before they had their names")
    return 0


if __name__ == "__main__":
    sys.exit(main())
