"""A second implementation of the user keys of copies (docs/spec/ids.md, IDP-41), against tests/vectors/copies.json."""

import json
import pathlib
import sys

from ids import keyed, seeded_keys

VECTORS = pathlib.Path(__file__).resolve().parent.parent / "vectors" / "copies.json"


def framed(text):
    data = text.encode()
    return len(data).to_bytes(2, "big") + data


def user_key(secret, dossier, place):
    """RFC 5869 with SHA-256, no salt, 32 bytes."""
    info = b"ids-1 user place " + framed(dossier) + framed(place)
    return keyed(keyed(bytes(32), secret), info + b"\x01")


def main():
    vectors = json.loads(VECTORS.read_text(encoding="utf-8"))
    dossier = vectors["dossier"]
    secret = seeded_keys(vectors["seed"], [dossier])["dossier " + dossier]
    differ = [
        place for place in vectors["places"]
        if user_key(secret, dossier, place).hex() != vectors["keys"][place]
    ]
    print(f"{len(vectors['places'])} keys checked, {len(differ)} differ")
    return 1 if differ or not vectors["places"] else 0


if __name__ == "__main__":
    sys.exit(main())
