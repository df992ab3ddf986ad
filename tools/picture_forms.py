"""Makes the pictures of docs/manual/forms: the first page of every form, filled from an invented dossier.

Usage: python3 tools/picture_forms.py build/src/forms_test docs/manual/forms

Needs chromium and pdftoppm (Debian packages chromium, fonts-noto-cjk, poppler-utils). WeasyPrint, which makes the papers
themselves, lays them out alike but takes several seconds a page. The pages come from a test of the room
`forms`, whose dossier has made every form.
"""

import os
import pathlib
import subprocess
import sys
import tempfile

DOTS_PER_INCH = "50"


def main(test, folder):
    out = pathlib.Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    test = pathlib.Path(test).resolve()
    with tempfile.TemporaryDirectory() as scratch:
        subprocess.run(
            [test, "--gtest_filter=Papers.ThereIsAPageOfEveryForm"],
            cwd=test.parent.parent,
            env=os.environ | {"RENGA_WRITE_FORMS": scratch},
            stdout=subprocess.DEVNULL,
            check=True,
        )
        pages = sorted(pathlib.Path(scratch).glob("*.html"))
        for page in pages:
            draw(page, out / page.stem)
    print(f"{len(pages)} forms")


def draw(page, target):
    printed = page.with_suffix(".pdf")
    subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
         f"--print-to-pdf={printed}", page.as_uri()],
        stderr=subprocess.DEVNULL,
        check=True,
    )
    subprocess.run(
        ["pdftoppm", "-png", "-gray", "-singlefile", "-r", DOTS_PER_INCH, printed, target], check=True
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
