"""Sends notices to a small SMTP server and reads the mails with Python's own parser.

    python3 smtp_test.py PROGRAM

The server speaks just enough of RFC 5321 and can refuse, so that tries and their waits are seen too.
"""

import email
import email.policy
import json
import shutil
import socketserver
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


class Server(socketserver.TCPServer):
    allow_reuse_address = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Conversation)
        self.mails, self.refuse = [], False
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f"smtp://127.0.0.1:{self.server_address[1]}"


class Conversation(socketserver.StreamRequestHandler):
    def say(self, line):
        self.wfile.write(line.encode() + b"\r\n")

    def handle(self):
        self.say("220 small.test")
        receivers = []
        while line := self.rfile.readline():
            word = line.decode("ascii").strip()
            if word.upper().startswith(("EHLO", "HELO")):
                self.say("250 small.test")
            elif word.upper().startswith("MAIL FROM"):
                self.say("250 ok")
            elif word.upper().startswith("RCPT TO"):
                if self.server.refuse:
                    self.say(f"451 {word[8:]} try later")
                else:
                    receivers.append(word[word.index("<") + 1 : word.index(">")])
                    self.say("250 ok")
            elif word.upper() == "DATA":
                self.say("354 go on")
                self.server.mails.append((receivers, self.letter()))
                self.say("250 taken")
            elif word.upper() == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say("502 no")

    def letter(self):
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line[1:] if line.startswith(b"..") else line)
        return b"".join(lines)


class Office:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        folder.mkdir()
        shutil.copy(EXAMPLES / "demo" / "office.toml", folder)
        for account, mail in (("producer-1", "producer@example.test"), ("window-1", "window@example.test")):
            self.replace(f"[account.{account}]\n", f'[account.{account}]\nmail = "{mail}"\n')
        self.do("open_dossier", "title=秘密の研究", "databases=ndb", "provision_kind=special_extraction",
                "applicant_kind=corporate")
        for key in ("producer", "ndb"):
            self.do("ask_consultation", "--key", key)

    def replace(self, old, new):
        settings = self.folder / "office.toml"
        text = settings.read_text(encoding="utf-8")
        assert old in text, old
        settings.write_text(text.replace(old, new), encoding="utf-8")

    def do(self, *words):
        self.run("do", "R8-0001", *words, "--as", "applicant-1", "--today", "2026-04-01")

    def run(self, *words):
        done = subprocess.run([self.program, "dossier", *words, "--data", str(self.folder), "--json"],
                              capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def send(self, now, *words):
        return self.run("outbox", "send", "--now", f"2026-04-01T{now}.000Z", *words)

    def states(self):
        return [(n["account"], n["state"], n["attempts"]) for n in self.run("outbox", "list")["notices"]]


def parsed(letter):
    return email.message_from_bytes(letter, policy=email.policy.default)


def expect(actual, wanted):
    assert actual == wanted, f"{actual!r} is not {wanted!r}"


def test_files_without_a_server(office):
    expect(office.send("09:00:00"), {"mails": 2, "notices": 2, "failed": 0, "given_up": 0, "without_address": 0})
    files = sorted((office.folder / "outbox").glob("*.eml"))
    expect(sorted(parsed(file.read_bytes())["To"] for file in files), ["producer@example.test", "window@example.test"])
    expect(office.send("09:00:01")["mails"], 0)


def test_a_server_takes_the_mails(office, server):
    office.replace("[account.applicant-1]\n", f'[mail]\nserver = "{server.url}"\n\n[account.applicant-1]\n')
    expect(office.send("09:00:00")["mails"], 2)
    expect(sorted(receivers for receivers, _ in server.mails), [["producer@example.test"], ["window@example.test"]])
    mail = parsed(server.mails[0][1])
    expect(mail["Subject"], "【連歌】申出 R8-0001：事前相談を申込み")
    expect(mail["From"], "renga@demo.test")
    expect(str(mail["Date"]), "Wed, 01 Apr 2026 09:00:00 +0000")
    body = mail.get_content()
    assert "令和8年4月1日" in body and "FLOW-A2" in body, body
    assert "秘密" not in body and "試作" not in body, body
    expect(len({parsed(letter)["Message-ID"] for _, letter in server.mails}), 2)


def test_what_is_refused_is_tried_again_and_given_up(office, server):
    office.replace("[account.applicant-1]\n", f'[mail]\nserver = "{server.url}"\n\n[account.applicant-1]\n')
    server.refuse = True
    expect(office.send("09:00:00")["failed"], 2)
    expect(office.send("09:00:59")["failed"], 0)  # not due for a minute
    expect(office.send("09:01:00")["failed"], 2)
    notices = office.run("outbox", "list")["notices"]
    expect({n["reason"] for n in notices}, {"SMTP 451"})
    expect({n["due"] for n in notices}, {"2026-04-01T09:06:00.000Z"})
    server.refuse = False
    expect(office.send("09:06:00")["mails"], 2)
    expect({state for _, state, _ in office.states()}, {"sent"})


def test_nobody_listens(office):
    office.replace("[account.applicant-1]\n", '[mail]\nserver = "smtp://127.0.0.1:1"\n\n[account.applicant-1]\n')
    for tries, day in enumerate(("01", "02", "03", "04", "05", "06", "07", "08", "09"), start=1):
        sent = office.run("outbox", "send", "--now", f"2026-05-{day}T09:00:00.000Z")
        expect((sent["failed"], sent["given_up"]), (2, 0) if tries < 9 else (0, 2))
    expect({state for _, state, _ in office.states()}, {"given_up"})
    expect(office.run("outbox", "send", "--retry", "--now", "2026-06-01T09:00:00.000Z")["failed"], 2)


def test_one_mail_an_account(office, server):
    office.replace("[account.applicant-1]\n", f'[mail]\nserver = "{server.url}"\ndigest = true\n\n[account.applicant-1]\n')
    office.do("withdraw", "reason=秘密の理由")
    sent = office.send("09:00:00")
    expect((sent["mails"], sent["notices"]), (2, 4))
    expect({parsed(letter)["Subject"] for _, letter in server.mails}, {"【連歌】お知らせ 2 件"})
    assert sent["without_address"] > 0
    assert ("office-1", "no_address", 0) in office.states()


def main(program):
    tests = [(name, test) for name, test in globals().items() if name.startswith("test_")]
    for name, test in tests:
        with tempfile.TemporaryDirectory() as scratch, Server() as server:
            office = Office(program, Path(scratch) / "office")
            test(*(office, server)[: test.__code__.co_argcount])
            server.shutdown()
        print(f"ok {name}")


if __name__ == "__main__":
    main(str(Path(sys.argv[1]).resolve()))
