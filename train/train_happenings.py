#!/usr/bin/env python3
"""usage: train_happenings.py words|learn|check [--data DIR] [--base DIR]

Learns what makes two tellings one happening, on ECB+ topics 1 to 35 without those of the dev split.

words   writes data/story/trigger_words.bin with words alone: what predict_happenings looks triggers up in
learn   writes data/story/trigger_words.bin and data/story/happenings.bin; build predict_happenings after `words` first
check   cross-validates over the topics that are learned from, and prints CoNLL F1 for several bounds

--base: folder of all-MiniLM-L6-v2 (vocab.txt and model.safetensors below it). Needs torch and numpy (train/requirements.txt)."""
import argparse
import random
import struct
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "train" / "encoder")]
import ecb_events
import safetensors_file

DATA = ROOT / "data" / "story"
PROGRAM = ROOT / "build" / "release" / "train" / "predict_happenings"
SIGNS, LIKENESS = 24, 3  # as TellingSign has them
WIDTH, HIDDEN, NETS = 32, 24, 4
ENDINGS = ("ingly", "edly", "ing", "ied", "ies", "ers", "ed", "es", "er", "ly", "s")  # as stem_of takes them off


def stem_of(word):
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) >= len(ending) + 3:
            return word[:-len(ending)]
    return word


def known_words(base):
    """Words that are one piece of the base's vocabulary and whose stem stands in our background; each with its vector."""
    stems = {line.split("\t")[0] for line in (DATA / "background.tsv").read_text(encoding="utf-8").splitlines()[1:]}
    pieces = next(base.rglob("vocab.txt")).read_text(encoding="utf-8").splitlines()
    tensors = safetensors_file.read(next(base.rglob("model.safetensors")))
    tensors = tensors[0] if isinstance(tensors, tuple) else tensors
    table = tensors["embeddings.word_embeddings.weight"]
    is_word = lambda piece: piece.isascii() and piece.isalpha() and piece.islower() and len(piece) >= 3
    places = {piece: i for i, piece in enumerate(pieces) if is_word(piece) and stem_of(piece) in stems}
    words = sorted(places)
    return words, np.stack([table[places[word]] for word in words])


def write_words(words, vectors):
    """Words and vectors as rapporteur/story/trigger_words.cpp reads them; gives back what it will read."""
    scale = 127 / max(np.abs(vectors).max(), 1e-9)
    rows = np.clip(np.rint(vectors * scale), -127, 127).astype(np.int8)
    (DATA / "trigger_words.bin").write_bytes(struct.pack("<3f", len(words), vectors.shape[1], scale) +
                                             "".join(word + "\n" for word in words).encode() + rows.tobytes())
    return rows.astype(np.float32) / np.float32(scale)


class Lesson:
    """The pairs of one story."""

    def __init__(self, names):
        self.names, self.first, self.second, self.signs, self.same = names, [], [], [], []

    def finish(self):
        self.first, self.second = torch.tensor(self.first, dtype=torch.long), torch.tensor(self.second, dtype=torch.long)
        self.signs = torch.tensor(self.signs, dtype=torch.float32).reshape(-1, SIGNS)
        self.same = torch.tensor(self.same, dtype=torch.float32)
        return self


def lessons(data, topics):
    documents = ecb_events.read(data)
    # Articles collected for one event, as their makers did: with our own stories, which fall apart in places, less is learned.
    stories = {document.name: f"{document.topic}{'p' if document.name.endswith('plus') else 'e'}" for document in documents}
    chosen = [document for document in documents if document.topic in topics]
    chain_of = {event[0]: event[1] for document in chosen for event in document.events}
    topic_of = {event[0]: document.topic for document in chosen for event in document.events}
    given = list(ecb_events.lines(chosen, stories))
    names, word_of = defaultdict(list), {}
    for line in ecb_events.feed(PROGRAM, ["words"], given).splitlines():
        name, story, word = line.split("\t")
        names[story].append(name)
        word_of[name] = int(word)
    place = {name: (story, i) for story, all_names in names.items() for i, name in enumerate(all_names)}
    found = {story: Lesson(all_names) for story, all_names in names.items()}
    for line in ecb_events.feed(PROGRAM, ["pairs"], given).splitlines():
        a, b, *signs = line.split("\t")
        lesson = found[place[a][0]]
        lesson.first.append(place[a][1])
        lesson.second.append(place[b][1])
        lesson.signs.append([float(sign) for sign in signs])
        lesson.same.append(float(chain_of[a] == chain_of[b]))
    for lesson in found.values():
        lesson.words = torch.tensor([word_of[name] for name in lesson.names])
        lesson.chains = [chain_of[name] for name in lesson.names]
        lesson.topic = topic_of[lesson.names[0]]
        lesson.finish()
    return [lesson for _, lesson in sorted(found.items())]


