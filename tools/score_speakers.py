#!/usr/bin/env python3
"""usage: tools/score_speakers.py MODEL [SET...] [--show]

How often the words that name a speaker are joined to the right actor: asks build/release/train/resolve_speakers about the
speakers' spans in ../shared/data/ledger/SET (seeds and wire, unless some are named), and compares names as the ledger's
scorer does: as sets, without case and punctuation; a name of several accepted ones is enough. Only spans that are there are
asked about: speakers that are carried on without words belong to the statements. --show lists what differs."""
import collections
import json
import re
import subprocess
import sys

from page_sets import DATA
from repository import ROOT

PROGRAM = ROOT / "build" / "release" / "train" / "resolve_speakers"


def plain(name):
    return re.sub(r"\W+", " ", name).strip().lower()


def is_right(gold, found):
    gold = [{plain(form) for form in one["name"].split("|")} for one in gold]
    found = {plain(name) for name in found}
    return all(one & found for one in gold) and all(any(name in one for one in gold) for name in found)


def ask(model, folder, rows):
    lines = [f"{folder / 'texts' / row['doc']}\t{i}\t{','.join('%d-%d' % (s['bs'], s['be']) for s in row['speaker_span'])}\n"
             for i, row in enumerate(rows)]
    lines.sort(key=lambda line: line.split("\t")[0])
    done = subprocess.run([PROGRAM, model], input="".join(lines), stdout=subprocess.PIPE, text=True, check=True)
    answers = {}
    for line in done.stdout.splitlines():
        cells = line.split("\t")
        answers[int(cells[0])] = (cells[1].split("|") if cells[1] else [], cells[2:])
    return answers


def score(model, name, is_shown):
    folder = DATA / "ledger" / name
    rows = [json.loads(line) for line in open(folder / "statements.jsonl", encoding="utf-8")]
    rows = [row for row in rows if row["speaker_span"] and not row["optional"]]
    answers = ask(model, folder, rows)
    counts, right = collections.Counter(), collections.Counter()
    for i, row in enumerate(rows):
        found, how = answers.get(i, ([], []))
        good = is_right(row["speaker"], found)
        for key in ("all", row["speaker_how"]):
            counts[key] += 1
            right[key] += good
        if is_shown and not good:
            span = " // ".join(s["text"] for s in row["speaker_span"])
            print(f"{row['id']}\t{row['speaker_how']}\t{span}\t{[one['name'] for one in row['speaker']]}\t{found}\t{' '.join(how)}")
    for key, count in counts.most_common():
        print(f"{name} {key}: {right[key]}/{count} = {right[key] / count:.3f}")


def main():
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    if not words:
        sys.exit(__doc__)
    for name in words[1:] or ("seeds", "wire"):
        score(words[0], name, "--show" in sys.argv)


if __name__ == "__main__":
    main()
