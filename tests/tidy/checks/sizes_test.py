import unittest

from checks import sizes
from checks.asking import reported, sentences


def function_of(lines):
    return "int long_one() {\n" + "  step();\n" * (lines - 2) + "}\n"


class Sizes(unittest.TestCase):
    def test_seventy_lines_pass_and_seventy_one_do_not(self):
        self.assertEqual(sentences(sizes, {"src/ids/a.cpp": function_of(70)}), [])
        self.assertIn("long_one has 71 lines", sentences(sizes, {"src/ids/a.cpp": function_of(71)})[0])

    def test_long_python_functions_are_found(self):
        text = "def long_one():\n" + "    step()\n" * 71
        self.assertIn("long_one has 72 lines", sentences(sizes, {"tools/a.py": text})[0])

    def test_a_long_file_is_found_and_a_long_table_is_not(self):
        self.assertEqual(len(sentences(sizes, {"src/ids/a.cpp": "\n" * 501})), 1)
        self.assertEqual(sentences(sizes, {"src/ids/a.def": "\n" * 501, "src/ids/sql/a.sql": "\n" * 501}), [])

    def test_the_median_and_the_longest_are_told(self):
        report = reported(sizes, {"src/ids/a.cpp": function_of(4) + function_of(4) + function_of(30)})
        self.assertEqual(
            report.notes, ["3 functions in src: median 4 lines, p90 30, longest 30 (long_one in src/ids/a.cpp)"]
        )
