"""The sections `whole` and `scale` of `./dev bench`: the program from end to end, each command a process of its own."""
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from make_coverage import coverage
from page_sets import has_set, load_set, write_warc
from repository import ROOT

PROGRAM = ROOT / "build" / "release" / "rapporteur"
PAGE_SETS = ("scrapinghub", "wcxb")
SCALE_ARTICLES = 2_000
SCALE_LATER = 10


@dataclass(frozen=True)
class Run:
    wall: float
    cpu: float
    peak_mib: float


def run(*arguments, cores=None):
    """Runs the program, on the first `cores` processors where that is told."""
    def pin():
        if cores and hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:cores])
    begin = time.monotonic()
    process = subprocess.Popen([PROGRAM, *map(str, arguments)], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                               stderr=subprocess.PIPE, text=True, preexec_fn=pin)
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 3):
        sys.exit(f"bench: rapporteur {arguments[0]} ended with {process.returncode}: {said.strip()}")
    return Run(time.monotonic() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def article_count(record):
    done = subprocess.run([PROGRAM, "list", record], capture_output=True, text=True, check=True)
    return len(done.stdout.splitlines())


def bench_whole(data, one_in):
    """Raw pages to a record, on one core."""
    wanted = [name for name in PAGE_SETS if has_set(data, name)]
    if not wanted:
        print(f"\nwhole: skipped, its pages are not in {data}")
        return
    pages = [page for name in wanted for page in load_set(data, name)][::one_in]
    size = sum(len(page.bytes) for page in pages)
    share = "" if one_in == 1 else f", one page in {one_in}"
    print(f"\n### raw pages to a record, on one core: {len(pages)} pages of {' and '.join(wanted)}, {size / 1e6:.0f} MB{share}\n")
    print("| reading | articles | articles/s | by processor time | wall s | processor s | peak MiB |\n|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "pages.warc"
        write_warc(archive, pages)
        for reading in ("full", "fast", "none"):
            record = Path(folder) / f"{reading}.db"
            one = run("read", archive, "-o", record, "--reading", reading, "--jobs", 1, "--quiet", cores=1)
            count = article_count(record)
            print(f"| {reading} | {count:,} | {count / one.wall:.1f} | {count / one.cpu:.1f} | {one.wall:.1f} | {one.cpu:.1f} | "
                  f"{one.peak_mib:.0f} |")


def write_coverage(folder, count, more):
    """Articles in two files: `count` of them, and those that come after."""
    articles, later = folder / "coverage.jsonl", folder / "more.jsonl"
    with open(articles, "w", encoding="utf-8") as first, open(later, "w", encoding="utf-8") as second:
        for number, each in enumerate(coverage(count + more, 1)):
            (first if number < count else second).write(json.dumps(each, ensure_ascii=False) + "\n")
    return articles, later


def bench_scale(count):
    """Synthetic articles through `read` and `report` on two cores."""
    print(f"\n### {count:,} synthetic articles on two cores\n")
    print("| stage | wall s | articles/s | processor s | peak MiB |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as folder:
        begin = time.monotonic()
        articles, later = write_coverage(Path(folder), count, SCALE_LATER)
        size = articles.stat().st_size
        print(f"| writing them ({size / 1e6:.0f} MB) | {time.monotonic() - begin:.1f} | | | |")
        record = Path(folder) / "record.db"
        stages = {
            "read --reading fast": ("read", articles, "-o", record, "--reading", "fast", "--jobs", 2, "--quiet"),
            f"read --reading fast, {SCALE_LATER} more": ("read", later, "-o", record, "--reading", "fast", "--jobs", 2, "--quiet"),
            "read --reading none": ("read", articles, "-o", Path(folder) / "none.db", "--reading", "none", "--jobs", 2, "--quiet"),
            "report": ("report", record, "--format", "html", "-o", Path(folder) / "report.html"),
        }
        for name, arguments in stages.items():
            one = run(*arguments, cores=2)
            rate = "" if "more" in name else f"{count / one.wall:,.0f}"
            print(f"| {name} | {one.wall:.1f} | {rate} | {one.cpu:.1f} | {one.peak_mib:.0f} |", flush=True)
        print(f"\nThe record has {record.stat().st_size / 1e6:,.0f} MB, the report {(Path(folder) / 'report.html').stat().st_size / 1e6:.1f} MB.")
