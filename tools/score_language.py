"""`./dev score language`: our reading of a language package beside spaCy's, on the texts of train/conformance/text_set.py.

spaCy's labels are made once and kept in build/conformance, by spaCy in an environment of its own: build/spacy, made at need
(train/conformance/requirements.txt), or the one that RAPPORTEUR_SPACY names."""
import hashlib
import os
import subprocess
import sys
from pathlib import Path

from environments import installed
from repository import ROOT

KEPT = ROOT / "build" / "conformance"
SCRIPTS = ROOT / "train" / "conformance"
PROGRAM = ROOT / "build" / "release" / "train" / "label_texts"


def spacy_python():
    """The Python that has spaCy, fetched where it is not there yet; None where it cannot be had."""
    if os.environ.get("RAPPORTEUR_SPACY"):
        named = Path(os.environ["RAPPORTEUR_SPACY"]) / "bin" / "python"
        return named if named.exists() else None
    folder = ROOT / "build" / "spacy"
    return folder / "bin" / "python" if installed(folder, SCRIPTS / "requirements.txt", "there is no spaCy") else None


def model_folder():
    """The language package that RAPPORTEUR_MODEL names, else the largest below build/models; None where there is none."""
    if os.environ.get("RAPPORTEUR_MODEL"):
        return Path(os.environ["RAPPORTEUR_MODEL"])
    found = [meta.parent for meta in (ROOT / "build" / "models").glob("**/meta.json") if (meta.parent / "tokenizer").exists()]
    return max(found, key=lambda folder: ((folder / "vocab" / "vectors").stat().st_size, str(folder)), default=None)


def missing(data):
    """Why the task cannot be run; None where it can."""
    if model_folder() is None:
        return "there is no language package in build/models"
    if not (data / "stories" / "timebank.json").exists():
        return f"its data is not in {data}"
    if not labels_path(write_texts(data)).exists() and not spacy_python():
        return "there is no spaCy to make the labels with (train/conformance/requirements.txt)"
    return None


def write_texts(data):
    KEPT.mkdir(parents=True, exist_ok=True)
    texts = KEPT / "texts.bin"
    subprocess.run([sys.executable, SCRIPTS / "text_set.py", data, texts], check=True)
    return texts


def labels_path(texts):
    """Where spaCy's labels of these texts by this package are kept."""
    told = hashlib.sha256(texts.read_bytes() + (model_folder() / "meta.json").read_bytes() + (SCRIPTS / "make_labels.py").read_bytes())
    return KEPT / f"labels-{told.hexdigest()[:16]}.txt"


def predict(data):
    """Our labels, as bytes."""
    texts = write_texts(data)
    subprocess.run(["cmake", "--build", ROOT / "build" / "release", "--target", "label_texts", "--", "--quiet"], check=True, stdout=sys.stderr)
    with open(texts, "rb") as given:
        return subprocess.run([PROGRAM, model_folder()], stdin=given, stdout=subprocess.PIPE, check=True).stdout


def score(data, ours):
    """What compare.py says of our labels in the file `ours`."""
    texts = KEPT / "texts.bin"
    labels = labels_path(texts)
    spacy = spacy_python()
    if not labels.exists():
        subprocess.run([spacy, SCRIPTS / "make_labels.py", model_folder(), texts, labels], check=True,
                       env={**os.environ, "OMP_NUM_THREADS": "1"})
    told = ["--texts", texts, "--model", model_folder()] if spacy else []
    return subprocess.run([spacy or sys.executable, SCRIPTS / "compare.py", labels, ours, *told], capture_output=True, text=True, check=True).stdout
