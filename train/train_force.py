"""Learns the weights of the force model and says what it gains on stories it has not seen.

usage: train_force.py PROGRAM MODEL DATA [--write FILE]

A multinomial logistic model over the features that `read_claims` prints. Its targets are soft: the gold force, and
beside it what the annotators held defensible. Articles that tell of one story (they share names) are never parted
between training and test. Fixed seeds, fixed order."""
import argparse
import math
import re
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np

from score_claims import lenient, read_claims, read_gold

FORCES = ("none assert predict confirm warn threaten demand request propose offer commit assure precondition refuse deny "
          "refuse_comment accuse criticize praise endorse hope belief non_reiteration ask agree apologize").split()
FIRST_SHARE = .8  # of a target that has second choices
OPTIONAL_WEIGHT = .5
LEAST_WEIGHT = .03  # a feature that weighs less for every force is left out


def stories(data, sets):
    """{(ledger, doc): number of its story}: articles whose names are alike are one story."""
    counts = {}
    for ledger in sets:
        for path in sorted((Path(data) / "ledger" / ledger / "texts").glob("*.txt")):
            text = path.read_text(encoding="utf-8")
            counts[ledger, path.name] = Counter(re.findall(r"(?<=[a-z,] )[A-Z][a-z]{3,}", text))
    seen_in = Counter(name for names in counts.values() for name in names)
    weigh = lambda names: {n: (1 + math.log(c)) * math.log((1 + len(counts)) / seen_in[n]) for n, c in names.items()}
    vectors = {doc: weigh(names) for doc, names in counts.items()}
    norm = {doc: math.sqrt(sum(w * w for w in v.values())) or 1 for doc, v in vectors.items()}
    docs = list(vectors)
    story = {doc: i for i, doc in enumerate(docs)}
    for i, a in enumerate(docs):
        for b in docs[:i]:
            alike = sum(w * vectors[b].get(n, 0) for n, w in vectors[a].items()) / norm[a] / norm[b]
            if alike > .25:
                old, new = story[a], story[b]
                story = {doc: new if s == old else s for doc, s in story.items()}
    return story


def targets_of(gold):
    target = np.zeros(len(FORCES))
    also = [f for f in gold["force_also"] if f != gold["force"]]
    target[FORCES.index(gold["force"])] = FIRST_SHARE if also else 1
    for f in also:
        target[FORCES.index(f)] += (1 - FIRST_SHARE) / len(also)
    return target


class Table:
    """Claims as rows of feature values."""

    def __init__(self, answers, names=None):
        if names is None:
            seen = Counter(name for a in answers for name, _ in a["features"])
            names = {name: i for i, name in enumerate(sorted(n for n, c in seen.items() if c >= 2))}
        self.names = names
        self.rows = np.zeros((len(answers), len(names)), dtype=np.float64)
        for i, a in enumerate(answers):
            for name, value in a["features"]:
                if name in names:
                    self.rows[i, names[name]] += value / 1000


RULE_WEIGHT = 2.0  # what a point of the rules' scores counts before anything is learned
RULE_SCALE = 6


def base_of(answers):
    """The rules' own scores, which learning starts from."""
    base = np.zeros((len(answers), len(FORCES)))
    for i, a in enumerate(answers):
        for name, value in a["features"]:
            if name.startswith("rules="):
                base[i, FORCES.index(name[6:])] = RULE_WEIGHT * RULE_SCALE * value / 1000
    return base


def learn(rows, base, targets, weights, penalty, steps=400):
    """Weights of a softmax by gradient descent with momentum (Adam), full batch."""
    w = np.zeros((rows.shape[1], targets.shape[1]))
    m, v = np.zeros_like(w), np.zeros_like(w)
    total = weights.sum()
    for step in range(1, steps + 1):
        scores = base + rows @ w
        scores -= scores.max(axis=1, keepdims=True)
        p = np.exp(scores)
        p /= p.sum(axis=1, keepdims=True)
        gradient = rows.T @ ((p - targets) * weights[:, None]) / total + penalty * w
        m = .9 * m + .1 * gradient
        v = .999 * v + .001 * gradient * gradient
        w -= .05 * (m / (1 - .9 ** step)) / (np.sqrt(v / (1 - .999 ** step)) + 1e-8)
    return w


def by_rules(answer):
    """What the rules alone say: their highest score, of equals the earlier force."""
    base = base_of([answer])[0]
    return FORCES[int(np.argmax(base))]


