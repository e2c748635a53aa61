#!/usr/bin/env python3
"""usage: attribution_coverage.py FOLDER [full|fast]

How much of a ledger of statements (FOLDER/statements.jsonl, FOLDER/texts/) `rapporteur attributions --plain` finds. The ledger's
units are claims, ours attributions, so it is asked what is covered: a claim with content, where an attribution's contents hold
half of its words or more; and its speaker's words too, where that attribution's or its cue's sentence names one of them. Claims
that careful readers may leave out (`optional`) are not asked for."""
import json
import re
import subprocess
import sys
from pathlib import Path

from repository import ROOT

PROGRAM = ROOT / "build" / "release" / "rapporteur"
WORD = re.compile(rb"[\w\x80-\xff]+")


def words(page, spans):
    """The places of the words that begin inside spans of bytes."""
    return {begin + found.start() for begin, end in spans for found in WORD.finditer(page[begin:end])}


def read(texts, reading):
    """{name of the text: [{role: [spans of bytes]}]}"""
    done = subprocess.run([PROGRAM, "attributions", "--reading", reading, "--plain", "--format", "jsonl", *texts], stdout=subprocess.PIPE, check=True)
    found = {}
    for line in done.stdout.decode("utf-8").split("\n")[:-1]:
        row = json.loads(line)
        found[Path(row["origin"]["input"]).name] = [
            {role: [span for stretch in each[role] for span in stretch["spans"]] for role in ("speaker", "cue", "content")}
            for each in row["attributions"]]
    return found


def main():
    reading = sys.argv[2] if len(sys.argv) == 3 else "full"
    if len(sys.argv) not in (2, 3) or sys.argv[1].startswith("-") or reading not in ("full", "fast"):
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    pages = {path.name: path.read_bytes() for path in sorted((folder / "texts").glob("*.txt"))}
    found = read([folder / "texts" / name for name in pages], reading)
    asked = covered = named = with_speaker = 0
    for line in (folder / "statements.jsonl").read_text(encoding="utf-8").splitlines():
        claim = json.loads(line)
        page = pages.get(claim["doc"])
        content = words(page, [(part["bs"], part["be"]) for part in claim["content"]]) if page else set()
        if not content or claim["optional"]:
            continue
        asked += 1
        holding = [each for each in found[claim["doc"]] if 2 * len(words(page, each["content"]) & content) >= len(content)]
        covered += bool(holding)
        speaker = words(page, [(part["bs"], part["be"]) for part in claim["speaker_span"]])
        if speaker and holding:
            with_speaker += 1
            named += any(words(page, each["speaker"]) & speaker for each in holding)
    print(f"{folder.name}: {asked} claims, {100 * covered / max(asked, 1):.1f} % covered; "
          f"speaker right in {100 * named / max(with_speaker, 1):.1f} % of {with_speaker} covered that name one")


if __name__ == "__main__":
    main()
