"""Kills commands at many moments: the target is the old one, a whole new one, or not there."""

import json
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

SOURCE = pathlib.Path(__file__).resolve().parent.parent.parent
MOMENTS = 12


def run(program, *words, **more):
    return subprocess.run([program, *words], capture_output=True, check=True, **more)


def seconds_of(command):
    begin = time.monotonic()
    subprocess.run(command, capture_output=True, check=True)
    return time.monotonic() - begin


def is_whole(target):
    """A dataset is whole when its manifest names only files that are there."""
    manifest = json.loads((target / "manifest.json").read_text(encoding="utf-8"))
    return all((target / table["file"]).is_file() for table in manifest["tables"])


def kill_at_many_moments(name, command, target):
    """Kills the command at moments spread over its whole run; counts what is left."""
    total = seconds_of(command)
    subprocess.run(["rm", "-rf", target], check=True)
    absent = whole = 0
    for moment in range(MOMENTS):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(total * (moment + 0.5) / MOMENTS)
        process.send_signal(signal.SIGKILL)
        process.wait()
        if not target.exists():
            absent += 1
        elif is_whole(target):
            whole += 1
            subprocess.run(["rm", "-rf", target], check=True)
        else:
            print(f"{name}: a half-written dataset stood under its name after {moment}")
            return False
    # What the killed runs left beside the target does not hinder the next one.
    subprocess.run(command, capture_output=True, check=True)
    left = [path.name for path in target.parent.iterdir() if path.name.startswith(f".{target.name}")]
    print(f"{name}: {absent} times absent, {whole} times whole, then complete; left beside it: {left}")
    return is_whole(target) and not left and absent > 0


def unseal_anew(program, folder):
    """A package and the command that opens it with an empty register."""
    passphrase = ["--passphrase-file", folder / "demo" / "office" / "passphrase.txt"]
    identity = ["--identity", folder / "demo" / "producer" / "producer.identity", *passphrase]
    certificate = folder / "demo" / "office" / "certificates" / "producer.crt"
    about = ["--dossier", "R7-0001", "--purpose", "dataset"]
    run(program, "seal", folder / "demo" / "producer" / "records", *identity, "--to", certificate,
        *about, "--out", folder / "records.p7m")
    return ["bash", "-c", 'rm -f "$0"; exec "$@"', folder / "received", program, "unseal",
            folder / "records.p7m", *identity, "--from", certificate, *about,
            "--received", folder / "received", "--out", folder / "U"]


def main(program):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        run(program, "demo", "--people", "1000", "--seed", "1", "--keep", "--out", folder / "demo")
        world = folder / "demo" / "world" / "ndb"
        receipts = sorted(map(str, world.glob("*.UKE")))
        records = folder / "demo" / "producer"
        results = [
            kill_at_many_moments(
                "ingest",
                [program, "ingest", "--db", "ndb", "--out", folder / "D", *receipts],
                folder / "D"),
            kill_at_many_moments(
                "anonymize",
                [program, "anonymize", records / "records", "--policy", records / "policy.toml",
                 "--out", folder / "A"],
                folder / "A"),
            kill_at_many_moments("unseal", unseal_anew(program, folder), folder / "U"),
        ]
    print(f"{sum(results)} passed, {len(results) - sum(results)} failed")
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
