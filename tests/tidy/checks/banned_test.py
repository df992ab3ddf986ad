import unittest

from checks import banned
from checks.asking import sentences

REFUSED = (
    "using namespace std;",
    "// TODO later",
    "std::cout << 1;",
    'printf("%d", 1);',
    'fmt::print("{}", 1);',
    "auto* p = new Row(1);",
    "delete p;",
    "delete[] p;",
    'std::system("ls");',
    "int x = rand();",
    "auto* p = reinterpret_cast<char*>(q);",
    "} catch (...) {",
    'engine.run(engine::Sql{"a", "SELECT 1"});',
    "// return old(value);",
    "// if (x == 1) {",
)
ALLOWED = (
    "Door(const Door&) = delete;",
    "// Nothing new is made here; the old stays.",
    'std::snprintf(buffer, size, "%d", 1);',
    'fail("using namespace in a string");',
    "std::size_t brand(int system);",
    "struct Sql {",
    "return std::unique_ptr<Source>(\n    new CsvSource(file));",
    "} catch (const Bug& bug) {",
)


class BannedWords(unittest.TestCase):
    def say(self, line, path="src/ids/kana.cpp"):
        return sentences(banned, {path: line + "\n"})

    def test_each_refused_line_is_found(self):
        for line in REFUSED:
            self.assertEqual(len(self.say(line)), 1, line)

    def test_each_allowed_line_is_silent(self):
        for line in ALLOWED:
            self.assertEqual(self.say(line), [], line)

    def test_the_doors_print_and_the_engine_casts(self):
        self.assertEqual(self.say("std::cout << 1;", "src/cli/cli.cpp"), [])
        self.assertEqual(self.say("reinterpret_cast<char*>(q);", "src/engine/engine.cpp"), [])
        self.assertEqual(self.say("} catch (...) {", "src/main.cpp"), [])

    def test_a_name_that_says_nothing_is_found(self):
        for path in ("src/ids/utils.hpp", "src/ids/string_util.cpp", "tools/misc/a.py", "src/file_manager/a.cpp"):
            self.assertEqual(len(self.say("", path)), 1, path)
        self.assertEqual(self.say("", "src/ids/utilisation.cpp"), [])