class Net(nn.Module):
    """The network of rapporteur/story/happening_judge.cpp."""

    def __init__(self, mean, spread, drop=.2, hidden=HIDDEN):
        super().__init__()
        self.register_buffer("mean", mean)
        self.register_buffer("spread", spread)
        self.inner = nn.Linear(SIGNS + 2 * WIDTH, hidden)
        self.outer = nn.Linear(hidden, 1)
        self.direct = nn.Linear(SIGNS, 1, bias=False)
        self.drop = nn.Dropout(drop)

    def forward(self, a, b, known, signs):
        signs = signs.clone()
        signs[:, LIKENESS] = functional.cosine_similarity(a, b) * known
        signs = (signs - self.mean) / self.spread
        words = torch.cat([a * b, (a - b).abs()], 1) * known[:, None]
        inner = torch.relu(self.inner(torch.cat([signs, self.drop(words)], 1)))
        return (self.outer(self.drop(inner)) + self.direct(signs))[:, 0]


class Learned:
    """Vectors of words and the networks over them."""

    def __init__(self, base_vectors, taught, seed=1):
        self.base = torch.tensor(base_vectors)
        self.base = (self.base - self.base.mean(0)) / (self.base.std(0) + 1e-6)
        signs = torch.cat([lesson.signs for lesson in taught])
        self.mean, self.spread = signs.mean(0), signs.std(0) + 1e-3
        self.mean[LIKENESS], self.spread[LIKENESS] = .1, .3
        torch.manual_seed(seed)
        self.projection = nn.Linear(self.base.shape[1], WIDTH)
        drop = nn.Dropout(.2)
        net = Net(self.mean, self.spread)
        self.fit([*self.projection.parameters(), *net.parameters()], taught,
                 lambda lesson: self.scores(net, self.projection(drop(self.base[lesson.words.clamp_min(0)])), lesson), net)
        with torch.no_grad():
            self.vectors = self.projection(self.base).numpy()
        self.kept, self.nets = None, []

    def scores(self, net, vectors, lesson):
        known = (lesson.words >= 0).float()
        return net(vectors[lesson.first], vectors[lesson.second], known[lesson.first] * known[lesson.second], lesson.signs)

    def fit(self, parameters, taught, scores, net, passes=12, rate=1e-3):
        optimizer = torch.optim.AdamW(parameters, rate, weight_decay=.05)
        order = list(taught)
        for number in range(passes):
            random.Random(number).shuffle(order)
            net.train()
            for lesson in order:
                if not len(lesson.same):
                    continue
                optimizer.zero_grad()
                functional.binary_cross_entropy_with_logits(scores(lesson), lesson.same).backward()
                optimizer.step()
        net.eval()

    def fit_nets(self, taught, vectors):
        """Several networks over vectors that stay; their mean judges."""
        self.kept = torch.tensor(vectors)
        for seed in range(NETS):
            torch.manual_seed(100 + seed)
            net = Net(self.mean, self.spread)
            self.fit(net.parameters(), taught,
                     lambda lesson, net=net: self.scores(net, self.kept[lesson.words.clamp_min(0)], lesson), net)
            self.nets.append(net)

    @torch.no_grad()
    def judge(self, lesson):
        vectors = self.kept[lesson.words.clamp_min(0)]
        return sum(self.scores(net, vectors, lesson) for net in self.nets).numpy() / NETS

    def write(self, minimum):
        """The networks as one, as rapporteur/story/happening_judge.cpp reads it."""
        numbers = [[SIGNS, WIDTH, HIDDEN * NETS], self.mean.numpy(), 1 / self.spread.numpy(),
                   np.concatenate([net.inner.weight.detach().numpy().T for net in self.nets], 1).ravel(),
                   np.concatenate([net.inner.bias.detach().numpy() for net in self.nets]),
                   np.concatenate([net.outer.weight.detach().numpy()[0] for net in self.nets]) / NETS,
                   sum(net.direct.weight.detach().numpy()[0] for net in self.nets) / NETS,
                   [sum(float(net.outer.bias.detach()) for net in self.nets) / NETS, minimum]]
        (DATA / "happenings.bin").write_bytes(b"".join(np.asarray(part, "<f4").tobytes() for part in numbers))


