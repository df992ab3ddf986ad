import pathlib
import tempfile
import unittest

import embed_files


class EmbedFiles(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.web = pathlib.Path(self.folder.name) / "web"
        (self.web / "assets").mkdir(parents=True)

    def embed(self, name):
        out = pathlib.Path(self.folder.name) / name
        embed_files.main(self.web, out)
        return out.with_suffix(".S").read_text(), out.with_suffix(".cpp").read_text()

    def test_every_file_has_one_row_and_hidden_ones_none(self):
        (self.web / "index.html").write_text("<!doctype html>" + " " * 600)
        (self.web / "assets" / "a.js").write_text("x")
        (self.web / ".stamp").write_text("x")
        assembly, table = self.embed("one")
        self.assertIn('{"assets/a.js", ', table)
        self.assertIn('{"index.html", ', table)
        self.assertNotIn(".stamp", table)
        self.assertEqual(assembly.count(".incbin"), 3)  # the page also packed, the short script not

    def test_the_same_files_give_the_same_packed_bytes(self):
        (self.web / "index.html").write_text("<p>" * 400)
        self.embed("one")
        self.embed("two")
        folder = pathlib.Path(self.folder.name)
        self.assertEqual((folder / "one.packed/0.gz").read_bytes(), (folder / "two.packed/0.gz").read_bytes())

    def test_a_portal_that_was_not_built_ends_the_build(self):
        out = pathlib.Path(self.folder.name) / "none"
        with self.assertRaisesRegex(SystemExit, "has no index.html"):
            embed_files.main(self.web, out)
        self.assertFalse(out.with_suffix(".cpp").exists())


if __name__ == "__main__":
    unittest.main()
