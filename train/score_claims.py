"""Feeds claims whose words are known to `read_claims` and scores force and conditions.

usage: score_claims.py PROGRAM MODEL DATA [--show force|condition|consequence|false] [seeds|wire ...]

DATA is the folder that holds ledger/. Force is scored leniently (a second choice of the gold counts), spans by word
F1 >= .8, as the ledger's scorer does."""
import argparse
import json
import re
import subprocess
from pathlib import Path

SERVANTS = re.compile(r"\b(minister|president|secretary|spokes\w+|ambassador|official|chancellor|premier|senator|speaker|"
                      r"general|major|captain|admiral|commander|negotiator|envoy|government|ministry|king|pope|aide|"
                      r"commissioner|delegation|representative|chief|director|counsel|vice)\b", re.I)


def spans(value, start="bs", end="be"):
    return ",".join(f"{x[start]}-{x[end]}" for x in value or [])


def speaks_for_state(gold):
    return any(x.get("type") == "country" or SERVANTS.search(x.get("role") or "") for x in gold["speaker"])


def claim_line(gold):
    return "\t".join(["claim", gold["id"], gold["quote_type"], str(int(gold["in_headline"])), str(int(speaks_for_state(gold))),
                      *(spans(gold[name]) for name in ("cue", "content", "speaker_span", "addressee_span"))])


def read_gold(data, ledger):
    path = Path(data) / "ledger" / ledger / "statements.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def read_claims(program, model, data, ledger, gold, *more):
    lines, doc = [], None
    for each in gold:
        if each["doc"] != doc:
            doc = each["doc"]
            lines.append(f"text {Path(data) / 'ledger' / ledger / 'texts' / doc}")
        lines.append(claim_line(each))
    answer = subprocess.run([program, model, *more], input="\n".join(lines) + "\n", capture_output=True, check=True, text=True)
    return [json.loads(line) for line in answer.stdout.splitlines()]


def words(text, value):
    found = set()
    for match in re.finditer(rb"[A-Za-z0-9_\x80-\xff]+", text):
        if any(match.start() < x["be"] and match.end() > x["bs"] for x in value or []):
            found.add(match.start())
    return found


def word_f1(a, b):
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


def lenient(gold, force):
    return force in [gold["force"], *gold["force_also"]]


def shown(text, value):
    return " ... ".join(text[x["bs"]:x["be"]].decode("utf-8", "replace") for x in value or [])


class Tally:
    def __init__(self):
        self.right, self.all = 0, 0

    def add(self, right):
        self.right += bool(right)
        self.all += 1

    def __str__(self):
        return f"{self.right}/{self.all} = {self.right / max(1, self.all):.3f}"


def score(data, ledger, gold, answers, show):
    texts = {}
    tallies = {name: Tally() for name in ("force lenient", "force strict", "polarity", "condition", "consequence",
                                          "no false condition", "condition type", "strength")}
    for g, p in zip(gold, answers):
        if g["optional"]:
            continue
        if g["doc"] not in texts:
            texts[g["doc"]] = (Path(data) / "ledger" / ledger / "texts" / g["doc"]).read_bytes()
        text = texts[g["doc"]]
        tallies["force lenient"].add(lenient(g, p["force"]))
        tallies["force strict"].add(g["force"] == p["force"])
        tallies["polarity"].add(g["polarity"] == p["polarity"])
        tallies["strength"].add(g["strength"] == p["strength"])
        if "force" in show and not lenient(g, p["force"]):
            print(f"{g['id'][-12:]} {p['force']} {p['also']} {p['rules']} GOLD {g['force']} {g['force_also']} | "
                  f"{shown(text, g['speaker_span'])} | {shown(text, g['cue'])} | {shown(text, g['content'])}")
        if not g["condition"]:
            tallies["no false condition"].add(not p["condition"])
            if p["condition"] and "false" in show:
                print(f"{g['id']} FALSE [{shown(text, p['condition'])}] THEN [{shown(text, p['consequence'])}] | {shown(text, g['content'])}")
            continue
        for name in ("condition", "consequence"):
            if not g[name]:
                continue
            right = word_f1(words(text, g[name]), words(text, p[name])) >= .8
            tallies[name].add(right)
            if not right and name in show:
                print(f"{g['id']} {name} [{shown(text, p[name])}] GOLD [{shown(text, g[name])}] | {shown(text, g['content'])}")
        tallies["condition type"].add(g["condition_type"] == p["condition_type"])
        if g["condition_type"] != p["condition_type"] and "type" in show:
            print(g["id"], p["condition_type"], "GOLD", g["condition_type"], "|", shown(text, g["content"]))
    print(ledger, "  ".join(f"{name} {tally}" for name, tally in tallies.items()))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("model")
    parser.add_argument("data")
    parser.add_argument("--show", action="append", default=[])
    parser.add_argument("ledgers", nargs="*", default=["seeds", "wire"])
    arguments = parser.parse_args()
    for ledger in arguments.ledgers:
        gold = read_gold(arguments.data, ledger)
        answers = read_claims(arguments.program, arguments.model, arguments.data, ledger, gold)
        score(arguments.data, ledger, gold, answers, arguments.show)


if __name__ == "__main__":
    main()
