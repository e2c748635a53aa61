#!/usr/bin/env python3
"""`./dev check [NAME...]`: all that is held without running the program. Every check runs; one that fails names file and
line. `./dev check --fix` first writes what a machine can write: format and tables."""
import subprocess
import sys

from repository import CPP, ROOT, files

FORMAT = "clang-format-16"


def check_format():
    """Names the files that clang-format would change."""
    is_off = [path for path in files(ROOT, *CPP)
              if subprocess.run([FORMAT, "--dry-run", "--Werror", path], cwd=ROOT, capture_output=True).returncode != 0]
    for path in is_off:
        print(f"{path}:1: not formatted; `./dev check --fix` does that")
    print(f"format: {len(is_off)} found" if is_off else "format: in order")
    return not is_off


def runs(*command):
    return lambda: subprocess.run([sys.executable, *command], cwd=ROOT).returncode == 0


STEPS = {
    "format": check_format,
    **{name: runs(f"tools/check_{name}.py") for name in ("arrows", "sizes", "style", "dependencies", "words", "docs")},
    "tables": runs("tools/write_tables.py", "--check"),
    "lint": runs("tools/lint.py"),
}


def fix():
    subprocess.run([FORMAT, "-i", *files(ROOT, *CPP)], cwd=ROOT, check=True)
    subprocess.run([sys.executable, "tools/write_tables.py"], cwd=ROOT, check=True)


def main():
    wanted = [argument for argument in sys.argv[1:] if argument != "--fix"]
    unknown = [name for name in wanted if name not in STEPS]
    if unknown:
        sys.exit(f"check: there is no check {unknown[0]!r}; there are {' '.join(STEPS)}")
    if "--fix" in sys.argv:
        fix()
    failed = [name for name, step in STEPS.items() if (not wanted or name in wanted) and not step()]
    print(f"check: failed: {' '.join(failed)}" if failed else "check: all in order")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
