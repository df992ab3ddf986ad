"""Words and calls that the house refuses, each with what to write instead."""

import re
from dataclasses import dataclass

from cpp import blank, code_only
from house import is_test, numbered, room_of


@dataclass(frozen=True)
class Ban:
    pattern: re.Pattern
    sentence: str
    rooms: tuple = ()  # where it is allowed after all
    tests: bool = True  # whether it is refused in tests too


def ban(pattern, sentence, rooms=(), tests=True):
    return Ban(re.compile(pattern), sentence, rooms, tests)


# Looked for in code, with comments and strings blanked out.
IN_CODE = (
    ban(r"\busing\s+namespace\b", "Name what you use: `using std::chrono::sys_days;` or the full name."),
    ban(r"\bstd::(cout|cerr|clog)\b", "Return a value or an Error; only the doors print.", ("cli", "main")),
    ban(r"(?<![\w:])(std::)?f?printf\s*\(", "Return a value or an Error; only the doors print.", ("cli", "main")),
    ban(r"\bfmt::print\s*\(", "Return a value or an Error; only the doors print.", ("cli", "main")),
    ban(r"\bputs\s*\(", "Return a value or an Error; only the doors print.", ("cli", "main")),
    ban(r"(?<![\w])new\s+[\w:(]", "Write std::make_unique, or hold the value itself."),
    ban(r"(?<![\w])delete(\[\])?\s+[\w:*(]", "Let a unique_ptr or a container own it."),
    ban(r"\b(malloc|calloc|realloc|free)\s*\(", "Let a container own the memory.", ("crypto", "engine", "factors")),
    ban(r"(?<![\w.>])(std::)?system\s*\(", "Call the library, not the shell."),
    ban(r"(?<![\w.>:])(std::)?s?rand\s*\(", "Use renga::Random with a seed, or crypto::random_bytes for keys."),
    ban(r"\breinterpret_cast\b", "Use std::span, std::bit_cast or crypto::bytes_of.", ("engine", "crypto")),
    ban(r"\bconst_cast\b", "Make the interface const where it does not change anything.", ("engine", "crypto")),
    ban(r"\bcatch\s*\(\s*\.\.\.\s*\)", "Catch the type you expect; bugs go up to the door.", ("cli", "engine", "main")),
    ban(r"(?<!struct )\bSql\s*\{", "Put the statement into src/ROOM/sql/*.sql; tools/embed_sql.py makes it.", (), False),
    ban(r"\bstd::(endl)\b", "Write '\\n'; flushing is the door's matter."),
    ban(r"\b(sleep_for|usleep|sleep)\s*\(", "Wait for an event, not for time.", ("cli", "portal")),
)
# Looked for in the whole text, comments included.
IN_TEXT = (ban(r"\b(TODO|FIXME|XXX|HACK)\b", "Finish it now, or drop it; the ledger of wishes is not the source."),)

# A private constructor is out of make_unique's reach; what goes straight into its owner is owned.
OWNED_NEW = re.compile(r"\bunique_ptr<[^;{}]*?>\(\s*new\b")
CODE_IN_COMMENT = re.compile(r"^\s*//(?!/)\s*(?P<code>.*[;{])\s*$")
CODE_MARKS = re.compile(r"[=()<>\[\]]|::|->|\breturn\b")
NAMELESS = re.compile(r"(^|[_\-.])(utils?|misc|helpers?|common|managers?)([_\-.]|$)", re.IGNORECASE)

SOURCE = (".cpp", ".hpp", ".h", ".py", ".ts", ".tsx", ".cmake", ".sql", ".def", "CMakeLists.txt")
# This folder names the banned words in order to ban them.
SELF = "tests/tidy/"


def check(house, report):
    for path, text in house.files.items():
        if path.startswith(SELF):
            continue
        check_name(path, report)
        if path.endswith(SOURCE):
            check_lines(path, text, IN_TEXT, report)
    for folder in ("src/", "tests/", "bench/", "examples/"):
        for path, text in house.cpp(folder):
            check_lines(path, OWNED_NEW.sub(blank, code_only(text)), IN_CODE, report)
            check_comments(path, text, report)


def check_name(path, report):
    for part in path.split("/"):
        found = NAMELESS.search(part)
        if found:
            report.find(path, 1, f"{found.group(2)!r} says nothing about what is inside; name the thing.")


def check_lines(path, text, bans, report):
    for number, line in numbered(text):
        for entry in bans:
            if applies(entry, path) and entry.pattern.search(line):
                report.find(path, number, entry.sentence)


def applies(entry, path):
    if is_test(path) and not entry.tests:
        return False
    return room_of(path) not in entry.rooms


def check_comments(path, text, report):
    for number, line in numbered(text):
        found = CODE_IN_COMMENT.match(line)
        if found and CODE_MARKS.search(found.group("code")):
            report.find(path, number, "This comment looks like code; delete it, the history keeps it.")
