"""The section `language` of `./dev bench`: a language package's full reading beside spaCy's nlp.pipe, same texts, same run, one
thread each. score_language.py knows where spaCy stands; without it only ours is measured."""
import os
import statistics
import subprocess
import tempfile
from pathlib import Path

import score_language
from repository import ROOT

TEXTS = 100
BENCH = ROOT / "build" / "release" / "bench" / "language_bench"
ONE_THREAD = {"OMP_NUM_THREADS": "1", "BLIS_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def ours(model, texts, run_json, *options):
    return lambda: run_json(BENCH, model, texts, "--rounds", 1, *options)


def has_path(model, texts, path):
    """Whether this processor has the path; a list without texts is enough to ask."""
    with tempfile.NamedTemporaryFile() as empty:
        return subprocess.run([BENCH, model, empty.name, "--path", path], capture_output=True).returncode == 0


def print_table(measured):
    print("| tool | tokens/s | us a token | spaCy takes | start, processor s | peak MiB |\n|---|---|---|---|---|---|")
    rates = {name: one["tokens"] / statistics.median(one["rounds"]) for name, one in measured.items()}
    for name, one in measured.items():
        ratio = f"{rates[name] / rates['spaCy']:.1f} x as long" if "spaCy" in rates and name != "spaCy" else ""
        print(f"| {name} | {rates[name]:,.0f} | {1e6 / rates[name]:.1f} | {ratio} | {one['start']:.2f} | {one['peak_kib'] / 1024:.0f} |")


def bench_language(rounds, data, in_turns, run_json):
    model = score_language.model_folder()
    texts = sorted((Path(data) / "statements" / "polnear" / "train" / "text").glob("*"))[:TEXTS]
    if model is None or not texts:
        print("\nlanguage: skipped, " + ("there is no language package in build/models" if model is None else f"its texts are not in {data}"))
        return
    os.environ.update(ONE_THREAD)
    with tempfile.NamedTemporaryFile("w", suffix=".list") as listed:
        listed.write("".join(f"{text}\n" for text in texts))
        listed.flush()
        tools = {path: ours(model, listed.name, run_json, "--path", path) for path in ("avx512", "avx2") if has_path(model, listed.name, path)}
        tools = tools or {"portable": ours(model, listed.name, run_json)}
        if spacy := score_language.spacy_python():
            tools["spaCy"] = lambda: run_json(spacy, ROOT / "tools" / "bench_spacy.py", model, listed.name, 1)
        measured = in_turns(tools, rounds)
        print(f"\n### a text's full reading, {model.name}, {len(texts)} texts, {next(iter(measured.values()))['tokens']:,} tokens\n")
        print_table(measured)
        first = next(iter(measured.values()))
        rest = first["whole"] - first["cut"] - first["networks"]
        print("\nOurs by part: " + ", ".join(f"{name} {seconds / first['tokens'] * 1e6:.2f} us a token" for name, seconds in (
            ("tokens", first["cut"]), ("networks", first["networks"]), ("rules, lemmas, noun chunks", rest))))
        walls = {threads: min(run_json(BENCH, model, listed.name, "--rounds", 1, "--threads", threads)["wall"] for _ in range(rounds))
                 for threads in (1, 2)}
        print(f"\nWall time: 1 thread {walls[1]:.2f} s, 2 threads {walls[2]:.2f} s ({walls[1] / walls[2]:.2f} x); "
              f"start {min(one['start_wall'] for one in measured.values() if 'start_wall' in one):.2f} s")
