"""Learns which regions of a candidate body belong to the article (rapporteur/article/judge_regions.cpp): a logistic
regression on the regions that are found with weights which have not seen the page."""
import json
import struct
import subprocess

import numpy as np

IN_DOUBT = 1.0  # log odds in favour of keeping: a lost region costs more than one too many


def table_bytes(values):
    """A table as its scale and 16-bit integers, low byte first."""
    values = np.asarray(values, np.float32).ravel()
    scale = np.float32(max(np.abs(values).max(), 1e-6) / 32767 * 1.0001)
    return struct.pack("<f", scale) + np.clip(np.rint(values / scale), -32767, 32767).astype("<i2").tobytes()


def region_bytes(weights):
    """The last tables of a weights file: of the features, and the bias."""
    return table_bytes(weights[:-1]) + table_bytes(weights[-1:])


def regions_of(pages, dump_blocks, weights):
    """(features, share of its words that are the article's, importance) for each region of the pages."""
    lines = "".join(page["line"] for page in pages)
    printed = subprocess.run([dump_blocks, "--regions", weights], input=lines.encode(), stdout=subprocess.PIPE, check=True).stdout
    regions = []
    for page, line in zip(pages, printed.decode().split("\n")):
        row = json.loads(line)
        counts = (page["counts"] + 1) * (page["labels"] >= 0)
        whole = max((counts * (page["labels"] > 0)).sum(), 1)
        for blocks, active in row["regions"]:
            words = counts[blocks].sum()
            if words > 0 and page["is_whole"]:
                share = (counts[blocks] * (page["labels"][blocks] > 0)).sum() / words
                regions.append((active, share, min(words / whole, 1.0)))
    return regions


def train_regions(regions, count, decay=1.0, rounds=400):
    """Weights of the features, the bias last; Newton's way is not needed, the problem is small and smooth."""
    table = np.zeros((len(regions), count + 1), np.float32)
    table[:, -1] = 1
    for i, (active, _, _) in enumerate(regions):
        table[i, active] = 1
    shares = np.array([share for _, share, _ in regions], np.float32)
    importance = np.array([weight for _, _, weight in regions], np.float32) + 0.02
    weights = np.zeros(count + 1, np.float32)
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for at in range(1, rounds + 1):
        judged = 1 / (1 + np.exp(-(table @ weights)))
        slope = table.T @ ((judged - shares) * importance) + decay * np.append(weights[:-1], 0) * 0.5
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope * slope
        weights -= 0.05 * (1 - at / (rounds + 1)) * (mean / (1 - 0.9 ** at)) / (np.sqrt(square / (1 - 0.99 ** at)) + 1e-8)
    weights[-1] += IN_DOUBT
    return weights
