"""Scores conditions on two banks of others, sentence by sentence: antecedents and consequents of counterfactuals
(SemEval 2020 task 5) and the conditional clauses of Security Council speeches (UMUC 2014).

usage: score_conditions.py PROGRAM MODEL DATA [--show N]

A sentence is given as one claim. A span is right at word F1 >= .8."""
import argparse
import csv
import json
import re
import subprocess
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from score_claims import Tally, word_f1, words


def byte_span(sentence, start, end):
    return {"bs": len(sentence[:start].encode()), "be": len(sentence[:end].encode())}


def counterfactuals(data):
    """(sentence, condition, consequence), spans in bytes."""
    path = Path(data) / "statements" / "semeval2020_task5" / "subtask2_train.csv"
    for row in csv.DictReader(path.open(encoding="utf-8", newline="")):
        sentence = row["sentence"]
        spans = []
        for part in ("antecedent", "consequent"):
            start, end = int(row[f"{part}_startid"]), int(row[f"{part}_endid"])
            spans.append([byte_span(sentence, start, end + 1)] if start >= 0 else [])
        yield sentence, *spans


def leaves(node, children, texts):
    if node in texts:
        return [texts[node]]
    return [leaf for child in children.get(node, []) for leaf in leaves(child, children, texts)]


def speech_conditions(data):
    """(sentence, condition, None) for each conditional clause, and (sentence, [], None) for every other sentence."""
    folder = Path(data) / "statements" / "umuc_2014"
    conditions = {}
    for path in sorted((folder / "rst").glob("*.rs3")):
        children, texts, found = {}, {}, []
        for node in ElementTree.parse(path).getroot().iter():
            if node.tag not in ("segment", "group"):
                continue
            children.setdefault(node.get("parent"), []).append(node.get("id"))
            if node.tag == "segment":
                texts[node.get("id")] = " ".join((node.text or "").split())
            if node.get("relname") == "contingency-condition":
                found.append(node.get("id"))
        conditions[path.name.split("_rst_")[0]] = [leaves(node, children, texts) for node in found]
    sentences = {}
    for row in csv.DictReader((folder / "main_edus.csv").open(encoding="utf-8", newline="")):
        if row["fileid"] in conditions:
            key = row["fileid"], int(row["speech_sentence_id"])
            sentences.setdefault(key, []).append(" ".join(row["text_edu"].split()))
    for (doc, _), units in sentences.items():
        sentence, spans = " ".join(units), []
        for parts in conditions[doc]:
            if parts and all(part in units for part in parts):
                starts = [sentence.index(part) for part in parts]
                spans = [byte_span(sentence, s, s + len(part)) for s, part in zip(starts, parts)]
        yield sentence, spans, None


def read_all(program, model, sentences):
    """What `read_claims` says of each sentence, spans as bytes of the sentence."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sentences.txt"
        lines, starts, at = [f"text {path}"], [], 0
        with path.open("wb") as out:
            for i, sentence in enumerate(sentences):
                line = sentence.replace("\n", " ").encode()
                out.write(line + b"\n")
                lines.append(f"claim\t{i}\tindirect\t0\t0\t\t{at}-{at + len(line)}\t\t")
                starts.append(at)
                at += len(line) + 1
        answer = subprocess.run([program, model], input="\n".join(lines) + "\n", capture_output=True, check=True, text=True)
    shift = lambda spans, by: [{"bs": x["bs"] - by, "be": x["be"] - by} for x in spans]
    read = [json.loads(line) for line in answer.stdout.splitlines()]
    return [(shift(r["condition"], s), shift(r["consequence"], s)) for r, s in zip(read, starts)]


def shown(sentence, spans):
    return " ... ".join(sentence.encode()[x["bs"]:x["be"]].decode("utf-8", "replace") for x in spans or [])


def score(name, rows, answers, show):
    condition, consequence, false = Tally(), Tally(), Tally()
    for (sentence, gold, bound), (found, then) in zip(rows, answers):
        text = sentence.replace("\n", " ").encode()
        if not gold:
            false.add(not found)
            if found and show > 0:
                show -= 1
                print(f"  unasked [{shown(sentence, found)}] THEN [{shown(sentence, then)}] | {sentence[:240]}")
            continue
        right = word_f1(words(text, gold), words(text, found)) >= .8
        condition.add(right)
        if bound:
            right &= word_f1(words(text, bound), words(text, then)) >= .8
            consequence.add(word_f1(words(text, bound), words(text, then)) >= .8)
        if not right and show > 0:
            show -= 1
            print(f"  [{shown(sentence, found)}] THEN [{shown(sentence, then)}]\n  GOLD [{shown(sentence, gold)}] THEN [{shown(sentence, bound)}]\n     | {sentence[:300]}")
    print(f"{name}: condition {condition}  consequence {consequence}  none where none is told {false}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("program", "model", "data"):
        parser.add_argument(name)
    parser.add_argument("--show", type=int, default=0)
    arguments = parser.parse_args()
    for name, rows in (("counterfactuals", list(counterfactuals(arguments.data))), ("speeches", list(speech_conditions(arguments.data)))):
        score(name, rows, read_all(arguments.program, arguments.model, [row[0] for row in rows]), arguments.show)


if __name__ == "__main__":
    main()
