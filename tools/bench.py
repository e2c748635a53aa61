#!/usr/bin/env python3
"""usage: ./dev bench [SECTION...] [--rounds N] [--data DIR] [--one-in N]

Speed and memory of the stages beside their peers, on this machine and in this run, as Markdown for bench/log. Sections:
  parse    HTML to tree: ours, turbohtml, MyHTML
  article  page bytes to article with metadata on one core: ours, turbohtml, resiliparse
  read     `rapporteur read`: a web archive to a record, from end to end
  language a language package's full reading of news: ours, spaCy
  encoder  text to word pieces with vectors: ours on every path, onnxruntime in int8
  attributions  the fast reading of who says what, given the analysis
  dates    dates found and settled, given the analysis
  statements  dates, actors and statements found, given analysis and attributions
  events   events found, given the analysis, dates and actors
  stories  copies found in texts; stories of made-up articles as these grow in number
  whole    raw pages to a record on one core, from end to end, once; of one page in N (--one-in)
  scale [N]  N synthetic articles (2000) through read and report; only where it is named
Times are processor time, the median of N rounds (5) after one to warm up; tools take turns, so that a change of the
machine's speed meets all of them. Peers come with pip into environments below build/, pinned by hash; without them only ours
is measured."""
import json
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench_attributions import bench_attributions
from bench_dates import bench_dates
from bench_encoder import bench_encoder
from bench_events import bench_events
from bench_language import bench_language
from bench_statements import bench_statements
from bench_stories import bench_stories
from bench_whole import SCALE_ARTICLES, bench_scale, bench_whole
from environments import installed
from page_sets import DATA, has_set, load_set, write_warc
from repository import ROOT

RELEASE = ROOT / "build" / "release"
PYTHON = ROOT / "build" / "bench-venv" / "bin" / "python"
SETS = ("scrapinghub", "wcxb")


def machine():
    cpuinfo = Path("/proc/cpuinfo").read_text() if Path("/proc/cpuinfo").exists() else ""
    fields = dict(line.split(":", 1) for line in cpuinfo.splitlines() if ":" in line)
    fields = {key.strip(): value.strip() for key, value in fields.items()}
    flags = fields.get("flags", "").split()
    commit = subprocess.run(["git", "-C", ROOT, "describe", "--always", "--dirty"], capture_output=True, text=True).stdout.strip()
    widest = "AVX-512" if "avx512f" in flags else "AVX2, no AVX-512" if "avx2" in flags else "no AVX2"
    return (f"{fields.get('model name', platform.machine())}, {widest}, {os.cpu_count()} cores; load {os.getloadavg()[0]:.1f}; "
            f"{time.strftime('%Y-%m-%d')}; commit {commit or 'unknown'}")


def install_peers():
    """Whether the peers are there; says why not."""
    return installed(PYTHON.parent.parent, ROOT / "tools" / "bench-requirements.txt", "only ours is measured")


def run_json(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"bench: {Path(str(command[0])).name} ended with {done.returncode}: {done.stderr.strip()}")
    return json.loads(done.stdout)


def seconds_of(measured):
    """Seconds of each round, all stages together."""
    return [one if isinstance(one, float) else sum(value for key, value in one.items() if key != "body_bytes")
            for one in measured["rounds"]]


def in_turns(tools, rounds):
    """For each tool: all its rounds, taken in turns with the others, and its highest memory."""
    merged = {}
    for _ in range(rounds):
        for name, run in tools.items():
            one = run()
            kept = merged.setdefault(name, {**one, "rounds": []})
            kept["rounds"] += one["rounds"]
            kept["peak_kib"] = max(kept["peak_kib"], one["peak_kib"])
    return merged


def peers(archive, *names):
    return {name: lambda name=name: run_json(PYTHON, ROOT / "tools" / "bench_peer.py", name, archive, 1) for name in names}


def table(title, measured):
    """Markdown: one row a tool, each with its ratio to the first."""
    print(f"\n### {title}\n")
    print("| tool | ms a page | pages/s | MB/s | ours is | peak MiB |\n|---|---|---|---|---|---|")
    ours = None
    for name, one in measured.items():
        seconds = statistics.median(seconds_of(one))
        ours = ours or seconds
        peak = f"{one['peak_kib'] / 1024:.0f}" if one["peak_kib"] else ""
        print(f"| {name} | {seconds / one['pages'] * 1e3:.3f} | {one['pages'] / seconds:,.0f} | {one['bytes'] / seconds / 1e6:.0f} | "
              f"{'' if seconds == ours else f'{seconds / ours:.2f} x as fast'} | {peak} |")


def stages(measured):
    rounds = measured["rounds"]
    names = [name for name in rounds[0] if name != "body_bytes"]
    medians = {name: statistics.median(one[name] for one in rounds) for name in names}
    whole = sum(medians.values())
    print("\nOurs by stage: " + ", ".join(f"{name} {seconds / measured['pages'] * 1e6:.0f} us a page ({seconds / whole:.0%})"
                                        for name, seconds in medians.items()))


