"""Attacks a server for real, over its sockets. Each attack has the answer that it should, a line of the log with its kind, and its count in the figures; nothing of what was sent stands in the log.

    python3 attacks_test.py PROGRAM
"""

import collections
import http.client
import json
import pathlib
import re
import socket
import sys
import tempfile
import urllib.parse

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "load")]

import bombs_test  # noqa: E402
import judgement_test  # noqa: E402
from attacked import Office, expect, is_closed, read_answer  # noqa: E402
from markup import MARKUP, WALKED_TITLE, is_data, markup_comes_back, markup_in_bodies, markup_in_commands, markup_in_papers  # noqa: E402
from office import make_folder  # noqa: E402
from people import Browser, code_of  # noqa: E402

SECRET_FILE = "server.key"


def bare(browser, method, path, body=None, headers=None):
    """A request with these headers alone; the status and the code of the answer."""
    line = http.client.HTTPConnection("127.0.0.1", browser.line.port, timeout=30)
    content = None if body is None else json.dumps(body)
    line.request(method, "/api/v1" + path, content, headers or {})
    reply = line.getresponse()
    text = reply.read()
    line.close()
    return reply.status, json.loads(text).get("code", "") if text else ""


def fixation(office):
    """API-20: whoever planted a session before sign-in has none after it."""
    account = office.accounts["m4"]
    victim = Browser(office.port)
    victim.ask("GET", "/session")
    planted = [victim.cookie]
    victim.ask("POST", "/session/password", {"account": account["account"], "password": account["password"]})
    planted.append(victim.cookie)
    victim.ask("POST", "/session/totp", {"code": code_of(account["secret"])})
    assert victim.ask("GET", "/me")[0] == 200 and victim.cookie not in planted
    for old in planted:
        for method, path in (("GET", "/me"), ("POST", "/session/totp"), ("DELETE", "/session")):
            with office.tells("unknown_session"):
                found = bare(victim, method, path, None, {"Cookie": f"renga={old}", "X-Renga-Csrf": victim.csrf})
                assert found == (401, "session_missing"), f"{method} {path}: {found}"
    chosen = Browser(office.port)
    chosen.cookie = "chosen-by-the-attacker"
    chosen.ask("GET", "/session")
    assert chosen.cookie != "chosen-by-the-attacker", "the server took over a token that it did not give out"


def forgery(office):
    """API-21: what another site makes a browser send."""
    victim, other = office.browser("applicant-1"), office.browser("office-1")
    stranger = Browser(office.port)
    stranger.ask("GET", "/session")
    own = {"Cookie": f"renga={victim.cookie}", "Content-Type": "application/json", "X-Renga-Csrf": victim.csrf}
    without = {name: value for name, value in own.items() if name != "X-Renga-Csrf"}
    tries = {
        "no token": without,
        "an empty token": own | {"X-Renga-Csrf": ""},
        "a made-up token": own | {"X-Renga-Csrf": "a" * len(victim.csrf)},
        "the token of another person": own | {"X-Renga-Csrf": other.csrf},
        "the token of nobody": own | {"X-Renga-Csrf": stranger.csrf},
        "another origin": own | {"Origin": "https://evil.example"},
        "no origin at all": own | {"Origin": "null"},
        "another port": own | {"Origin": "http://127.0.0.1:1"},
        "another site": own | {"Sec-Fetch-Site": "cross-site"},
        "a form": without | {"Content-Type": "application/x-www-form-urlencoded"},
    }
    for what, headers in tries.items():
        with office.tells("forged_request"):
            found = bare(victim, "PUT", "/me/settings", {"language": "en"}, headers)
            assert found == (403, "csrf_refused"), f"{what}: {found}"
    assert victim.ask("GET", "/me")[1]["language"] == "ja", "something came of it"


