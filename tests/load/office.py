"""An office to load: its server, ready accounts, and as many synthetic dossiers as one asks for."""

import hashlib
import json
import pathlib
import shutil
import subprocess

EXAMPLES = pathlib.Path(__file__).resolve().parents[2] / "examples"
# Of eleven dossiers one is in use and ten are being consulted on: a little over 24 events in the mean.
LONG_EVERY = 11
SHORT_PART, LONG_PART = "consulted", "in_use"


def make_folder(program, folder):
    """A folder with a ready account for every role; `accounts.json` has their passwords."""
    if not (folder / "office.toml").exists():
        shutil.copy(EXAMPLES / "office" / "office.toml", folder / "office.toml")
    made = subprocess.run([program, "account", "try", "--data", folder, "--json"], capture_output=True, text=True, check=True)
    (folder / "accounts.json").write_text(made.stdout)


def accounts_of(folder):
    return {row["account"]: row for row in json.loads((folder / "accounts.json").read_text())["accounts"]}


def start(program, folder, *options):
    command = [program, "serve", "--data", folder, "--port", "0", "--json", *options]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    line = server.stdout.readline()
    if not line:
        raise SystemExit(f"the server did not start: exit code {server.wait()}")
    return server, int(json.loads(line)["url"].rsplit(":", 1)[1])


def walked(program, folder, part):
    """The entries of one dossier that the program itself walked to the end of a part of the example's road."""
    folder.mkdir()
    shutil.copy(EXAMPLES / "office" / "office.toml", folder / "office.toml")
    path = f"{pathlib.Path(program).resolve().parent}:/usr/bin:/bin"
    walk = ["sh", EXAMPLES / "dossier" / "walk.sh", folder, part]
    subprocess.run(walk, env={"PATH": path}, check=True, capture_output=True)
    out = folder / "ledger.jsonl"
    subprocess.run([program, "ledger", "export", folder, "--out", out], check=True, capture_output=True)
    return out.read_text(encoding="utf-8").splitlines()


def renamed(line, dossier):
    for name in ("contact", "handler"):
        line = line.replace(f"{name}-1", f"{name}-{dossier}")
    return line.replace("R8-0001", f"R8-{dossier:04}").replace("合成データによる研究", f"合成データによる研究 {dossier}")


def chained(origin, entries):
    """Entries one behind the other, each with the digest of the one before (LED-2, LED-4, LED-5)."""
    previous = hashlib.sha256(b"renga ledger 1\n" + origin.encode()).hexdigest()
    for number, entry in enumerate(entries):
        line = json.dumps({**entry, "number": number, "previous": previous}, ensure_ascii=False, separators=(",", ":"))
        previous = hashlib.sha256(b"\0" + line.encode()).hexdigest()
        yield line


def make_office(program, folder, dossiers, origin="example.test/renga"):
    """So many dossiers, going on side by side, taken over as a ledger; then the accounts. Hands back how many events there are."""
    short, long = (walked(program, folder / part, part) for part in (SHORT_PART, LONG_PART))
    roads = [(dossier, long if dossier % LONG_EVERY == 0 else short) for dossier in range(1, dossiers + 1)]
    entries = (json.loads(renamed(road[step], dossier)) for step in range(len(long)) for dossier, road in roads if step < len(road))
    ordered, time = [], ""
    for entry in entries:
        time = entry["time"] = max(time, entry["time"])
        ordered.append(entry)
    shutil.copy(EXAMPLES / "office" / "office.toml", folder / "office.toml")
    ledger = folder / "taken-over.jsonl"
    ledger.write_text("".join(line + "\n" for line in chained(origin, ordered)), encoding="utf-8")
    subprocess.run([program, "ledger", "import", ledger, "--data", folder], check=True, capture_output=True)
    ledger.unlink()
    make_folder(program, folder)
    return len(ordered)
