#!/usr/bin/env python3
"""usage: make_labels.py MODEL TEXTS LABELS

Labels TEXTS (text_set.py says how the files are laid out) with spaCy and the package in the folder MODEL. Wants what
requirements.txt names."""
import os
import sys
import time

import spacy
from text_set import read_texts, written

EXPECTED = "3.7.5"


def byte_offsets(text):
    """The byte at which each character begins, and the end."""
    if text.isascii():
        return range(len(text) + 1)
    offsets, at = [0], 0
    for c in text:
        at += 1 if c < "\x80" else 2 if c < "\u0800" else 3 if c < "\U00010000" else 4
        offsets.append(at)
    return offsets


def write_doc(out, name, doc):
    offsets = byte_offsets(doc.text)
    out.write(f"= {name}\n")
    for token in doc:
        entity = f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O"
        fields = (offsets[token.idx], offsets[token.idx + len(token)], int(bool(token.whitespace_)), token.tag_, token.pos_,
                  str(token.morph), written(token.lemma_), token.head.i, token.dep_, int(bool(token.is_sent_start)), entity)
        out.write("\t".join(map(str, fields)) + "\n")
    for chunk in doc.noun_chunks:
        out.write(f"~\t{chunk.start}\t{chunk.end}\n")


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    if spacy.__version__ != EXPECTED:
        sys.exit(f"make_labels: this is spaCy {spacy.__version__}, the labels are made with {EXPECTED}")
    nlp = spacy.load(sys.argv[1])
    began, tokens = time.time(), 0
    with open(sys.argv[3] + ".part", "w", encoding="utf-8", newline="\n") as out:
        pairs = ((text, name) for name, text in read_texts(sys.argv[2]))
        for doc, name in nlp.pipe(pairs, as_tuples=True, batch_size=64):
            write_doc(out, name, doc)
            tokens += len(doc)
    os.replace(sys.argv[3] + ".part", sys.argv[3])
    print(f"make_labels: {tokens:,} tokens in {time.time() - began:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
