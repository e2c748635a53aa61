#!/usr/bin/env python3
"""The repository speaks of itself alone: no path of one machine, no address of a person, no host of a package registry, no
file of another's that was left in by mistake."""
import re

from repository import Finding, files, read, run

OWN = ("tools/check_words.py", "tests/tools/check_words_test.py")
BANNED = (
    (re.compile(r"(?<![\w.])/(?:root|work|home/\w+|Users/\w+)/"), "a path of one machine"),
    (re.compile(r"\b[\w.+-]+@(?![\w.-]*\bexample\b)[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|edu|gov|io|de|fr|uk)\b"), "a mail address"),
    (re.compile(r"\b(?:pypi\.org|pythonhosted\.org|npmjs\.(?:org|com)|crates\.io|deb\.debian\.org|repo1?\.maven|proxy\.golang\.org)"),
     "the host of a package registry"),
    (re.compile(r"^(?:<{7}|>{7}) "), "a conflict left in"),
)
TEXT = (".cpp", ".h", ".py", ".sh", ".md", ".txt", ".cmake", ".json", ".jsonl", ".tsv", ".csv", ".case", ".html", ".xml", "dev", "run")


def check(root):
    found = []
    for path in files(root, *TEXT):
        if path in OWN or path.startswith("tests/fuzz/corpus/"):
            continue
        for number, line in enumerate(read(root, path).splitlines(), 1):
            found.extend(Finding(path, number, f"{what}: {match.group(0)!r}")
                         for pattern, what in BANNED for match in [pattern.search(line)] if match)
    return found


if __name__ == "__main__":
    run(check, "words")