def parse_once(folder, sizes):
    """What bench/parse_bench.cpp measures in three rounds: for each parser the median one."""
    done = subprocess.run([RELEASE / "bench" / "parse_bench", folder, "3"], capture_output=True, text=True, check=True)
    pages, size = sizes
    return {name: {"pages": pages, "bytes": size, "rounds": [size / float(rate) / 1e6], "peak_kib": 0}
            for name, rate in re.findall(r"(?m)^(\w+): ([\d.e+]+) MB/s", done.stdout)}


def bench_parse(name, archive, rounds, has_peers):
    if not (RELEASE / "bench" / "parse_bench").exists():
        return
    folder = options["--data"] / "pages" / name / "html"
    kept = {}

    def ours(parser):
        """All parsers of the program are measured in one call; each call is used once."""
        if parser not in kept:
            kept.update(parse_once(folder, archive_size[name]))
        return kept.pop(parser)

    tools = {parser: lambda parser=parser: ours(parser) for parser in parse_once(folder, archive_size[name])}
    if has_peers:
        tools |= peers(archive, "turbohtml_parse", "turbohtml_parse_with_places")
    table(f"parse, {name}", in_turns(tools, rounds))


def bench_article(name, archive, rounds, has_peers):
    tools = {"ours": lambda: run_json(RELEASE / "bench" / "article_bench", archive, "--rounds", 1)}
    if has_peers:
        tools |= peers(archive, "turbohtml_article", "resiliparse_article")
    measured = in_turns(tools, rounds)
    table(f"page bytes to article with metadata, {name}", measured)
    stages(measured["ours"])


def read_once(archive, jobs):
    with tempfile.TemporaryDirectory() as folder:
        begin = time.monotonic()
        process = subprocess.Popen([RELEASE / "rapporteur", "read", archive, "-o", f"{folder}/record.db", "--jobs", str(jobs)],
                                   stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - begin
        if status != 0:
            sys.exit(f"bench: rapporteur read ended with {os.waitstatus_to_exitcode(status)}")
        return {"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "peak_kib": usage.ru_maxrss,
                "record": os.path.getsize(f"{folder}/record.db")}


def bench_read(name, archive, rounds, _):
    pages, size = archive_size[name]
    print(f"\n### read to record, {name}\n")
    print("| threads | pages/s | wall s | processor s | peak MiB | record / page bytes |\n|---|---|---|---|---|---|")
    for jobs in sorted({1, os.cpu_count()}):
        runs = [read_once(archive, jobs) for _ in range(rounds)]
        wall, cpu = (statistics.median(run[key] for run in runs) for key in ("wall", "cpu"))
        print(f"| {jobs} | {pages / wall:,.0f} | {wall:.2f} | {cpu:.2f} | {max(run['peak_kib'] for run in runs) / 1024:.0f} | "
              f"{runs[0]['record'] / size:.2f} |")


SECTIONS = {"parse": bench_parse, "article": bench_article, "read": bench_read}
OF_TEXTS = {"language": bench_language, "encoder": bench_encoder, "attributions": bench_attributions, "dates": bench_dates,
            "statements": bench_statements, "events": bench_events, "stories": bench_stories}
FROM_END_TO_END = ("whole", "scale")
archive_size = {}
options = {"--rounds": 5, "--data": DATA, "--one-in": 1, "scale": SCALE_ARTICLES}


def parse_arguments():
    wanted = []
    rest = iter(sys.argv[1:])
    for argument in rest:
        if argument.isdigit() and wanted[-1:] == ["scale"]:
            options["scale"] = int(argument)
        elif argument.startswith("--") and argument in options:
            value = next(rest, "") or sys.exit(__doc__)
            options[argument] = type(options[argument])(value)
        elif argument in (*SECTIONS, *OF_TEXTS, *FROM_END_TO_END):
            wanted.append(argument)
        else:
            sys.exit(__doc__)
    return wanted or [*SECTIONS, *OF_TEXTS, "whole"]


def main():
    wanted = parse_arguments()
    rounds, data = options["--rounds"], options["--data"]
    of_pages = [section for section in wanted if section in SECTIONS]
    has_peers = of_pages not in ([], ["read"]) and install_peers()
    print(f"{machine()}\n\nMedians of {rounds} rounds; processor time on one core, pages in memory.")
    for section in wanted:
        if section in OF_TEXTS:
            OF_TEXTS[section](rounds, data, in_turns, run_json)
    if "whole" in wanted:
        bench_whole(data, options["--one-in"])
    if "scale" in wanted:
        bench_scale(options["scale"])
    for name in SETS if of_pages else ():
        if not has_set(data, name):
            print(f"\n{name}: skipped, its pages are not in {data}")
            continue
        with tempfile.TemporaryDirectory() as folder:
            archive = Path(folder) / f"{name}.warc"
            pages = load_set(data, name)
            write_warc(archive, pages)
            archive_size[name] = (len(pages), sum(len(page.bytes) for page in pages))
            for section in of_pages:
                SECTIONS[section](name, archive, rounds, has_peers)


if __name__ == "__main__":
    main()
