"""For the tests of the checks: a house of a few files, and what a check says about it."""

from house import House, Report

ROOMS = """base     ground   -
table    ground   base
crypto   outside  base table
engine   outside  base table
rulebook thinking base table
ids      doing    base table crypto engine
erase    doing    base crypto
cli      doors    base ids
"""


def sentences(check, files, rooms=ROOMS):
    """The findings as `path:line: sentence`."""
    report = reported(check, files, rooms)
    return [f"{path}:{line}: {sentence}" for path, line, sentence in report.findings]


def reported(check, files, rooms=ROOMS):
    report = Report()
    check.check(House({"src/rooms.txt": rooms, **files}), report)
    return report
