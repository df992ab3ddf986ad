"""The error tables: a number is given once over all rooms, every row has two texts with the same holes, and every code is raised."""

import re
from collections import Counter, namedtuple

from house import is_test, numbered

TABLES = re.compile(r"src/\w+/errors\.def$")
ROW = re.compile(r'^RENGA_ERROR\((\w+), (\d+), (\w+), "((?:[^"\\]|\\.)*)", "((?:[^"\\]|\\.)*)"\)$')
Row = namedtuple("Row", "path line name number japanese english")
HOLE = re.compile(r"\{(\w+)\}")
KIND = re.compile(r'\.with\("kind", "([^"]+)"\)')
KINDS = "src/base/error.cpp"
JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龥]")


def check(house, report):
    rows = []
    for path in sorted(path for path in house.files if TABLES.fullmatch(path)):
        own = list(rows_of(path, house.files[path], report))
        check_numbers(own, report)
        rows += own
    check_unique(rows, report)
    for row in rows:
        for sentence in text_faults(row.name, row.japanese, row.english):
            report.find(row.path, row.line, sentence)
    check_use(house, rows, report)
    check_kinds(house, report)


def check_kinds(house, report):
    """A kind of value that a message names has a Japanese word."""
    known = house.files.get(KINDS, "")
    for path, text in house.cpp():
        for line_number, line in numbered(text):
            for kind in KIND.findall(line):
                if not is_test(path) and f'{{"{kind}", "' not in known:
                    report.find(path, line_number, f'"{kind}" is no kind of value yet; add it to {KINDS} in Japanese.')


def rows_of(path, text, report):
    for line_number, line in numbered(text):
        if not line.startswith("RENGA_ERROR"):
            continue
        row = ROW.match(line)
        if row:
            name, number, _, japanese, english = row.groups()
            yield Row(path, line_number, name, int(number), japanese, english)
        else:
            report.find(path, line_number, "Write one row a line: name, number, exit, Japanese, English.")


def check_numbers(rows, report):
    for before, row in zip(rows, rows[1:]):
        if row.number <= before.number:
            report.find(row.path, row.line, f"{row.name} must have a larger number than {before.name}; numbers ascend.")


def check_unique(rows, report):
    first = {}
    for row in rows:
        for key in (row.number, row.name):
            other = first.setdefault(key, row)
            if other is not row:
                report.find(row.path, row.line, f"{key} is already taken in {other.path}; give another.")


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
    return {code for text in texts for code in re.findall(r"\bcode::(\w+)", text)}


def check_use(house, rows, report):
    raised = codes_in(text for path, text in house.cpp() if not is_test(path))
    tested = codes_in(text for path, text in house.cpp() if is_test(path))
    unused = [row for row in rows if row.name not in raised]
    # A row may wait for its room; once every room has code, an unused row is a dead one.
    if any(not house.has_code(room) for room in house.rooms()):
        if unused:
            report.note(f"error codes that wait for their rooms: {', '.join(row.name for row in unused)}")
        return
    for row in unused:
        who, what = ("Only tests name", " and its uses") if row.name in tested else ("Nothing raises", "")
        report.find(row.path, row.line, f"{who} {row.name}; delete the row{what} and never use its number again.")
