#!/usr/bin/env python3
"""Adds to events.safetensors the head that tells real events from what the rules propose, and writes data/events/judge.tsv.

usage: calibrate_events.py LEDGER BASE EVENTS JUDGE PROGRAM LANGUAGE

LEDGER    the folder of wire/ and seeds/ with events.jsonl and texts/ (../shared/data/ledger)
BASE      the base's folder; EVENTS  data/encoder/events.safetensors; JUDGE  data/events/judge.tsv, both rewritten
PROGRAM   build/release/train/list_proposals, built with EVENTS; LANGUAGE the folder of the language package

A proposal is real where its trigger shares a word with one of the ledger's events; those that only share one with an optional
event are left out. Two steps, both logistic: the head on pooled vectors, then its score with the other numbers that
`weighed_by` names. The second step learns from scores of heads that have not seen the article. What is printed comes of
both steps learned on the articles of four folds and tried on the fifth.
"""
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import torch

import safetensors_file
from events_corpus import FOLDS, fold_of, window_of
from event_task import pooled
from int8_model import Int8Encoder
from pieces import CLASSIFY, SEPARATE, Cutter
from windows import stack

SETS = ("wire", "seeds")
HEAD_SCALE, HEAD_DECAY, DECAY = .2, 3.0, 1.0
REAL = 2  # the place of the head's score among the numbers
LEAST = 500


def proposals_of(ledger, program, language, base, kind):
    lines = []
    for name in SETS:
        table = ledger / name / "published.tsv"
        days = dict(line.split("\t")[:2] for line in table.read_text().splitlines()) if table.exists() else {}
        for path in sorted((ledger / name / "texts").glob("*.txt")):
            lines.append(f"{name}/{path.name}\t{days.get(path.name, '')}\t{path}\n")
    done = subprocess.run([program, language, base, kind], input="".join(lines).encode(), stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def labels_of(ledger, proposals):
    """1 real, 0 not, -1 left out."""
    gold, raw, labels = {}, {}, []
    for name in SETS:
        for line in open(ledger / name / "events.jsonl", encoding="utf-8"):
            event = json.loads(line)
            gold.setdefault(f"{name}/{event['doc']}", []).append(event)
    for proposal in proposals:
        name, doc = proposal["id"].split("/")
        text = raw.setdefault(proposal["id"], (ledger / name / "texts" / doc).read_bytes())
        begin, end = (len(text[:place].decode(errors="replace")) for place in proposal["trigger"])
        found = set()
        for event in gold.get(proposal["id"], []):
            more = [span for spans in event.get("also") or [] for span in (spans if isinstance(spans, list) else [spans])]
            if any(span["s"] < end and begin < span["e"] for span in event["trigger"] + more):
                found.add(bool(event.get("optional")))
        labels.append(1 if False in found else -1 if found else 0)
    return np.array(labels)


@torch.no_grad()
def vectors_of(proposals, tensors, base):
    cutter = Cutter(base / "vocab.txt")
    markers = cutter.numbers[CLASSIFY], cutter.numbers[SEPARATE]
    words = safetensors_file.read(base / "model.safetensors")[0]["embeddings.word_embeddings.weight"]
    model, room = Int8Encoder(tensors, words), len(tensors["position"]) - 2

    class Masked:
        def __init__(self, one):
            places = [None if place < 0 else len(one["words"].encode()[:place].decode()) for place in one["masks"]]
            self.window, self.marks = window_of(cutter, markers, room, one["words"], places)

    masked, found = [Masked(one) for one in proposals], []
    for i in range(0, len(masked), 16):
        part = masked[i:i + 16]
        found.append(pooled(model(stack([one.window for one in part])), part))
    return torch.cat(found).numpy()


def fit(inputs, labels, decay):
    """Weights and, last, the constant of a logistic regression."""
    x, y = torch.tensor(inputs, dtype=torch.float64), torch.tensor(labels, dtype=torch.float64)
    weights = torch.zeros(x.shape[1] + 1, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=200, line_search_fn="strong_wolfe")

    def step():
        optimizer.zero_grad()
        loss = torch.nn.functional.binary_cross_entropy_with_logits(x @ weights[:-1] + weights[-1], y, reduction="sum")
        loss = loss + decay * (weights[:-1] ** 2).sum() / 2
        loss.backward()
        return loss

    optimizer.step(step)
    return weights.detach().numpy()


def score(weights, inputs):
    return inputs @ weights[:-1] + weights[-1]


def learn(vectors, numbers, labels, folds):
    """(head, judge) learned on what is given."""
    held = np.zeros(len(labels))
    for fold in sorted(set(folds)):
        other = folds != fold
        held[~other] = score(fit(vectors[other], labels[other], HEAD_DECAY), vectors[~other])
    numbers = numbers.copy()
    numbers[:, REAL - 1] = np.clip(held, -7, 7)
    return fit(vectors, labels, HEAD_DECAY), fit(numbers, labels, DECAY)


def chances(head, judge, vectors, numbers):
    numbers = numbers.copy()
    numbers[:, REAL - 1] = np.clip(score(head, vectors), -7, 7)
    return 1 / (1 + np.exp(-score(judge, numbers)))


def held_out(vectors, numbers, labels, folds):
    found = np.zeros(len(labels))
    for fold in range(FOLDS):
        known = (folds != fold) & (labels >= 0)
        head, judge = learn(vectors[known], numbers[known], labels[known], folds[known])
        found[folds == fold] = chances(head, judge, vectors[folds == fold], numbers[folds == fold])
    return found


def show(kind, found, labels):
    counts = lambda kept: f"{(kept & (labels == 1)).sum()} real, {(kept & (labels == 0)).sum()} not"
    print(f"{kind}: all proposals {counts(labels >= 0)}")
    for least in range(300, 751, 50):
        print(f"  at least {least}: {counts(found * 1000 >= least)}")


def main():
    if len(sys.argv) != 7:
        sys.exit(__doc__)
    ledger, base, events, judge_path = map(Path, sys.argv[1:5])
    torch.set_num_threads(1)
    tensors, description = safetensors_file.read(events)
    rows = []
    for kind in ("full", "fast"):
        proposals = proposals_of(ledger, sys.argv[5], sys.argv[6], base, kind)
        labels, known = labels_of(ledger, proposals), None
        known = labels >= 0
        folds = np.array([fold_of(one["id"]) for one in proposals])
        numbers = np.array([[float(each) for each in one["by"]] for one in proposals])[:, 1:]
        vectors = vectors_of(proposals, tensors, base) * HEAD_SCALE if kind == "full" else np.zeros((len(proposals), 1))
        show(kind, held_out(vectors, numbers, labels, folds), labels)
        head, judge = learn(vectors[known], numbers[known], labels[known], folds[known])
        if kind == "full":
            tensors["event.real.weight"] = (head[None, :-1] * HEAD_SCALE).astype(np.float32)
            tensors["event.real.bias"] = head[-1:].astype(np.float32)
        rows.append("\t".join([kind, str(LEAST if kind == "full" else 0), *(f"{each:.4f}" for each in (judge[-1], *judge[:-1]))]))
    safetensors_file.write(events, tensors, description)
    judge_path.write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
