#!/usr/bin/env python3
"""usage: ./dev fuzz [SECONDS] [NAME...]: runs each fuzzer (or those named) for SECONDS (60), then, at 60 or more, damaged
copies of every page of ../shared/data/pages. New inputs go to build/fuzz/found/NAME; an input that fails is kept in
build/fuzz/failed and named. Only what is small and new in kind belongs into tests/fuzz/corpus."""
import os
import re
import subprocess
import sys

from repository import ROOT

BUILD = ROOT / "build" / "fuzz"
MAX_INPUT_BYTES = 1 << 16
SECONDS_FOR_ALL_PAGES = 60


def run_fuzzer(program, seconds):
    name = program.name.removesuffix("_fuzzer")
    found, failed = BUILD / "found" / name, BUILD / "failed"
    found.mkdir(parents=True, exist_ok=True)
    failed.mkdir(parents=True, exist_ok=True)
    corpus = ROOT / "tests" / "fuzz" / "corpus" / name
    words = ROOT / "tests" / "fuzz" / "corpus" / f"{name}.dict"
    command = [program, f"-max_total_time={seconds}", f"-max_len={MAX_INPUT_BYTES}", "-timeout=10", "-rss_limit_mb=2048", "-print_final_stats=1",
               f"-artifact_prefix={failed}/{name}-", *([f"-dict={words}"] if words.is_file() else []), found, *([corpus] if corpus.is_dir() else [])]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", cwd=ROOT)
    executed = re.search(r"number_of_executed_units:\s*(\d+)", done.stderr)
    print(f"fuzz: {name}: {'passed' if done.returncode == 0 else 'FAILED'}, {executed.group(1) if executed else '?'} inputs", flush=True)
    if done.returncode != 0:
        print("\n".join(done.stderr.splitlines()[-60:]))
    return done.returncode == 0


def survive():
    pages = ROOT.parent / "shared" / "data" / "pages"
    program = BUILD / "tests" / "survival" / "survival"
    if not pages.is_dir() or not program.exists():
        print("fuzz: damaged pages: skipped, ../shared/data/pages is not there")
        return True
    print("fuzz: damaged copies of every page", flush=True)
    return subprocess.run([program, pages]).returncode == 0


def main():
    seconds, wanted = 60, []
    for argument in sys.argv[1:]:
        if argument.isdigit():
            seconds = int(argument)
        elif argument.startswith("-"):
            sys.exit(__doc__)
        else:
            wanted.append(argument)
    programs = sorted((BUILD / "tests" / "fuzz").glob("*_fuzzer"))
    if wanted:
        programs = [program for program in programs if program.name.removesuffix("_fuzzer") in wanted]
    if not programs:
        print("fuzz: there is no fuzzer of that name" if wanted else "fuzz: no fuzzer is built")
        return 1 if wanted else 0
    passed = [run_fuzzer(program, seconds) for program in programs if os.access(program, os.X_OK)]
    if seconds >= SECONDS_FOR_ALL_PAGES and not wanted:
        passed.append(survive())
    return 0 if all(passed) else 1


if __name__ == "__main__":
    sys.exit(main())
