"""A second verifier of ledgers, written from docs/spec/ledger.md with nothing but Python's standard library.

    python3 ledger.py LEDGER KEY [CHECKPOINT…]     prints the findings, one a line; exit code 1 where there are any
    python3 ledger.py --vectors ../vectors/ledger.json
"""

import base64
import hashlib
import json
import re
import sys

MEMBERS = ["number", "previous", "time", "subject", "kind", "actor", "body", "commitments"]
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
KIND = re.compile(r"[a-z0-9_]+")
LINE_BYTES_MOST = 65536


def sha256(data):
    return hashlib.sha256(data).digest()


# Ed25519, RFC 8032, 5.1: verification with plain integers

P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def point_add(a, b):
    s, t = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    u, v = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = t - s, v - u, v + u, t + s
    return e * f % P, g * h % P, f * g % P, e * h % P


def point_times(scalar, point):
    total = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            total = point_add(total, point)
        point = point_add(point, point)
        scalar >>= 1
    return total


def point_of(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


BASE = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def is_signed(key, message, signature):
    a, r = point_of(key), point_of(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= Q:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % Q
    left, right = point_times(s, BASE), point_add(r, point_times(h, a))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


# The tree (LED-4)

def root_of(leaves):
    if not leaves:
        return sha256(b"")
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return sha256(b"\1" + root_of(leaves[:split]) + root_of(leaves[split:]))


# Checkpoints (LED-10 to LED-12)

def read_key(text):
    name, identifier, coded = text.strip("\n").split("+", 2)
    typed = base64.b64decode(coded, validate=True)
    if typed[0] != 1 or sha256(name.encode() + b"\n" + typed)[:4].hex() != identifier:
        raise ValueError("not a key")
    return name, typed


def read_checkpoint(note, key):
    """(entries, root), or nothing where the key did not sign it."""
    name, typed = key
    text, _, signatures = note.rpartition("\n\n")
    text += "\n"
    for line in signatures.splitlines():
        if not line.startswith(f"— {name} "):
            continue
        data = base64.b64decode(line.split(" ", 2)[2], validate=True)
        if data[:4] == sha256(name.encode() + b"\n" + typed)[:4] and is_signed(typed[1:], text.encode(), data[4:]):
            origin, entries, root = text.split("\n")[:3]
            return (int(entries), base64.b64decode(root)) if origin == name else None
    return None


# Entries (LED-1 to LED-5) and what is wrong with them (LED-20)

def read_entry(line):
    try:
        entry = json.loads(line)
    except (ValueError, UnicodeDecodeError):
        return None
    if not isinstance(entry, dict) or list(entry) != MEMBERS or len(line) > LINE_BYTES_MOST:
        return None
    if json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode() != line:
        return None
    texts = all(isinstance(entry[name], str) for name in ("previous", "time", "subject", "kind", "actor"))
    objects = all(isinstance(entry[name], dict) for name in ("body", "commitments"))
    if not texts or not objects or not isinstance(entry["number"], int) or entry["number"] < 0:
        return None
    return entry if TIME.fullmatch(entry["time"]) and KIND.fullmatch(entry["kind"]) else None


def findings(content, origin, checkpoints):
    *lines, rest = content.split(b"\n")
    found, leaves, anchored = [], [], 0
    expected, previous, time, in_step = 0, sha256(b"renga ledger 1\n" + origin.encode()), "", True

    def hold():
        nonlocal anchored
        for entries, root in checkpoints:
            if entries == len(leaves):
                if root == root_of(leaves):
                    anchored = entries
                else:
                    found.append(["root_other", anchored, entries])

    hold()
    for line in lines:
        entry = read_entry(line)
        if entry is None:
            found.append(["line_broken", expected])
        else:
            number = entry["number"]
            if number > expected:
                found.append(["missing", expected, number])
            elif number < expected:
                found.append(["moved", number])
            elif in_step and entry["previous"] != previous.hex():
                found.append(["origin_other", 0] if number == 0 else ["altered", number - 1])
            if entry["time"] < time:
                found.append(["time_back", number])
            expected, time = number, entry["time"]
        in_step = entry is not None
        expected += 1
        previous = sha256(b"\0" + line)
        leaves.append(previous)
        hold()
    if rest:
        found.append(["torn", expected])
    found += [["cut_short", len(leaves), entries] for entries, _ in checkpoints if entries > len(leaves)]
    return found


def check_vectors(path):
    vectors = json.load(open(path, encoding="utf-8"))
    key = read_key(vectors["key"])
    wrong = 0
    for case in vectors["cases"]:
        checkpoints = [read_checkpoint(note, key) for note in case["checkpoints"]]
        if findings(case["ledger"].encode(), key[0], checkpoints) != case["findings"]:
            wrong += 1
            print("differs:", case["name"])
    for case in vectors["refused_checkpoints"]:
        if read_checkpoint(case["note"], key) is not None:
            wrong += 1
            print("accepted:", case["name"])
    count = len(vectors["cases"]) + len(vectors["refused_checkpoints"])
    print(f"{count - wrong} passed, {wrong} failed")
    return wrong


def main(arguments):
    if arguments[0] == "--vectors":
        return 1 if check_vectors(arguments[1]) else 0
    ledger, key, *notes = arguments
    verifier = read_key(open(key, encoding="utf-8").read())
    checkpoints = [read_checkpoint(open(note, encoding="utf-8").read(), verifier) for note in notes]
    if None in checkpoints:
        print("a checkpoint is not signed by the key")
        return 3
    found = findings(open(ledger, "rb").read(), verifier[0], checkpoints)
    for finding in found:
        print(*finding)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
