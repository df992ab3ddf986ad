"""Sends files that blow up when they are read: refused, in bounded memory, told in the log, and everybody else goes on.

    python3 bombs_test.py PROGRAM
"""

import io
import json
import pathlib
import sys
import tempfile
import time
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "load"))

from office import EXAMPLES, accounts_of, make_folder, start  # noqa: E402
from people import Browser  # noqa: E402

WORKBOOK = EXAMPLES / "check" / "workbook" / "patients.xlsx"
DECLARATION = (EXAMPLES / "check" / "workbook" / "declaration.toml").read_text(encoding="utf-8")
MEMORY_MOST_KIB = 512 * 1024


def workbook_with(name, content):
    """The example's workbook with one part replaced or added."""
    source, made = zipfile.ZipFile(WORKBOOK), io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as bomb:
        for part in source.namelist():
            if part != name:
                bomb.writestr(part, source.read(part))
        bomb.writestr(name, content)
    return made.getvalue()


def many_parts():
    made = io.BytesIO(WORKBOOK.read_bytes())
    with zipfile.ZipFile(made, "a") as bomb:
        for part in range(60_000):
            bomb.writestr(f"xl/worksheets/more{part}.xml", b"")
    return made.getvalue()


def entities():
    levels = "".join(f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a0 "laughs">{levels}]><a>&a9;</a>'.encode()


BOMBS = {
    "a part that unpacks to 200 MB of blanks": lambda: workbook_with("xl/sharedStrings.xml", b" " * 200_000_000),
    "a table that unpacks to 200 MB of rows": lambda: workbook_with("xl/worksheets/sheet1.xml", b"<row/>" * 33_000_000),
    "sixty thousand parts": many_parts,
    "entities that grow to a thousand million": lambda: workbook_with("xl/workbook.xml", entities()),
}


def send(browser, number, content, key):
    path = f"/api/v1/dossiers/{number}/uploads?name=patients.xlsx&purpose=publication"
    browser.line.request("POST", path, content, browser.headers() | {"Content-Type": "application/octet-stream", "Idempotency-Key": key})
    reply = browser.line.getresponse()
    answer = json.loads(reply.read())
    assert reply.status == 201, answer
    return answer["sha256"]


def ended(browser, job):
    for _ in range(600):
        view = browser.ask("GET", f"/jobs/{job}")[1]
        if view["state"] != "running":
            return view
        time.sleep(0.05)
    raise AssertionError("the job does not end")


def told(folder):
    lines = (folder / "portal.log").read_text(encoding="utf-8").splitlines()
    return sum(json.loads(line).get("kind") == "unsafe_file" for line in lines)


def memory_most_kib(pid):
    lines = pathlib.Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))


def throw(browser, number, folder, place, name, content):
    """The bomb to both that read files: the proposal of a declaration, at once, and the check, as a job."""
    sha256 = send(browser, number, content, f"bomb-upload-{place}")
    before = told(folder)
    file = {"sha256": sha256, "name": "patients.xlsx"}
    status, answer = browser.ask("POST", f"/dossiers/{number}/inspections", file | {"rulebook": "ndb-2023-10"})
    assert status == 400 and answer["code"] == "workbook_refused", f"{name}: {status} {answer}"
    status, answer = browser.ask("POST", f"/dossiers/{number}/checks", {"declaration": DECLARATION, "files": [file]}, key=f"bomb-check-{place}")
    assert status == 202, answer
    view = ended(browser, answer["job"])
    assert view["state"] == "failed" and view["problem"]["code"] == "workbook_refused", f"{name}: {view}"
    assert told(folder) == before + 2, f"{name}: the log does not tell of it"


def main():
    program = sys.argv[1]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        make_folder(program, folder)
        server, port = start(program, folder)
        try:
            applicant = Browser(port).sign_in(accounts_of(folder)["applicant-1"])
            number = applicant.open_dossier("合成データによる研究", "bombs-test-1")
            for place, (bomb, make) in enumerate(BOMBS.items()):
                throw(applicant, number, folder, place, bomb, make())
            assert applicant.ask("GET", f"/dossiers/{number}")[0] == 200
            most = memory_most_kib(server.pid)
            assert most < MEMORY_MOST_KIB, f"{most} KiB"
        finally:
            server.terminate()
            server.wait(timeout=20)
    print(f"{len(BOMBS)} bombs were refused and told in the log; the server never held more than {most // 1024} MiB")


if __name__ == "__main__":
    main()