def average_links(count, lesson, scores, minimum):
    """As rapporteur/story/cluster.cpp joins them."""
    means = np.full((count, count), -np.inf)
    first, second = lesson.first.numpy(), lesson.second.numpy()
    means[first, second] = means[second, first] = scores
    sizes, label = np.ones(count), np.arange(count)
    while count > 1:
        a, b = divmod(int(np.argmax(means)), count)
        if means[a, b] < minimum or means[a, b] == -np.inf:
            break
        joined = (means[a] * sizes[a] + means[b] * sizes[b]) / (sizes[a] + sizes[b])
        means[a], means[:, a] = joined, joined
        means[b], means[:, b], means[a, a] = -np.inf, -np.inf, -np.inf
        sizes[a] += sizes[b]
        label[label == b] = a
    return label


def conll(scorer, judged, minimum):
    gold, predicted = [], []
    for number, (lesson, scores) in enumerate(judged):
        gold += lesson.chains
        predicted += [(number, label) for label in average_links(len(lesson.names), lesson, scores, minimum)]
    overlap = scorer.Overlap(gold, predicted)
    return 100 * sum(scorer.f1(*measure(overlap)) for measure in (scorer.muc, scorer.b_cubed, scorer.ceaf_e)) / 3


def scorer_of(data):
    sys.path.insert(0, str(data.resolve().parent / "tools"))
    import score_stories
    return score_stories


def learn(base, taught):
    words, vectors = known_words(base)
    learned = Learned(vectors, taught)
    return words, learned


BOUNDS = (-2, -1.5, -1, -.75, -.5, -.25, 0, .5)


def cross_validated(base, taught, scorer, fold_count=4):
    """CoNLL F1 by bound: each topic judged by what was learned without it."""
    topics = sorted({lesson.topic for lesson in taught})
    judged = []
    for fold in range(fold_count):
        inside = lambda lesson, fold=fold: topics.index(lesson.topic) % fold_count == fold
        rest = [lesson for lesson in taught if not inside(lesson)]
        _, learned = learn(base, rest)
        learned.fit_nets(rest, learned.vectors)
        judged += [(lesson, learned.judge(lesson)) for lesson in taught if inside(lesson)]
    return {bound: conll(scorer, judged, bound) for bound in BOUNDS}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("words", "learn", "check"))
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--base", type=Path, default=ROOT / "build" / "models" / "all-minilm-l6-v2-0.1.0")
    told = parser.parse_args()
    torch.set_num_threads(1)
    if told.what == "words":
        words, _ = known_words(told.base)
        write_words(words, np.zeros((len(words), WIDTH), np.float32))
        return
    scorer = scorer_of(told.data)
    taught = lessons(told.data, set(ecb_events.TOPICS) - set(ecb_events.DEV_TOPICS))
    figures = cross_validated(told.base, taught, scorer)
    print("cross-validated:", {bound: round(figure, 2) for bound, figure in figures.items()}, flush=True)
    if told.what == "check":
        return
    minimum = max(figures, key=figures.get)
    words, learned = learn(told.base, taught)
    learned.fit_nets(taught, write_words(words, learned.vectors))
    learned.write(minimum)
    print(f"bound {minimum}; {len(words)} words")


if __name__ == "__main__":
    main()
