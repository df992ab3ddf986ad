import unittest

from checks import errors
from checks.asking import reported, sentences

GOOD = 'RENGA_ERROR(file_missing, 200, bad_input, "{path} がありません。", "{path} is not there.")\n'
ALL_BUILT = "base ground -\n"


class TheErrorTable(unittest.TestCase):
    def say(self, table, code="Error(code::file_missing)", rooms=ALL_BUILT):
        files = {"src/base/errors.def": table, "src/base/a.cpp": code + "\n"}
        return sentences(errors, files, rooms)

    def test_a_good_row_is_silent(self):
        self.assertEqual(self.say(GOOD), [])

    def test_different_holes_are_found(self):
        self.assertIn("same {holes}", self.say(GOOD.replace("{path} is", "{name} is"))[0])

    def test_a_brace_that_is_no_hole_is_found(self):
        self.assertIn("no {hole}", self.say(GOOD.replace("{path} is", "{path} } is"))[0])

    def test_a_missing_text_is_found(self):
        self.assertIn("no Japanese text", self.say(GOOD.replace("がありません。", " is gone"))[0])
        self.assertIn("no English text", self.say(GOOD.replace("is not there", "がありません"))[0])

    def test_a_row_that_nothing_raises_is_found(self):
        self.assertIn("Nothing raises file_missing", self.say(GOOD, code="")[0])

    def test_a_row_that_only_tests_name_is_found_with_its_uses(self):
        files = {"src/base/errors.def": GOOD, "src/base/a_test.cpp": "code::file_missing\n"}
        self.assertIn("Only tests name file_missing", sentences(errors, files, ALL_BUILT)[0])

    def test_a_kind_of_value_without_a_japanese_word_is_found(self):
        files = {"src/base/error.cpp": '{"day", "日付"},\n', "src/base/b.cpp": '.with("kind", "day")\n.with("kind", "hour")\n'}
        self.assertEqual(len(sentences(errors, files, ALL_BUILT)), 1)

    def test_a_row_may_wait_for_a_room_without_code(self):
        files = {"src/base/errors.def": GOOD, "src/base/a.cpp": "\n"}
        report = reported(errors, files, ALL_BUILT + "ids doing base\n")
        self.assertEqual(report.findings, [])
        self.assertEqual(report.notes, ["error codes that wait for their rooms: file_missing"])

    def test_numbers_that_do_not_ascend_are_found(self):
        second = GOOD.replace("file_missing, 200", "file_torn, 199")
        self.assertIn("numbers ascend", self.say(GOOD + second, "code::file_missing code::file_torn")[0])

    def test_a_number_taken_in_another_room_is_found(self):
        other = GOOD.replace("file_missing", "file_torn")
        files = {
            "src/base/errors.def": GOOD,
            "src/base/a.cpp": "code::file_missing\n",
            "src/ids/errors.def": other,
            "src/ids/a.cpp": "code::file_torn\n",
        }
        found = sentences(errors, files, ALL_BUILT + "ids doing base\n")
        self.assertIn("200 is already taken in src/base/errors.def", found[0])

    def test_a_row_that_cannot_be_read_is_found(self):
        self.assertIn("one row a line", self.say("RENGA_ERROR(file_missing, 200)\n")[0])
