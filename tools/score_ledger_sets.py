"""`./dev score ledger:SET`: the statements of whole articles, read by the program's own stages.

The articles of DATA/ledger/SET are pages of text; `published.tsv` tells the days on which they were published."""
import os
import subprocess
import sys

from repository import ROOT

PROGRAM = ROOT / "build" / "release" / "train" / "predict_ledger"
MODELS = ROOT / "build" / "models"
SETS = ("seeds", "wire")


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


def predict(data, name):
    """The predictions as the scorer reads them, spans in bytes."""
    folder = folder_of(data, name)
    days = publication_days(folder)
    listed = "".join(f"{path}\t{days.get(path.name, '')}\n" for path in sorted((folder / "texts").glob("*.txt")))
    done = subprocess.run([PROGRAM, *models()], input=listed.encode(), stdout=subprocess.PIPE)
    if done.returncode != 0:
        sys.exit(f"predict: predict_ledger ended with {done.returncode}")
    return done.stdout


def score(scorers, data, name, predictions):
    """What the scorer says of our predictions."""
    done = subprocess.run([sys.executable, scorers / "score_ledger.py", "--bytes", name, predictions], capture_output=True, text=True,
                          check=True, env={**os.environ, "RAPPORTEUR_DATA": str(data.resolve())})
    return done.stdout
