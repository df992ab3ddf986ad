"""Prints docs/spec/coverage.md: where each rule of the catalogue is kept, and what obeys it.

    python3 tools/coverage.py docs/spec/coverage.toml > docs/spec/coverage.md

A rule that a rulebook states is data, or document text where its kind holds only words. What the
table of places says of a rule in a rulebook is passed over, so that a rule that comes into a
rulebook later needs no change there. A rule without a place ends the program.
"""

import pathlib
import sys
import tomllib

ROOT = pathlib.Path(__file__).resolve().parents[1]

# Kinds of entries that state words for people and no value.
WORDS = {"term", "note", "duty", "role", "moved"}
ABOUT_BOOK = {"name", "title", "valid_from", "database"}

STATES = {
    "data": "values in a rulebook",
    "code": "done by a room, cited by a test",
    "document": "words for people: in a rulebook (`renga rules show`) or a document",
    "outside": "not software",
    "not_yet": "could be software and is not here yet",
}
SHOWN = {"data": "data", "code": "code", "document": "document text", "outside": "not software", "not_yet": "**not yet**"}


def held_by_books(folder):
    """For each rule the books that state it, and whether one of them holds values."""
    held = {}
    for path in sorted(folder.glob("*.toml")):
        book = tomllib.loads(path.read_text(encoding="utf-8"))
        for kind, entries in book.items():
            if kind in ABOUT_BOOK:
                continue
            for entry in entries:
                ids = [entry["id"]] + (entry.get("see", []) if kind == "rule" else [])
                for rule in ids:
                    books, kinds = held.setdefault(rule, (set(), set()))
                    books.add(book["name"])
                    kinds.add(kind)
    return held


def places(table):
    found = {}
    for place in table["place"]:
        if place["state"] not in STATES:
            sys.exit(f"{place['state']} is no state; use one of {', '.join(STATES)}")
        for rule in place["rules"]:
            if rule in found:
                sys.exit(f"{rule} has two places")
            found[rule] = place
    return found


def obeyed_by(table):
    rooms = {}
    for room, rules in table["obeyed"].items():
        for rule in rules:
            rooms.setdefault(rule, []).append(room)
    return rooms


def rows_of(rules, held, placed, obeyed):
    """ID, state, where, obeyed by."""
    for rule in rules:
        if rule in held:
            books, kinds = held[rule]
            state = "document" if kinds <= WORDS else "data"
            done = ", ".join(f"`{room}`" for room in obeyed.get(rule, []))
            yield rule, state, ", ".join(f"`{book}`" for book in sorted(books)), done or ("not yet" if state == "data" else "")
        elif rule in placed:
            place = placed[rule]
            where = f"`{place['where']}`" if "where" in place else place["reason"]
            yield rule, place["state"], where, f"`{place['where']}`" if place["state"] == "code" else ""
        else:
            sys.exit(f"{rule} is in no rulebook and has no place in docs/spec/coverage.toml")


def page(rows):
    counts = {state: sum(1 for row in rows if row[1] == state) for state in STATES}
    waiting = sum(1 for row in rows if row[1] == "data" and row[3] == "not yet")
    lines = [
        "# Where each rule is kept",
        "",
        "Sentences: COV. Made by `tools/coverage.py` from `docs/spec/coverage.toml`, `rulebook/*.toml` and `rule-ids.txt`; the file is",
        "not edited by hand.",
        "",
        f"**COV-1** Each of the {len(rows)} rules of the catalogue has exactly one place.",
        "",
        "| place | means | rules |",
        "|---|---|---|",
    ]
    lines += [f"| {SHOWN[state]} | {STATES[state]} | {counts[state]} |" for state in STATES]
    lines += [
        "",
        f"**COV-2** Data says what a rulebook holds, not that anything obeys it. The last column names the rooms that do; of {counts['data']} rules",
        f"held as data {waiting} are obeyed by no room that a test shows.",
        "",
    ]
    section = ""
    for rule, state, where, done in rows:
        prefix = rule.split("-")[0]
        if prefix != section:
            section = prefix
            lines += ([] if lines[-1] == "" else [""]) + [f"## {prefix}", "", "| rule | place | where | obeyed by |", "|---|---|---|---|"]
        lines.append(f"| {rule} | {SHOWN[state]} | {where} | {done} |")
    return "\n".join(lines) + "\n"


def main(arguments):
    if len(arguments) != 1:
        sys.exit(__doc__)
    table = tomllib.loads((ROOT / arguments[0]).read_text(encoding="utf-8"))
    rules = (ROOT / "docs/spec/rule-ids.txt").read_text(encoding="utf-8").split()
    held, placed = held_by_books(ROOT / "rulebook"), places(table)
    unknown = sorted(rule for rule in [*placed, *obeyed_by(table)] if rule not in rules)
    if unknown:
        sys.exit(f"the catalogue has no rule {', '.join(unknown)}")
    sys.stdout.write(page(list(rows_of(rules, held, placed, obeyed_by(table)))))


if __name__ == "__main__":
    main(sys.argv[1:])
