#!/usr/bin/env python3
"""usage: event_roots.py WEIGHTS

Learns the weights of roots (data/events/roots.bin) from plv_train.tsv and written examples of each class, both in
../shared/data/events. Also the task events:roots: PLOVER's root of what one given party does to another, predicted by folds.
build/release/train/train_event_roots does the work; it reads rows of fold, id, root, actor and recipient as bytes, sentence."""
import csv
import hashlib
import json
import subprocess
import sys

from page_sets import DATA
from repository import ROOT
from score_ledger_sets import models

PROGRAM = ROOT / "build" / "release" / "train" / "train_event_roots"
FOLDS = 5
MOST_EXAMPLES = 120  # of each class: more would drown the sentences from news
MOST_LETTERS = 400
MERGED = {"YIELD": "RETREAT", "CONCEDE": "RETREAT"}


def table(data):
    return data / "events" / "plv_train.tsv"


def fold_of(sentence_id):
    """The fixed folds that the scorer prints."""
    return int(hashlib.sha256(sentence_id.encode()).hexdigest(), 16) % FOLDS


def unmarked(marked):
    """(sentence, {"s": bytes of the actor, "t": of the recipient}) of a sentence with <s>...</s> and <t>...</t>."""
    text, spans, rest = b"", {}, marked.encode()
    while rest:
        for name in ("s", "t"):
            if rest.startswith(f"<{name}>".encode()):
                spans[name] = [len(text), len(text)]
                rest = rest[3:]
                break
            if rest.startswith(f"</{name}>".encode()):
                spans.setdefault(name, [0, 0])[1] = len(text)
                rest = rest[4:]
                break
        else:
            text, rest = text + rest[:1], rest[1:]
    return text.decode(), {name: f"{begin}-{end}" for name, (begin, end) in spans.items()}


def rows_of(data):
    with open(table(data), encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            text, spans = unmarked(" ".join(row["marked_sentence"].split()))
            root = MERGED.get(row["gold_root"], row["gold_root"])
            yield (f"{fold_of(row['sentence_id'])}\t{row['sentence_id']}\t{root}\t{spans.get('s', '0-0')}\t"
                   f"{spans.get('t', '0-0')}\t{text}\n")


def examples_of(data):
    """Rows of the written examples, which tell the class and no parties: in a fixed order, so many of each class."""
    with open(data / "events" / "ngec_synth.csv", encoding="utf-8", newline="") as file:
        rows = [(MERGED.get(row["label"], row["label"]), " ".join(row["text"].split())) for row in csv.DictReader(file)]
    counted = {}
    for root, text in sorted(rows, key=lambda row: hashlib.sha256(row[1].encode()).digest()):
        if len(text) < 30 or counted.get(root, 0) == MOST_EXAMPLES:
            continue
        counted[root] = counted.get(root, 0) + 1
        yield f"-1\t-\t{root}\t0-0\t0-0\t{text[:MOST_LETTERS]}\n"


def missing(data):
    """Why the task cannot be run; None where it can."""
    if not table(data).is_file():
        return f"its data is not in {data}"
    return None if models()[0] else "en_core_web_md is not in build/models"


def run(lines, *options):
    done = subprocess.run([PROGRAM, models()[0], *options], input="".join(lines).encode(), stdout=subprocess.PIPE)
    if done.returncode != 0:
        sys.exit(f"event_roots: train_event_roots ended with {done.returncode}")
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def predict(data, is_learned_here):
    """By folds on the rows that the weights were learned on, else with the weights that ship."""
    if not is_learned_here:
        return run(rows_of(data), "--shipped")
    return run([*rows_of(data), *examples_of(data)])


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    run([*rows_of(DATA), *examples_of(DATA)], sys.argv[1])
