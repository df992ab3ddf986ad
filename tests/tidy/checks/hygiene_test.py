import unittest

from checks import hygiene
from checks.asking import sentences


class CleanText(unittest.TestCase):
    def say(self, text, path="src/ids/a.cpp"):
        return sentences(hygiene, {path: text})

    def test_clean_text_is_silent(self):
        self.assertEqual(self.say("int x;\n// https://www.rfc-editor.org/rfc/rfc4180 and ~/home/ and src/home/\n"), [])

    def test_line_ends_tabs_and_blanks_are_found(self):
        for text in ("int x;", "int x;\n\n", "\tint x;\n", "int x; \n", "int x;\r\n"):
            self.assertEqual(len(self.say(text)), 1, repr(text))

    def test_paths_of_a_machine_are_found(self):
        for path in ("/root/x", "/home/me/x"):
            self.assertIn("one machine only", self.say(f"// {path}\n")[0])
            self.assertEqual(len(self.say(f"See {path}.\n", "docs/a.md")), 1)

    def test_a_registry_is_found(self):
        self.assertIn("registry", self.say("# https://registry.example.org/x\n", "docs/a.md")[0])

    def test_the_texts_of_others_are_kept(self):
        self.assertEqual(self.say("https://registry.example.org/x", "package-lock.json"), [])

    def test_test_data_may_have_carriage_returns(self):
        self.assertEqual(self.say("a,b\r\n", "tests/data/a.txt"), [])
