"""Reads just enough C++ for the checks: code without comments and strings, includes, functions."""

import re
from dataclasses import dataclass

LITERAL_OR_COMMENT = re.compile(
    r'R"(?P<mark>[^\s()\\]{0,16})\((?:.|\n)*?\)(?P=mark)"'
    r'|"(?:\\.|[^"\\\n])*"'
    r"|(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+'"
    r"|//[^\n]*"
    r"|/\*(?:.|\n)*?\*/"
)
INCLUDE = re.compile(r'^\s*#\s*include\s+(["<])([^">]+)[">]')
DIRECTIVE = re.compile(r"^[ \t]*#(?:[^\n\\]|\\\n|\\.)*", re.MULTILINE)
CONTROL = re.compile(r"\b(if|for|while|switch|catch|do|else|try)\b")
TYPE_OR_NAMESPACE = re.compile(r"\b(namespace|class|struct|enum|union|extern)\b(?![^(]*\()")
ACCESS_LABEL = re.compile(r"\s*((public|private|protected)\s*:\s*)*")
OPERATOR_NAME = re.compile(r"operator\s*(\(\)|[^\s\w(]+)")
ASSIGNED = re.compile(r"[^(]*=(?!=)")
NAME_BEFORE_PARENTHESIS = re.compile(r"([\w:~]+|operator\s*[^\s\w(]+|operator\s*\(\))\s*\(")


def blank(match):
    """Spaces in the same shape, so that lines and columns stay."""
    return re.sub(r"[^\n]", " ", match.group(0))


def code_only(text):
    """The text with comments and the inside of strings blanked out."""
    return LITERAL_OR_COMMENT.sub(blank, text)


def includes(text):
    """(line, mark, path) of every include; mark is `"` or `<`."""
    for number, line in enumerate(text.split("\n"), 1):
        found = INCLUDE.match(line)
        if found:
            yield number, found.group(1), found.group(2)


@dataclass(frozen=True)
class Function:
    name: str
    first_line: int
    last_line: int

    @property
    def lines(self):
        return self.last_line - self.first_line + 1


def opens_function(header, text_before):
    """Whether a `{` after `header` begins a function's body, in clang-formatted code.

    A braced initialiser stands directly behind a name (`member_{0}`) or after `=`, `(` or `,`; a
    body stands behind a space.
    """
    if not text_before.endswith((" ", "\n")) or "(" not in header:
        return False
    if header.rstrip().endswith(("=", "(", ",", "return")):
        return False
    if TYPE_OR_NAMESPACE.match(header) or CONTROL.match(header):
        return False
    return not ASSIGNED.match(OPERATOR_NAME.sub("operator", header))


def clean_header(header):
    """The header without access labels and template heads that stand before it."""
    header = header[len(ACCESS_LABEL.match(header).group(0)) :]
    return re.sub(r"^template\s*<[^{}]*?>\s*(?=[\w\[~])", "", header).strip()


def closing_brace(code, opening):
    depth = 0
    for index in range(opening, len(code)):
        if code[index] == "{":
            depth += 1
        elif code[index] == "}":
            depth -= 1
            if depth == 0:
                return index
    return len(code) - 1


def functions(text):
    """Every function with its first and last line; lambdas belong to the function around them."""
    code = DIRECTIVE.sub(blank, code_only(text))
    found = []
    start = 0
    index = 0
    parentheses = 0
    while index < len(code):
        character = code[index]
        if character in "()":
            parentheses += 1 if character == "(" else -1
        elif character == "{" and parentheses == 0:
            header = clean_header(code[start:index])
            if opens_function(header, code[index - 1 : index]):
                end = closing_brace(code, index)
                found.append(function_at(code, start, index, end, header))
                index = end
                start = end + 1
            elif is_initialiser(header, code[index - 1 : index]):
                index = closing_brace(code, index)
            else:
                start = index + 1
        elif character in ";}" and parentheses == 0:
            start = index + 1
        index += 1
    return found


def is_initialiser(header, before):
    """A `{` inside an expression or a constructor's list: the header goes on behind it."""
    return "(" in header and not before.isspace() and not CONTROL.match(header)


def name_in(header):
    """The function's name; of a test, the whole `TEST(Suite, name)`."""
    found = NAME_BEFORE_PARENTHESIS.search(header)
    if not found:
        return "?"
    return " ".join(header.split()) if found.group(1).isupper() else found.group(1).strip()


def function_at(code, start, opening, end, header):
    first = start + len(ACCESS_LABEL.match(code[start:opening]).group(0))
    return Function(
        name_in(header),
        code.count("\n", 0, first) + 1,
        code.count("\n", 0, end) + 1,
    )
