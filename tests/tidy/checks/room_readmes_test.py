import unittest

from checks import room_readmes
from checks.asking import sentences


class RoomReadmes(unittest.TestCase):
    def say(self, text):
        files = {"src/ids/ids.hpp": "\n"} | ({} if text is None else {"src/ids/README.md": text})
        return sentences(room_readmes, files)

    def test_a_short_one_with_a_title_is_silent(self):
        self.assertEqual(self.say("# ids: identifiers\n\n- `kana.hpp`\n"), [])

    def test_a_missing_one_is_found(self):
        self.assertIn("src/ids/README.md:1: Write it", self.say(None)[0])

    def test_a_long_one_without_a_title_is_found(self):
        self.assertEqual(len(self.say("x\n" * 61)), 2)
