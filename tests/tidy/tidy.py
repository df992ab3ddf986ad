"""Holds the tree against the rules of STYLE.md that a program can judge.

    python3 tests/tidy/tidy.py [FOLDER]

Prints `file:line: what to do` for each finding and ends with 1 if there is any.
"""

import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from checks import banned, edges, errors, generated, hygiene, libraries, purity, room_readmes, rule_ids, sizes
from house import House, Report

CHECKS = (edges, libraries, purity, sizes, banned, rule_ids, errors, hygiene, room_readmes, generated)


def main(arguments):
    root = pathlib.Path(arguments[0]) if arguments else HERE.parents[1]
    house = House.read(root)
    report = Report()
    for check in CHECKS:
        check.check(house, report)
    for path, line, sentence in sorted(report.findings):
        print(f"{path}:{line}: {sentence}")
    for note in report.notes:
        print(f"note: {note}")
    print(f"{len(CHECKS)} checks, {len(report.findings)} findings")
    return 1 if report.findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
