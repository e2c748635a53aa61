#!/usr/bin/env python3
"""usage: train_stories.py background|weights|folds

background  counts in how many articles each stem stands: data/story/background.tsv
weights     learns what makes two articles one story, of all of ECB+: the learned lines of data/story/weights.tsv
folds       the same five times, each without the topics of one fold: train/stories/0.tsv to 4.tsv, for measuring

The program build/release/train/predict_stories (`ninja -C build/release predict_stories`) reads the texts and works out the
signs; here logistic weights are fitted to them by Newton's method. Pairs of one topic count in full, the many of two topics by
a twentieth. Lines of the table that no labelled set can tell are set by hand and kept as they stand. Wants numpy."""
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

import folds
import numpy as np

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "data"
PROGRAM = ROOT / "build" / "release" / "train" / "predict_stories"
TABLE = ROOT / "data" / "story" / "weights.tsv"
PAIR_SIGNS = ("words root", "lead root", "names root", "numbers root", "words", "lead", "names", "numbers")
LEFT_OUT = {"numbers"}  # adds nothing beside its root
SPLIT_SIGNS = ("within", "across", "balance", "pairs", "numbers least", "numbers most")
OTHER_TOPIC = 0.05
EVERY_OF_REUTERS = 6


def documents():
    """(name, event, topic, text) of each document of ECB+."""
    lines = (DATA / "stories" / "ecbplus_docs_1-35.tsv").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        event, text = line.split("\t")[:2]
        yield str(number), event, int(event[:-1]), text


def run(task, lines, *more):
    done = subprocess.run([PROGRAM, task, *map(str, more)], input="".join(line + "\n" for line in lines), stdout=subprocess.PIPE,
                          text=True, encoding="utf-8", check=True)
    return done.stdout.splitlines()


def one_line(text):
    return re.sub(r"\s+", " ", text)


def background_texts():
    silver = subprocess.run(["zstd", "-dc", DATA / "stories" / "te3_silver.tar.zst"], stdout=subprocess.PIPE, check=True).stdout
    with tempfile.TemporaryFile() as file:
        file.write(silver)
        file.seek(0)
        with tarfile.open(fileobj=file) as archive:
            for member in archive:
                if member.isfile() and member.name.endswith(".tml"):
                    yield one_line(re.sub(r"<[^>]*>", "", archive.extractfile(member).read().decode("utf-8", "replace")))
    for path in sorted((DATA / "statements" / "polnear").glob("*/text/*")):
        yield one_line(path.read_text(encoding="utf-8"))
    with open(DATA / "stories" / "reuters_feb_mar_1987.jsonl", encoding="utf-8") as file:
        for number, line in enumerate(file):
            if number % EVERY_OF_REUTERS == 0:
                entry = json.loads(line)
                yield one_line(f"{entry['title'] or ''} {entry['body']}")


def make_background():
    lines = run("background", background_texts())
    (ROOT / "data" / "story" / "background.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def fit(signs, wanted, weights, penalty):
    """Logistic weights with the bias last; signs are brought to one scale for the penalty."""
    scale = signs.std(0)
    scale[scale == 0] = 1
    rows = np.hstack([signs / scale, np.ones((len(signs), 1))])
    beta = np.zeros(rows.shape[1])
    ridge = np.diag([penalty] * signs.shape[1] + [1e-6])
    for _ in range(40):
        chance = 1 / (1 + np.exp(-rows @ beta))
        slope = rows.T @ (weights * (wanted - chance)) - ridge @ beta
        bend = (rows * (weights * chance * (1 - chance))[:, None]).T @ rows + ridge
        step = np.linalg.solve(bend, slope)
        beta += step
        if np.abs(step).max() < 1e-9:
            break
    return np.append(beta[:-1] / scale, beta[-1])


def read_pairs(all_documents):
    event = {name: event for name, event, _, _ in all_documents}
    rows = [line.split("\t") for line in run("pairs", (f"{name}\t{text}" for name, _, _, text in all_documents))]
    names = [(row[0], row[1]) for row in rows]
    plain = np.array([[float(value) for value in row[2:]] for row in rows])
    wanted = np.array([event[a] == event[b] for a, b in names], dtype=float)
    return names, np.hstack([np.sqrt(plain), plain]), wanted


def fit_pairs(names, signs, wanted, topic, left_out):
    used = np.array([topic[a] not in left_out and topic[b] not in left_out for a, b in names])
    same = np.array([topic[a] == topic[b] for a, b in names])
    columns = [i for i, sign in enumerate(PAIR_SIGNS) if sign not in LEFT_OUT]
    found = fit(signs[used][:, columns], wanted[used], np.where(same, 1.0, OTHER_TOPIC)[used], 1.0)
    lines = {"pair bias": found[-1]}
    lines.update({f"pair {PAIR_SIGNS[column]}": value for column, value in zip(columns, found)})
    return lines


def fit_splits(all_documents, table, left_out):
    """Ways to divide groups: right ones are those whose halves are mostly of two events."""
    event = {name: event for name, event, _, _ in all_documents}
    topic = {name: topic for name, _, topic, _ in all_documents}
    with tempfile.NamedTemporaryFile("w", suffix=".tsv") as file:
        file.write(written(table))
        file.flush()
        rows = [line.split("\t") for line in run("splits", (f"{name}\t0\t{text}" for name, _, _, text in all_documents), file.name)]
    signs, wanted = [], []
    for row in rows:
        halves = [half.split() for half in row[len(SPLIT_SIGNS):]]
        if any(topic[name] in left_out for half in halves for name in half):
            continue
        main = [max(sorted({event[name] for name in half}), key=[event[name] for name in half].count) for half in halves]
        signs.append([float(value) for value in row[:len(SPLIT_SIGNS)]])
        wanted.append(float(main[0] != main[1]))
    found = fit(np.array(signs), np.array(wanted), np.ones(len(wanted)), 2.0)
    lines = {"split bias": found[-1]}
    lines.update({f"split {sign}": value for sign, value in zip(SPLIT_SIGNS, found)})
    return lines


def written(table):
    return "".join(f"{name}\t{value if isinstance(value, str) else format(value, '.4f')}\n" for name, value in table.items())


def by_hand():
    """The lines of the table that are not learned."""
    learned = {"pair bias", "split bias", *(f"pair {sign}" for sign in PAIR_SIGNS), *(f"split {sign}" for sign in SPLIT_SIGNS)}
    lines = (line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if "\t" in line)
    return {name: value for name, value in lines if name not in learned}


def learn(all_documents, pairs, left_out):
    topic = {name: topic for name, _, topic, _ in all_documents}
    table = fit_pairs(*pairs, topic, left_out)
    table.update(fit_splits(all_documents, {**table, **by_hand()}, left_out))
    table.update(by_hand())
    return written(table)


def main():
    if len(sys.argv) != 2 or sys.argv[1] not in ("background", "weights", "folds"):
        sys.exit(__doc__)
    if sys.argv[1] == "background":
        return make_background()
    all_documents = list(documents())
    pairs = read_pairs(all_documents)
    if sys.argv[1] == "weights":
        TABLE.write_text(learn(all_documents, pairs, set()), encoding="utf-8")
        return None
    folder = ROOT / "train" / "stories"
    folder.mkdir(exist_ok=True)
    topics = sorted({topic for _, _, topic, _ in all_documents})
    for fold in range(folds.FOLDS):
        left_out = {topic for topic in topics if folds.fold_of_name(f"topic {topic}") == fold}
        (folder / f"{fold}.tsv").write_text(learn(all_documents, pairs, left_out), encoding="utf-8")
    return None


if __name__ == "__main__":
    main()
