"""What the checkers share: the repository's files, C++ without its comments and words, and how findings are told."""
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CPP = (".cpp", ".h")


@dataclass(frozen=True, order=True)
class Finding:
    path: str
    line: int
    sentence: str

    def __str__(self):
        return f"{self.path}:{self.line}: {self.sentence}"


def files(root, *suffixes):
    """Paths below `root`, relative and sorted: what git tracks or would track; without git, all but build/."""
    listed = subprocess.run(["git", "-C", str(root), "ls-files", "-co", "--exclude-standard"], capture_output=True, text=True)
    if listed.returncode == 0 and (Path(root) / ".git").exists():
        names = listed.stdout.splitlines()
    else:
        names = [os.path.relpath(os.path.join(folder, name), root)
                 for folder, _, inside in os.walk(root) for name in inside]
        names = [name for name in names if not name.startswith(("build/", ".git/")) and "__pycache__" not in name]
    return sorted({name for name in names
                   if (Path(root) / name).is_file() and (not suffixes or name.endswith(suffixes))})


def read(root, path):
    return (Path(root) / path).read_text(encoding="utf-8", errors="replace")


RAW_STRING = re.compile(r'R"([^()\\ ]*)\(.*?\)\1"', re.S)
PLAIN = re.compile(r"""//[^\n]*|/\*.*?\*/|"(?:[^"\\\n]|\\.)*"|(?<![0-9a-zA-Z_])'(?:[^'\\\n]|\\.)*'""", re.S)


def code_only(text):
    """C++ with comments and the insides of literals blanked; line numbers stay. Paths of includes are kept."""
    def blank(match):
        found = match.group(0)
        inside = re.sub(r"[^\n]", " ", found[1:-1])
        return found[0] + inside + found[-1] if found[0] in "\"'" else re.sub(r"[^\n]", " ", found)

    text = RAW_STRING.sub(lambda match: '""' + re.sub(r"[^\n]", " ", match.group(0)[2:]), text)
    lines = []
    for part in re.split(r"(?m)^([ \t]*#[ \t]*include[^\n]*)", text):
        lines.append(part if re.match(r"[ \t]*#[ \t]*include", part) else PLAIN.sub(blank, part))
    return "".join(lines)


def run(check, what):
    """Runs a checker over the repository, or over the folder named as first argument; exits 1 when it finds anything."""
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT
    found = sorted(check(root))
    for finding in found:
        print(finding)
    print(f"{what}: {len(found)} found" if found else f"{what}: in order")
    sys.exit(1 if found else 0)
