import unittest

from checks import libraries
from checks.asking import sentences


class LibrariesInTheirRooms(unittest.TestCase):
    def say(self, path, header):
        return sentences(libraries, {path: f"#include <{header}>\n"})

    def test_a_library_in_its_room_is_silent(self):
        self.assertEqual(self.say("src/crypto/hmac.cpp", "openssl/evp.h"), [])
        self.assertEqual(self.say("src/ids/kana.cpp", "nlohmann/json.hpp"), [])
        self.assertEqual(self.say("src/ids/kana.cpp", "string_view"), [])

    def test_a_library_in_another_room_is_found(self):
        for header in ("openssl/evp.h", "duckdb.h", "sodium.h", "zip.h", "CLI/CLI.hpp", "sqlite3.h", "toml++/toml.h"):
            self.assertIn("call that room instead", self.say("src/erase/key.cpp", header)[0], header)

    def test_the_system_is_touched_in_named_rooms(self):
        self.assertEqual(self.say("src/files/files.cpp", "fcntl.h"), [])
        self.assertEqual(len(self.say("src/rulebook/rule.cpp", "sys/stat.h")), 1)

    def test_tests_may_ask_the_system_for_a_folder_of_their_own(self):
        self.assertEqual(self.say("src/rulebook/rule_test.cpp", "unistd.h"), [])
        self.assertEqual(len(self.say("src/rulebook/rule_test.cpp", "openssl/evp.h")), 1)

    def test_an_unknown_library_is_found(self):
        self.assertIn("is in no table", self.say("src/ids/kana.cpp", "newlib/newlib.h")[0])
