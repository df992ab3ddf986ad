"""Library headers stay in the rooms that wrap them, so that a library can be replaced."""

import re

from cpp import includes
from house import is_test, room_of

ANY = None

# Beginning of the header: (rooms that may include it, why there and nowhere else).
LIBRARIES = {
    "duckdb.h": (("engine",), "engine hides which analytic engine works"),
    "openssl/": (("crypto",), "crypto hides which libraries do the work"),
    "sodium.h": (("crypto", "factors"), "crypto guards the data's keys, factors the doors"),
    "p11-kit/": (("crypto",), "keys in tokens are keys"),
    "zip.h": (("deliver", "files"), "ZIP is written for media and read from senders"),
    "zlib.h": (("files",), "packed inputs are unpacked where files are read"),
    "zstd.h": (("parquet",), "the tables of a dataset are compressed in one room"),
    "expat.h": (("formats",), "formats hides which parser reads XML"),
    "simdjson.h": (("formats",), "formats hides which parser reads JSON line by line"),
    "CLI/": (("cli",), "the command line is parsed at one door"),
    "sqlite3.h": (("store",), "store hides which database keeps the dossiers"),
    "soci/": (("store",), "store hides which database keeps the dossiers"),
    "libpq-fe.h": (("store",), "store hides which database keeps the dossiers"),
    "boost/": (("portal",), "HTTP is spoken at one door"),
    "spdlog/": (("cli", "portal"), "rooms return errors; only doors log"),
    "curl/": (("notice",), "mail and outgoing calls leave through the outbox"),
    "liboath/": (("factors",), "what lets people in is judged in one room"),
    "fido": (("factors",), "what lets people in is judged in one room"),
    "qrencode.h": (("factors",), "a QR code carries the secret of a second factor"),
    "toml++/": (
        ("base", "rulebook", "publication", "anonymize", "extract", "service"),
        "settings in general, then one kind each: rulebook, declaration, policy, request, scenario",
    ),
    "unicode/": (
        ("ids", "ingest", "formats", "synth", "publication"),
        "kana normalisation, CP932 in and out, full-width digits in published tables",
    ),
    "iconv.h": (("ingest", "synth", "publication"), "receipts and the tables of offices are CP932"),
    "Clp": (("disclosure",), "bounds of suppressed cells are linear programs"),
    "Cbc": (("disclosure",), "bounds of suppressed cells are linear programs"),
    "Coin": (("disclosure",), "bounds of suppressed cells are linear programs"),
    "Osi": (("disclosure",), "bounds of suppressed cells are linear programs"),
    "glpk.h": (("disclosure",), "the attacker of the tests alone: its licence bars it from the program"),
    "kainjow/mustache.hpp": (("report", "forms"), "pages are filled in one room, official forms in another"),
    "nlohmann/": (ANY, "JSON is a value, not a service"),
    "fmt/": (ANY, "text formatting"),
    "tl/expected.hpp": (("base",), "everyone says Result and Done"),
    "gtest/": (ANY, "tests"),
    "gmock/": (ANY, "tests"),
    "rapidcheck": (ANY, "tests"),
    "benchmark/": (ANY, "benchmarks"),
}

STANDARD = re.compile(r"[a-z_0-9]+$")
# Headers of the operating system and the processor: only where the outside is touched.
SYSTEM = re.compile(
    r"(sys/|linux/|netinet/|arpa/)|(unistd|fcntl|dirent|poll|pthread|signal|termios|cpuid|"
    r"immintrin|x86intrin|arm_neon|dlfcn|spawn)\.h$"
)
SYSTEM_ROOMS = {
    "files": "it opens, syncs and renames",
    "erase": "it overwrites and asks the device",
    "factors": "it keeps the server's key in a file",
    "crypto": "it locks memory and uses vector instructions",
    "ids": "it uses vector instructions for kana",
    "engine": "it measures memory and disk",
    "cli": "it asks the terminal and takes signals",
    "printing": "it starts WeasyPrint",
    "portal": "it takes signals",
    "service": "it locks the folder it serves",
}


def check(house, report):
    for path, text in house.cpp():
        room = room_of(path)
        in_test = is_test(path) or "#include <gtest/" in text
        for line, mark, header in includes(text):
            if mark == "<" and not (in_test and SYSTEM.match(header)):
                sentence = fault(room, header)
                if sentence:
                    report.find(path, line, sentence)


def fault(room, header):
    if STANDARD.match(header):
        return None
    if SYSTEM.match(header):
        if room in SYSTEM_ROOMS:
            return None
        return f"<{header}> touches the system; ask the room files, or add {room} to SYSTEM_ROOMS with its reason."
    for beginning, (rooms, reason) in LIBRARIES.items():
        if header.startswith(beginning):
            if rooms is ANY or room in rooms:
                return None
            return f"<{header}> belongs to {', '.join(rooms)} ({reason}); call that room instead."
    return f"<{header}> is in no table; add it to tests/tidy/checks/libraries.py with its rooms and the reason."
