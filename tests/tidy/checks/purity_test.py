import unittest

from checks import purity
from checks.asking import sentences


class PureRooms(unittest.TestCase):
    def say(self, text, path="src/rulebook/rule.cpp"):
        return sentences(purity, {path: text})

    def test_files_clock_environment_and_chance_are_found(self):
        for line in (
            "#include <fstream>",
            "#include <filesystem>",
            "#include <random>",
            "auto t = std::chrono::system_clock::now();",
            "auto t = std::time(nullptr);",
            "auto v = getenv(\"HOME\");",
            "std::random_device chance;",
        ):
            self.assertEqual(len(self.say(line + "\n")), 1, line)

    def test_dates_are_values_and_words_are_words(self):
        self.assertEqual(self.say("#include <chrono>\n// time(now) in a comment\nint x = row.time();\n"), [])

    def test_other_rooms_and_tests_of_pure_rooms_may(self):
        self.assertEqual(self.say("#include <fstream>\n", "src/engine/engine.cpp"), [])
        self.assertEqual(self.say("#include <fstream>\n", "src/rulebook/rule_test.cpp"), [])

    def test_the_ground_is_pure_too(self):
        self.assertEqual(len(self.say("#include <fstream>\n", "src/base/text.cpp")), 1)
