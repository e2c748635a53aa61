#!/usr/bin/env python3
"""Holds files to 500 lines and the functions of Python to 60. Those of C++ are held by clang-tidy
(readability-function-size), with at most 5 parameters and 4 levels."""
import ast

from repository import CPP, Finding, files, read, run

MAX_FILE_LINES = 500
MAX_FUNCTION_LINES = 60


def check(root):
    found = []
    for path in files(root, *CPP, ".py", ".sh", ".cmake", "CMakeLists.txt"):
        text = read(root, path)
        lines = text.count("\n")
        if lines > MAX_FILE_LINES:
            found.append(Finding(path, lines, f"{lines} lines; a file ends at {MAX_FILE_LINES}"))
        if path.endswith(".py"):
            found.extend(check_functions(path, text))
    return found


def check_functions(path, text):
    try:
        tree = ast.parse(text)
    except SyntaxError as error:
        return [Finding(path, error.lineno or 1, f"not Python: {error.msg}")]
    return [Finding(path, node.lineno, f"{node.name} has {node.end_lineno - node.lineno + 1} lines; a function ends at {MAX_FUNCTION_LINES}")
            for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
            and node.end_lineno - node.lineno + 1 > MAX_FUNCTION_LINES]


if __name__ == "__main__":
    run(check, "sizes")
