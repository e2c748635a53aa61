"""`./dev score stories:...`: near copies among the Reuters texts, clusters of ECB+ and its happenings, by
build/release/train/predict_stories and predict_happenings, which take the library's own way. Clusters are cross-validated:
each text is judged with weights that have not seen its topic (train/train_stories.py), and come in a random order. Happenings
are made inside these clusters of all 35 topics; scored are the events of the dev topics, which nothing was learned from."""
import json
import os
import random
import subprocess
import sys
from pathlib import Path

import ecb_events
from repository import ROOT

PROGRAM = ROOT / "build" / "release" / "train" / "predict_stories"
BINDER = PROGRAM.with_name("predict_happenings")
WEIGHTS = ROOT / "train" / "stories"
TASKS = ("stories:clusters", "stories:neardup", "stories:coref")


def texts_of(data, task):
    if task == "stories:coref":
        return data / "stories" / "ecbplus" / "ECBplus_coreference_sentences.csv"
    return data / "stories" / ("reuters_feb_mar_1987.jsonl" if task == "stories:neardup" else "ecbplus_docs_1-35.tsv")


def missing(data, task):
    """Why the task is skipped; None where it is not."""
    if not texts_of(data, task).is_file():
        return f"its data is not in {data}"
    for program in (PROGRAM, BINDER):
        if not program.is_file():
            return f"{program.name} is not built; ./dev score builds it"
    return None


def run(arguments, lines):
    done = subprocess.run([PROGRAM, *map(str, arguments)], input="".join(lines).encode(), stdout=subprocess.PIPE)
    if done.returncode != 0:
        sys.exit(f"predict: predict_stories ended with {done.returncode}")
    return done.stdout.decode()


def reuters_lines(data):
    with open(texts_of(data, "stories:neardup"), encoding="utf-8") as file:
        for line in file:
            entry = json.loads(line)
            words = " ".join(f"{entry['title'] or ''} {entry['body']}".split())
            yield f"{entry['id']}\t{words}\n"


def cluster_lines(data, order, is_learned_here):
    """The texts in a random order, each with the fold of its topic."""
    sys.path.insert(0, str(ROOT / "train"))
    import folds
    rows = [line.split("\t") for line in texts_of(data, "stories:clusters").read_text(encoding="utf-8").splitlines()]
    lines = []
    for number, row in enumerate(rows, 1):
        fold = folds.fold_of_name(f"topic {row[0][:-1]}") if is_learned_here else 0
        lines.append(f"{number}\t{fold}\t{' '.join(row[1].split())}\n")
    if order is not None:
        random.Random(order).shuffle(lines)
    return lines


def stories_of(documents, is_learned_here=True, order=1):
    """Our story of each document of ECB+, all topics in one."""
    sys.path.insert(0, str(ROOT / "train"))
    import folds
    fold = lambda document: folds.fold_of_name(f"topic {document.topic}") if is_learned_here else 0
    given = [f"{document.name}\t{fold(document)}\t{document.text}\n" for document in documents]
    random.Random(order).shuffle(given)
    weights = sorted(WEIGHTS.glob("?.tsv")) if is_learned_here else []
    return dict(line.split("\t") for line in run(["clusters", *weights], given).splitlines())


def happenings(data, is_learned_here, order):
    """The happening of each event of the dev topics, inside our own stories."""
    documents = ecb_events.read(data)
    stories = stories_of(documents, is_learned_here, order)
    chosen = [document for document in documents if document.topic in ecb_events.DEV_TOPICS]
    return ecb_events.feed(BINDER, ["happenings"], ecb_events.lines(chosen, stories))


def predict(data, task, is_learned_here=True, order=1):
    """The predictions, in the scorer's columns."""
    if task == "stories:coref":
        return happenings(data, is_learned_here, order)
    if task == "stories:neardup":
        return run(["neardup"], reuters_lines(data))
    weights = sorted(WEIGHTS.glob("?.tsv")) if is_learned_here else []
    return run(["clusters", *weights], cluster_lines(data, order, is_learned_here))


def score(scorers, data, task, predictions):
    """What the scorer says of our predictions."""
    if task == "stories:coref":
        return score_happenings(scorers, data, predictions)
    kind = ["neardup"] if task == "stories:neardup" else ["clusters", "--ecb"]
    done = subprocess.run([sys.executable, scorers / "score_stories.py", *kind, predictions], capture_output=True, text=True,
                          check=True, env={**os.environ, "RAPPORTEUR_DATA": str(data.resolve())})
    return done.stdout


def score_happenings(scorers, data, predictions):
    gold = Path(predictions).with_suffix(".gold.tsv")
    rows = [f"{event[0]}\t{event[1]}\n" for document in ecb_events.read(data, ecb_events.DEV_TOPICS)
            for event in document.events]
    gold.write_text("".join(rows), encoding="utf-8")
    done = subprocess.run([sys.executable, scorers / "score_stories.py", "coref", gold, predictions], capture_output=True,
                          text=True, check=True, env={**os.environ, "RAPPORTEUR_DATA": str(data.resolve())})
    return done.stdout