def replay(office):
    """API-22: a code counts once, for whoever saw it; why it was refused only the log knows."""
    account = office.accounts["m5"]
    code = code_of(account["secret"])
    for status, told in ((200, {}), (401, {("refused", "code_replayed"): 1})):
        browser, before = Browser(office.port), office.told()
        browser.ask("GET", "/session")
        browser.ask("POST", "/session/password", {"account": account["account"], "password": account["password"]})
        found, answer = browser.ask("POST", "/session/totp", {"code": code})
        assert found == status, answer
        assert office.told() - before == told and "replay" not in json.dumps(answer)


def guessing(office):
    """API-22: who fails waits, also with the right password, and nobody else does."""
    account = office.accounts["agent-1"]
    browser = Browser(office.port)
    browser.ask("GET", "/session")

    def attempt(password):
        return browser.ask("POST", "/session/password", {"account": account["account"], "password": password})

    with office.tells("sign_in_refused", 3):
        for turn in range(3):
            assert attempt(f"Machigai-{turn}-2026")[0] == 401
    with office.tells("sign_in_delayed", 2):
        for password in ("Machigai-4-2026", account["password"]):
            status, answer = attempt(password)
            assert status == 429 and answer["code"] == "sign_in_delayed", answer
    assert office.browser("m1").ask("GET", "/me")[0] == 200, "somebody else had to wait"
    with office.tells("sign_in_refused"):
        unknown = browser.ask("POST", "/session/password", {"account": "nobody-here", "password": "Machigai-1"})
    assert unknown[0] == 401 and unknown[1]["code"] == "sign_in_refused"


def rights(office):
    for method, path in (("GET", "/accounts"), ("GET", "/sign-ins"), ("GET", "/metrics"), ("POST", "/ledger/verify")):
        with office.tells("not_permitted"):
            status, answer = office.browser("applicant-1").ask(method, path)
            assert status == 404 and answer["code"] == "not_found", f"{path}: {answer}"


def ways_up(office):
    """Addresses that lead out of what is served, encoded never, once and twice."""
    ways = ["/../", "/%2e%2e/", "/.%2e/", "/%2E%2E%2f", "/..%2f", "/..%5c", "/..\\", "/%252e%252e/", "/%252e%252e%252f", "/..%252f", "/..%255c", "/assets/../../", "/a/..%00/"]
    for base in ("", "/api/v1", "/api/v1/dossiers/R8-0001/uploads"):
        for way in ways:
            with office.tells("path_traversal"):
                _, _, text = expect(office.say(f"GET {base}{way}{SECRET_FILE} HTTP/1.1\r\nHost: x\r\n\r\n"), 404, base + way)
                assert "not_found" in text


def names_of_uploads(office, number):
    """API-60: a name is text and never a path, and ends no header."""
    browser = office.browser("applicant-1")
    names = ["../../evil.toml", "..\\..\\evil.toml", "/etc/cron.d/evil", "a/../../evil.toml", "....//evil.toml"]
    for turn, name in enumerate(names):
        before = office.told()
        status, sha256, kept = send(browser, number, name, f"harmless {turn}")
        assert status == 201 and not set("/\\") & set(kept) and not kept.startswith("."), f"{name} became {kept}"
        leads = "../" in name or "..\\" in name
        assert office.told() - before == ({("noticed", "path_traversal"): 1} if leads else {}), name
        assert not [*office.folder.rglob("*evil*"), *office.folder.parent.glob("*evil*")], name
    with office.tells("header_injection"):
        assert send(browser, number, "a\r\nSet-Cookie: x=1", "harmless too")[0] == 404
    with office.tells("markup", event="noticed"):
        status, sha256, kept = send(browser, number, MARKUP + ".html", MARKUP)
    assert status == 201
    browser.line.request("GET", f"/api/v1/dossiers/{number}/uploads/{sha256}", None, browser.headers())
    reply = browser.line.getresponse()
    assert reply.read().decode() == MARKUP and reply.getheader("Content-Type") == "application/octet-stream"
    assert re.fullmatch(r"attachment; filename\*=UTF-8''[\w.%-]+", reply.getheader("Content-Disposition"))
    is_data(reply)


