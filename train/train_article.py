#!/usr/bin/env python3
"""usage: train_article.py DATA DUMP_BLOCKS

Learns the weights of rapporteur/article/judge_blocks.cpp from the page sets in DATA/pages with the features printed by the
program DUMP_BLOCKS, and writes data/article/weights.bin (learned from all pages) and train/folds/0.bin to 4.bin (each
learned without the pages of its fold). Deterministic for one machine: fixed seeds, one order."""
import gzip
import json
import os
import re
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np

from align_blocks import align, words_of
from folds import FOLDS, fold_of
from train_regions import region_bytes, regions_of, table_bytes, train_regions

ROOT = Path(__file__).resolve().parent.parent
GOLD = {"scrapinghub": "articleBody", "wcxb": "main_content", "trafilatura": None}
MARK = b"rapporteur article weights 1\n"
OWN, NEAR, WINDOW, STEP = 32, 24, 5, 3
LENGTHS = (64, 128, 192, 256, 384, 512, 768, 1024, 1536)  # pages are filled up to one of these, longer ones are cut
BLOCKS_A_STEP = 4096
EPOCHS = 16


def squeeze(text):
    return re.sub(r"\s+", " ", text).strip()


def labels_by_snippets(texts, entry):
    """1 for blocks with wanted words, 0 for unwanted, -1 for the many of which nothing is known."""
    labels = [-1] * len(texts)
    for snippet in map(squeeze, entry.get("without") or []):
        labels = [0 if snippet in text else label for text, label in zip(texts, labels)]
    for snippet in map(squeeze, entry.get("with") or []):
        holders = [i for i, text in enumerate(texts) if snippet in text]
        for i in holders:
            labels[i] = -1
        if holders:
            labels[max(holders, key=lambda i: len(texts[i]))] = 1
    return labels


def weights_of(labels, counts, is_whole):
    """How much each block counts: by its words, each page alike; little where only snippets are known."""
    weights = (np.minimum(counts, 200) + 1.0) ** 0.8 * (labels >= 0)
    if not is_whole:
        return (weights > 0) * np.float32(0.04)
    wanted = (weights * (labels > 0)).sum()
    if wanted == 0:
        return np.zeros_like(weights)
    return np.minimum(weights / wanted, 0.25).astype(np.float32)


def load_set(data, name, dump_blocks, folder):
    """The pages of a set: features, labels and weights of their blocks."""
    gold = json.loads((data / "pages" / name / "gold.json").read_text(encoding="utf-8"))
    lines = {}
    for key, entry in gold.items():
        path = folder / f"{name}-{key}.html"
        path.write_bytes(gzip.open(data / "pages" / name / "html" / f"{key}.html.gz").read())
        lines[key] = f"{key}\t{path}\t{entry['url']}\n"
    printed = subprocess.run([dump_blocks, folder / "features"], input="".join(lines.values()).encode(),
                             stdout=subprocess.PIPE, check=True).stdout
    with open(folder / "features", "rb") as numbers:
        count, = struct.unpack("<I", numbers.read(4))
        pages = []
        for line in printed.decode("utf-8").split("\n")[:-1]:
            row = json.loads(line)
            page = read_page(row, gold[row["id"]], GOLD[name], count, numbers)
            pages.append(page | {"line": lines[row["id"]], "fold": fold_of(gold[row["id"]]["url"])})
    return pages


def read_page(row, entry, field, count, numbers):
    blocks = [words_of(text) for text in row["blocks"]]
    table = np.zeros((len(blocks), count), np.uint8)
    for i in range(len(blocks)):
        size, = struct.unpack("<I", numbers.read(4))
        table[i, np.frombuffer(numbers.read(2 * size), "<u2")] = 1
    labels = align(blocks, words_of(entry[field])) if field else labels_by_snippets(list(map(squeeze, row["blocks"])), entry)
    labels, counts = np.array(labels, np.float32), np.array([len(block) for block in blocks], np.float32)
    return {"features": table, "labels": labels, "counts": counts, "is_whole": bool(field),
            "weights": weights_of(labels, counts, bool(field))}


