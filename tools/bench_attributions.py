"""The section `attributions` of `./dev bench`: the fast reading of who says what, given the analysis, on one core."""
import statistics
import tempfile
from pathlib import Path

from repository import ROOT

TEXTS = 200
BENCH = ROOT / "build" / "release" / "bench" / "attributions_bench"


def bench_attributions(rounds, data, _, run_json):
    texts = sorted((Path(data) / "statements" / "polnear" / "train" / "text").glob("*"))[:TEXTS]
    models = sorted((ROOT / "build" / "models").glob("en_core_web_md-*/meta.json"))
    if not models or not texts:
        print("\nattributions: skipped, " + (f"its texts are not in {data}" if not texts else "the language package is not in build/models"))
        return
    with tempfile.NamedTemporaryFile("w", suffix=".list") as listed:
        listed.write("".join(f"{text}\n" for text in texts))
        listed.flush()
        one = run_json(BENCH, models[-1].parent, listed.name, "--rounds", rounds)
    seconds = statistics.median(one["rounds"])
    print(f"\n### fast reading of who says what, given the analysis: {one['texts']} texts, {one['words']:,} words\n")
    print("| MB/s | us a word | texts/s | attributions | words viewed, us | first pass, us | second pass, us |\n|---|---|---|---|---|---|---|")
    a_word = 1e6 / one["words"]
    print(f"| {one['bytes'] / seconds / 1e6:.1f} | {seconds * a_word:.2f} | {one['texts'] / seconds:,.0f} | {one['attributions']:,} | "
          + " | ".join(f"{one[part] * a_word:.2f}" for part in ("view", "first", "second")) + " |")
