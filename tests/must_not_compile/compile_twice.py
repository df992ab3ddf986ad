"""Compiles one source twice: with -DGOOD it must compile, with -DBAD it must be refused.

    compile_twice.py SOURCE COMPILER [OPTION...]

The source says in a line `// Refused: words` what the compiler must complain about, so that it does
not fail for a reason that nobody meant.
"""

import os
import pathlib
import re
import subprocess
import sys

REFUSED = re.compile(r"^// Refused: (.+)$", re.MULTILINE)


def compile_with(define, source, command):
    english = {**os.environ, "LC_ALL": "C"}
    done = subprocess.run([*command, f"-D{define}", str(source)], capture_output=True, text=True, env=english)
    return done.returncode == 0, done.stderr


def fault(source, command):
    """What is wrong with the source, or nothing."""
    expected = REFUSED.search(source.read_text(encoding="utf-8"))
    if not expected:
        return "no line `// Refused: words` says what the compiler must complain about"
    good, messages = compile_with("GOOD", source, command)
    if not good:
        return f"the good half does not compile:\n{messages}"
    bad, messages = compile_with("BAD", source, command)
    if bad:
        return "the bad half compiles: the guard is gone"
    if expected.group(1) not in messages:
        return f"the bad half fails, but not because of {expected.group(1)!r}:\n{messages}"
    return None


def main(source, command):
    sentence = fault(pathlib.Path(source), command)
    if sentence:
        print(f"{source}: {sentence}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
