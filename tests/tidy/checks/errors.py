"""The error table: every row has two texts with the same holes, and every code is raised."""

import re
from collections import Counter

from house import is_test, numbered

TABLE = "src/base/errors.def"
ROW = re.compile(r'^RENGA_ERROR\((\w+), (\d+), (\w+), "((?:[^"\\]|\\.)*)", "((?:[^"\\]|\\.)*)"\)$')
HOLE = re.compile(r"\{(\w+)\}")
JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龥]")


def check(house, report):
    rows = []
    for number, line in numbered(house.files.get(TABLE, "")):
        if line.startswith("RENGA_ERROR"):
            row = ROW.match(line)
            if row:
                rows.append((number, *row.groups()))
            else:
                report.find(TABLE, number, "Write one row a line: name, number, exit, Japanese, English.")
    check_numbers(rows, report)
    for number, name, _, _, japanese, english in rows:
        for sentence in text_faults(name, japanese, english):
            report.find(TABLE, number, sentence)
    check_use(house, rows, report)


def check_numbers(rows, report):
    for before, row in zip(rows, rows[1:]):
        if int(row[2]) <= int(before[2]):
            report.find(TABLE, row[0], f"{row[1]} must have a larger number than {before[1]}; numbers ascend.")


def text_faults(name, japanese, english):
    only_a_hole = HOLE.sub("", japanese) == ""
    if not japanese or (not JAPANESE.search(japanese) and not only_a_hole):
        yield f"{name} has no Japanese text."
    if not english or JAPANESE.search(english):
        yield f"{name} has no English text."
    for text in (japanese, english):
        rest = HOLE.sub("", text)
        if "{" in rest or "}" in rest:
            yield f"{name} has a brace that is no {{hole}}: {rest.strip()!r}."
    if Counter(HOLE.findall(japanese)) != Counter(HOLE.findall(english)):
        yield f"{name} does not have the same {{holes}} in both languages."


def codes_in(texts):
    return {code for text in texts for code in re.findall(r"\bCode::(\w+)", text)}


def check_use(house, rows, report):
    raised = codes_in(text for path, text in house.cpp() if not is_test(path))
    tested = codes_in(text for path, text in house.cpp() if is_test(path))
    unused = [row for row in rows if row[1] not in raised]
    # A row may wait for its room; once every room has code, an unused row is a dead one.
    if any(not house.has_code(room) for room in house.rooms()):
        if unused:
            report.note(f"error codes that wait for their rooms: {', '.join(row[1] for row in unused)}")
        return
    for number, name, *_ in unused:
        who, what = ("Only tests name", " and its uses") if name in tested else ("Nothing raises", "")
        report.find(TABLE, number, f"{who} {name}; delete the row{what} and never use its number again.")
