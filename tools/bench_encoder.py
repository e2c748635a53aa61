"""The section `encoder` of `./dev bench`: the encoder on every path beside onnxruntime's int8 of the same weights, one thread each, in
the same run. onnxruntime comes with pip into build/onnx-venv, pinned by hash; without it only ours is measured."""
import statistics
import subprocess
import tempfile
from pathlib import Path

from environments import installed
from repository import ROOT

TEXTS = 30
BENCH = ROOT / "build" / "release" / "bench" / "encoder_bench"
BASE = ROOT / "build" / "models" / "all-minilm-l6-v2-0.1.0"
TUNED = ROOT / "data" / "encoder" / "attributions.safetensors"
VENV = ROOT / "build" / "onnx-venv"
REQUIREMENTS = ROOT / "tools" / "bench-onnx-requirements.txt"
PATHS = ("amx", "avx512_vnni", "avx2")


def has_path(path):
    """Whether this processor has the path; a list without texts is enough to ask."""
    with tempfile.NamedTemporaryFile() as empty:
        return subprocess.run([BENCH, BASE, empty.name, "--path", path, "--rounds", "0"], capture_output=True).returncode == 0


def print_table(measured):
    rates = {name: one["pieces"] / statistics.median(one["rounds"]) for name, one in measured.items()}
    peer = rates.get("onnxruntime, layers alone")
    print("| tool | pieces/s | us a piece | to onnxruntime | start, wall s | peak MiB |\n|---|---|---|---|---|---|")
    for name, one in measured.items():
        ratio = f"{rates[name] / peer:.2f} x as fast" if peer and rates[name] != peer else ""
        start = f"{one['start_wall']:.2f}" if "start_wall" in one else ""
        print(f"| {name} | {rates[name]:,.0f} | {1e6 / rates[name]:.1f} | {ratio} | {start} | {one['peak_kib'] / 1024:.0f} |")


def print_parts(name, one):
    layers = {part: one[f"{part}_row"] * 1e6 for part in ("products", "quantise", "norms", "attention")}
    print(f"\n{name} by part: pieces and windows {one['cut'] / one['pieces'] * 1e6:.2f} us a piece; of the layers, over windows of 144, "
          + ", ".join(f"{part} {spent:.1f}" for part, spent in layers.items()))


def bench_encoder(rounds, data, in_turns, run_json):
    texts = sorted((Path(data) / "statements" / "polnear" / "train" / "text").glob("*"))[:TEXTS]
    if not (BASE / "model.safetensors").exists() or not texts:
        print("\nencoder: skipped, " + (f"its texts are not in {data}" if not texts else "the base is not in build/models"))
        return
    with tempfile.NamedTemporaryFile("w", suffix=".list") as listed:
        listed.write("".join(f"{text}\n" for text in texts))
        listed.flush()
        tools = {path: lambda path=path: run_json(BENCH, BASE, listed.name, "--rounds", 1, "--path", path)
                 for path in PATHS if has_path(path)}
        tools = tools or {"portable": lambda: run_json(BENCH, BASE, listed.name, "--rounds", 1)}
        if installed(VENV, REQUIREMENTS, "only ours is measured"):
            tools["onnxruntime, layers alone"] = lambda: run_json(VENV / "bin" / "python", ROOT / "tools" / "bench_onnx.py", TUNED, 48, 1)
        measured = in_turns(tools, rounds)
        first = next(iter(measured))
        print(f"\n### encoder, {len(texts)} texts, {measured[first]['pieces']:,} pieces\n")
        print_table(measured)
        for name in measured:
            if "cut" in measured[name]:
                print_parts(name, measured[name])
