"""`./dev score statements`: who says what in the development part of PolNeAR, read by `rapporteur attributions --plain`.

The scorer counts in code points of a text's file with its line ends untouched; the program in bytes of the file."""
import json
import os
import subprocess
import sys
from pathlib import Path

from repository import ROOT

PROGRAM = ROOT / "build" / "release" / "rapporteur"
MODELS = ROOT / "build" / "models"
READINGS = ("full", "fast")


def texts(data):
    return data / "statements" / "polnear" / "dev" / "text"


def missing(data):
    """Why the task cannot be run; None where it can."""
    if not texts(data).is_dir():
        return f"its data is not in {data}"
    if not os.environ.get("RAPPORTEUR_ENCODER") and not list(MODELS.glob("**/vocab.txt")):
        return "the encoder's base weights are not in build/models"
    if not os.environ.get("RAPPORTEUR_MODEL") and not list(MODELS.glob("*/meta.json")):
        return "no language package is in build/models"
    return None


def code_points(page):
    """For each byte of a page, and for its end, how many characters stand before it."""
    places, count = [], 0
    for byte in page:
        count += (byte & 0xC0) != 0x80
        places.append(count - 1)
    return places + [count]


def prediction(row):
    """A line of the program's in the scorer's words."""
    path = Path(row["origin"]["input"])
    places = code_points(path.read_bytes())

    def spans(role):
        return [[places[begin], places[end]] for stretch in role for begin, end in stretch["spans"]]

    return {"id": path.name.removesuffix(".txt"),
            "attributions": [{"source": spans(each["speaker"]), "cue": spans(each["cue"]), "content": spans(each["content"])}
                             for each in row["attributions"]]}


def predict(data, reading="full"):
    """`reading`: full (with the encoder) or fast (with the linear model)."""
    done = subprocess.run([PROGRAM, "attributions", "--reading", reading, "--plain", "--format", "jsonl",
                           *sorted(texts(data).glob("*.txt"))], stdout=subprocess.PIPE, stdin=subprocess.DEVNULL)
    if done.returncode != 0:
        sys.exit(f"predict: `rapporteur attributions` ended with {done.returncode}")
    for line in done.stdout.decode("utf-8").split("\n")[:-1]:
        yield prediction(json.loads(line))


def score(scorers, data, predictions):
    """What the scorer says of our predictions."""
    done = subprocess.run([sys.executable, scorers / "score_statements.py", predictions], capture_output=True, text=True, check=True,
                          env={**os.environ, "RAPPORTEUR_DATA": str(data.resolve())})
    return done.stdout