def folds_of(story, golds, count=6):
    """Stories dealt to folds, the largest first, each to the smallest fold."""
    sizes = Counter(story[g["ledger"], g["doc"]] for g in golds)
    fold_sizes, fold = [0] * count, {}
    for s, size in sorted(sizes.items(), key=lambda x: (-x[1], x[0])):
        smallest = fold_sizes.index(min(fold_sizes))
        fold[s] = smallest
        fold_sizes[smallest] += size
    return np.array([fold[story[g["ledger"], g["doc"]]] for g in golds])


def cross_validate(golds, answers, fold, targets, weights, penalty, drop=()):
    predicted = [None] * len(golds)
    kept = [{"features": [f for f in a["features"] if f[0].split("=")[0] not in ("rules", *drop)]} for a in answers]
    base = base_of(answers)
    for held in sorted(set(fold)):
        inside = fold != held
        table = Table([k for k, x in zip(kept, inside) if x])
        w = learn(table.rows, base[inside], targets[inside], weights[inside], penalty)
        test = Table([k for k, x in zip(kept, inside) if not x], table.names)
        for i, scores in zip(np.flatnonzero(~inside), base[~inside] + test.rows @ w):
            predicted[i] = FORCES[int(np.argmax(scores))]
    return predicted


def figures(golds, forces):
    by_set = defaultdict(lambda: [0, 0, 0])
    for g, f in zip(golds, forces):
        if not g["optional"]:
            by_set[g["ledger"]][0] += lenient(g, f)
            by_set[g["ledger"]][1] += f == g["force"]
            by_set[g["ledger"]][2] += 1
    return "  ".join(f"{s}: lenient {a / n:.3f} strict {b / n:.3f}" for s, (a, b, n) in sorted(by_set.items()))


def number(x):
    return f"{x:.2f}".rstrip("0").rstrip(".").replace("-0.", "-.").removeprefix("0") if abs(x) >= .005 else "0"


def write(path, names, w):
    """A line a feature; features that weigh next to nothing are left out."""
    with open(path, "w", encoding="utf-8") as out:
        out.write("# written by train/train_force.py: feature, then its weight for each of\n# " + " ".join(FORCES) + "\n")
        out.write(f"rules\t{RULE_WEIGHT:g}\n")
        for name, i in sorted(names.items()):
            if np.abs(w[i]).max() >= LEAST_WEIGHT:
                out.write(name + "\t" + " ".join(number(x) or "0" for x in w[i]) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("program", "model", "data"):
        parser.add_argument(name)
    parser.add_argument("--write")
    parser.add_argument("--penalty", type=float, default=.025)
    parser.add_argument("--drop", action="append", default=[])
    parser.add_argument("--rule-weight", type=float)
    parser.add_argument("--show", action="store_true")
    arguments = parser.parse_args()
    global RULE_WEIGHT
    RULE_WEIGHT = arguments.rule_weight or RULE_WEIGHT
    golds, answers = [], []
    for ledger in ("seeds", "wire"):
        gold = read_gold(arguments.data, ledger)
        answers += read_claims(arguments.program, arguments.model, arguments.data, ledger, gold)
        golds += [{**g, "ledger": ledger} for g in gold]
    story = stories(arguments.data, ("seeds", "wire"))
    groups = defaultdict(list)
    for doc, s in story.items():
        groups[s].append(doc[1])
    for group in groups.values():
        if len(group) > 1:
            print("one story:", *group)
    fold = folds_of(story, golds)
    targets = np.array([targets_of(g) for g in golds])
    weights = np.array([OPTIONAL_WEIGHT if g["optional"] else 1 for g in golds])
    print("rules   ", figures(golds, [by_rules(a) for a in answers]))
    predicted = cross_validate(golds, answers, fold, targets, weights, arguments.penalty, arguments.drop)
    print("learned ", figures(golds, predicted))
    if arguments.show:
        for g, f, a in zip(golds, predicted, answers):
            if not g["optional"] and not lenient(g, f):
                print(g["id"][-12:], f, "RULES", by_rules(a), "GOLD", g["force"], g["force_also"], "|", *[x["text"] for x in g["speaker_span"]], "|", *[x["text"] for x in g["cue"]], "|", *[x["text"] for x in g["content"]])
    if arguments.write:
        table = Table([{"features": [f for f in a["features"] if not f[0].startswith("rules=")]} for a in answers])
        write(arguments.write, table.names, learn(table.rows, base_of(answers), targets, weights, arguments.penalty))


if __name__ == "__main__":
    main()
