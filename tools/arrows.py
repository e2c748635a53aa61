"""Reads rapporteur/ARROWS: the folders of the library in order, and which of them each may include."""
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Folder:
    name: str
    question: str
    contents: str
    makes: str
    above: tuple
    line: int


def read_arrows(root):
    folders = []
    lines = (Path(root) / "rapporteur" / "ARROWS").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        if line and not line.startswith("#"):
            name, question, contents, makes, above = (column.strip() for column in line.split("|"))
            folders.append(Folder(name, question, contents, makes, tuple(above.split()), number))
    return folders
