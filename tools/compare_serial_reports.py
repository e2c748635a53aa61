"""Counts the contradictions that the program tells between serial reports, drawn by tools/draw_serial_reports.py.

  build/release/rapporteur read FOLDER -o serial.db
  python3 tools/compare_serial_reports.py build/release/rapporteur serial.db FOLDER

Prints each contradiction with both accounts, to be read and judged, and how many pairs have one.
"""
import collections
import json
import pathlib
import sqlite3
import subprocess
import sys


def articles_of(record):
    """The numbers of the record's articles by the names of their files."""
    with sqlite3.connect(record) as store:
        return {pathlib.Path(path).name: number for number, path in store.execute("SELECT article, input FROM v_articles")}


def comparisons_of(program, record, one, other):
    """What the program makes of two articles."""
    command = [program, "compare", "--record", record, "--articles", f"{one},{other}", "--all", "--format", "jsonl"]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    # Where copies differ stands behind the comparisons.
    return [each for each in map(json.loads, lines) if "verdict" in each]


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    program, record, folder = sys.argv[1:]
    numbers = articles_of(record)
    verdicts = collections.Counter()
    pairs = contradicted = 0
    for line in (pathlib.Path(folder) / "pairs.tsv").read_text(encoding="utf-8").splitlines():
        one, other = line.split("\t")
        if one not in numbers or other not in numbers:
            continue
        pairs += 1
        comparisons = comparisons_of(program, record, numbers[one], numbers[other])
        verdicts.update(each["verdict"] for each in comparisons)
        told = [each for each in comparisons if each["verdict"] == "contradicts"]
        contradicted += bool(told)
        for each in told:
            accounts = " / ".join(account["value"] for account in each["accounts"])
            print(f"{one} {other} {each['rule']} {each['subject']}: {accounts}")
    print(f"{contradicted} of {pairs} pairs with a contradiction; verdicts: {dict(verdicts.most_common())}")


if __name__ == "__main__":
    main()
