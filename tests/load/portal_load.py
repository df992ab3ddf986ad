"""Asks a server of a whole office so many times a second and says how long the answers took.

    python3 tests/load/portal_load.py build/src/renga [--seconds 300] [--rate 200] [--slow 10000] [--dossiers 3000]

Makes an office of synthetic dossiers, serves it, signs in people of six roles, and reads what the pages read, with a change now and then. Every answer is checked.
The time of an answer runs from the moment when it should have been asked for, so that a server that stands still is not asked less. `--slow N` holds N connections from
other addresses that never finish their header, opened again whenever the server ends them. Prints one JSON object; ends with 1 where an answer was wrong, 1 % of the
reads took the limit or longer, or memory grew.
"""

import argparse
import asyncio
import collections
import json
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import time

from office import LONG_EVERY, accounts_of, make_office, start
from people import Browser

ROLES = ("applicant-1", "producer-1", "office-1", "window-1", "extractor-1", "m1")
GOVERNING = ("producer-1", "office-1", "window-1", "extractor-1")
LIMIT_MS = 20.0
LINES = 32
GROWTH_MOST = 1.05
DIGEST = "a" * 64

Read = collections.namedtuple("Read", "weight path is_right")
READS = (
    Read(4, "/me", lambda answer, who, _: answer["account"] == who),
    Read(8, "/me/tasks", lambda answer, *_: answer["total"] >= len(answer["items"])),
    Read(4, "/me/deadlines", lambda answer, *_: answer["total"] >= len(answer["items"])),
    Read(4, "/me/inbox?unread=true", lambda answer, *_: "items" in answer),
    Read(10, "/dossiers", lambda answer, *_: answer["total"] >= len(answer["items"])),
    Read(4, "/dossiers?search={number}", lambda answer, _, number: all(row["number"] == number for row in answer["items"])),
    Read(20, "/dossiers/{number}", lambda answer, _, number: answer["number"] == number),
    Read(12, "/dossiers/{number}/timeline", lambda answer, *_: answer["total"] >= 16 and answer["items"]),
    Read(10, "/dossiers/{number}/commands", lambda answer, *_: "items" in answer),
    Read(6, "/dossiers/{number}/deadlines", lambda answer, *_: "items" in answer),
    Read(6, "/dossiers/{number}/people", lambda answer, *_: answer["items"]),
    Read(6, "/dossiers/{number}/messages", lambda answer, *_: "items" in answer),
    Read(3, "/dossiers/{number}/documents", lambda answer, *_: "items" in answer),
    Read(2, "/calendar?from=2026-11-01&until=2026-11-30", lambda answer, *_: "items" in answer),
    Read(1, "/statistics", lambda answer, *_: answer["dossiers"] >= 1),
)


class Line:
    """One connection that stays open."""

    def __init__(self, port):
        self.port, self.reader, self.writer = port, None, None

    async def ask(self, request):
        if self.writer is None:
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        self.writer.write(request)
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        status = int(head.split(" ", 2)[1])
        fields = dict(line.lower().split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line)
        body = await self.reader.readexactly(int(fields.get("content-length", 0)))
        if fields.get("connection") == "close":
            self.end()
        return status, body

    def end(self):
        self.writer.close()
        self.reader = self.writer = None


