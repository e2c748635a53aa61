#!/usr/bin/env python3
"""Writes what a machine can write into the documents, between `<!-- NAME: written by tools/write_tables.py -->` and
`<!-- end -->`: the folder table and the diagram of arrows from rapporteur/ARROWS, the kinds of errors and gaps and their
sentences from the enums. Whole pages that the program prints of itself (PAGES) are written too, where it is built.
`--check` changes nothing and fails when a document is out of date."""
import re
import subprocess
import sys
from pathlib import Path

from arrows import read_arrows
from repository import ROOT, files, read

PAGES = {
    "docs/record.md": ("schema", "--markdown"),
    "docs/rapporteur.1": ("man",),
}
MARKERS = re.compile(r"(<!-- (\w+): written by tools/write_tables\.py -->\n).*?(<!-- end -->)", re.S)


def folder_table(root):
    rows = ["| folder | its question | what is in it | makes |", "|---|---|---|---|"]
    for folder in read_arrows(root):
        makes = "" if folder.makes == "-" else f"`{folder.makes}`"
        rows.append(f"| `rapporteur/{folder.name}/` | {folder.question} | {folder.contents} | {makes} |")
    return "\n".join(rows) + "\n"


def arrow_diagram(root):
    """One row a folder, one column for each folder that it may include."""
    folders = read_arrows(root)
    width = max(len(folder.name) for folder in folders)
    rows = [" " * (width + 2) + "may include"]
    for folder in folders:
        cells = [(other.name if other.name in folder.above else "").ljust(len(other.name)) for other in folders[:-1]]
        rows.append(f"{folder.name.ljust(width)}  {'  '.join(cells)}".rstrip())
    products = " ──> ".join(f"{folder.name} [{folder.makes}]" for folder in folders if folder.makes not in ("-", "Text"))
    return f"```text\nbytes ──> {products}\n\n" + "\n".join(rows) + "\n```\n"


def enum_table(root, path, enum):
    """The values of an enum with the comment that stands behind each."""
    body = re.search(r"enum class " + enum + r"\b[^{]*\{(.*?)\n\};", read(root, path), re.S).group(1)
    rows = ["| kind | meaning |", "|---|---|"]
    for value, meaning in re.findall(r"^\s*(\w+),?\s*///<\s*(.+)$", body, re.M):
        rows.append(f"| `{value}` | {meaning.strip()} |")
    return "\n".join(rows) + "\n"


def block_kinds(root):
    text = read(root, "rapporteur/article/article.h")
    names = re.search(r"enum class BlockKind[^{]*\{(.*?)\};", text, re.S).group(1)
    return ", ".join(f"`{name}`" for name in re.findall(r"\w+", re.sub(r"//.*", "", names))) + "\n"


def decision_list(root):
    pages = [path for path in files(root, ".md") if path.startswith("docs/decisions/") and not path.endswith("README.md")]
    return "".join(f"- [{read(root, path).splitlines()[0].lstrip('# ')}]({Path(path).name})\n" for path in pages)


WRITERS = {
    "folders": folder_table,
    "arrows": arrow_diagram,
    "errors": lambda root: enum_table(root, "rapporteur/base/result.h", "ErrorKind"),
    "gaps": lambda root: enum_table(root, "rapporteur/page/page.h", "GapKind"),
    "blocks": block_kinds,
    "decisions": decision_list,
}


def written(root, text):
    return MARKERS.sub(lambda match: match.group(1) + WRITERS[match.group(2)](root) + match.group(3), text)


def printed_pages(root):
    """(path, text) of each page that the built program prints."""
    program = Path(root) / "build" / "release" / "rapporteur"
    for path, arguments in PAGES.items() if program.is_file() else ():
        done = subprocess.run([program, *arguments], capture_output=True, text=True, stdin=subprocess.DEVNULL)
        if done.returncode == 0:
            yield path, done.stdout


def main(root, is_check):
    stale = []
    pages = dict(printed_pages(root))
    texts = {path: written(root, read(root, path)) for path in files(root, ".md") if path not in pages}
    for path, new in {**texts, **pages}.items():
        target = Path(root) / path
        if not target.is_file() or new != target.read_text(encoding="utf-8"):
            stale.append(path)
            if not is_check:
                target.write_text(new, encoding="utf-8")
    for path in stale:
        print(f"{path}: {'out of date; run tools/write_tables.py' if is_check else 'written'}")
    print("tables: in order" if not stale else f"tables: {len(stale)} {'out of date' if is_check else 'written'}")
    return 1 if stale and is_check else 0


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument != "--check"]
    sys.exit(main(Path(arguments[0]) if arguments else ROOT, "--check" in sys.argv))
