#!/usr/bin/env python3
"""How many claims of a ledger set the attributions cover: text of other countries and years than the trainer's.

usage: measure_coverage.py SET_FOLDER BASE_FOLDER TUNED.safetensors

A claim (a statement with content that is not optional) is found when the contents of one attribution hold at least
half of its words, and given to its speaker when that attribution's speaker words share one with the claim's, or both
have none.
"""
import argparse
import json
import re
from pathlib import Path

import decode
import evaluate
import int8_model
import safetensors_file
from corpus import Document
from pieces import CLASSIFY, SEPARATE, Cutter, paragraphs_of


def words_in(words, spans):
    return {i for i, (start, end) in enumerate(words) for s, e in spans if s < end and start < e}


def covered(text, claims, found):
    """(claims, found, right speaker, right cue) of one text, and how many attributions touch no claim at all."""
    words = [match.span() for match in re.finditer(r"\w+", text)]
    spans = lambda parts: words_in(words, [(part["s"], part["e"]) for part in parts])
    ours = [{role: words_in(words, a[role]) for role in decode.ROLES} for a in found]
    counts = [0, 0, 0, 0]
    touched = set()
    for claim in claims:
        content, speaker, cue = (spans(claim[key]) for key in ("content", "speaker_span", "cue"))
        touched |= {i for i, a in enumerate(ours) if a["content"] & content or a["cue"] & cue}
        if claim["optional"] or not content:
            continue
        holding = [a for a in ours if 2 * len(a["content"] & content) >= len(content)]
        counts[0] += 1
        counts[1] += bool(holding)
        counts[2] += any(a["source"] & speaker or not (a["source"] or speaker) for a in holding)
        counts[3] += any(a["cue"] & cue or not cue for a in holding)
    return counts, len(ours), len(ours) - len(touched)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("base")
    parser.add_argument("tuned")
    args = parser.parse_args()
    tensors, description = safetensors_file.read(args.tuned)
    base, _ = safetensors_file.read(Path(args.base, "model.safetensors"))
    encoder = int8_model.Int8Encoder(tensors, base["embeddings.word_embeddings.weight"])
    heads = int8_model.heads_of(tensors)
    constants = int8_model.constants_of(description)
    cutter = Cutter(Path(args.base, "vocab.txt"))
    markers = cutter.numbers[CLASSIFY], cutter.numbers[SEPARATE]
    claims = [json.loads(line) for line in open(Path(args.folder, "statements.jsonl"), encoding="utf-8")]
    total, made, untouched = [0, 0, 0, 0], 0, 0
    for path in sorted(Path(args.folder, "texts").glob("*.txt")):
        text = open(path, encoding="utf-8", newline="").read()
        document = Document(path.stem, text, cutter.words(text, paragraphs_of(text)))
        one = evaluate.read(encoder, heads, document, int(description["max_pieces"]) - 2, markers, fast=False)
        counts, n, none = covered(text, [c for c in claims if c["doc"] == path.name],
                                  evaluate.attributions(heads, one, constants))
        total, made, untouched = [a + b for a, b in zip(total, counts)], made + n, untouched + none
    print(f"{args.folder}: {total[0]} claims, found {100 * total[1] / total[0]:.1f} %, with speaker "
          f"{100 * total[2] / total[0]:.1f} %, with cue {100 * total[3] / total[0]:.1f} %; {made} attributions, "
          f"{100 * untouched / max(made, 1):.1f} % of them touch no statement")


if __name__ == "__main__":
    main()
