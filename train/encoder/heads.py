"""The heads of attributions: what they read, how they are scored. The exact formula stands in
docs/decisions/attributions.md ("Heads"); decode.py finds the best attributions with it.

Heads read the vector of each word's first piece alone; a span of words is the vector of its first word and the
vector of its last word, one behind the other.
"""
import torch
from torch import nn
from torch.nn import functional

from model import WIDTH

TAGS = 15  # cue, source, content: outside, begin, inside, end, single each
LINK, KEPT = 128, 64  # dimensions of a link when trained, and in the file
BUCKETS, PARAGRAPHS, BETWEEN = 32, 3, 4
# Lowest distance in words of each bucket from 1 on.
BOUNDS = (1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129)


def distance_bucket(span, target):
    """0 where they overlap; 1 to 15 where `target` stands behind `span`, by how far; 16 to 30 where before it."""
    behind, before = target[0] - span[1], span[0] - target[1]
    far = max(behind, before)
    if far <= 0:
        return 0
    bucket = sum(far >= bound for bound in BOUNDS)
    return bucket if behind > 0 else bucket + len(BOUNDS)


class Linker(nn.Module):
    """Scores which of some target spans a span belongs to."""

    def __init__(self, size=LINK, scale=LINK ** -.5):
        super().__init__()
        self.scale = scale
        self.span = nn.Linear(2 * WIDTH, size)
        self.target = nn.Linear(2 * WIDTH, size)
        self.distance = nn.Parameter(torch.zeros(BUCKETS))
        self.paragraphs = nn.Parameter(torch.zeros(PARAGRAPHS))
        self.between = nn.Parameter(torch.zeros(BETWEEN))
        self.none = nn.Linear(2 * WIDTH, 1)

    def forward(self, spans, targets, features):
        """`spans` [n, 768], `targets` [m, 768], `features` three tables [n, m]; gives [n, m + 1], the last for none."""
        scores = self.span(spans) @ self.target(targets).T * self.scale
        scores = scores + self.distance[features[0]] + self.paragraphs[features[1]] + self.between[features[2]]
        return torch.cat([scores, self.none(spans)], 1)


class AttributionHeads(nn.Module):
    def __init__(self, dropout=.1):
        super().__init__()
        self.tags = nn.Linear(WIDTH, TAGS)
        self.content_cue = Linker()
        self.cue_source = Linker()
        self.dropout = nn.Dropout(dropout)

    def tag_scores(self, vectors):
        return self.tags(self.dropout(vectors)).unflatten(-1, (3, 5))


def link_features(spans, targets, paragraph_of):
    """Three tables of numbers [spans, targets]: bucket of distance in words, paragraphs from one to the other (0, 1, 2
    or more), other targets wholly between (0, 1, 2, 3 or more)."""
    tables = [[], [], []]
    for span in spans:
        rows = [[], [], []]
        for target in targets:
            low, high = min(span[1], target[1]), max(span[0], target[0])
            rows[0].append(distance_bucket(span, target))
            rows[1].append(min(abs(paragraph_of[span[0]] - paragraph_of[target[0]]), PARAGRAPHS - 1))
            rows[2].append(min(sum(low < t[0] and t[1] < high for t in targets), BETWEEN - 1))
        for table, row in zip(tables, rows):
            table.append(row)
    return torch.tensor(tables, dtype=torch.long).reshape(3, len(spans), len(targets))


def span_vectors(vectors, spans):
    """[n, 768] of spans of one window's words."""
    where = torch.tensor(spans, dtype=torch.long)
    return torch.cat([vectors[where[:, 0]], vectors[where[:, 1]]], 1)


def overlap(one, other):
    """Shared words over all words of two spans."""
    shared = min(one[1], other[1]) - max(one[0], other[0]) + 1
    return max(0, shared) / (one[1] - one[0] + other[1] - other[0] + 2 - max(0, shared))


def rough_spans(tags):
    """Spans of a row of likeliest tags, each word for itself: what the heads would find just now, nearly."""
    found, opened = [], None
    for i, tag in enumerate(tags):
        if tag == 1:
            opened = i
        elif tag == 4 or (tag == 3 and opened is not None):
            found.append((i if tag == 4 else opened, i))
            opened = None
        elif tag == 0:
            opened = None
    return found


def widen(links, targets, found_spans, found_targets):
    """What was found wrongly belongs to the lesson: targets that are none stand beside the right ones; spans that
    touch nothing are linked to none, spans that are nearly right to what the right one is linked to."""
    targets = targets + [t for t in found_targets if not any(overlap(t, gold) for gold in targets)]
    more = []
    for span in found_spans:
        share, number = max(((overlap(span, gold), number) for gold, number in links), default=(0, -1))
        if .5 <= share < 1 or share == 0:
            more.append((span, number if share else -1))
    return links + more, targets


def link_loss(linker, vectors, links, targets, paragraph_of):
    """Summed cross entropy of `links` ((span, number of its target or -1 for none), ...) and their number."""
    if not links:
        return vectors.sum() * 0, 0
    spans = [span for span, _ in links]
    ends = span_vectors(vectors, targets) if targets else vectors.new_zeros(0, 2 * WIDTH)
    scores = linker(span_vectors(vectors, spans), ends, link_features(spans, targets, paragraph_of))
    gold = torch.tensor([number if number >= 0 else len(targets) for _, number in links])
    return functional.cross_entropy(scores, gold, reduction="sum"), len(links)
