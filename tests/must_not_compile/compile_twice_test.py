import pathlib
import sys
import tempfile
import unittest

import compile_twice

# Stands for a compiler: refuses a source whose text holds the definition it is given.
COMPILER = [
    sys.executable,
    "-c",
    "import sys; define = sys.argv[-2][2:]; text = open(sys.argv[-1]).read();"
    "sys.exit('error: deleted' if f'refuse {define}' in text else 0)",
]


class CompilingTwice(unittest.TestCase):
    def fault(self, text):
        with tempfile.TemporaryDirectory() as folder:
            source = pathlib.Path(folder) / "a.cpp"
            source.write_text(text)
            return compile_twice.fault(source, COMPILER)

    def test_a_guard_that_holds_is_silent(self):
        self.assertIsNone(self.fault("// Refused: deleted\nrefuse BAD\n"))

    def test_a_guard_that_is_gone_is_found(self):
        self.assertIn("the guard is gone", self.fault("// Refused: deleted\n"))

    def test_a_good_half_that_fails_is_found(self):
        self.assertIn("good half does not compile", self.fault("// Refused: deleted\nrefuse GOOD refuse BAD\n"))

    def test_a_failure_for_another_reason_is_found(self):
        self.assertIn("but not because of 'private'", self.fault("// Refused: private\nrefuse BAD\n"))

    def test_a_source_without_its_reason_is_found(self):
        self.assertIn("no line", self.fault("refuse BAD\n"))
