"""Prints docs/spec/coverage.md: where each rule of the catalogue is kept, and what obeys it.

    python3 tools/coverage.py docs/spec/coverage.toml > docs/spec/coverage.md
    python3 tools/coverage.py --cited      how many rules tests cite, and which data and code none does

A rule that a rulebook states is data, or document text where its kind holds only words or its value is for people. What the
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


def told_by(table):
    """Rules whose value in a rulebook is for people: a program decides nothing by it."""
    told = set(table.get("told", {}).get("rules", []))
    twice = sorted(told & set(obeyed_by(table)))
    if twice:
        sys.exit(f"{', '.join(twice)}: told and obeyed; choose one")
    return told


def rows_of(rules, held, placed, obeyed, told=()):
    """ID, state, where, obeyed by."""
    for rule in rules:
        if rule in held:
            books, kinds = held[rule]
            state = "document" if kinds <= WORDS or rule in told else "data"
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


def say_cited(rows):
    """Without the vectors of the rulebooks' values, which prove nobody obeys them; as tests/tidy counts."""
    sys.path.insert(0, str(ROOT / "tests/tidy"))
    from checks import rule_ids
    from house import House

    broken = rule_ids.broken_rules(House.read(ROOT))
    wanted = [row[0] for row in rows if row[1] in ("data", "code")]
    rest = [rule for rule in wanted if rule not in broken]
    print(f"{len(broken)} of {len(rows)} rules are cited by tests; of {len(wanted)} rules that are data or code {len(rest)} are not:")
    print(" ".join(rest))


def main(arguments):
    if len(arguments) != 1:
        sys.exit(__doc__)
    cited = arguments == ["--cited"]
    table = tomllib.loads((ROOT / ("docs/spec/coverage.toml" if cited else arguments[0])).read_text(encoding="utf-8"))
    rules = (ROOT / "docs/spec/rule-ids.txt").read_text(encoding="utf-8").split()
    held, placed = held_by_books(ROOT / "rulebook"), places(table)
    unknown = sorted(rule for rule in [*placed, *obeyed_by(table), *told_by(table)] if rule not in rules)
    if unknown:
        sys.exit(f"the catalogue has no rule {', '.join(unknown)}")
    rows = list(rows_of(rules, held, placed, obeyed_by(table), told_by(table)))
    if cited:
        say_cited(rows)
    else:
        sys.stdout.write(page(rows))


if __name__ == "__main__":
    main(sys.argv[1:])
