"""Functions for one screen, files for one thing; the median and the longest are told every time."""

import ast
import statistics

from cpp import functions
from house import CPP_ENDINGS, is_test

FUNCTION_LINES_MAX = 70
FILE_LINES_MAX = 500

# Files that are one long table, with the reason; `.def` and `.sql` files are tables by their kind.
LONG_TABLES = {"web/src/api/described.ts": "made from the description of the server, one row a field"}
MEASURED = (*CPP_ENDINGS, ".py", ".ts", ".tsx", ".cmake")


def check(house, report):
    sizes = []
    for path, text in house.below("", MEASURED):
        lines = text.count("\n")
        if lines > FILE_LINES_MAX and path not in LONG_TABLES:
            report.find(path, 1, f"{lines} lines, more than {FILE_LINES_MAX}; give each thing a file of its own.")
        for function in functions_of(path, text):
            if path.startswith("src/") and not is_test(path):
                sizes.append((function.lines, function.name, path))
            if function.lines > FUNCTION_LINES_MAX:
                sentence = f"{function.name} has {function.lines} lines, more than {FUNCTION_LINES_MAX}; split it."
                report.find(path, function.first_line, sentence)
    if sizes:
        report.note(summary(sizes))


def functions_of(path, text):
    if path.endswith(CPP_ENDINGS):
        return functions(text)
    if path.endswith(".py"):
        return python_functions(text)
    return []


def python_functions(text):
    from cpp import Function

    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    tree = ast.parse(text)
    return [Function(n.name, n.lineno, n.end_lineno) for n in ast.walk(tree) if isinstance(n, kinds)]


def summary(sizes):
    lines = sorted(size for size, _, _ in sizes)
    longest, name, path = max(sizes)
    p90 = lines[min(len(lines) - 1, len(lines) * 9 // 10)]
    return (
        f"{len(lines)} functions in src: median {statistics.median(lines):g} lines, p90 {p90},"
        f" longest {longest} ({name} in {path})"
    )
