"""Measures k, l and t of a CSV file with pyCANON: python3 mixing.py FILE SENSITIVE COLUMN…"""

import json
import sys

import pandas
from pycanon import anonymity


def main() -> None:
    file, sensitive, columns = sys.argv[1], sys.argv[2], sys.argv[3:]
    frame = pandas.read_csv(file, dtype=str)
    print(
        json.dumps(
            {
                "k": int(anonymity.k_anonymity(frame, columns)),
                "l_distinct": int(anonymity.l_diversity(frame, columns, [sensitive])),
                "t_equal": float(anonymity.t_closeness(frame, columns, [sensitive])),
            }
        )
    )


main()
