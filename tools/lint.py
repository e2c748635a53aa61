#!/usr/bin/env python3
"""Lints every C++ file with clang-tidy, and compiles every header alone that no file beside it includes first (the build
shows of those that they stand alone), on all cores. Files with the same compile command are looked at together, because
most of the time goes into the headers that they share; those whose own names clash with another's are looked at apart. A
file that passed is not looked at again until it, a header of ours that it reaches, its compile command or .clang-tidy
changes; what passed is kept in build/lint. Needs a configured build/tidy."""
import concurrent.futures
import hashlib
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from parts import INCLUDE, parts, reached
from repository import ROOT, files, read

TIDY = "clang-tidy-16"
COMPILER = "clang++-16"
MOST_TOGETHER = 32
ERROR = re.compile(r"^(?:\./)?(\S+?):\d+:\d+: (?:fatal )?error:", re.M)
OUTPUT = re.compile(r" -o \S+ -c \S+")


def key_of(path, command):
    digest = hashlib.sha256("\0".join(command).encode())
    for part in (".clang-tidy", *sorted(reached(path))):
        digest.update(b"\0" + part.encode() + b"\0" + (ROOT / part).read_bytes())
    return digest.hexdigest()


def shown_by_the_build(path):
    """Whether the file beside a header includes it first."""
    beside = path.removesuffix(".h") + ".cpp"
    if not (ROOT / beside).is_file():
        return False
    first = INCLUDE.search(read(ROOT, beside))
    return first is not None and first.group(1) == path


def header_jobs():
    for path in files(ROOT, ".h"):
        if not shown_by_the_build(path):
            command = [COMPILER, "-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-Wno-pragma-once-outside-header", "-Werror", "-I.", "-x", "c++", path]
            yield Job([path], command, " ".join(command))


def tidy_jobs(build, wanted):
    """Jobs of files that go together, those that passed left out."""
    together, seen = {}, set()
    for entry in json.loads((build / "compile_commands.json").read_text()):
        path = os.path.relpath(entry["file"], ROOT)
        if path in seen or path.startswith(("..", "build/")) or not path.endswith(".cpp") or not wanted(path):
            continue
        seen.add(path)
        words = [word for word in shlex.split(OUTPUT.sub("", entry["command"])) if not word.endswith("ccache")]
        job = Job([path], words[1:], re.sub(re.escape(str(ROOT)), "", shlex.join(words)))
        if not job.has_passed():
            together.setdefault((looseness(path), tuple(words)), []).append(job)
    for jobs in together.values():
        for part in parts([job.paths[0] for job in jobs], MOST_TOGETHER):
            yield Job(part, jobs[0].command, jobs[0].identity)


def looseness(path):
    """What is asked of a file: less of tests and programs, which nobody includes."""
    return path.startswith(("tests/", "train/", "bench/")) or path.endswith("_test.cpp")


def included(path, number):
    """Programs' main functions stand beside each other under other names."""
    line = f'#include "{path}"\n'
    return f"#define main main_{number}\n{line}#undef main\n" if path.startswith(("bench/", "train/", "tests/fuzz/", "tests/survival/")) else line


@dataclass
class Job:
    paths: list  # of files that are looked at together
    command: list  # a whole command, or a compiler's flags for clang-tidy
    identity: str  # the command without this machine's paths

    def kept(self):
        program = COMPILER if self.command[0] == COMPILER else TIDY
        return [ROOT / "build" / "lint" / key_of(path, [program, self.identity]) for path in self.paths]

    def has_passed(self):
        return all(kept.exists() for kept in self.kept())

    def run(self):
        """Pairs of files that failed, or the whole job's, and what was said of them."""
        if self.command[0] == COMPILER:
            return self.judge(subprocess.run(self.command, cwd=ROOT, capture_output=True, text=True))
        if len(self.paths) == 1:
            return self.judge(self.look(self.paths[0], [], self.command))
        with tempfile.NamedTemporaryFile("w", suffix=".cpp", dir=ROOT / "build" / "lint") as unit:
            unit.write("".join(included(path, at) for at, path in enumerate(self.paths)))
            unit.flush()
            # What is said of headers, or of names that files keep to themselves, is not meant for files included here.
            flags = [*self.command, "-Wno-shadow", "-Wno-return-type"]
            alone = subprocess.run([COMPILER, "-fsyntax-only", "-ferror-limit=0", *flags, unit.name], cwd=ROOT, capture_output=True, text=True)
            if alone.returncode == 0:
                loose = ",-google-global-names-in-headers" if looseness(self.paths[0]) else ""
                return self.judge(self.look(unit.name, ["--checks=-bugprone-suspicious-include" + loose], flags))
        at_error = set(ERROR.findall(alone.stderr.replace(f"{ROOT}/", "")))
        clashing = at_error & set(self.paths[1:]) or set(self.paths[len(self.paths) // 2:])
        halves = ([path for path in self.paths if (path in clashing) == wanted] for wanted in (False, True))
        return [found for paths in halves for found in Job(paths, self.command, self.identity).run()]

    def look(self, name, more, flags):
        return subprocess.run([TIDY, "--quiet", *more, name, "--", *flags], cwd=ROOT, capture_output=True, text=True)

    def judge(self, done):
        if done.returncode == 0:
            for kept in self.kept():
                kept.touch()
            return []
        return [(", ".join(self.paths), (done.stdout + done.stderr).replace(f"{ROOT}/", ""))]


def main():
    build = ROOT / "build" / "tidy"
    if not (build / "compile_commands.json").is_file():
        sys.exit("lint: build/tidy is not configured; `./dev check` does that")
    (ROOT / "build" / "lint").mkdir(exist_ok=True)
    def wanted(path):
        return len(sys.argv) == 1 or any(path.startswith(part) for part in sys.argv[1:])

    jobs = [job for job in header_jobs() if wanted(job.paths[0]) and not job.has_passed()] + list(tidy_jobs(build, wanted))
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for found in pool.map(Job.run, jobs):
            for paths, said in found:
                failed += 1
                print(f"lint: {paths}:")
                print("\n".join(line for line in said.splitlines() if not re.match(r"\d+ warnings? (generated|treated)|Suppressed|Use -header|Error while", line)))
    print(f"lint: {sum(len(job.paths) for job in jobs)} files looked at, in {len(jobs)} parts; {failed} parts failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
