#!/usr/bin/env python3
"""usage: train_sieve.py LESSONS TUNED OUT STEP=BOUND...

Learns which paragraphs the encoder need not read to the end (docs/decisions/sieve.md). LESSONS is a folder of what
`list_sieve_lessons` wrote after 1, 2, ... layers: files news.N and web.N to learn from, others to tell the outcome on.
TUNED is the tuned file whose vectors they are. For each STEP (so many layers) a paragraph passes whose sum is above
BOUND. What was learned is kept in LESSONS, so that other bounds need no learning."""
import hashlib
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

import safetensors_file

DETECTORS = 64
WIDTH = 384
HEAD = 5  # integers before a paragraph's vectors
LEARNED_ON = ("news", "web")
LEAST_PERMILLE = 100
PASSES = 4
BATCH = 64


@dataclass(frozen=True)
class Lessons:
    """Paragraphs with the vectors of their words, as halves of single-precision numbers."""
    numbers: np.ndarray
    begins: np.ndarray
    words: np.ndarray
    pieces: np.ndarray
    cues: np.ndarray
    permille: np.ndarray

    def vectors(self, chosen):
        """The words' vectors of paragraphs, one behind the other, and to which each belongs."""
        rows = [self.numbers[self.begins[i]:self.begins[i] + self.words[i] * WIDTH] for i in chosen]
        halves = np.concatenate(rows).astype(np.uint32) << 16
        return torch.tensor(halves.view(np.float32).reshape(-1, WIDTH)), torch.tensor(np.repeat(np.arange(len(chosen)), self.words[chosen]))


def read(path):
    numbers = np.fromfile(path, np.uint16)
    heads, begins, at = [], [], 0
    while at < len(numbers):
        heads.append(numbers[at:at + 2 * HEAD].view(np.int32))
        begins.append(at + 2 * HEAD)
        at = begins[-1] + int(heads[-1][1]) * WIDTH
    heads = np.array(heads)
    return Lessons(numbers, np.array(begins), *heads[:, 1:].T)


class Step(torch.nn.Module):
    """Detectors look at each word; the highest answer of each in a paragraph is weighed."""

    def __init__(self):
        super().__init__()
        self.detectors = torch.nn.Linear(WIDTH, DETECTORS)
        self.weights = torch.nn.Linear(DETECTORS, 1)
        with torch.no_grad():
            self.weights.weight[:] = .3
            self.weights.weight[:, DETECTORS // 2:] = -.3

    def forward(self, vectors, paragraph_of, count):
        answers = self.detectors(vectors)
        highest = torch.zeros(count, DETECTORS).scatter_reduce(0, paragraph_of[:, None].expand(-1, DETECTORS), answers, "amax")
        return self.weights(highest)[:, 0]


def loss(step, lessons, chosen):
    """What is found surely and often weighs more; what holds nothing weighs by what reading it costs."""
    permille = lessons.permille[chosen]
    holds = permille >= LEAST_PERMILLE
    weights = np.where(holds, (.2 + permille / 1000) * np.maximum(lessons.cues[chosen], 1), lessons.pieces[chosen] / 40).clip(.05, 6)
    sums = step(*lessons.vectors(chosen), len(chosen))
    each = functional.binary_cross_entropy_with_logits(sums, torch.tensor(holds, dtype=torch.float32), reduction="none")
    return (each * torch.tensor(weights, dtype=torch.float32)).mean()


def learn(sets):
    torch.manual_seed(0)
    step = Step()
    optimiser = torch.optim.AdamW(step.parameters(), lr=2e-3, weight_decay=.01)
    batches = [(number, first) for number, each in enumerate(sets) for first in range(0, len(each.words), BATCH)]
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda done: max(0, 1 - done / (PASSES * len(batches))))
    for number in range(PASSES):
        order = np.random.RandomState(number)
        shuffled = [order.permutation(len(each.words)) for each in sets]
        total = 0.
        for place in order.permutation(len(batches)):
            which, first = batches[place]
            value = loss(step, sets[which], shuffled[which][first:first + BATCH])
            optimiser.zero_grad()
            value.backward()
            optimiser.step()
            schedule.step()
            total += float(value)
        print(f"pass {number + 1}: {total / len(batches):.4f}", flush=True)
    return step


def tell(name, step, lessons, bound):
    """Which share of the pieces passes, and which of what is found when everything is read."""
    with torch.no_grad():
        sums = np.concatenate([step(*lessons.vectors(chosen), len(chosen)).numpy()
                               for chosen in np.array_split(np.arange(len(lessons.words)), len(lessons.words) // 256 + 1)])
    for each in sorted({bound, -4., -3.5, -3., -2.5, -2., -1.5, -1.}):
        passes = sums > each
        sure = lessons.permille >= 500
        print(f"{name:>8} {each:5.2f}{'*' if each == bound else ' '} pieces {lessons.pieces[passes].sum() / lessons.pieces.sum():.3f}"
              f"  cues {lessons.cues[passes].sum() / lessons.cues.sum():.4f}  paragraphs of 500 permille {passes[sure].mean():.4f}", flush=True)


def tensors_of(number, step, bound):
    """A step in the program's words: detectors in int8, the bound taken from the bias."""
    weights = step.detectors.weight.detach().numpy()
    scales = np.maximum(np.abs(weights).max(1), 1e-9) / 127
    name = f"step.{number}."
    return {name + "detectors.weight": np.rint(weights / scales[:, None]).astype(np.int8),
            name + "detectors.scale": scales.astype(np.float32),
            name + "detectors.bias": step.detectors.bias.detach().numpy(),
            name + "weights": step.weights.weight.detach().numpy()[0],
            name + "bias": step.weights.bias.detach().numpy() - np.float32(bound)}


def main():
    if len(sys.argv) < 5:
        sys.exit(__doc__)
    folder, tuned, out = map(Path, sys.argv[1:4])
    torch.set_num_threads(1)
    tensors = {}
    for number, bound in ((int(each.split("=")[0]), float(each.split("=")[1])) for each in sys.argv[4:]):
        kept = folder / f"step.{number}.pt"
        if kept.exists():
            step = Step()
            step.load_state_dict(torch.load(kept, weights_only=True))
        else:
            step = learn([read(folder / f"{name}.{number}") for name in LEARNED_ON])
            torch.save(step.state_dict(), kept)
            for path in sorted(folder.glob(f"*.{number}")):
                if path.stem not in LEARNED_ON:
                    tell(f"{path.name}", step, read(path), bound)
        tensors |= tensors_of(number, step, bound)
    safetensors_file.write(out, tensors, {"format": "rapporteur-sieve-1", "tuned_sha256": hashlib.sha256(tuned.read_bytes()).hexdigest()})


if __name__ == "__main__":
    main()
