"""Puts the files of a folder into the program, each as it is and packed.

Writes OUT.S, which takes the bytes in, OUT.cpp, which has one row a file, and the packed files into the folder OUT.packed. Times do not enter: the same
files give the same bytes.
"""

import gzip
import hashlib
import pathlib
import sys

# What is packed already, or too small to gain.
PACKED_KINDS = {".png", ".jpg", ".webp", ".woff2", ".gz"}
SMALLEST = 512


def rows_of(folder, packed_folder):
    rows = []
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or path.name.startswith("."):
            continue
        content = path.read_bytes()
        packed = b""
        if path.suffix not in PACKED_KINDS and len(content) >= SMALLEST:
            packed = gzip.compress(content, compresslevel=9, mtime=0)
        target = None
        if packed and len(packed) < len(content):
            target = packed_folder / f"{len(rows)}.gz"
            target.write_bytes(packed)
        name = path.relative_to(folder).as_posix()
        rows.append((name, path, target, hashlib.sha256(content).hexdigest()[:32]))
    return rows


def assembly(rows):
    lines = ['.section .note.GNU-stack,"",%progbits', ".section .rodata"]
    for number, (_, path, packed, _) in enumerate(rows):
        for kind, source in (("plain", path), ("packed", packed)):
            label = f"renga_web_{kind}_{number}"
            lines += [".balign 16", f".global {label}", f"{label}:"]
            lines += [f'.incbin "{source.resolve()}"'] if source else []
            lines += [f".global {label}_end", f"{label}_end:"]
    return "\n".join(lines) + "\n"


def table(rows):
    lines = ['#include "portal/web_content.hpp"', "", "#include <array>", "", 'extern "C" {']
    labels = [f"renga_web_{kind}_{number}" for number in range(len(rows)) for kind in ("plain", "packed")]
    lines += [f"extern const char {label}[];\nextern const char {label}_end[];" for label in labels]
    lines += ["}", "", "namespace renga::portal {", "", "std::span<const WebContent> web_content() {"]
    lines.append(f"  static const std::array<WebContent, {len(rows)}> kAll = {{{{")
    for number, (name, _, _, tag) in enumerate(rows):
        plain, packed = (f"renga_web_{kind}_{number}" for kind in ("plain", "packed"))
        lines.append(f'    {{"{name}", {{{plain}, {plain}_end}}, {{{packed}, {packed}_end}}, "{tag}"}},')
    lines += ["  }};", "  return kAll;"]
    return "\n".join(lines + ["}", "", "}  // namespace renga::portal", ""])


def main(folder, out):
    folder, out = pathlib.Path(folder), pathlib.Path(out)
    packed_folder = out.with_suffix(".packed")
    packed_folder.mkdir(parents=True, exist_ok=True)
    rows = rows_of(folder, packed_folder)
    if not any(name == "index.html" for name, *_ in rows):
        sys.exit(f"{folder} has no index.html: build the pages of the portal first")
    out.with_suffix(".S").write_text(assembly(rows), encoding="utf-8")
    out.with_suffix(".cpp").write_text(table(rows), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