def steps_of(pages, random):
    """Pages of like length, packed together for one step each."""
    groups = {}
    for page in pages:
        size = min(len(page["labels"]), LENGTHS[-1])
        if size:
            groups.setdefault(next(length for length in LENGTHS if length >= size), []).append(page)
    steps = []
    for length, members in groups.items():
        random.shuffle(members)
        height = max(1, BLOCKS_A_STEP // length)
        steps += [(length, height, members[i:i + height]) for i in range(0, len(members), height)]
    random.shuffle(steps)
    return steps


def pack(length, height, pages):
    features = np.zeros((height, length, pages[0]["features"].shape[1]), np.uint8)
    labels, weights, seen = (np.zeros((height, length), np.float32) for _ in range(3))
    for i, page in enumerate(pages):
        size = min(len(page["labels"]), length)
        features[i, :size] = page["features"][:size]
        labels[i, :size] = np.maximum(page["labels"][:size], 0)
        weights[i, :size] = page["weights"][:size]
        seen[i, :size] = 1
    return features, labels, weights, seen


def start(count, seed):
    random = np.random.RandomState(seed)

    def some(scale, *shape):
        return jnp.array(random.randn(*shape).astype(np.float32) * scale)

    return {"features": some(0.08, count, OWN), "own_bias": jnp.zeros(OWN),
            "near": some((WINDOW * OWN) ** -0.5, WINDOW, OWN, NEAR), "near_bias": jnp.zeros(NEAR),
            "far": some((WINDOW * NEAR) ** -0.5, WINDOW, NEAR, NEAR), "far_bias": jnp.zeros(NEAR),
            "from_own": some(0.1, OWN), "from_near": some(0.1, NEAR), "from_far": some(0.1, NEAR), "bias": jnp.zeros(())}


def around(below, rows, step):
    reach, size = WINDOW // 2 * step, below.shape[1]
    padded = jnp.pad(below, ((0, 0), (reach, reach), (0, 0)))
    return sum(padded[:, k * step:k * step + size] @ rows[k] for k in range(WINDOW))


def judge(weights, features, seen, key):
    """The network of judge_blocks.cpp; in training, features of a whole page and single inner values are left out."""
    keys = jax.random.split(key, 3)
    table = features.astype(jnp.float32)
    table = table * jax.random.bernoulli(keys[0], 0.9, table.shape[:1] + (1,) + table.shape[2:])

    def thin(values, of_key):
        return values * jax.random.bernoulli(of_key, 0.8, values.shape) / 0.8

    own = thin(jax.nn.relu(table @ weights["features"] + weights["own_bias"]) * seen[..., None], keys[1])
    near = thin(jax.nn.relu(around(own, weights["near"], 1) + weights["near_bias"]) * seen[..., None], keys[2])
    far = jax.nn.relu(around(near, weights["far"], STEP) + weights["far_bias"])
    return own @ weights["from_own"] + near @ weights["from_near"] + far @ weights["from_far"] + weights["bias"]


def loss_of(weights, batch, key):
    features, labels, counts, seen = batch
    judged = judge(weights, features, seen, key)
    size = sum((weights[name] ** 2).sum() for name in ("features", "near", "far"))
    return ((jax.nn.softplus(judged) - labels * judged) * counts).sum() / labels.shape[0] + 2e-5 * size


@jax.jit
def improve(state, batch, key, rate):
    """One step of Adam."""
    weights, mean, square, at = state
    slope = jax.grad(loss_of)(weights, batch, key)
    tree = jax.tree.map
    mean = tree(lambda a, b: 0.9 * a + 0.1 * b, mean, slope)
    square = tree(lambda a, b: 0.99 * a + 0.01 * b * b, square, slope)
    weights = tree(lambda w, a, b: w - rate * (a / (1 - 0.9 ** at)) / (jnp.sqrt(b / (1 - 0.99 ** at)) + 1e-6), weights, mean, square)
    return weights, mean, square, at + 1


def train(pages, seed=1):
    random = np.random.RandomState(seed)
    weights = start(pages[0]["features"].shape[1], seed)
    empty = jax.tree.map(jnp.zeros_like, weights)
    state, key, done = (weights, empty, empty, 1), jax.random.PRNGKey(seed), 0
    total = EPOCHS * len(steps_of(pages, random))
    for _ in range(EPOCHS):
        for length, height, members in steps_of(pages, random):
            done += 1
            key, sub = jax.random.split(key)
            rate = 3e-3 * min(1, done / 50) * (0.02 + 0.49 * (1 + np.cos(np.pi * min(1, done / total))))
            state = improve(state, pack(length, height, members), sub, rate)
    return jax.tree.map(np.asarray, state[0])


def column_bytes(rows):
    rows = np.asarray(rows, np.float32)
    scales = (np.maximum(np.abs(rows).max(0), 1e-6) / 127 * 1.0001).astype("<f4")
    return scales.tobytes() + np.clip(np.rint(rows / scales), -127, 127).astype("i1").tobytes()


def block_bytes(weights):
    """A weights file up to the tables of the regions."""
    tables = ("own_bias", "near", "near_bias", "far", "far_bias", "from_own", "from_near", "from_far", "bias")
    return (MARK + struct.pack("<I", weights["features"].shape[0]) + column_bytes(weights["features"]) +
            b"".join(table_bytes(weights[name]) for name in tables))


def write(content, path):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    print(f"{os.path.relpath(path, ROOT)} is written", flush=True)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    data, dump_blocks = Path(sys.argv[1]), sys.argv[2]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pages = [page for name in GOLD for page in load_set(data, name, dump_blocks, folder)]
        parts = [[page for page in pages if page["fold"] == fold] for fold in range(FOLDS)]
        blocks = [block_bytes(train([page for page in pages if page["fold"] != fold])) for fold in range(FOLDS)]
        count = int(subprocess.run([dump_blocks, "--region-features"], stdout=subprocess.PIPE, check=True).stdout)
        regions = []
        for fold in range(FOLDS):  # each page's regions are found with weights that have not seen it
            (folder / "weights").write_bytes(blocks[fold] + region_bytes(np.append(np.zeros(count), 1.0)))
            regions.append(regions_of(parts[fold], dump_blocks, folder / "weights"))
    for fold in range(FOLDS):
        others = [region for other in range(FOLDS) if other != fold for region in regions[other]]
        write(blocks[fold] + region_bytes(train_regions(others, count)), ROOT / "train" / "folds" / f"{fold}.bin")
    everything = [region for part in regions for region in part]
    write(block_bytes(train(pages)) + region_bytes(train_regions(everything, count)), ROOT / "data" / "article" / "weights.bin")


if __name__ == "__main__":
    main()