def send(browser, number, name, content):
    path = f"/api/v1/dossiers/{number}/uploads?purpose=document&name={urllib.parse.quote(name, safe='')}"
    headers = browser.headers() | {"Content-Type": "application/octet-stream", "Idempotency-Key": f"send-{abs(hash((name, content)))}"}
    line = http.client.HTTPConnection("127.0.0.1", browser.line.port, timeout=30)
    line.request("POST", path, content, headers)
    answer = json.loads(line.getresponse().read())
    return answer.get("status", 201), answer.get("sha256"), answer.get("name", "")


def names_in_checks(office, number):
    """API-63: a declaration that reaches for a file which was not sent."""
    browser = office.browser("applicant-1")
    for turn, name in enumerate(("../../server.key.csv", "/etc/passwd.csv", "a/b.csv")):
        declaration = f'rulebook = "ndb-2023-10"\ndata_kind = "special_extraction"\n[[table]]\nfile = "{name}"\nlayout = "long"\n'
        declaration += '[[table.dimension]]\ncolumn = "年齢"\nkind = "age"\n[[table.measure]]\ncolumn = "患者数"\nunit = "patients"\n'
        before = office.told()
        body = {"declaration": declaration, "files": []}
        status, answer = browser.ask("POST", f"/dossiers/{number}/checks", body, key=f"leads-out-{turn}")
        if status == 202:
            answer = bombs_test.ended(browser, answer["job"])["problem"]
        assert answer["code"] == "declaration_leads_out", answer
        assert (office.told() - before)[("refused", "path_traversal")] == 1


def header_injection(office):
    """Line ends where a header could grow from them."""
    health = "GET /api/v1/health HTTP/1.1\r\nHost: x\r\n"
    for what, text in {
        "a bare line end in a value": health + "X: a\rSet-Cookie: evil=1\r\n\r\n",
        "a zero in a value": health + "X: a\0b\r\n\r\n",
        "a line end in a language": health + "Accept-Language: en\rX-Evil: 1\r\n\r\n",
    }.items():
        with office.tells("header_injection"):
            _, head, text = expect(office.say(text), 400, what)
            assert "evil" not in head.lower() and "header_bad" in text
    for target in ("/api/v1/dossiers?search=a%0d%0aSet-Cookie:%20evil=1", "/a%0d%0aLocation:%20https://evil.example", "/api/v1/words?x=%0aevil"):
        with office.tells("header_injection"):
            _, head, _ = expect(office.say(f"GET {target} HTTP/1.1\r\nHost: x\r\n\r\n"), 404, target)
            assert "evil" not in head.lower()
    for target in ("/", "/api/v1/session", "/no-such", "//evil.example/"):
        status, head, text = office.say(f"GET {target} HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\n\r\n")
        assert status < 500 and status not in (301, 302, 303, 307, 308) and "evil" not in (head + text).lower(), target
    with office.tells("bad_header", 3):
        for host in ("Host: evil.example/x", "Host: a\r\nHost: b", "X: no host"):
            expect(office.say(f"GET / HTTP/1.1\r\n{host}\r\n\r\n"), 400, host)


