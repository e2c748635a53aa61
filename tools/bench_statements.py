"""The section `statements` of `./dev bench`: dates, actors and statements, given analysis and attributions, on one core."""
import statistics
import tempfile
from pathlib import Path

from repository import ROOT

TEXTS = 200
BENCH = ROOT / "build" / "release" / "bench" / "statements_bench"
STAGES = ("dates", "actors", "statements")


def bench_statements(rounds, data, _, run_json):
    sets = {"PolNeAR": sorted((Path(data) / "statements" / "polnear" / "train" / "text").glob("*"))[:TEXTS],
            "wire": sorted((Path(data) / "ledger" / "wire" / "texts").glob("*.txt"))}
    models = sorted((ROOT / "build" / "models").glob("en_core_web_md-*/meta.json"))
    if not models or not all(sets.values()):
        print("\nstatements: skipped, " + (f"their texts are not in {data}" if models else "the language package is not in build/models"))
        return
    print("\n### dates, actors and statements, given analysis and attributions\n")
    print("| texts | MB | dates | actors | statements | MB/s together | " + " | ".join(f"{stage}, MB/s" for stage in STAGES) + " |")
    print("|" + "---|" * (6 + len(STAGES)))
    for name, texts in sets.items():
        with tempfile.NamedTemporaryFile("w", suffix=".list") as listed:
            listed.write("".join(f"{text}\n" for text in texts))
            listed.flush()
            one = run_json(BENCH, models[-1].parent, listed.name, "--rounds", rounds)
        together = statistics.median(sum(each[stage] for stage in STAGES) for each in one["rounds"])
        medians = [statistics.median(each[stage] for each in one["rounds"]) for stage in STAGES]
        print(f"| {one['texts']} of {name} | {one['bytes'] / 1e6:.2f} | " + " | ".join(f"{one[stage]:,}" for stage in STAGES)
              + f" | {one['bytes'] / together / 1e6:.1f} | " + " | ".join(f"{one['bytes'] / each / 1e6:.1f}" for each in medians) + " |")
