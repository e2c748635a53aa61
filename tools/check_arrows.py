#!/usr/bin/env python3
"""Holds the includes of the library to rapporteur/ARROWS: a folder includes only the folders it may, each by its front
header FOLDER/FOLDER.h; any header of `base` may be entered; `engine` may include headers that declare stages, and so may
a test. No ring, nothing under rapporteur/ includes what stands around it, and headers bring in no library."""
import re

from arrows import read_arrows
from repository import CPP, Finding, files, read, run

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]')
LIBRARY_IN_HEADER = {"rapporteur/base/result.h": "tl/expected.hpp"}


def includes(root, path):
    for number, line in enumerate(read(root, path).splitlines(), 1):
        match = INCLUDE.match(line)
        if match:
            yield number, match.group(1) == '"', match.group(2)


def check_order(folders):
    seen = set()
    for folder in folders:
        for other in folder.above:
            if other not in seen:
                yield Finding("rapporteur/ARROWS", folder.line,
                              f"{folder.name} may include only folders that stand above it, and {other} does not")
        seen.add(folder.name)


def judge(path, target, folders):
    """Why `path` may not include `target`, both below rapporteur/; or nothing."""
    own, other = path.split("/")[1], target.split("/")[1]
    if own == other:
        return None
    if own not in folders:
        return f"the folder {own} is not in rapporteur/ARROWS"
    if other not in folders[own].above:
        return f"{own} may not include {other} (rapporteur/ARROWS)"
    is_front = target == f"rapporteur/{other}/{other}.h"
    if is_front or other == "base" or own == "engine" or path.endswith("_test.cpp"):
        return None
    return f"{own} enters {other} by {target}; only its front header rapporteur/{other}/{other}.h is open to it"


def check_file(root, path, folders):
    for number, is_quoted, target in includes(root, path):
        if is_quoted and not target.startswith("rapporteur/"):
            yield Finding(path, number, f'"{target}": the library includes itself alone, by paths from the repository')
        elif is_quoted:
            reason = judge(path, target, folders)
            if reason:
                yield Finding(path, number, reason)
        elif path.endswith(".h") and re.search(r"[./]", target) and LIBRARY_IN_HEADER.get(path) != target:
            yield Finding(path, number, f"<{target}>: libraries are included in .cpp files alone")


def check_rings(root, paths):
    """Rings among headers, which `#pragma once` would hide."""
    edges = {path: [target for _, is_quoted, target in includes(root, path) if is_quoted] for path in paths
             if path.endswith(".h")}
    state = {}

    def walk(path, trail):
        state[path] = "open"
        for target in edges.get(path, ()):
            if state.get(target) == "open":
                ring = trail[trail.index(target):] + [target]
                yield Finding(path, 1, "headers include each other in a ring: " + " > ".join(ring))
            elif target not in state:
                yield from walk(target, trail + [target])
        state[path] = "done"

    for path in sorted(edges):
        if path not in state:
            yield from walk(path, [path])


def check(root):
    folders = read_arrows(root)
    by_name = {folder.name: folder for folder in folders}
    paths = [path for path in files(root, *CPP) if path.startswith("rapporteur/")]
    found = list(check_order(folders))
    for path in paths:
        found.extend(check_file(root, path, by_name))
    found.extend(check_rings(root, paths))
    return found


if __name__ == "__main__":
    run(check, "arrows")
