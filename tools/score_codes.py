"""The task events:actors: codes of actors' names, by build/release/train/code_actors, which codes them as the program does."""
import csv
import os
import re
import subprocess
import sys

from repository import ROOT

PROGRAM = ROOT / "build" / "release" / "train" / "code_actors"
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
          "december")


def table(data):
    return data / "events" / "actor_code_tests.csv"


def missing(data):
    """Why the task is skipped; None where it is not."""
    if not table(data).is_file():
        return f"its data is not in {data}"
    return None if PROGRAM.is_file() else f"{PROGRAM.name} is not built; ./dev score builds it"


def month_of(written):
    """A date in one of the table's forms as YYYYMM; empty for none or today."""
    if match := re.match(r"(\d{4})-(\d{2})", written):
        return match[1] + match[2]
    name = re.search("|".join(MONTHS), written.lower())
    year = re.search(r"\d{4}", written)
    return f"{year[0]}{MONTHS.index(name[0]) + 1:02}" if name and year else ""


def predict(data):
    with open(table(data), encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    asked = "".join(f"{row['text']}\t{row['context']}\t{month_of(row['date'])}\n" for row in rows)
    done = subprocess.run([PROGRAM], input=asked, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True)
    for number, line in enumerate(done.stdout.splitlines(), 1):
        country, sector, second = line.split("\t")
        yield {"id": str(number), "country": country, "sector": sector, "second_sector": second}


def score(scorers, data, predictions):
    """What the scorer says, on one line a kind of row so that figures can be found in it."""
    done = subprocess.run([sys.executable, scorers / "score_events.py", "actors", predictions], capture_output=True, text=True,
                          env={**os.environ, "RAPPORTEUR_DATA": str(data.resolve())}, check=True)
    return done.stdout
