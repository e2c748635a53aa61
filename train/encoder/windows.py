"""Windows of words as the model takes them, and as the heads are taught on them."""
import random
from dataclasses import dataclass

import torch

from corpus import ROLES, tags_of
from pieces import pack


@dataclass
class Window:
    """Words [first, behind) of a document, flattened to pieces between two markers."""
    pieces: list    # piece numbers, markers included
    case: list
    breaks: list
    quote: list
    heads: list     # place among the pieces of each word's first piece
    paragraph_of: list  # number of the paragraph of each word
    tags: list = None   # three rows
    spans: dict = None  # role -> distinct spans, counted from the window's first word
    content_links: list = None  # (span, number of its cue or -1)
    cue_links: list = None      # (span, number of its source or -1)


def flatten(words, first, behind, markers):
    """A window without its teaching."""
    window = Window([markers[0]], [0], [0], [0], [], [])
    paragraph = 0
    for word in words[first:behind]:
        paragraph += word.breaks
        window.heads.append(len(window.pieces))
        window.paragraph_of.append(paragraph)
        for i, piece in enumerate(word.pieces):
            window.pieces.append(piece[0])
            window.case.append(word.case)
            window.breaks.append(word.breaks if i == 0 else 0)
            window.quote.append(word.quote)
    for row, last in ((window.pieces, markers[1]), (window.case, 0), (window.breaks, 0), (window.quote, 0)):
        row.append(last)
    return window


def teach(window, reading, tags, first, behind):
    """Adds what an annotator found in words [first, behind)."""
    inside = lambda span: first <= span[0] and span[1] < behind
    shift = lambda span: (span[0] - first, span[1] - first)
    window.tags = [row[first:behind] for row in tags]
    window.spans = {role: sorted({shift(span) for attribution in reading.attributions
                                  for span in attribution[role] if inside(span)}) for role in ROLES}
    window.content_links, window.cue_links = [], []
    for attribution in reading.attributions:
        whole = {role: [shift(span) for span in attribution[role] if inside(span)] for role in ROLES}
        number = window.spans["cue"].index(whole["cue"][0]) if whole["cue"] else -1
        window.content_links += [(span, number) for span in whole["content"]]
        if len(whole["source"]) == len(attribution["source"]):  # not where the source is cut off
            number = window.spans["source"].index(whole["source"][0]) if whole["source"] else -1
            window.cue_links += [(span, number) for span in whole["cue"]]


def training_windows(document, room, markers, chance, change=None):
    """The windows of one pass over a document: cut elsewhere each time, by one of its annotators."""
    reading = chance.choice(document.readings)
    words = change(document.words, chance) if change else document.words
    tags = tags_of(len(words), reading)
    windows = []
    for first, behind in pack(words, room, chance.randint(room // 4, room)):
        windows.append(flatten(words, first, behind, markers))
        teach(windows[-1], reading, tags, first, behind)
    return windows


def plain_windows(words, room, markers):
    """Windows of a text to be read, with the numbers of their first words."""
    return [(first, flatten(words, first, behind, markers)) for first, behind in pack(words, room)]


def stack(windows):
    """Tensors of several windows, filled up to the longest."""
    length = max(len(window.pieces) for window in windows)
    fill = lambda rows: torch.tensor([row + [0] * (length - len(row)) for row in rows])
    batch = {"piece": fill([w.pieces for w in windows]), "case": fill([w.case for w in windows]),
             "breaks": fill([w.breaks for w in windows]), "quote": fill([w.quote for w in windows])}
    batch["real"] = torch.tensor([[True] * len(w.pieces) + [False] * (length - len(w.pieces)) for w in windows])
    return batch


def batches(windows, size, chance):
    """Windows of like length together, in random order."""
    windows = sorted(windows, key=lambda w: len(w.pieces) + chance.random() * 40)
    groups = [windows[i:i + size] for i in range(0, len(windows), size)]
    chance.shuffle(groups)
    return groups


def shuffled(seed):
    return random.Random(seed)
