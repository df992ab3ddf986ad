"""The ground and the thinking rooms are pure: no files, no clock, no random, no environment."""

import re

from cpp import code_only, includes
from house import is_test, numbered, room_of

PURE_FLOORS = ("ground", "thinking")

IMPURE_HEADERS = {
    "fstream": "files",
    "filesystem": "files",
    "iostream": "the terminal",
    "cstdlib": "the environment",
    "ctime": "the clock",
    "random": "chance that no seed repeats",
    "thread": "threads",
    "future": "threads",
    "mutex": "shared state",
}
IMPURE_CALLS = (
    (re.compile(r"::now\s*\("), "reads the clock; take the moment as an argument"),
    (re.compile(r"(?<![\w.>:])(std::)?time\s*\("), "reads the clock; take the moment as an argument"),
    (re.compile(r"\bgetenv\s*\("), "reads the environment; take the value as an argument"),
    (re.compile(r"\bf(open|read|write)\s*\("), "touches files; take the text as an argument"),
    (re.compile(r"\brandom_device\b"), "is chance that no seed repeats; take a renga::Random"),
)


def check(house, report):
    rooms = house.rooms()
    pure = {name for name, room in rooms.items() if room.floor in PURE_FLOORS}
    for path, text in house.cpp():
        if room_of(path) in pure and not is_test(path):
            check_file(path, text, report)


def check_file(path, text, report):
    room = room_of(path)
    for line, _, header in includes(text):
        if header in IMPURE_HEADERS:
            what = IMPURE_HEADERS[header]
            report.find(path, line, f"{room} is pure and may not touch {what} (<{header}>); the caller does that.")
    for number, line in numbered(code_only(text)):
        for pattern, sentence in IMPURE_CALLS:
            if pattern.search(line):
                report.find(path, number, f"{room} is pure, and this {sentence}.")
