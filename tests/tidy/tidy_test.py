import pathlib
import unittest

import tidy


class TheTableOfChecks(unittest.TestCase):
    def test_every_check_is_in_the_table_and_has_a_test(self):
        folder = pathlib.Path(tidy.__file__).parent / "checks"
        modules = {path.stem for path in folder.glob("*.py")} - {"__init__", "asking"}
        checks = {name for name in modules if not name.endswith("_test")}
        self.assertEqual(checks, {check.__name__.split(".")[-1] for check in tidy.CHECKS})
        self.assertEqual({f"{name}_test" for name in checks}, modules - checks)
