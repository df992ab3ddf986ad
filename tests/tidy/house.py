"""The project's text files as the checks see them, and what a check may say about them.

A check is a function that takes a House and a Report. Tests hand it a House made of a few lines;
the program hands it the real tree.
"""

import pathlib
import subprocess
from dataclasses import dataclass, field

SKIPPED_FOLDERS = {".git", "build", "node_modules", "demo-out", "__pycache__"}
CPP_ENDINGS = (".cpp", ".hpp", ".h")

# Floors that lie on the same level may not see each other.
FLOOR_LEVELS = {
    "ground": 0,
    "outside": 1,
    "thinking": 1,
    "keeping": 2,
    "doing": 3,
    "meeting": 4,
    "doors": 5,
}
ROOMS_FILE = "src/rooms.txt"


@dataclass(frozen=True)
class Room:
    name: str
    floor: str
    edges: tuple
    line: int


@dataclass
class Report:
    findings: list = field(default_factory=list)
    notes: list = field(default_factory=list)

    def find(self, path, line, sentence):
        self.findings.append((path, line, sentence))

    def note(self, sentence):
        self.notes.append(sentence)


class House:
    """Paths relative to the top of the tree, with `/`, and the text of each file."""

    def __init__(self, files, root=None):
        self.files = dict(sorted(files.items()))
        self.root = root

    @staticmethod
    def read(root):
        root = pathlib.Path(root)
        files = {}
        for path in paths_below(root):
            text = read_text(root / path)
            if text is not None:
                files[path] = text
        return House(files, root)

    def below(self, folder, endings=("",)):
        return [
            (path, text)
            for path, text in self.files.items()
            if path.startswith(folder) and path.endswith(tuple(endings))
        ]

    def cpp(self, folder="src/"):
        return self.below(folder, CPP_ENDINGS)

    def rooms(self):
        """The lines of src/rooms.txt by name, in their order."""
        rooms = {}
        for number, line in enumerate(self.files.get(ROOMS_FILE, "").splitlines(), 1):
            words = line.split()
            if not words or words[0].startswith("#"):
                continue
            edges = tuple(word for word in words[2:] if word != "-")
            rooms[words[0]] = Room(words[0], words[1] if len(words) > 1 else "", edges, number)
        return rooms

    def has_code(self, room):
        return bool(self.cpp(f"src/{room}/"))


def paths_below(root):
    """What git knows or would add; without git, everything outside the folders of the build."""
    command = ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    except (OSError, subprocess.CalledProcessError):
        return [
            path.relative_to(root).as_posix()
            for path in sorted(root.rglob("*"))
            if not SKIPPED_FOLDERS.intersection(path.relative_to(root).parts)
        ]
    return sorted(name for name in listed.split("\0") if name)


def read_text(path):
    """The text of a file, or nothing for a folder, a link and a file that is not UTF-8."""
    if not path.is_file() or path.is_symlink():
        return None
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return None


def room_of(path):
    """The room of src/ROOM/…; src/main.cpp is a room of its own."""
    parts = path.split("/")
    if parts[0] != "src":
        return None
    return parts[1] if len(parts) > 2 else "main"


def is_test(path):
    return path.endswith(("_test.cpp", "_test.py"))


def numbered(text):
    return enumerate(text.split("\n"), 1)
