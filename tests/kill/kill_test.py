"""Kills commands at many moments: the target is the old one, a whole new one, or not there."""

import json
import pathlib
import shutil
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
def producer_with_ids(program, demo, folder):
    """A producer's folder with an answer, a derived dataset and a key file; gives the options that open the keys."""
    approval, passphrase = demo / "office" / "approval.toml", folder / "passphrase.txt"
    passphrase.write_text("a passphrase of the producer\n", encoding="utf-8")
    fund = ["--keys", folder / "fund.keys", "--passphrase-file", demo / "office" / "passphrase.txt"]
    producer = folder / "producer"
    producer.mkdir()
    run(program, "ids", "keys", "--seed", "1", *fund)
    run(program, "ids", "dossier", "--seed", "1", "--approval", approval, *fund,
        "--producer-keys", producer / "keys.json", "--producer-passphrase-file", passphrase)
    records = demo / "world" / "hospital"
    run(program, "ingest", "--db", "jisedai", "--out", folder / "source", *sorted(records.glob("*.csv")))
    run(program, "ids", "request", folder / "source", "--dossier", "R7-0001", "--out", folder / "request")
    run(program, "ids", "answer", folder / "request", "--approval", approval, *fund,
        "--history", demo / "world" / "history.csv", "--out", producer / "answer")
    run(program, "ids", "attach", folder / "source", "--answer", producer / "answer", "--out", producer / "derived")
    return ["--passphrase-file", passphrase]


def erasure_is_whole(producer, certificate):
    """Nothing with processing IDs is left, and the certificate knows every file and the key."""
    kinds = [json.loads(path.read_text(encoding="utf-8"))["id_kind"] for path in producer.rglob("manifest.json")]
    told = json.loads(certificate.read_text(encoding="utf-8"))
    files = [file for target in told["targets"] for file in target["files"]]
    left = [path.name for path in producer.iterdir()]
    return ("processing" not in kinds and left == ["keys.json"] and len(told["targets"]) == 2
            and all("sha256_before" in file for file in files) and len(told["keys"]) == 1)


def steps_of_the_ids(program, demo, folder, keys):
    """Each step of the IDs as name, command and target; a later one uses what an earlier one made."""
    fund = ["--keys", folder / "fund.keys", "--passphrase-file", demo / "office" / "passphrase.txt"]
    approval = ["--approval", demo / "office" / "approval.toml"]
    history = ["--history", demo / "world" / "history.csv"]

    def step(verb, target, *words):
        return f"ids {verb}", [program, "ids", verb, *words, "--out", folder / target], folder / target

    yield step("answer", "answer", folder / "request", *fund, *approval, *history)
    yield step("attach", "provided", folder / "source", "--answer", folder / "answer",
               "--keys", folder / "producer" / "keys.json", *keys)
    receipts = sorted((demo / "world" / "ndb").iterdir())
    run(program, "ingest", "--db", "ndb", "--out", folder / "receipts", *receipts)
    run(program, "ids", "request", folder / "receipts", "--out", folder / "ndb-request")
    yield step("store", "ndb-answer", folder / "ndb-request", *fund, *history, "--db", "ndb")
    yield step("attach", "stored", folder / "receipts", "--answer", folder / "ndb-answer")
    run(program, "ids", "request", folder / "stored", "--dossier", "R7-0001", "--out", folder / "asked")
    yield step("issue", "issued", folder / "asked", *fund, *approval)


def erase_a_copy(program, folder):
    """Kills the general erasure at many moments; the next run ends it and knows every digest."""
    certificate = folder / "copy-erased.json"
    command = [program, "erase", folder / "copy", "--certificate", certificate, "--place", "here",
               "--operator", "me"]
    shutil.copytree(folder / "provided", folder / "copy")
    total = seconds_of(command)
    whole = ended = 0
    for moment in range(MOMENTS):
        certificate.unlink()
        shutil.copytree(folder / "provided", folder / "copy")
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(total * (moment + 0.5) / MOMENTS)
        process.send_signal(signal.SIGKILL)
        ended += process.wait() == 0
        if not certificate.exists() or (folder / ".copy-erased.json.plan").exists():
            run(*command)
        told = json.loads(certificate.read_text(encoding="utf-8"))
        files = [file for target in told["targets"] for file in target["files"]]
        whole += not (folder / "copy").exists() and all("sha256_before" in file for file in files)
    print(f"erase: {whole} of {MOMENTS} times whole in the end, {ended} times before it was killed")
    return whole == MOMENTS and ended < MOMENTS


def kill_an_erasure(program, keys, folder):
    """Kills the erasure of IDs at many moments; the same command then ends it without forgetting anything."""
    work, certificate = folder / "work", folder / "erasure.json"
    command = [program, "ids", "erase", work, "--keys", work / "keys.json", *keys, "--dossier", "R7-0001",
               "--certificate", certificate, "--place", "here", "--operator", "me"]
    shutil.copytree(folder / "producer", work)
    total = seconds_of(command)
    whole = ended = 0
    for moment in range(MOMENTS):
        shutil.rmtree(work)
        certificate.unlink(missing_ok=True)
        shutil.copytree(folder / "producer", work)
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(total * (moment + 0.5) / MOMENTS)
        process.send_signal(signal.SIGKILL)
        ended += process.wait() == 0
        subprocess.run(command, capture_output=True, check=False)
        whole += erasure_is_whole(work, certificate)
    print(f"ids erase: {whole} of {MOMENTS} times whole in the end, {ended} times before it was killed")
    return whole == MOMENTS and ended < MOMENTS


def main(program):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        run(program, "demo", "--people", "1000", "--seed", "1", "--keep", "--out", folder / "demo")
        world = folder / "demo" / "world" / "ndb"
        receipts = sorted(map(str, world.glob("*.UKE")))
        records = folder / "demo" / "producer"
        keys = producer_with_ids(program, folder / "demo", folder)
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
        results += [kill_at_many_moments(*step)
                    for step in steps_of_the_ids(program, folder / "demo", folder, keys)]
        results += [kill_an_erasure(program, keys, folder), erase_a_copy(program, folder)]
    print(f"{sum(results)} passed, {len(results) - sum(results)} failed")
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
