"""Clean text: ends with one line end, no tabs and trailing blanks, nothing of the writer's machine."""

import re

from house import numbered

SOURCE = (".cpp", ".hpp", ".h", ".def", ".py", ".sql", ".cmake", ".toml", ".ts", ".tsx", ".css", ".html", "CMakeLists.txt")
PROSE = (".md", ".txt", ".json", ".svg", ".sh", ".clang-tidy", ".clang-format", "/run")
# Texts of others, kept as they came.
FOREIGN = ("LICENSE", "package-lock.json", "web/package-lock.json")
SELF = "tests/tidy/"

MACHINE_PATH = re.compile(r"(?<![\w.~}])/(work|root|home|Users|tmp/[a-z]+_jobs)/")
# A host that serves packages shows it in its first label.
REGISTRY = re.compile(r"//(registry|repo|packages?|mirror|proxy|files|deb)\.[a-z0-9-]+\.[a-z]+")


def check(house, report):
    for path, text in house.files.items():
        if path in FOREIGN or not path.endswith(SOURCE + PROSE):
            continue
        check_whole(path, text, report)
        for number, line in numbered(text):
            for sentence in line_faults(path, line):
                report.find(path, number, sentence)


def check_whole(path, text, report):
    if text and not text.endswith("\n"):
        report.find(path, text.count("\n") + 1, "End the file with a line end.")
    if text.endswith("\n\n"):
        report.find(path, text.count("\n"), "One line end is enough at the end of the file.")
    if "\r" in text and not path.startswith("tests/"):
        report.find(path, 1, "Use LF line ends; only test data may have CR.")


def line_faults(path, line):
    if path.endswith(SOURCE):
        if "\t" in line:
            yield "Use spaces, not tabs."
        if line.rstrip("\r") != line.rstrip():
            yield "Remove the blanks at the end of the line."
    if path.startswith(SELF):
        return
    if MACHINE_PATH.search(line):
        yield "This path exists on one machine only; use a relative one or a variable."
    if REGISTRY.search(line):
        yield "Do not name a registry's host; the client of the machine knows its own."
