#!/usr/bin/env python3
"""usage: parts.py plan MOST FILE...    which files may be compiled as one, at most MOST together: a line each, part and file
       parts.py holds PLAN           whether a plan that was written before still holds; exit 1 where it does not

C++ files that include the same headers compile two to three times faster as one. That goes where no two of them give one
name to something of their own, in an unnamed namespace, and none gives a name that a header gives to something else. As far
as the text shows that, it is decided here; the compiler has the last word."""
import os
import re
import sys
from functools import lru_cache

from repository import ROOT, files, read

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*"([^"]+)"', re.M)
UNNAMED = re.compile(r"^namespace \{\n(.*?)^\}  // namespace$", re.M | re.S)
DECLARED = re.compile(r"^(?!namespace|using namespace|template)(?:[a-zA-Z].*?[\w>&*\]] |struct |class |enum class |using )[&*]*(\w+)(?= ?[({;=\[])", re.M)


@lru_cache(maxsize=None)
def own_names(path):
    """What a file names for itself alone."""
    return frozenset(name for part in UNNAMED.findall(read(ROOT, path)) for name in DECLARED.findall(part))


@lru_cache(maxsize=None)
def reached(path):
    """The files of ours that a file includes, at any distance, and itself."""
    found, open_paths = {path}, [path]
    while open_paths:
        at = open_paths.pop()
        for target in INCLUDE.findall(read(ROOT, at)):
            beside = os.path.normpath(os.path.join(os.path.dirname(at), target))
            for candidate in (target, beside):
                if candidate not in found and (ROOT / candidate).is_file():
                    found.add(candidate)
                    open_paths.append(candidate)
    return frozenset(found)


@lru_cache(maxsize=None)
def headers():
    names = {}
    for path in files(ROOT, ".h"):
        names.setdefault(os.path.dirname(path), {})[path] = frozenset(DECLARED.findall(read(ROOT, path)))
    return names


def stands_apart(path):
    """Whether one of its own names is given in a header beside it that it does not include."""
    own = own_names(path)
    return any(own & names for header, names in headers().get(os.path.dirname(path), {}).items() if own & names and header not in reached(path))


def parts(paths, most):
    """Parts of at most `most` files; first come, first in."""
    made = []
    for path in paths:
        own = own_names(path)
        if stands_apart(path):
            made.append(([path], None))
            continue
        for part, taken in made:
            if taken is not None and len(part) < most and not own & taken:
                part.append(path)
                taken |= own
                break
        else:
            made.append(([path], set(own)))
    return [part for part, _ in made]


def holds(plan):
    """A file that is gone is the build's concern; so is a new one."""
    together = {}
    for line in open(plan, encoding="utf-8"):
        part, path = line.split()
        if (ROOT / path).is_file():
            together.setdefault(part, []).append(path)
    return all(len(parts(paths, len(paths))) == 1 for paths in together.values())


def main():
    if sys.argv[1:2] == ["plan"]:
        for number, part in enumerate(parts(sys.argv[3:], int(sys.argv[2]))):
            for path in part:
                print(f"{number} {path}")
    elif sys.argv[1:2] == ["holds"]:
        return 0 if holds(sys.argv[2]) else 1
    else:
        sys.exit(__doc__)
    return 0


if __name__ == "__main__":
    sys.exit(main())
