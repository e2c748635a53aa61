#!/usr/bin/env python3
"""Holds third-party headers to docs/dependencies.md: each is included only by the files that its row names, and each row
is still needed. Tests and benches may include any library that is listed."""
import re

from check_arrows import includes
from repository import CPP, Finding, files, read, run

DOCUMENT = "docs/dependencies.md"
# POSIX and Linux are the platform, not a dependency.
PLATFORM = re.compile(r"^(?:sys|linux|netinet|arpa)/|^(?:unistd|fcntl|signal|poll|termios|dirent|errno|dlfcn|pthread|immintrin|"
                      r"emmintrin|xxhintrin|x86intrin|arm_neon|cpuid|malloc|sched|time|stdio|string|stdlib)\.h$")


def rows(root):
    """For each row of the table: line, patterns of headers, files."""
    for number, line in enumerate(read(root, DOCUMENT).splitlines(), 1):
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not line.startswith("|") or len(cells) < 3:
            continue
        headers = re.findall(r"`<([^`]+)>`", cells[1])
        if headers:
            yield number, headers, re.findall(r"`([^`]+)`", cells[2])


def matches(header, pattern):
    return header == pattern or (pattern.endswith("/*") and header.startswith(pattern[:-1]))


def is_open(path, wrappers):
    if path.endswith("_test.cpp") or path.startswith(("tests/", "bench/")):
        return True
    return any(path == wrapper or (wrapper.endswith("/") and path.startswith(wrapper)) for wrapper in wrappers)


def check(root):
    table = list(rows(root))
    used = set()
    found = []
    for path in files(root, *CPP):
        for line, is_quoted, header in includes(root, path):
            if is_quoted or not re.search(r"[./]", header) or PLATFORM.search(header):
                continue
            row = next((row for row in table if any(matches(header, pattern) for pattern in row[1])), None)
            if row is None:
                found.append(Finding(path, line, f"<{header}> is not in {DOCUMENT}"))
            elif not is_open(path, row[2]):
                found.append(Finding(path, line, f"<{header}> is wrapped by {', '.join(row[2])} alone ({DOCUMENT})"))
            else:
                used.add(row[0])
    found.extend(Finding(DOCUMENT, row[0], f"nothing includes <{row[1][0]}> any more") for row in table if row[0] not in used)
    return found


if __name__ == "__main__":
    run(check, "dependencies")