def request_of(browser, method, path, body=None, key=None):
    headers = browser.headers() | {"Host": "localhost"} | ({"Idempotency-Key": key} if key else {})
    content = b"" if body is None else json.dumps(body).encode()
    if method != "GET":
        headers["Content-Length"] = str(len(content))
    lines = [f"{method} /api/v1{path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + content


class Load:
    def __init__(self, port, browsers, numbers):
        self.browsers, self.numbers, self.chance = browsers, numbers, random.Random(20261128)
        self.free = asyncio.Queue()
        for _ in range(LINES):
            self.free.put_nowait(Line(port))
        self.times, self.late, self.wrong, self.changes = collections.defaultdict(list), [], [], 0
        self.seen = {name: [] for name in browsers}

    def next_change(self, turn):
        """A message, or a section saved again, in a dossier that is being prepared."""
        number = self.chance.choice([one for one in self.numbers[:600] if int(one.split("-")[1]) % LONG_EVERY])
        if turn % 2:
            return f"/dossiers/{number}/messages", {"to": ["producer"], "text": f"連絡 {turn}"}
        return f"/dossiers/{number}/commands", {"command": "save_section", "fields": {"section": "purpose", "sha256": DIGEST, "choice": "research"}}

    def next_read(self):
        read = self.chance.choices(READS, [one.weight for one in READS])[0]
        people = GOVERNING if read.path == "/statistics" else ROLES
        who = self.chance.choice([name for name in people if "{" not in read.path or self.seen[name]])
        number = self.chance.choice(self.seen[who]) if "{" in read.path else ""
        return read, who, number

    async def read(self, due, line):
        read, who, number = self.next_read()
        self.late.append(time.perf_counter() - due)
        status, body = await line.ask(request_of(self.browsers[who], "GET", read.path.format(number=number)))
        self.times[read.path].append((time.perf_counter() - due) * 1000)
        if status != 200 or not read.is_right(json.loads(body), who, number):
            self.wrong.append(f"{read.path} of {who}: {status}")

    async def change(self, turn, line):
        path, body = self.next_change(turn)
        status, answer = await line.ask(request_of(self.browsers["applicant-1"], "POST", path, body, key=f"load-{time.time_ns()}"))
        self.changes += 1
        if status != 201:
            self.wrong.append(f"POST {path}: {status} {answer[:200].decode()}")

    async def one(self, turn, due, changes_every):
        line = await self.free.get()
        try:
            if changes_every and turn % changes_every == 0:
                await self.change(turn // changes_every, line)
            else:
                await self.read(due, line)
        except (OSError, asyncio.IncompleteReadError) as error:
            self.wrong.append(f"the connection ended: {error!r}")
            line.end()
        finally:
            self.free.put_nowait(line)

    async def run(self, rate, seconds, changes_every):
        begin, running = time.perf_counter(), set()
        for turn in range(int(rate * seconds)):
            due = begin + turn / rate
            if (wait := due - time.perf_counter()) > 0:
                await asyncio.sleep(wait)
            task = asyncio.create_task(self.one(turn, due, changes_every))
            running.add(task)
            task.add_done_callback(running.discard)
        await asyncio.gather(*running)


def status_of(pid, name):
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith(name):
            return int(line.split()[1])
    return 0


def processor_seconds(pid):
    words = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(words[11]) + int(words[12])) / 100


async def watch_memory(pid, samples):
    while True:
        samples.append(status_of(pid, "VmRSS"))
        await asyncio.sleep(1)


def share(times, part):
    return round(sorted(times)[min(len(times) - 1, int(len(times) * part))], 2)


def first_looks(browsers, dossiers):
    """What each of them sees, and how long the first look at everything takes after a start."""
    slowest, seen = 0.0, {}
    for name, browser in browsers.items():
        begin = time.perf_counter()
        status, answer = browser.ask("GET", "/me/tasks")
        browser.ask("GET", "/dossiers")
        slowest = max(slowest, time.perf_counter() - begin)
        assert status == 200, answer
        total = browser.ask("GET", "/dossiers?limit=1")[1]["total"]
        every = [f"R8-{number:04}" for number in range(1, dossiers + 1)]
        seen[name] = every if total == dossiers else [one for one in every if int(one.split("-")[1]) % LONG_EVERY == 0]
        if total == 0:
            seen[name] = []
    return slowest, seen


async def load(options, server, port, browsers, seen):
    begun = Load(port, browsers, seen["applicant-1"])
    begun.seen = seen
    await begun.run(options.rate, options.warm, options.changes_every)
    warm_faults = begun.wrong
    begun.times.clear()
    begun.late, begun.wrong, begun.changes, memory = [], [], 0, []
    watching = asyncio.create_task(watch_memory(server.pid, memory))
    cpu = processor_seconds(server.pid)
    await begun.run(options.rate, options.seconds, options.changes_every)
    watching.cancel()
    return begun, warm_faults, memory, processor_seconds(server.pid) - cpu


def told(options, begun, memory, cpu):
    every = [time for times in begun.times.values() for time in times]
    half = memory[len(memory) // 2 - max(1, len(memory) // 10):len(memory) // 2] or memory
    end = memory[-max(1, len(memory) // 10):]
    return {
        "reads": len(every), "changes": begun.changes, "wrong": len(begun.wrong), "p50_ms": share(every, 0.5), "p99_ms": share(every, 0.99),
        "p999_ms": share(every, 0.999), "max_ms": round(max(every), 2), "under_limit": round(sum(one < LIMIT_MS for one in every) / len(every), 5),
        "asked_late_p99_ms": share([one * 1000 for one in begun.late], 0.99), "server_processor_ms_per_request": round(cpu * 1000 / (len(every) + begun.changes), 3),
        "memory_half_way_kib": int(statistics.median(half)), "memory_end_kib": int(statistics.median(end)),
        "p99_ms_by_path": {path: share(times, 0.99) for path, times in begun.times.items()}, "rate": options.rate, "seconds": options.seconds}


def measure(options, folder):
    events = make_office(options.program, folder, options.dossiers)
    server, port = start(options.program, folder, "--today", "2026-11-28")
    slow = None
    try:
        accounts = accounts_of(folder)
        browsers = {name: Browser(port).sign_in(accounts[name]) for name in ROLES}
        first, seen = first_looks(browsers, options.dossiers)
        if options.slow:
            here = pathlib.Path(__file__).parent / "slow_connections.py"
            slow = subprocess.Popen([sys.executable, here, str(port), str(options.slow)], stdout=subprocess.PIPE, text=True)
            assert slow.stdout.readline().strip() == "held", "the slow connections could not be opened"
        begun, warm_faults, memory, cpu = asyncio.run(load(options, server, port, browsers, seen))
        result = {"dossiers": options.dossiers, "events": events, "first_look_s": round(first, 2), **told(options, begun, memory, cpu)}
        if slow:
            slow.terminate()
            result["slow"] = json.loads(slow.communicate()[0])
        print(json.dumps(result, indent=1))
        for fault in (warm_faults + begun.wrong)[:10]:
            print(fault, file=sys.stderr)
        grown = result["memory_end_kib"] > result["memory_half_way_kib"] * GROWTH_MOST
        too_slow = result["p99_ms"] >= options.limit
        return 1 if warm_faults or begun.wrong or (options.limit and (too_slow or grown)) else 0
    finally:
        if slow and slow.poll() is None:
            slow.kill()
        server.terminate()
        server.wait(timeout=20)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--rate", type=float, default=200)
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--warm", type=float, default=5, help="seconds that are not measured")
    parser.add_argument("--slow", type=int, default=0, help="connections that never finish their header")
    parser.add_argument("--limit", type=float, default=LIMIT_MS, help="milliseconds that 99 %% of the reads stay under; 0: times and memory are not judged")
    parser.add_argument("--dossiers", type=int, default=3000)
    parser.add_argument("--changes-every", type=int, default=50, help="one of so many requests changes something; 0: none")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        return measure(options, pathlib.Path(folder))


if __name__ == "__main__":
    sys.exit(main())
