#!/usr/bin/env python3
"""usage: ./dev predict TASK [--data DIR] [--reading full|fast] [--order SEED]

Prints our predictions for a task in the format of its scorer. They are made by the program's own path: the pages go into a
web archive, `rapporteur read` makes a record of it, `rapporteur export` prints what was found.

Tasks: pages:scrapinghub, pages:wcxb, pages:trafilatura, pages:htmldate; language (labels of texts, as
train/conformance/text_set.py lays them out); statements (who says what, by the reading that is named, or the full one);
ledger:seeds, ledger:wire (statements of whole articles); events:actors (codes of actors); dates (date expressions and their
values); events:ledger:seeds, events:ledger:wire, events:ledger:wire:fast, events:detect (events of whole articles, of sentences), events:parties (who does it to whom in sentences), events:roots (what one
given party does to another); stories:neardup (pairs of copies), stories:clusters (which texts tell of the same, in the random
order that --order names), stories:coref (which events of the dev topics are one happening). DIR is a folder laid out like
../shared/data, the default. There the weights were learned, so each page is read with weights that have not seen its domain (train/folds);
with --data the weights that ship are used."""
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import score_attributions
import score_codes
import score_date_words
import score_event_sets
import score_language
import score_ledger_sets
import score_story_sets
from page_sets import DATA, SETS, has_set, load_set, write_warc
from repository import ROOT

PROGRAM = ROOT / "build" / "release" / "rapporteur"
TASKS = (*(f"pages:{name}" for name in SETS), "language", "statements",
         *(f"ledger:{name}" for name in score_ledger_sets.SETS), "dates", "events:actors",
         *score_event_sets.TASKS, *score_story_sets.TASKS)
DONE_WITH_GAPS = 3  # exit code of `rapporteur read`: done, some inputs were skipped


def run_program(*arguments, allowed=(0,)):
    done = subprocess.run([PROGRAM, *map(str, arguments)], stdout=subprocess.PIPE, stdin=subprocess.DEVNULL)
    if done.returncode not in allowed:
        sys.exit(f"predict: `rapporteur {arguments[0]}` ended with {done.returncode}")
    return done.stdout.decode("utf-8")


def prediction(page_id, row):
    """A line of the export in the scorer's words."""
    metadata = row["metadata"]

    def value(name):
        return (metadata.get(name) or {}).get("value")

    return {"id": page_id, "body": "\n".join(block["words"] for block in row["blocks"] if block["is_body"]),
            "title": value("headline"), "authors": [author["value"] for author in metadata.get("authors") or []],
            "date": value("published")}


def predict_pages(pages, weights=None):
    """Reads pages into one new record and gives a prediction for each that holds an article. Pages are found again by
    their hash, since the same bytes are recorded once."""
    ids = {}
    for page in pages:
        ids.setdefault(hashlib.sha256(page.bytes).hexdigest(), []).append(page.id)
    with tempfile.TemporaryDirectory() as folder:
        archive, record = Path(folder) / "pages.warc", Path(folder) / "record.db"
        write_warc(archive, pages)
        run_program("read", archive, "-o", record, *(["--article-weights", weights] if weights else []),
                    allowed=(0, DONE_WITH_GAPS))
        for line in run_program("export", record, "--format", "jsonl").split("\n")[:-1]:
            row = json.loads(line)
            for page_id in ids[row["page"]["hash"]]:
                yield prediction(page_id, row)


def in_folds(pages):
    """(pages, weights) for each fold: the weights were learned without the domains of its pages."""
    sys.path.insert(0, str(ROOT / "train"))
    import folds
    parts = {}
    for page in pages:
        parts.setdefault(folds.fold_of(page.url), []).append(page)
    return [(parts[fold], folds.weights_of(fold)) for fold in sorted(parts)]


def predict(task, data, is_learned_here):
    name = task.split(":", 1)[1]
    if not has_set(data, name):
        sys.exit(f"predict: {data}/pages/{name}/html is not there")
    pages = load_set(data, name)
    parts = in_folds(pages) if is_learned_here else [(pages, None)]
    return [row for part, weights in parts for row in predict_pages(part, weights)]


def parse_arguments(arguments, usage):
    """(words, data folder, whether it is the folder that our weights were learned on)"""
    words, data = [], None
    rest = iter(arguments)
    for argument in rest:
        if argument in ("-h", "--help"):
            sys.exit(usage)
        if argument == "--data" or argument.startswith("--data="):
            data = argument.partition("=")[2] or next(rest, None)
            if not data:
                sys.exit("--data wants a folder laid out like ../shared/data")
        else:
            words.append(argument)
    is_default = data is None or os.path.realpath(data) == os.path.realpath(DATA)
    return words, Path(data or DATA), is_default


def take_flag(arguments, flag, otherwise):
    """(the value that a flag is given, the other arguments)"""
    if flag not in arguments:
        return otherwise, arguments
    at = arguments.index(flag)
    return "".join(arguments[at + 1:at + 2]), arguments[:at] + arguments[at + 2:]


def main():
    reading, arguments = take_flag(sys.argv[1:], "--reading", "full")
    order, arguments = take_flag(arguments, "--order", "1")
    words, data, is_default = parse_arguments(arguments, __doc__)
    if len(words) != 1 or reading not in score_attributions.READINGS or not order.isdigit():
        sys.exit(__doc__)
    task = words[0]
    if task not in TASKS:
        sys.exit(f"predict: {task}: there is no such task; there are {' '.join(TASKS)}")
    if task == "language":
        sys.stdout.flush()
        sys.stdout.buffer.write(score_language.predict(data))
        return
    if task.startswith("ledger:"):
        sys.stdout.flush()
        sys.stdout.buffer.write(score_ledger_sets.predict(data, task.split(":", 1)[1]))
        return
    if task in score_story_sets.TASKS:
        sys.stdout.write(score_story_sets.predict(data, task, is_default, int(order)))
        return
    if task == "events:actors":
        rows = score_codes.predict(data)
    elif task in score_event_sets.TASKS:
        rows = score_event_sets.predict(data, task, is_default)
    elif task == "dates":
        rows = score_date_words.predict(data)
    else:
        rows = score_attributions.predict(data, reading) if task == "statements" else predict(task, data, is_default)
    for row in rows:
        print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
