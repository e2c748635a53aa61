"""`./dev score dates`: date expressions of newswire with their values, read by `rapporteur dates --plain --published DAY`.

The scorer counts in code points of a document's text; the program in bytes of the file that it was written to."""
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from repository import ROOT
from score_attributions import code_points

PROGRAM = ROOT / "build" / "release" / "rapporteur"
MODELS = ROOT / "build" / "models"


def documents_file(data):
    return data / "stories" / "timebank.json"


def missing(data):
    """Why the task cannot be run; None where it can."""
    if not documents_file(data).is_file():
        return f"its data is not in {data}"
    if not os.environ.get("RAPPORTEUR_MODEL") and not list(MODELS.glob("*/meta.json")):
        return "no language package is in build/models"
    return None


def dates_of(paths, day):
    """A line of JSON an article, in the order of the files."""
    done = subprocess.run([PROGRAM, "dates", "--plain", "--published", day, "--format", "jsonl", *paths],
                          stdout=subprocess.PIPE, stdin=subprocess.DEVNULL)
    if done.returncode != 0:
        sys.exit(f"predict: `rapporteur dates` ended with {done.returncode}")
    return [json.loads(line) for line in done.stdout.decode("utf-8").split("\n")[:-1]]


def in_code_points(row, text):
    """An article's dates in the scorer's words."""
    places = code_points(text)
    spans = [(date, date["expression"][0]["spans"]) for date in row["dates"]]
    return [{"start": places[span[0][0]], "end": places[span[-1][1]], "type": date["type"], "value": date["value"]} for date, span in spans]


def predict(data):
    """Documents of one day are read together."""
    by_day = {}
    for document in json.loads(documents_file(data).read_text(encoding="utf-8")):
        by_day.setdefault(document["dct"][:10], []).append(document)
    with tempfile.TemporaryDirectory() as folder:
        for day, documents in sorted(by_day.items()):
            paths = [Path(folder) / f"{number}.txt" for number in range(len(documents))]
            for path, document in zip(paths, documents):
                path.write_bytes(document["text"].encode("utf-8"))
            rows = {row["origin"]["input"]: row for row in dates_of(paths, day)}
            for path, document in zip(paths, documents):
                yield {"id": document["id"], "dates": in_code_points(rows[str(path)], path.read_bytes()) if str(path) in rows else []}


def score(scorers, data, predictions):
    done = subprocess.run([sys.executable, scorers / "score_dates.py", predictions], capture_output=True, text=True,
                          env={**os.environ, "RAPPORTEUR_DATA": str(data.resolve())}, check=True)
    return done.stdout
