import pathlib
import tempfile
import unittest

import coverage

BOOK = """name = "ndb"
title = "x"
valid_from = 2024-01-01
database = "ndb"
[[rule]]
id = "PUB-01"
see = ["PUB-04"]
[[note]]
id = "APP-03"
[[value]]
id = "APP-14"
see = ["APP-13"]
"""
TABLE = {
    "obeyed": {"publication": ["PUB-01"]},
    "place": [
        {"state": "code", "where": "ids", "rules": ["IDS-01"]},
        {"state": "outside", "reason": "Law.", "rules": ["LAW-02", "PUB-01"]},
    ],
}


class Coverage(unittest.TestCase):
    def rows(self, rules, table=TABLE):
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / "ndb.toml").write_text(BOOK, encoding="utf-8")
            held = coverage.held_by_books(pathlib.Path(folder))
        return list(coverage.rows_of(rules, held, coverage.places(table), coverage.obeyed_by(table), coverage.told_by(table)))

    def test_a_rule_in_a_book_is_data_whatever_the_table_says(self):
        self.assertEqual(self.rows(["PUB-01"]), [("PUB-01", "data", "`ndb`", "`publication`")])

    def test_data_that_nothing_obeys_says_so(self):
        self.assertEqual(self.rows(["APP-14", "PUB-04"])[0][3], "not yet")
        self.assertEqual(self.rows(["PUB-04"])[0][1], "data")

    def test_an_entry_that_points_at_a_rule_does_not_hold_it(self):
        with self.assertRaises(SystemExit):
            self.rows(["APP-13"])

    def test_words_are_document_text(self):
        self.assertEqual(self.rows(["APP-03"]), [("APP-03", "document", "`ndb`", "")])

    def test_a_value_for_people_is_document_text(self):
        self.assertEqual(self.rows(["APP-14"], {**TABLE, "told": {"rules": ["APP-14"]}})[0][1], "document")
        with self.assertRaises(SystemExit):
            coverage.told_by({**TABLE, "told": {"rules": ["PUB-01"]}})

    def test_other_places_come_from_the_table(self):
        self.assertEqual(self.rows(["IDS-01", "LAW-02"]), [("IDS-01", "code", "`ids`", "`ids`"), ("LAW-02", "outside", "Law.", "")])

    def test_two_places_and_unknown_states_are_refused(self):
        twice = {"place": [TABLE["place"][0], TABLE["place"][0]]}
        self.assertRaises(SystemExit, coverage.places, twice)
        self.assertRaises(SystemExit, coverage.places, {"place": [{"state": "soon", "rules": []}]})

    def test_the_page_counts_every_rule_once(self):
        page = coverage.page(self.rows(["PUB-01", "APP-14", "IDS-01", "LAW-02"]))
        self.assertIn("| data | values in a rulebook | 2 |", page)
        self.assertIn("Each of the 4 rules", page)
        self.assertNotIn("\n\n\n", page)


if __name__ == "__main__":
    unittest.main()
