"""Two people review what is to be published, and the second is not led by the first (API-64): nobody else hears a first judgement before the second is there, on no way.

    python3 judgement_test.py PROGRAM
"""

import json
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "load"))

from office import EXAMPLES, accounts_of, make_folder, start  # noqa: E402
from people import Browser  # noqa: E402

NUMBER = "R8-0001"
DIGEST = "a" * 64
REASON = "一人目の所見：表2の度数は十分である"
MEMBERS = "m1:natural:female:outside:present,m2:humanities:male:outside:present,m3:lay:female:inside:present,m4:natural:male:inside:present,m5:natural:male:inside:present"
OTHERS = ("contact-1", "producer-1", "office-1")


def walk(program, folder, title="合成データによる研究"):
    """The example's road up to the request."""
    road = (EXAMPLES / "dossier" / "road.txt").read_text(encoding="utf-8")
    lines = road[: road.index("request_publication")].splitlines()[:-1]
    steps = folder / "steps.txt"
    steps.write_text("\n".join(lines).replace("title=合成データによる研究", f"title={title}").replace("=@a", "=" + DIGEST).replace("@members", MEMBERS) + "\n", encoding="utf-8")
    subprocess.run([program, "dossier", "run", NUMBER, steps, "--data", folder], check=True, capture_output=True)


def give(browser, command, key, fields, turn=iter(range(99))):
    body = {"command": command, "key": key, "fields": fields}
    status, answer = browser.ask("POST", f"/dossiers/{NUMBER}/commands", body, key=f"judgement-{next(turn):04}")
    assert status == 201, f"{command}: {answer}"


def request(browser, key):
    give(browser, "request_publication", key, {"outputs": DIGEST, "self_checked": True, "verdict": "pass", "report": DIGEST, "showing": "publication"})


def note_of(browser, key):
    notes = browser.ask("GET", f"/dossiers/{NUMBER}/publications")[1]["items"]
    return next(note for note in notes if note["key"] == key)


def everything_told(browser, path=""):
    """All that the server says of the dossier to somebody, as text."""
    paths = [path + part for part in ("", "/timeline?limit=200", "/publications", "/commands", "/tasks", "/messages", "/documents")]
    told = [browser.ask("GET", f"/dossiers/{NUMBER}{part}")[1] for part in paths]
    told += [browser.ask("GET", part)[1] for part in ("/me/inbox", "/me/tasks", f"/ledger?dossier={NUMBER}&limit=200")]
    return json.dumps(told, ensure_ascii=False)


def approved_by_both(people):
    request(people["contact-1"], "1")
    give(people["extractor-1"], "judge_publication", "1", {"approved": True, "outputs": DIGEST, "reason": REASON})
    assert note_of(people["extractor-1"], "1")["first"]["reason"] == REASON, "who judged sees the own judgement"
    for name in OTHERS:
        note = note_of(people[name], "1")
        assert note["first"] is None and note["second"] is None, f"{name}: {note}"
        assert REASON not in everything_told(people[name]), f"{name} hears the first judgement"
    judged = people["office-1"].ask("GET", f"/ledger?dossier={NUMBER}&kind=judge_publication")[1]["items"]
    assert len(judged) == 1 and judged[0]["body"] is None and judged[0]["digest"], judged
    give(people["office-1"], "confirm_publication", "1", {"approved": True, "outputs": DIGEST, "reason": "二人目の所見"})
    for name in ("extractor-1", *OTHERS):
        note = note_of(people[name], "1")
        assert note["first"]["reason"] == REASON and note["first"]["actor"] == "extractor-1", f"{name}: {note}"
        assert note["second"]["actor"] == "office-1", f"{name}: {note}"
    judged = people["office-1"].ask("GET", f"/ledger?dossier={NUMBER}&kind=judge_publication")[1]["items"]
    assert REASON in json.dumps(judged, ensure_ascii=False)


def refused_by_the_first(people):
    """That is the end of it: there is nobody left to be led."""
    request(people["contact-1"], "2")
    give(people["extractor-1"], "judge_publication", "2", {"approved": False, "outputs": DIGEST, "reason": REASON + "（再）"})
    for name in OTHERS:
        assert note_of(people[name], "2")["first"]["approved"] is False, name


def main():
    program = sys.argv[1]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        make_folder(program, folder)
        walk(program, folder)
        server, port = start(program, folder)
        try:
            people = {person: Browser(port).sign_in(accounts_of(folder)[person]) for person in ("extractor-1", *OTHERS)}
            approved_by_both(people)
            refused_by_the_first(people)
        finally:
            server.terminate()
            server.wait(timeout=20)
    print("the first judgement was told to nobody else before the second, and to everybody after it")


if __name__ == "__main__":
    main()
