"""Runs the stories: commands with what they must print, fail with, and say on standard error."""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = HERE.parent.parent


class Command:
    def __init__(self, text, line):
        self.text = text
        self.line = line
        self.output = []
        self.errors = []
        self.code = 0


def read(path):
    """The commands of a story, whether it needs real data, and which programs it needs."""
    commands, needs_real_data, programs = [], False, []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line == "needs real data":
            needs_real_data = True
        elif line.startswith("needs program "):
            programs.append(line.removeprefix("needs program "))
        elif line.startswith("$ "):
            commands.append(Command(line[2:], number))
        elif line.startswith("> ") or line in (">", ">*"):
            commands[-1].output.append(line[2:] if line != ">*" else None)
        elif line.startswith("! "):
            commands[-1].errors.append(line[2:])
        elif line.startswith("= "):
            commands[-1].code = int(line[2:])
        elif line and not line.startswith("#"):
            sys.exit(f"{path.name}:{number}: this line is none of a story's kinds")
    return commands, needs_real_data, programs


def pattern(text):
    return ".*".join(re.escape(piece) for piece in text.split("…"))


def output_matches(expected, output):
    """Every expected line in its order; None stands for any number of lines."""
    whole = "".join("(.*\n)*" if line is None else pattern(line) + "\n" for line in expected)
    return re.fullmatch(whole, output) is not None


def complaints(command, result):
    if result.returncode != command.code:
        yield f"exit code {result.returncode}, expected {command.code}"
    if command.output and not output_matches(command.output, result.stdout):
        yield "standard output is not what the story says"
    for text in command.errors:
        if not re.search(pattern(text), result.stderr):
            yield f"standard error does not say: {text}"


def run(path, commands, environment):
    with tempfile.TemporaryDirectory() as folder:
        for command in commands:
            result = subprocess.run(
                ["bash", "-c", command.text], cwd=folder, env=environment, text=True,
                capture_output=True, check=False)
            problems = list(complaints(command, result))
            if problems:
                print(f"{path.name}:{command.line}: $ {command.text}")
                print("\n".join(problems))
                print("--- standard output\n" + result.stdout)
                print("--- standard error\n" + result.stderr)
                return False
    return True


def main(renga, names):
    real = pathlib.Path(os.environ.get("RENGA_REAL_DATA", SOURCE.parent / "shared" / "real"))
    environment = {
        "PATH": f"{pathlib.Path(renga).resolve().parent}:{os.environ['PATH']}",
        "LANG": "C.UTF-8",
        "HOME": os.environ.get("HOME", "/"),
        "EXAMPLES": str(SOURCE / "examples"),
        "VECTORS": str(SOURCE / "tests" / "vectors"),
        "REAL": str(real),
    }
    passed = failed = skipped = 0
    for path in sorted(HERE.glob("*.story")):
        if names and path.stem not in names:
            continue
        commands, needs_real_data, programs = read(path)
        absent = [program for program in programs if shutil.which(program) is None]
        if absent:
            print(f"{path.name}: skipped, not installed: {', '.join(absent)}")
            skipped += 1
        elif needs_real_data and not real.is_dir():
            print(f"{path.name}: skipped, the folder of real data is absent")
            skipped += 1
        elif run(path, commands, environment):
            passed += 1
        else:
            failed += 1
    print(f"stories: {passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed or passed + skipped == 0 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
