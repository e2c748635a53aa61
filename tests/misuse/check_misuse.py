"""usage: check_misuse.py COMPILER FILE.misuse: compiles the right and the wrong of one misuse (see README.md here)."""
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PARTS = re.compile(r"(.*?)^---- right\n(.*?)^---- wrong\n(.*?)^---- because\n(.*)", re.S | re.M)


def compile_body(compiler, head, body):
    program = f"{head}\nvoid example() {{\n{body}}}\n"
    done = subprocess.run([compiler, "-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-Werror", f"-I{ROOT}", "-x", "c++", "-"],
                          input=program, capture_output=True, text=True)
    return done.returncode == 0, done.stderr


def main():
    compiler, path = sys.argv[1:3]
    match = PARTS.fullmatch(Path(path).read_text(encoding="utf-8"))
    if not match:
        sys.exit(f"{path}: the parts are: head, right, wrong, because")
    head, right, wrong, because = match.groups()
    compiles, said = compile_body(compiler, head, right)
    if not compiles:
        sys.exit(f"{path}: the right one does not compile\n{said}")
    compiles, said = compile_body(compiler, head, wrong)
    if compiles:
        sys.exit(f"{path}: the wrong one compiles")
    plain = said.replace("‘", "'").replace("’", "'")
    if not any(reason.strip() in plain for reason in because.splitlines() if reason.strip()):
        sys.exit(f"{path}: the wrong one fails for another reason\n{said}")
    print(f"{path}: the right one compiles, the wrong one does not")


if __name__ == "__main__":
    main()
