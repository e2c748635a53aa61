#!/usr/bin/env python3
"""The full reading's roots by folds: the product of the encoder's odds and the linear model's.

usage: combine_folds.py FOLDS LINEAR > PREDICTIONS.jsonl

FOLDS   the folder with odds.0.npz ... odds.4.npz of train_events.py
LINEAR  `./dev predict events:roots`: predictions by the same folds, with their odds

Score what is printed with `score_events.py roots`.
"""
import json
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np

from events_corpus import FOLDS, ROOTS


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    by_encoder = defaultdict(list)
    for fold in range(FOLDS):
        kept = np.load(Path(sys.argv[1], f"odds.{fold}.npz"))
        for name, odds in zip(kept["ids"], kept["odds"]):
            by_encoder[str(name)].append(odds)
    for line in open(sys.argv[2], encoding="utf-8"):
        row = json.loads(line)
        odds = by_encoder[row["id"]].pop(0) + np.log(np.maximum(row["odds"], 1e-6))
        print(json.dumps(dict(id=row["id"], root=ROOTS[int(odds.argmax())])))


if __name__ == "__main__":
    main()
