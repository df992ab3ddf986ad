import pathlib
import tempfile
import unittest

from checks import generated
from house import House, Report


class GeneratedFiles(unittest.TestCase):
    def say(self, committed, program='print("fresh")'):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            (root / "make.py").write_text(program + "\n")
            files = {} if committed is None else {"made.txt": committed}
            report = Report()
            generated.check(House(files, root), report, {"made.txt": ("make.py",)})
        return [sentence for _, _, sentence in report.findings]

    def test_a_fresh_file_is_silent(self):
        self.assertEqual(self.say("fresh\n"), [])

    def test_a_stale_or_missing_file_is_found_with_the_command_that_makes_it(self):
        self.assertIn("not fresh; make it again with `python3 make.py > made.txt`", self.say("stale\n")[0])
        self.assertIn("missing; make it with", self.say(None)[0])

    def test_a_generator_that_fails_is_found(self):
        self.assertIn("fails: ", self.say("fresh\n", "raise SystemExit('no input')")[0])
