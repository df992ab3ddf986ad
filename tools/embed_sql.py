"""Turns the named statements of .sql files into one C++ header of constants.

A statement begins with a line `-- name: word_word` and ends at the next one. The constant of
`persons_by_stage` in the room `link` is renga::link::sql::persons_by_stage.
"""

import pathlib
import re
import sys

# What a statement is, where it is not the analytic engine's: header and type.
KINDS = {"store": ("store/statement.hpp", "Sql")}
ENGINE = ("engine/engine.hpp", "engine::Sql")


def statements(path):
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        head = re.fullmatch(r"-- name: ([a-z][a-z0-9_]*)", line.strip())
        if head:
            found.append((head.group(1), []))
        elif found:
            found[-1][1].append(line)
        elif line.strip() and not line.startswith("--"):
            sys.exit(f"{path}: text before the first `-- name:` line")
    return [(name, "\n".join(lines).strip().rstrip(";")) for name, lines in found]


def main(room, header, paths):
    include, kind = KINDS.get(room, ENGINE)
    lines = [
        "#pragma once",
        "",
        f'#include "{include}"',
        "",
        f"namespace renga::{room}::sql {{",
        "",
    ]
    seen = set()
    for path in sorted(map(pathlib.Path, paths)):
        for name, text in statements(path):
            if name in seen:
                sys.exit(f"{path}: the statement {name} is named twice in the room {room}")
            seen.add(name)
            lines.append(f'inline constexpr {kind} {name}{{"{room}.{name}", R"sql({text})sql"}};')
    lines += ["", f"}}  // namespace renga::{room}::sql", ""]
    target = pathlib.Path(header)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
