#!/usr/bin/env python3
"""Lints every C++ file with clang-tidy and compiles every header alone, on all cores. A file that passed is not looked at
again until it, a header of ours that it reaches, its compile command or .clang-tidy changes; what passed is kept in
build/lint. Needs a configured build/tidy."""
import concurrent.futures
import hashlib
import json
import os
import re
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

from repository import ROOT, files, read

TIDY = "clang-tidy-16"
COMPILER = "clang++-16"
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*"([^"]+)"', re.M)


@lru_cache(maxsize=None)
def reached(path):
    """The files of ours that a file includes, at any distance, and itself."""
    found, open_paths = {path}, [path]
    while open_paths:
        at = open_paths.pop()
        for target in INCLUDE.findall(read(ROOT, at)):
            beside = os.path.normpath(os.path.join(os.path.dirname(at), target))
            for candidate in (target, beside):
                if candidate not in found and (ROOT / candidate).is_file():
                    found.add(candidate)
                    open_paths.append(candidate)
    return frozenset(found)


def key_of(path, command):
    digest = hashlib.sha256("\0".join(command).encode())
    for part in (".clang-tidy", *sorted(reached(path))):
        digest.update(b"\0" + part.encode() + b"\0" + (ROOT / part).read_bytes())
    return digest.hexdigest()


def tidy_jobs(build):
    for entry in json.loads((build / "compile_commands.json").read_text()):
        path = os.path.relpath(entry["file"], ROOT)
        if not path.startswith(("..", "build/")) and path.endswith(".cpp"):
            yield path, [TIDY, "--quiet", "-p", str(build), path], re.sub(re.escape(str(ROOT)), "", entry["command"])


def header_jobs():
    for path in files(ROOT, ".h"):
        command = [COMPILER, "-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-Wno-pragma-once-outside-header", "-Werror", "-I.", "-x", "c++", path]
        yield path, command, " ".join(command)


def run_job(job):
    path, command, identity = job
    kept = ROOT / "build" / "lint" / key_of(path, [command[0], identity])
    if kept.exists():
        return path, None
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if done.returncode == 0:
        kept.touch()
        return path, ""
    said = done.stdout + done.stderr
    return path, said.replace(f"{ROOT}/", "")


def main():
    build = ROOT / "build" / "tidy"
    if not (build / "compile_commands.json").is_file():
        sys.exit("lint: build/tidy is not configured; `./dev check` does that")
    (ROOT / "build" / "lint").mkdir(exist_ok=True)
    wanted = sys.argv[1:]
    jobs = [job for job in (*header_jobs(), *tidy_jobs(build)) if not wanted or any(job[0].startswith(part) for part in wanted)]
    failed = looked_at = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for path, said in pool.map(run_job, jobs):
            looked_at += said is not None
            if said:
                failed += 1
                print("\n".join(line for line in said.splitlines() if not re.match(r"\d+ warnings? (generated|treated)|Suppressed|Use -header|Error while", line)))
    print(f"lint: {len(jobs)} files, {looked_at} looked at, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
