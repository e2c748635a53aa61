#!/usr/bin/env python3
"""usage: python3 tools/date_specs.py [--data DIR] [--failed N]

A second bank of dates: the specifications of date expressions in DIR/stories/recognizers_specs, read by `rapporteur dates`.
Each holds a sentence, the day it is said on, and where an expression may point back or ahead, the days of both. News looks
back: the reading that counts is the past one; the share that gives the past or the future one stands beside it. A duration
or repetition passes by its value, a date by its days, a range also by the dates of its two ends. With --failed N, N that do
not pass follow, evenly spread."""
import json
import re
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

from page_sets import DATA
from score_date_words import PROGRAM, missing

SPECS = ("DateParser", "DatePeriodParser", "DateTimeParser", "DateTimePeriodParser", "HolidayParser", "DurationParser", "SetParser")


def folder_of(data):
    return data / "stories" / "recognizers_specs" / "Specs" / "DateTime" / "English"


def load(folder, name):
    """[(sentence, day, expected)] of one file; those of several expressions or of none are left out."""
    rows = json.loads((folder / f"{name}.json").read_text(encoding="utf-8-sig"))
    return [(row["Input"], (row.get("Context") or {}).get("ReferenceDateTime", "2016-11-07")[:10], row["Results"][0])
            for row in rows if len(row["Results"]) == 1 and row["Results"][0].get("Value")]


def read(sentences, day):
    """The dates of each sentence."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number:04}.txt" for number in range(len(sentences))]
        for path, sentence in zip(paths, sentences):
            path.write_text(sentence + "\n", encoding="utf-8")
        done = subprocess.run([PROGRAM, "dates", "--plain", "--published", day, "--format", "jsonl", *paths], stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
        rows = {row["origin"]["input"]: [in_short(date) for date in row["dates"]] for row in map(json.loads, done.stdout.decode("utf-8").split("\n")[:-1])}
        return [rows.get(str(path), []) for path in paths]


def next_day(day):
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def in_short(date):
    """A date with its days and its bytes as pairs."""
    return {**date, "days": [date["first_day"], date["last_day"]] if date["first_day"] else None, "spans": date["expression"][0]["spans"]}


def gives_range(dates, begin, end):
    """Ends are told with and without their last day."""
    days = [each["days"] for each in dates if each["days"]]
    if len(days) == 1:
        return days[0][0] == begin and end in (days[0][1], next_day(days[0][1]))
    return len(days) == 2 and days[0][0] == begin and end in (*days[1], next_day(days[1][1]))


def gives(dates, resolution):
    """Whether the dates that were found come to a reading."""
    if day := resolution.get("date"):
        return len(dates) == 1 and dates[0]["days"] == [day, day]
    if moment := resolution.get("dateTime"):
        return len(dates) == 1 and re.sub(r"T24:", "T00:", dates[0]["value"]) == moment[:16].replace(" ", "T")
    for begin, end in (("startDate", "endDate"), ("startDateTime", "endDateTime")):
        if resolution.get(begin) and resolution.get(end):
            return gives_range(dates, resolution[begin][:10], resolution[end][:10])
    return False


def outcome(dates, expected):
    """(found, past reading given, past or future reading given)"""
    begin, end = expected["Start"], expected["Start"] + expected["Length"]
    dates = [each for each in dates if each["spans"][0][0] < end and begin < each["spans"][-1][1]]
    value = expected["Value"]
    if expected["Type"] in ("duration", "set"):
        same = len(dates) == 1 and dates[0]["value"] == value["Timex"]
        return bool(dates), same, same
    past = gives(dates, value.get("PastResolution") or {})
    return bool(dates), past, past or gives(dates, value.get("FutureResolution") or {})


def measure(folder, name):
    """[(sentence, dates, outcome)]"""
    by_day = {}
    for sentence, day, expected in load(folder, name):
        by_day.setdefault(day, []).append((sentence, expected))
    return [(sentence, dates, outcome(dates, expected)) for day, rows in sorted(by_day.items())
            for (sentence, expected), dates in zip(rows, read([row[0] for row in rows], day))]


def main():
    arguments = dict(zip(sys.argv[1::2], sys.argv[2::2]))
    if len(sys.argv) % 2 == 0 or not set(arguments) <= {"--data", "--failed"}:
        sys.exit(__doc__)
    data = Path(arguments.get("--data", DATA))
    if not folder_of(data).is_dir() or missing(data):
        print(f"date_specs: skipped, {missing(data) if folder_of(data).is_dir() else f'the specifications are not in {data}'}")
        return
    measured = {name: measure(folder_of(data), name) for name in SPECS}
    print("| specification | expressions | found | past reading given | past or future |\n|---|---|---|---|---|")
    for name, rows in [*measured.items(), ("all", [row for rows in measured.values() for row in rows])]:
        shares = [f"{100 * sum(row[2][i] for row in rows) / len(rows):.1f} %" for i in range(3)]
        print(f"| {name} | {len(rows)} | " + " | ".join(shares) + " |")
    failed = [row for rows in measured.values() for row in rows if not row[2][1]]
    for sentence, dates, _ in failed[::max(1, len(failed) // int(arguments["--failed"]))] if "--failed" in arguments else ():
        print(f"  {sentence}  ->  {[each['value'] for each in dates]}")


if __name__ == "__main__":
    main()
