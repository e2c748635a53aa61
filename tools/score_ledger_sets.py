"""`./dev score ledger:SET`: the statements of whole articles, as `rapporteur statements` prints them.

The articles of DATA/ledger/SET are plain texts; where `published.tsv` is there, it tells the days on which they were published."""
import json
import os
import subprocess
import sys
from pathlib import Path

from repository import ROOT

PROGRAM = ROOT / "build" / "release" / "rapporteur"
MODELS = ROOT / "build" / "models"
SETS = ("seeds", "wire")
SPANS = {"content": "content", "cue": "cue", "speaker_words": "speaker_span", "addressee_words": "addressee_span",
         "channel_words": "channel_span", "condition": "condition", "consequence": "consequence"}
PARTIES = {"speakers": "speaker", "addressees": "addressee", "targets": "target"}


def folder_of(data, name):
    return data / "ledger" / name


def models():
    """(folder of the language package, folder of the encoder's base weights); None for what is not there."""
    packages = sorted(MODELS.glob("en_core_web_md-*"))
    bases = sorted(path.parent for path in MODELS.glob("**/vocab.txt") if (path.parent / "model.safetensors").is_file())
    package = os.environ.get("RAPPORTEUR_MODEL") or (packages[-1] if packages else None)
    base = os.environ.get("RAPPORTEUR_ENCODER") or (bases[0] if bases else None)
    return package, base


def missing(data, name):
    """Why the task cannot be run; None where it can."""
    if not (folder_of(data, name) / "texts").is_dir():
        return f"its data is not in {data}"
    if None in models():
        return "en_core_web_md or the encoder's base weights are not in build/models"
    return None


def publication_days(folder):
    table = folder / "published.tsv"
    if not table.is_file():
        return {}
    return dict(line.split("\t")[:2] for line in table.read_text(encoding="utf-8").splitlines() if "\t" in line)


def prediction(doc, statement):
    """A statement of the program in the scorer's words."""
    row = {key: statement[key] for key in ("kind", "quote_type", "force", "polarity", "nested_in", "permille", "rules")}
    row |= {"doc": doc, "channel": statement["channel"] or None}
    for ours, theirs in SPANS.items():
        row[theirs] = [{"bs": words["spans"][0][0], "be": words["spans"][-1][1], "text": words["words"]} for words in statement[ours]]
    for ours, theirs in PARTIES.items():
        row[theirs] = [{"name": party["name"]} for party in statement[ours]]
    return row


def predict(data, name):
    """The predictions as the scorer reads them, spans in bytes."""
    folder = folder_of(data, name)
    days = folder / "published.tsv"
    done = subprocess.run([PROGRAM, "statements", "--plain", "--format", "jsonl", *(["--published", days] if days.is_file() else []),
                           *sorted((folder / "texts").glob("*.txt"))], stdout=subprocess.PIPE)
    if done.returncode != 0:
        sys.exit(f"predict: `rapporteur statements` ended with {done.returncode}")
    articles = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
    rows = [prediction(Path(article["origin"]["input"]).name, each) for article in articles for each in article["statements"]]
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode("utf-8")


def score(scorers, data, name, predictions):
    """What the scorer says of our predictions."""
    done = subprocess.run([sys.executable, scorers / "score_ledger.py", "--bytes", name, predictions], capture_output=True, text=True,
                          check=True, env={**os.environ, "RAPPORTEUR_DATA": str(data.resolve())})
    return done.stdout
