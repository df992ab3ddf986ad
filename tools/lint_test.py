import pathlib
import tempfile
import unittest
from unittest import mock

import lint

HEADERS = {"src/a/a.hpp": "int a;\n", "src/b/b.hpp": '#include "a/a.hpp"\n', "src/b/b.cpp": '#include "b/b.hpp"\n'}


class Linting(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name).resolve()
        for name, text in HEADERS.items():
            (self.root / name).parent.mkdir(parents=True, exist_ok=True)
            (self.root / name).write_text(text)
        (self.root / "config").write_text("Checks: '*'\n")
        (self.root / "stand_in").write_text("\n")
        names = {"ROOT": self.root, "TIDY_CONFIG": self.root / "config", "STAND_IN": self.root / "stand_in"}
        patched = mock.patch.multiple(lint, **names)
        patched.start()
        self.addCleanup(patched.stop)

    def key(self, command="c++ b.cpp"):
        return lint.cache_key(self.root / "src/b/b.cpp", command, self.root / "build", "clang-tidy 14")

    def test_the_same_file_has_the_same_key(self):
        self.assertEqual(self.key(), self.key())

    def test_a_change_in_a_header_far_away_asks_again(self):
        before = self.key()
        (self.root / "src/a/a.hpp").write_text("long a;\n")
        self.assertNotEqual(before, self.key())

    def test_a_change_of_rules_or_command_asks_again(self):
        before = self.key()
        self.assertNotEqual(before, self.key("c++ -O2 b.cpp"))
        (self.root / "config").write_text("Checks: '-*'\n")
        self.assertNotEqual(before, self.key())

    def test_findings_are_kept_until_something_changes(self):
        path, build = self.root / "src/b/b.cpp", self.root / "build"
        with mock.patch.object(lint, "tidy_one", return_value=[("src/b/b.cpp", 1, "bad")]) as asked:
            first = lint.cached_tidy(path, "c++", build, "14")
            second = lint.cached_tidy(path, "c++", build, "14")
        self.assertEqual((first, second), (([("src/b/b.cpp", 1, "bad")], False), ([("src/b/b.cpp", 1, "bad")], True)))
        self.assertEqual(asked.call_count, 1)

    def test_findings_in_room_links_are_told_at_their_source(self):
        (self.root / "build/rooms/a").mkdir(parents=True)
        (self.root / "build/rooms/a/a").symlink_to(self.root / "src/a")
        output = f"{self.root}/build/rooms/a/a/a.hpp:3:5: error: bad name [naming,-warnings-as-errors]\nerror: lost [x]\n"
        output += "/usr/include/ranges:9:1: error: unread [y]\n"
        found = list(lint.parse(output, self.root / "src/b/b.cpp"))
        self.assertEqual(found, [("src/a/a.hpp", 3, "bad name [naming]"), ("src/b/b.cpp", 1, "lost [x]"), ("src/b/b.cpp", 1, "unread [y]")])
