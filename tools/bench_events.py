"""The section `events` of `./dev bench`: finding events by the rules, given the analysis, dates and actors, on one core."""
import statistics
import tempfile
from pathlib import Path

from repository import ROOT

TEXTS = 200
BENCH = ROOT / "build" / "release" / "bench" / "event_bench"


def bench_events(rounds, data, _, run_json):
    texts = sorted((Path(data) / "statements" / "polnear" / "train" / "text").glob("*"))[:TEXTS]
    models = sorted((ROOT / "build" / "models").glob("en_core_web_md-*/meta.json"))
    if not models or not texts:
        print("\nevents: skipped, " + (f"its texts are not in {data}" if not texts else "the language package is not in build/models"))
        return
    with tempfile.NamedTemporaryFile("w", suffix=".list") as listed:
        listed.write("".join(f"{text}\n" for text in texts))
        listed.flush()
        one = run_json(BENCH, models[-1].parent, listed.name, "--rounds", rounds)
    seconds = statistics.median(one["rounds"])
    print(f"\n### events found, given analysis, dates and actors: {one['texts']} texts, {one['sentences']:,} sentences, {one['events']:,} events\n")
    print("| sentences/s | MB/s | us an event |\n|---|---|---|")
    print(f"| {one['sentences'] / seconds:,.0f} | {one['bytes'] / seconds / 1e6:.1f} | {seconds / one['events'] * 1e6:.2f} |")
