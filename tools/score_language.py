"""`./dev score language`: our reading of a language package beside spaCy's, on the texts of train/conformance/text_set.py.

spaCy's labels are made once and kept in build/conformance. That wants an environment of its own in build/spacy, or where
RAPPORTEUR_SPACY says:
    python3.11 -m venv build/spacy && build/spacy/bin/pip install -r train/conformance/requirements.txt"""
import hashlib
import os
import subprocess
import sys
from pathlib import Path

from repository import ROOT

KEPT = ROOT / "build" / "conformance"
SCRIPTS = ROOT / "train" / "conformance"
PROGRAM = ROOT / "build" / "release" / "train" / "label_texts"


def spacy_python():
    return Path(os.environ.get("RAPPORTEUR_SPACY") or ROOT / "build" / "spacy") / "bin" / "python"


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
    if not labels_path(write_texts(data)).exists() and not spacy_python().exists():
        return f"{spacy_python().parent.parent} is not there (train/conformance/requirements.txt says what belongs into it)"
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
    has_spacy = spacy_python().exists()
    if not labels.exists():
        subprocess.run([spacy_python(), SCRIPTS / "make_labels.py", model_folder(), texts, labels], check=True,
                       env={**os.environ, "OMP_NUM_THREADS": "1"})
    told = ["--texts", texts, "--model", model_folder()] if has_spacy else []
    python = spacy_python() if has_spacy else sys.executable
    return subprocess.run([python, SCRIPTS / "compare.py", labels, ours, *told], capture_output=True, text=True, check=True).stdout
