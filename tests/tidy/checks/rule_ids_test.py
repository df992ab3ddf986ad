import unittest

from checks import rule_ids
from checks.asking import reported, sentences

LIST = {"docs/spec/rule-ids.txt": "PUB-01\nPUB-02a\nFLOW-A1\n"}
SPEC = {"docs/spec/dataset.md": "# Datasets\n\nSentences: DST\n\n**DST-1** A dataset is a folder.\n- DST-2 More.\n"}


class RuleIds(unittest.TestCase):
    def say(self, files):
        return sentences(rule_ids, {**LIST, **files})

    def test_known_rules_are_silent(self):
        self.assertEqual(self.say({"src/ids/a.cpp": "// PUB-01, PUB-02a and FLOW-A1.\n"}), [])

    def test_an_unknown_rule_is_found(self):
        found = self.say({"src/ids/a.cpp": "\n// See PUB-99.\n"})
        self.assertIn("src/ids/a.cpp:2: The catalogue has no rule PUB-99", found[0])

    def test_a_rule_of_a_rulebook_without_a_test_is_found(self):
        book = {"rulebook/ndb.toml": 'rule = "PUB-01"\nother = "PUB-01"\n'}
        self.assertEqual(len(self.say(book)), 1)
        self.assertIn("No test cites PUB-01", self.say(book)[0])
        self.assertEqual(self.say({**book, "src/ids/a_test.cpp": "// PUB-01\n"}), [])
        self.assertEqual(self.say({**book, "tests/stories/check.story": "# PUB-01\n"}), [])

    def test_what_is_called_code_needs_a_test(self):
        coverage = {"docs/spec/coverage.toml": '[obeyed]\nids = ["FLOW-A1"]\n[[place]]\nstate = "code"\nrules = ["PUB-01"]\n'}
        self.assertEqual(len(self.say(coverage)), 2)
        self.assertEqual(len(self.say({**coverage, "src/ids/a_test.cpp": "// PUB-01\n"})), 1)
        self.assertEqual(self.say({**coverage, "src/ids/a_test.cpp": "// PUB-01, FLOW-A1\n"}), [])

    def test_a_value_alone_obeys_nothing(self):
        coverage = {"docs/spec/coverage.toml": '[obeyed]\nids = ["FLOW-A1"]\n'}
        vector = {"tests/vectors/rulebooks.jsonl": '{"id": "FLOW-A1"}\n'}
        self.assertEqual(len(self.say({**coverage, **vector})), 1)

    def test_many_rules_are_broken_by_tests(self):
        rules = [f"PUB-{number}" for number in range(rule_ids.BROKEN_BY_TESTS_MIN + 1)]
        many = {"docs/spec/rule-ids.txt": "\n".join(rules) + "\n"}
        self.assertIn("Tests break 1 rules", sentences(rule_ids, {**many, "src/ids/a_test.cpp": "// PUB-1\n"})[0])
        self.assertEqual(sentences(rule_ids, {**many, "src/ids/a_test.cpp": f"// {' '.join(rules)}\n"}), [])

    def test_the_list_of_changes_proves_no_rule(self):
        book = {"rulebook/ndb.toml": 'id = "PUB-01"\n'}
        self.assertEqual(len(self.say({**book, "tests/vectors/rule-changes.json": '{"PUB-01": "kept"}\n'})), 1)

    def test_a_rule_is_not_proved_by_code(self):
        self.assertEqual(len(self.say({"rulebook/ndb.toml": "# PUB-01\n", "src/ids/a.cpp": "// PUB-01\n"})), 1)

    def test_a_sentence_that_no_specification_has_is_found(self):
        self.assertEqual(self.say({**SPEC, "src/ids/a.cpp": "// DST-1, DST-2\n"}), [])
        self.assertIn("defines no DST-3", self.say({**SPEC, "src/ids/a.cpp": "// DST-3\n"})[0])

    def test_a_number_used_twice_and_a_taken_prefix_are_found(self):
        twice = SPEC["docs/spec/dataset.md"] + "**DST-1** Again.\n"
        self.assertIn("DST-1 is defined twice", self.say({"docs/spec/dataset.md": twice})[0])
        self.assertIn("prefix of the catalogue", self.say({"docs/spec/a.md": "# A\n\nSentences: PUB\n"})[0])

    def test_a_specification_without_its_prefix_is_found(self):
        self.assertIn("Sentences: ABC", self.say({"docs/spec/ledger.md": "# The ledger\n"})[0])
        self.assertEqual(self.say({"docs/spec/README.md": "# Specifications\n"}), [])

    def test_sentences_are_counted(self):
        report = reported(rule_ids, {**LIST, **SPEC, "src/ids/a_test.cpp": "// DST-1\n"})
        self.assertEqual(report.notes[1:], ["2 sentences of our own"])

    def test_a_sentence_that_nothing_cites_is_found(self):
        found = self.say({**SPEC, "src/ids/a_test.cpp": "// DST-1\n"})
        self.assertEqual(len(found), 1)
        self.assertIn("docs/spec/dataset.md:1: Nothing cites DST-2", found[0])
