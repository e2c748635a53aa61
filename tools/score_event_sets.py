"""`./dev score events:ledger:SET` (and `:fast`), `events:detect`, `events:parties` and `events:roots`: the events of whole articles and of single sentences,
read by the program's own stages (build/release/train/predict_events), and what the learned model says of given parties."""
import json
import os
import subprocess
import sys

import event_roots
import score_event_parties
from repository import ROOT
from score_ledger_sets import folder_of, models, publication_days

PROGRAM = ROOT / "build" / "release" / "train" / "predict_events"
SETS = ("seeds", "wire")
FAST = ":fast"  # behind a task: by the fast reading
TASKS = ("events:roots", "events:detect", "events:parties", *(f"events:ledger:{name}" for name in SETS), f"events:ledger:wire{FAST}")


def sentences_of(data):
    return data / "events" / "open_sentences_A.jsonl"


def missing(data, task):
    """Why the task cannot be run; None where it can."""
    task = task.removesuffix(FAST)
    if task == "events:roots":
        return event_roots.missing(data)
    if task == "events:parties":
        needed = score_event_parties.gold_file(data)
    else:
        needed = sentences_of(data) if task == "events:detect" else folder_of(data, task.rsplit(":", 1)[1]) / "events.jsonl"
    if not needed.is_file():
        return f"its data is not in {data}"
    if None in models():
        return "en_core_web_md or the encoder's base weights are not in build/models"
    return None


def run(arguments, lines):
    done = subprocess.run([PROGRAM, *arguments], input="".join(lines).encode(), stdout=subprocess.PIPE)
    if done.returncode != 0:
        sys.exit(f"predict: predict_events ended with {done.returncode}")
    return [json.loads(line) for line in done.stdout.decode().split("\n") if line]


def in_characters(span, raw):
    begin, end = (len(raw[:span[name]].decode(errors="replace")) for name in ("bs", "be"))
    return {"s": begin, "e": end, "text": span["text"]}


def predict_articles(data, name, is_fast):
    package, base = models()
    folder = folder_of(data, name)
    days = publication_days(folder)
    paths = {path.name: path for path in sorted((folder / "texts").glob("*.txt"))}
    rows = run(["articles", package, "-" if is_fast else base], [f"{path}\t{days.get(path.name, '')}\n" for path in paths.values()])
    for row in rows:
        raw = paths[row["doc"]].read_bytes()
        row["trigger"] = [in_characters(span, raw) for span in row["trigger"]]
        row["also"] = [[in_characters(span, raw) for span in spans] for spans in row["also"]]
    return rows


def predict_sentences(data):
    rows = [json.loads(line) for line in open(sentences_of(data), encoding="utf-8")]
    return run(["sentences", *models()], [f"{number}\t{' '.join(row['text'].split())}\n" for number, row in enumerate(rows, 1)])


def predict(data, task, is_learned_here=True):
    """The predictions in the scorer's words, spans in code points."""
    if task == "events:roots":
        return event_roots.predict(data, is_learned_here)
    if task == "events:parties":
        return list(score_event_parties.predictions(data, lambda lines: run(["sentences", *models()], lines)))
    if task == "events:detect":
        return predict_sentences(data)
    return predict_articles(data, task.removesuffix(FAST).rsplit(":", 1)[1], task.endswith(FAST))


def score(scorers, data, task, predictions):
    """What the scorer says of our predictions."""
    if task == "events:parties":
        return score_event_parties.score(predictions)
    kind = [task.split(":")[1]] if "ledger" not in task else ["record", "--set", task.removesuffix(FAST).rsplit(":", 1)[1]]
    done = subprocess.run([sys.executable, scorers / "score_events.py", *kind, predictions], capture_output=True, text=True,
                          check=True, env={**os.environ, "RAPPORTEUR_DATA": str(data.resolve())})
    return done.stdout
