"""The section `stories` of `./dev bench`: copies found in texts, and stories made of made-up articles as these grow in number, on one
core."""
import statistics
import tempfile

import score_story_sets
from repository import ROOT

BENCH = ROOT / "build" / "release" / "bench" / "story_bench"
GROWTH = (10_000, 100_000)


def bench_stories(rounds, data, _, run_json):
    if why := score_story_sets.missing(data, "stories:neardup"):
        print(f"\nstories: copies skipped, {why}")
    else:
        with tempfile.NamedTemporaryFile("w", suffix=".txt") as texts:
            texts.writelines(line.partition("\t")[2] for line in score_story_sets.reuters_lines(data))
            texts.flush()
            runs = [run_json(BENCH, "copies", texts.name) for _ in range(rounds)]
        seconds = statistics.median(run["seconds"] for run in runs)
        print(f"\n### copies found: {runs[0]['texts']:,} texts, {runs[0]['pairs']:,} pairs\n\n| MB/s | texts/s |\n|---|---|")
        print(f"| {runs[0]['bytes'] / seconds / 1e6:.1f} | {runs[0]['texts'] / seconds:,.0f} |")
    print("\n### stories of made-up articles, given light documents\n\n| articles | stories | the first 10,000, articles/s | the last, articles/s |\n"
          "|---|---|---|---|")
    for count in GROWTH:
        run = run_json(BENCH, "growth", count)
        first, last = (run["measured"] / run[key] for key in ("first_seconds", "last_seconds"))
        print(f"| {count:,} | {run['stories']:,} | {first:,.0f} | {last:,.0f} |")
