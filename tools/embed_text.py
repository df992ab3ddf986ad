"""Turns whole text files into constants of one C++ header.

The file rulebook/ndb-2023-10.toml given to the room `rulebook` becomes the entry
{"ndb-2023-10.toml", "..."} of renga::rulebook::text::kFiles.
"""

import pathlib
import sys

# The longest literal that every compiler takes; longer texts are joined from pieces.
PIECE = 12000


def literal(text):
    pieces = [text[i : i + PIECE] for i in range(0, len(text), PIECE)] or [""]
    return " ".join(f'R"text({piece})text"' for piece in pieces)


def main(room, header, paths):
    lines = [
        "#pragma once",
        "",
        "#include <array>",
        "#include <string_view>",
        "",
        f"namespace renga::{room}::text {{",
        "",
        "struct File {",
        "  std::string_view name;",
        "  std::string_view content;",
        "};",
        "",
        f"inline constexpr std::array<File, {len(paths)}> kFiles = {{{{",
    ]
    for path in sorted(map(pathlib.Path, paths)):
        lines.append(f'    {{"{path.name}", {literal(path.read_text(encoding="utf-8"))}}},')
    lines += ["}};", "", f"}}  // namespace renga::{room}::text", ""]
    target = pathlib.Path(header)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
