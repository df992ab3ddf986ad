"""Reads a CSV file with pandas and counts its classes: python3 group_by.py FILE COLUMN…"""

import json
import sys

import pandas


def main() -> None:
    file, columns = sys.argv[1], sys.argv[2:]
    frame = pandas.read_csv(file, dtype="category")
    sizes = frame.groupby(columns, observed=True, sort=False).size()
    print(json.dumps({"classes": int(sizes.size), "k": int(sizes.min())}))


main()
