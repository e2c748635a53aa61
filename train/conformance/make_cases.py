#!/usr/bin/env python3
"""usage: make_cases.py MODEL tests/cases/language/*.case

Writes what spaCy and the package in the folder MODEL say into the cases of the language stage: each line of a case's input is a
text, in which "\\n", "\\r", "\\t", "\\\\", "\\xHH", "\\uHHHH" and "\\UHHHHHHHH" name characters. What is expected of a text is a
line "= TEXT" as it stands, then a line for each token - its words and the fields of text_set.py - and one for each noun chunk."""
import io
import re
import sys
from pathlib import Path

import spacy
from make_labels import EXPECTED, write_doc
from text_set import written

NAMED = {"\\n": "\n", "\\r": "\r", "\\t": "\t", "\\\\": "\\"}
ESCAPE = re.compile(r"\\(?:[nrt\\]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})")


def without_escapes(line):
    return ESCAPE.sub(lambda match: NAMED.get(match.group(0)) or chr(int(match.group(0)[2:], 16)), line)


def expected(nlp, line):
    doc = nlp(without_escapes(line))
    out = io.StringIO()
    write_doc(out, line, doc)
    lines = out.getvalue().split("\n")[:-1]
    tokens = [f"{written(token.text)}\t{fields}" for token, fields in zip(doc, lines[1:])]
    return "\n".join([lines[0], *tokens, *lines[1 + len(tokens):]]) + "\n"


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    if spacy.__version__ != EXPECTED:
        sys.exit(f"make_cases: this is spaCy {spacy.__version__}, the cases are made with {EXPECTED}")
    nlp = spacy.load(sys.argv[1])
    for path in map(Path, sys.argv[2:]):
        kept = re.match(r"(.*?\n\n)(.*?)^----\n", path.read_bytes().decode("utf-8"), re.S | re.M)
        lines = kept.group(2).split("\n")[:-1]
        path.write_bytes((kept.group(0) + "".join(expected(nlp, line) for line in lines)).encode("utf-8"))


if __name__ == "__main__":
    main()
