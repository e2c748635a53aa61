#!/usr/bin/env python3
"""Holds C++ to what the style guide bans and clang-tidy does not see. Each rule below says where it holds and why."""
import re
from dataclasses import dataclass

from repository import CPP, Finding, code_only, files, read, run


@dataclass(frozen=True)
class Rule:
    pattern: re.Pattern
    sentence: str
    where: tuple = ("rapporteur/", "cli/", "bench/", "train/", "tests/")
    only: tuple = CPP
    in_tests: bool = True


def rule(pattern, sentence, **more):
    return Rule(re.compile(pattern, re.M), sentence, **more)


LIBRARY = ("rapporteur/",)
RULES = (
    rule(r"\b(?:is(?:alnum|alpha|blank|cntrl|digit|graph|lower|print|punct|space|upper|xdigit)|to(?:lower|upper)|"
         r"sto(?:i|l|ll|ul|ull|f|d|ld)|ato[ifl]|strto(?:d|f|ld|l|ll|ul|ull)|setlocale|localeconv)\s*\(",
         "reads the locale; use rapporteur/base/ascii.h or std::from_chars"),
    rule(r"\bstd::(?:locale|w?regex|regex_\w+)\b|#\s*include\s*<(?:regex|locale)>", "std::regex and locales are banned"),
    rule(r"\busing\s+namespace\b", "no `using namespace` in a header", only=(".h",)),
    rule(r"^[ \t]*#[ \t]*define\b", "no macros", in_tests=False),
    rule(r"\bnew\b(?!\s*\()\s+[\w:<]|(?<![=\s])\s*\bdelete\b\s*(?:\[\s*\]\s*)?[\w(*]", "no `new` or `delete`: values, or std::make_unique"),
    rule(r"\bstd::(?:cout|cerr|clog)\b|\b(?:printf|fprintf|puts|fputs|putchar|perror)\s*\(",
         "the library never prints; it tells its caller", where=LIBRARY, in_tests=False),
    rule(r"(?<![\w.>:])(?:std::)?(?:exit|_Exit|_exit|quick_exit|abort|terminate)\s*\(", "the library never ends the program",
         where=LIBRARY, in_tests=False),
    rule(r"\b(?:system_clock|steady_clock|high_resolution_clock)\b|(?<![\w.>:])(?:std::)?(?:time|clock|gettimeofday|clock_gettime)\s*\(",
         "the library never reads the clock", where=LIBRARY, in_tests=False),
    rule(r"\b(?:secure_)?getenv\s*\(|\bsetenv\s*\(", "the library never reads the environment", where=LIBRARY, in_tests=False),
    rule(r"\bthread_local\b|^[ \t]+static\s+(?!const\b|constexpr\b|constinit const\b)[\w:<>,\s*&]+\b\w+\s*(?:=|\{|;)",
         "no mutable globals, and none hidden in a function", where=LIBRARY),
    rule(r"\((?:[^(){};]|\([^(){};]*\))*\bbool\s+\w+[^(){};]*,(?:[^(){};]|\([^(){};]*\))*\bbool\s+\w+[^(){};]*\)\s*(?:const\s*)?(?:noexcept\s*)?[;{:]",
         "at most one parameter is bool; use an options struct"),
)
SOURCE = re.compile(r"\b\w*source\w*\b", re.I)
SOURCE_OF_HTML = re.compile(r"^(?:source|SourceSpan|CountsSourceBytes|is_same_as_source|source_(?:begin|end|size|at|span))$")
UNORDERED = re.compile(r"\bunordered_(?:flat_)?(?:multi)?(?:map|set)\s*<[^;(){}]*>\s*&?\s*(\w+)\s*(?:[;={,)]|$)", re.M)
RANGE_FOR = re.compile(r"\bfor\s*\((?:[^();]|\([^()]*\))*?:\s*([^;{}]*?)\)\s*(?:\{|\w|$)", re.M)


def is_test(path):
    return path.endswith("_test.cpp") or path.startswith("tests/")


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def check_rules(path, code):
    for each in RULES:
        if not path.startswith(each.where) or not path.endswith(each.only) or (is_test(path) and not each.in_tests):
            continue
        for match in each.pattern.finditer(code):
            lead = len(match.group(0)) - len(match.group(0).lstrip())
            yield Finding(path, line_of(code, match.start() + lead), f"{match.group(0).strip()[:60]!r}: {each.sentence}")


def check_source_word(path, code):
    """The word means three things; it is kept for what HTML is parsed from, and the folder that parses it."""
    if not path.startswith(("rapporteur/", "cli/")) or path.startswith("rapporteur/page/"):
        return
    for match in SOURCE.finditer(code):
        if not SOURCE_OF_HTML.match(match.group(0)) and "#" not in code[code.rfind("\n", 0, match.start()) + 1:match.start()]:
            yield Finding(path, line_of(code, match.start()), f"{match.group(0)!r}: the word source is not used in names")


def check_order(root, path, text, code):
    """A loop over an unordered container is only right where its order cannot reach the record; a comment
    `// order: why` on the loop or above it says so."""
    if not path.startswith(("rapporteur/", "cli/")) or is_test(path):
        return
    header = re.sub(r"\.cpp$", ".h", path)
    declared = set(UNORDERED.findall(code))
    if header != path and header in files_of(root):
        declared |= set(UNORDERED.findall(code_only(read(root, header))))
    lines = text.splitlines()
    for match in RANGE_FOR.finditer(code):
        name = re.search(r"(\w+)\W*$", match.group(1))
        line = line_of(code, match.start())
        if name and name.group(1) in declared and not any("// order:" in near for near in lines[max(0, line - 2):line]):
            yield Finding(path, line, f"a loop over the unordered {name.group(1)!r}: sort it, or say `// order: why it cannot matter`")


def check_comments(path, text):
    for number, line in enumerate(text.splitlines(), 1):
        if re.search(r"\b(?:TODO|FIXME|XXX)\b(?!.*#\d+)", line):
            yield Finding(path, number, "a TODO names its issue: TODO(#12)")
        if re.search(r"\bshared_ptr<", line) and "//" not in line and path.startswith("rapporteur/") and path.endswith(".h"):
            yield Finding(path, number, "shared_ptr needs its reason in a comment on the line")


KNOWN_FILES = {}


def files_of(root):
    return KNOWN_FILES.setdefault(str(root), set(files(root, *CPP)))


def check(root):
    found = []
    for path in sorted(files_of(root)):
        text = read(root, path)
        code = code_only(text)
        if path.endswith(".h") and "#pragma once" not in text:
            found.append(Finding(path, 1, "a header begins with #pragma once"))
        for findings in (check_rules(path, code), check_source_word(path, code), check_order(root, path, text, code),
                         check_comments(path, text)):
            found.extend(findings)
    return found


if __name__ == "__main__":
    run(check, "style")
