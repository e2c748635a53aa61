"""The section `dates` of `./dev bench`: finding and settling dates, given the analysis, on one core."""
import statistics
import tempfile
from pathlib import Path

from repository import ROOT

TEXTS = 200
BENCH = ROOT / "build" / "release" / "bench" / "date_bench"


def bench_dates(rounds, data, _, run_json):
    texts = sorted((Path(data) / "statements" / "polnear" / "train" / "text").glob("*"))[:TEXTS]
    models = sorted((ROOT / "build" / "models").glob("en_core_web_md-*/meta.json"))
    if not models or not texts:
        print("\ndates: skipped, " + (f"its texts are not in {data}" if not texts else "the language package is not in build/models"))
        return
    with tempfile.NamedTemporaryFile("w", suffix=".list") as listed:
        listed.write("".join(f"{text}\n" for text in texts))
        listed.flush()
        one = run_json(BENCH, models[-1].parent, listed.name, "--rounds", rounds)
    seconds = statistics.median(one["rounds"])
    print(f"\n### dates found and settled, given the analysis: {one['texts']} texts, {one['dates']:,} dates\n")
    print("| MB/s | us a date | texts/s |\n|---|---|---|")
    print(f"| {one['bytes'] / seconds / 1e6:.1f} | {seconds / one['dates'] * 1e6:.2f} | {one['texts'] / seconds:,.0f} |")
