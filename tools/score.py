#!/usr/bin/env python3
"""usage: ./dev score [TASK...] [--data DIR]

Makes our predictions for the tasks (all that are built, unless some are named), runs their scorers and prints one table:
our figures beside those to reach and the best that others have today (tools/targets.tsv). A task whose data is not in DIR
(default ../shared/data) is skipped with a word. Predictions and what the scorers say are kept in build/score."""
import os
import re
import subprocess
import sys

import score_attributions
import score_codes
import score_date_words
import score_event_sets
import score_language
import score_ledger_sets
import score_story_sets
from page_sets import DATA, has_set
from predict import TASKS, parse_arguments
from repository import ROOT

KEPT = ROOT / "build" / "score"


def targets():
    lines = (ROOT / "tools" / "targets.tsv").read_text(encoding="utf-8").splitlines()
    names = lines[0].split("\t")
    return [dict(zip(names, line.split("\t"))) for line in lines[1:] if line]


def scorer_folder(data):
    """The scorers stand beside the data, or beside the default data."""
    for folder in (data.resolve().parent / "tools", DATA.parent / "tools"):
        if (folder / "score_pages.py").is_file():
            return folder
    sys.exit(f"score: the scorers are neither in {data.parent / 'tools'} nor in {DATA.parent / 'tools'}")


def predict(name, task, told):
    """The file of our predictions; None where they could not be made."""
    predictions = KEPT / f"{name.replace(':', '_')}.jsonl"
    with open(predictions, "wb") as out:
        done = subprocess.run([sys.executable, ROOT / "tools" / "predict.py", task, *told], stdout=out)
    return predictions if done.returncode == 0 else None


def score_readings(data, told):
    """What the scorer says of either reading, one behind the other."""
    files = [predict(f"statements_{reading}", "statements", [*told, "--reading", reading]) for reading in score_attributions.READINGS]
    if None in files:
        return None
    return keep("statements", "".join(score_attributions.score(scorer_folder(data), data, file) for file in files))


def score(task, data, is_default):
    """What the scorer says of our predictions."""
    name = task.partition(":")[2]
    told = [] if is_default else ["--data", str(data)]
    if task == "statements":
        return score_readings(data, told)
    predictions = predict(task, task, told)
    if predictions is None:
        return None
    if task == "language":
        return keep(task, score_language.score(data, predictions))
    if task.startswith("ledger:"):
        return keep(task, score_ledger_sets.score(scorer_folder(data), data, name, predictions))
    if task == "dates":
        return keep(task, score_date_words.score(scorer_folder(data), data, predictions))
    if task == "events:actors":
        return keep(task, score_codes.score(scorer_folder(data), data, predictions))
    if task in score_event_sets.TASKS:
        return keep(task, score_event_sets.score(scorer_folder(data), data, task, predictions))
    if task in score_story_sets.TASKS:
        return keep(task, score_story_sets.score(scorer_folder(data), data, task, predictions))
    done = subprocess.run([sys.executable, scorer_folder(data) / "score_pages.py", name, predictions], capture_output=True, text=True,
                          env={**os.environ, "RAPPORTEUR_DATA": str(data.resolve())})
    if done.returncode != 0:
        print(f"{task}: the scorer failed\n{done.stderr}", file=sys.stderr)
        return None
    return keep(task, done.stdout)


def keep(task, said):
    (KEPT / f"{task.replace(':', '_')}.txt").write_text(said, encoding="utf-8")
    return said


def missing(task, data):
    """Why a task is skipped; None where it is not."""
    if task == "language":
        return score_language.missing(data)
    if task == "statements":
        return score_attributions.missing(data)
    if task.startswith("ledger:"):
        return score_ledger_sets.missing(data, task.split(":", 1)[1])
    if task == "dates":
        return score_date_words.missing(data)
    if task == "events:actors":
        return score_codes.missing(data)
    if task in score_event_sets.TASKS:
        return score_event_sets.missing(data, task)
    if task in score_story_sets.TASKS:
        return score_story_sets.missing(data, task)
    return None if has_set(data, task.split(":", 1)[1]) else f"its data is not in {data}"


def rows_of(task, said):
    for target in targets():
        if target["task"] != task:
            continue
        match = re.search(target["pattern"], said)
        ours = float(match.group(1)) if match else None
        shown = "-" if ours is None else f"{ours:.4f}".rstrip("0").ljust(5, "0")
        verdict = "-" if ours is None else "reached" if ours >= float(target["to_reach"]) else f"{ours - float(target['to_reach']):+.4f}"
        yield [task, target["figure"], shown, target["to_reach"], verdict, f"{target['today']} {target['by']}".strip()]


def print_table(rows):
    rows = [["task", "figure", "ours", "to reach", "", "today's best"], *rows]
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for number, row in enumerate(rows):
        print("| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |")
        if number == 0:
            print("|" + "|".join("-" * (width + 2) for width in widths) + "|")


def main():
    wanted, data, is_default = parse_arguments(sys.argv[1:], __doc__)
    KEPT.mkdir(parents=True, exist_ok=True)
    rows, words, has_failed = [], [], False
    for task in wanted or TASKS:
        if task not in TASKS:
            sys.exit(f"score: there is no task {task!r}; there are {' '.join(TASKS)}")
        elif why := missing(task, data):
            words.append(f"{task}: skipped, {why}")
        else:
            said = score(task, data, is_default)
            has_failed |= said is None
            rows.extend(rows_of(task, said or ""))
    if rows:
        print("Cross-validated by domain." if is_default else f"With the weights that ship, on {data}.")
        print()
        print_table(rows)
    for line in words:
        print(line)
    return 1 if has_failed else 0


if __name__ == "__main__":
    sys.exit(main())
