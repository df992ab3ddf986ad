import unittest
from unittest import mock

from checks import edges
from checks.asking import reported, sentences

BUILT = {"src/CMakeLists.txt": "renga_room(base)\nrenga_room(ids)\nrenga_room(erase)\n"}


class TheDoorsBetweenRooms(unittest.TestCase):
    def say(self, files, **more):
        return sentences(edges, {**BUILT, **files}, **more)

    def test_an_include_along_an_edge_is_silent(self):
        files = {"src/erase/key.cpp": '#include "erase/key.hpp"\n#include "crypto/crypto.hpp"\n#include "base/base.hpp"\n'}
        self.assertEqual(self.say(files), [])

    def test_an_include_without_an_edge_is_found(self):
        found = self.say({"src/ids/kana.cpp": '#include "base/base.hpp"\n#include "erase/erase.hpp"\n'})
        self.assertEqual(found, ["src/ids/kana.cpp:2: ids may not see erase; src/rooms.txt has no such edge."])

    def test_another_room_is_seen_through_one_header_only(self):
        found = self.say({"src/ids/kana.cpp": '#include "base/date.hpp"\n'})
        self.assertIn("seen through one header", found[0])

    def test_a_second_door_is_open_to_the_room_of_its_row_alone(self):
        self.assertEqual(len(self.say({"src/erase/key.cpp": '#include "crypto/timestamp.hpp"\n'})), 1)
        with mock.patch.dict(edges.SECOND_DOORS, {("erase", "crypto/timestamp.hpp"): "because"}):
            self.assertEqual(self.say({"src/erase/key.cpp": '#include "crypto/timestamp.hpp"\n'}), [])

    def test_generated_headers_belong_to_their_room(self):
        self.assertEqual(self.say({"src/ids/kana.cpp": '#include "ids/sql.hpp"\n'}), [])
        self.assertEqual(len(self.say({"src/erase/key.cpp": '#include "ids/sql.hpp"\n'})), 1)

    def test_an_include_without_a_room_is_found(self):
        self.assertIn("names no room", self.say({"src/ids/kana.cpp": '#include "kana.hpp"\n'})[0])

    def test_main_sees_the_door_alone(self):
        self.assertEqual(self.say({"src/main.cpp": '#include "cli/cli.hpp"\n'}), [])
        self.assertEqual(len(self.say({"src/main.cpp": '#include "ids/ids.hpp"\n'})), 1)

    def test_an_edge_up_or_across_is_found(self):
        found = self.say({}, rooms="base ground cli\ncrypto outside rulebook\nrulebook thinking base\ncli doors base\n")
        self.assertIn("src/rooms.txt:1: base (ground) may not see cli (doors)", found[0])
        self.assertIn("src/rooms.txt:2: crypto (outside) may not see rulebook (thinking)", found[1])

    def test_doing_rooms_do_not_know_each_other(self):
        found = self.say({}, rooms="ids doing -\nlink doing ids\n")
        self.assertIn("link (doing) may not see ids (doing)", found[0])

    def test_a_circle_is_found(self):
        found = self.say({}, rooms="ids doing erase\nerase doing ids\n")
        self.assertTrue(any("ids → erase → ids" in sentence for sentence in found))

    def test_an_unknown_floor_and_an_unknown_room_are_found(self):
        found = self.say({}, rooms="base cellar -\nids doing attic\n")
        self.assertIn("'cellar' is no floor", found[0])
        self.assertIn("the room attic, which has no line", found[1])

    def test_a_folder_without_a_line_is_found_and_a_line_without_a_folder_is_noted(self):
        report = reported(edges, {**BUILT, "src/attic/box.cpp": "\n"})
        self.assertIn("src/attic has code but no line", report.findings[0][2])
        self.assertIn("rulebook", report.notes[0])

    def test_a_room_that_is_never_built_is_found(self):
        self.assertIn("crypto is never built", self.say({"src/crypto/hmac.cpp": "\n"})[0])

    def test_a_program_outside_src_uses_the_one_header_too(self):
        self.assertEqual(len(self.say({"examples/kana.cpp": '#include "ids/kana.hpp"\n'})), 1)
        self.assertEqual(self.say({"bench/kana.cpp": '#include "ids/kana.hpp"\n'}), [])
        self.assertEqual(self.say({"bench/kana.cpp": '#include "ids/ids.hpp"\n'}), [])

    def test_a_fuzzer_may_feed_a_reader_inside_a_room(self):
        self.assertEqual(self.say({"tests/fuzz/fuzz_kana.cpp": '#include "ids/kana.hpp"\n'}), [])