def smuggling(office):
    """API-82: a body whose end a proxy and this server would see at different places; what follows it is never answered."""
    post = "POST /api/v1/session/password HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    hidden = "GET /api/v1/health HTTP/1.1\r\nHost: x\r\n\r\n"
    coding, length = "Transfer-Encoding: chunked\r\n", "Content-Length: 4\r\n"
    heads = {
        "a length and a coding": length + coding,
        "a coding and a length": coding + length,
        "two lengths": length + "Content-Length: 5\r\n",
        "two lengths in one": "Content-Length: 4, 5\r\n",
        "a length with a sign": "Content-Length: +4\r\n",
        "a length below nothing": "Content-Length: -1\r\n",
        "a length beyond all numbers": "Content-Length: 99999999999999999999999\r\n",
        "a coding twice": coding + coding,
        "a coding that we do not know": "Transfer-Encoding: xchunked\r\n",
        "another coding besides": "Transfer-Encoding: chunked, identity\r\n",
        "a coding in quotes": 'Transfer-Encoding: "chunked"\r\n',
    }
    for what, head in heads.items():
        with office.tells("smuggled_request"):
            only_one_answer(office, post + head + "\r\n0\r\n\r\n" + hidden, what)
    with office.tells("smuggled_request"):
        only_one_answer(office, (post + coding).replace("HTTP/1.1", "HTTP/1.0") + "\r\n0\r\n\r\n" + hidden, "a coding in HTTP/1.0")
    with office.tells("bad_header"):
        only_one_answer(office, post + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n" + hidden, "a blank before the colon")


def only_one_answer(office, text, what):
    with socket.create_connection(("127.0.0.1", office.port), timeout=20) as line:
        line.sendall(text.encode())
        expect(read_answer(line), 400, what)
        assert is_closed(line), f"{what}: the connection goes on"


def without_end(office):
    """API-9: headers and bodies that are too long, by what they say or by what comes."""
    browser = office.browser("applicant-1")
    own = f"Host: x\r\nCookie: renga={browser.cookie}\r\nX-Renga-Csrf: {browser.csrf}\r\n"
    put = f"PUT /api/v1/me/settings HTTP/1.1\r\n{own}Content-Type: application/json\r\n"
    number = browser.ask("GET", "/dossiers")[1]["items"][0]["number"]
    upload = f"POST /api/v1/dossiers/{number}/uploads?name=x&purpose=document HTTP/1.1\r\n{own}Content-Type: application/octet-stream\r\nIdempotency-Key: without-end\r\n"
    with office.tells("header_too_long", 2):
        expect(office.say(f"GET / HTTP/1.1\r\nHost: x\r\nX: {'a' * 20_000}\r\n\r\n"), 431, "one long header")
        expect(office.say("GET / HTTP/1.1\r\nHost: x\r\n" + "X: a\r\n" * 5_000 + "\r\n"), 431, "many headers")
    chunk = b"10000\r\n" + b" " * 0x10000 + b"\r\n"
    with office.tells("body_too_long", 4):
        expect(office.say(f"{put}Content-Length: {2 << 20}\r\n\r\n", b" " * (2 << 20)), 413, "a long body")
        expect(office.say(f"{put}Content-Length: {1 << 40}\r\n\r\n"), 413, "a length beyond all limits")
        expect(office.say(f"{put}Transfer-Encoding: chunked\r\n\r\n", chunk * 20), 413, "chunks without end")
        expect(office.say(f"{upload}Content-Length: {600 << 20}\r\n\r\n"), 413, "a long upload")


def stand_still(office, browser):
    """What does not go on is ended, told and answered; others are served meanwhile. The session is one of another server of the folder."""
    put = f"PUT /api/v1/me/settings HTTP/1.1\r\nHost: x\r\nCookie: renga={browser.cookie}\r\nX-Renga-Csrf: {browser.csrf}\r\nContent-Type: application/json\r\n"
    for what, text in {
        "a header": "GET /api/v1/health HTTP/1.1\r\nHost:",
        "a body": f"{put}Content-Length: 100\r\n\r\n{{",
        "a chunk": f"{put}Transfer-Encoding: chunked\r\n\r\n10\r\nab",
    }.items():
        with office.tells("too_slow"), socket.create_connection(("127.0.0.1", office.port), timeout=20) as line:
            line.sendall(text.encode())
            assert office.say("GET /api/v1/health HTTP/1.1\r\nHost: x\r\n\r\n")[0] == 200
            expect(read_answer(line), 408, f"{what} that stands still")
            assert is_closed(line), what


def too_many(office):
    """One sender's connections and requests before sign-in have a limit."""
    office.wait_until_alone()
    before = office.told()
    lines = [socket.create_connection(("127.0.0.1", office.port), timeout=20) for _ in range(8)]
    assert is_closed(lines[-1])
    # Two more than the limit, and the one that asked whether it is alone if it is not gone yet.
    more = office.told() - before
    assert set(more) == {("refused", "too_many_connections")} and more.total() >= 2, dict(more)
    for line in lines:
        line.close()
    office.wait_until_alone()
    before, statuses = office.told(), collections.Counter()
    line = http.client.HTTPConnection("127.0.0.1", office.port, timeout=30)
    for _ in range(400):
        line.request("GET", "/api/v1/session")
        reply = line.getresponse()
        reply.read()
        statuses[reply.status] += 1
    line.close()
    assert statuses[429] > 0 and set(statuses) == {200, 429}, statuses
    assert (office.told() - before) == {("refused", "too_often"): statuses[429]}


def forwarded(office):
    """Behind a proxy only the address that the proxy itself saw counts, also in a line of its own."""
    for lines in ("X-Forwarded-For: 10.9.9.9, 192.0.2.7\r\n", "X-Forwarded-For: 10.9.9.9\r\nX-Forwarded-For: 192.0.2.7\r\n"):
        office.say(f"GET /../x HTTP/1.1\r\nHost: x\r\n{lines}\r\n")
        assert office.lines()[-2]["network"] == "192.0.2.0/24" or office.lines()[-1].get("network") == "192.0.2.0/24", office.lines()[-2:]


def says_nothing(office):
    """No line of the log holds anything of a person or of what was sent."""
    text = office.log.read_text(encoding="utf-8")
    for word in ("script", "alert", "evil", "passwd", SECRET_FILE, "applicant-1", "u-markup", "Machigai", "127.0.0.1\"", "chosen-by", "R8-"):
        assert word not in text, f"the log holds {word}"
    allowed = {"time", "event", "kind", "route", "network", "request"}
    assert all(set(line) == allowed for line in office.lines() if "kind" in line)


def agrees(office):
    told, counted = office.told(), office.counted()
    assert told == counted, f"the log tells {dict(told - counted)} more, the figures count {dict(counted - told)} more"
    says_nothing(office)
    return told


def attack_one_by_one(office):
    browser = office.browser("applicant-1")
    with office.tells("markup", event="noticed"):
        number = browser.open_dossier(MARKUP, "attacks-test-1")
    for attack in (fixation, forgery, replay, guessing, rights, ways_up, header_injection, smuggling, without_end):
        attack(office)
    names_of_uploads(office, number)
    names_in_checks(office, number)
    fields = markup_in_bodies(office, number)
    sections = markup_comes_back(office, number)
    papers = markup_in_papers(office)
    name, make = next(iter(bombs_test.BOMBS.items()))
    bombs_test.throw(browser, number, office.folder, 0, name, make())
    assert browser.ask("POST", f"/dossiers/{number}/messages", {"to": ["producer"], "text": "まだ動いています"}, key="still-alive")[0] == 201
    # The last, since one of them may withdraw the dossier.
    fields += markup_in_commands(office, number)
    return fields, sections, papers


def main():
    program = sys.argv[1]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        make_folder(program, folder)
        judgement_test.walk(program, folder, WALKED_TITLE)
        office = Office(program, folder, "--header-seconds", "300")  # a slow machine leaves its connections alone for long
        hasty = Office(program, folder, "--header-seconds", "2", "--body-seconds", "2", log="hasty.log")
        narrow = Office(program, folder, "--header-seconds", "300", "--connections-per-address", "6", log="narrow.log")
        behind = Office(program, folder, "--behind-proxy", log="behind.log")
        try:
            fields, sections, papers = attack_one_by_one(office)
            told = agrees(office)
            stand_still(hasty, office.browser("applicant-1"))
            told += agrees(hasty)
            too_many(narrow)
            told += agrees(narrow)
            forwarded(behind)
            told += behind.told()
        finally:
            for each in (office, hasty, narrow, behind):
                each.stop()
    print(f"{sum(told.values())} attacks of {len({kind for _, kind in told})} kinds were answered, told and counted; markup in {fields} fields, {sections} sections and {papers} papers stayed text")


if __name__ == "__main__":
    main()
