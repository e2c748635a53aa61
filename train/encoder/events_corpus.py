"""Sentences with two parties and the root of what one does to the other, as the encoder reads them.

A party is replaced by one word that no text has in this writing (`MASKS`), so that nothing is learned of names; the
rest is cut as every text is. What a pooled vector is made of: docs/decisions/event-head.md.
"""
import csv
import hashlib
import re
from collections import Counter
from dataclasses import dataclass

from windows import flatten

FOLDS = 5
ROOTS = ("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
         "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")
MERGED = {"YIELD": "RETREAT", "CONCEDE": "RETREAT"}
MASKS = ("aLPHA", "bETA")  # the acting party, the one acted upon
MOST_LETTERS = 330
NAME = re.compile(r"(?:[A-Z][\w.'’-]*)(?:\s+(?:of\s+|the\s+)?[A-Z][\w.'’-]*)*")


@dataclass
class Sentence:
    id: str
    fold: int      # -1: of no fold
    root: int      # number in ROOTS
    window: object
    marks: tuple   # place among the window's pieces of each mask; 0 where there is none


def fold_of(sentence_id):
    """The fixed folds that the scorer prints."""
    return int(hashlib.sha256(sentence_id.encode()).hexdigest(), 16) % FOLDS


def masked(text, spans):
    """(text with the spans' words replaced by masks, place of each mask or None); the second mask is left out where
    the spans overlap."""
    places = [None, None]
    taken = sorted((span, role) for role, span in enumerate(spans) if span)
    if len(taken) == 2 and taken[1][0][0] < taken[0][0][1]:
        taken = [one for one in taken if one[1] == 0]
    out, at = "", 0
    for (start, end), role in taken:
        out += text[at:start]
        places[role] = len(out)
        out, at = out + MASKS[role], end
    return out + text[at:], places


def window_of(cutter, markers, room, text, places):
    """The window of a masked text and where its masks stand."""
    words = cutter.words(text, [(0, len(text))])
    used = behind = 0
    while behind < len(words) and used + len(words[behind].pieces) <= room:
        used += len(words[behind].pieces)
        behind += 1
    window = flatten(words, 0, behind, markers)
    starts = {word.start: head for word, head in zip(words[:behind], window.heads)}
    return window, tuple(starts.get(place, 0) if place is not None else 0 for place in places)


def unmarked(marked):
    """(sentence, span of the actor, span of the recipient) of a sentence with <s>...</s> and <t>...</t>."""
    text, spans = "", {}
    for part in re.split(r"(</?[st]>)", marked):
        if re.fullmatch(r"<[st]>", part):
            spans[part[1]] = [len(text), len(text)]
        elif re.fullmatch(r"</[st]>", part):
            spans[part[2]][1] = len(text)
        else:
            text += part
    return text, tuple(tuple(spans[name]) if name in spans else None for name in "st")


class EventCorpus:
    def __init__(self, folder, cutter, markers, room):
        self.tools = cutter, markers, room
        self.news = list(self.read_news(folder))
        self.written = list(self.read_written(folder))

    def sentence(self, name, fold, root, text, spans):
        return Sentence(name, fold, ROOTS.index(MERGED.get(root, root)), *window_of(*self.tools, *masked(text, spans)))

    def read_news(self, folder):
        with open(folder / "plv_train.tsv", encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t"):
                text, spans = unmarked(" ".join(row["marked_sentence"].split()))
                name = row["sentence_id"]
                yield self.sentence(name, fold_of(name), row["gold_root"], text, spans)

    def read_written(self, folder):
        """Texts written for a class, with their first two names taken for the parties."""
        with open(folder / "ngec_synth.csv", encoding="utf-8", newline="") as file:
            rows = sorted({(row["label"], " ".join(row["text"].split())) for row in csv.DictReader(file)})
        for label, text in rows:
            text = re.split(r"(?<=[.!?]) (?=[A-Z])", text)[0][:MOST_LETTERS]
            names = [found.span() for found in NAME.finditer(text)]
            if len(text) > 50 and len(names) > 1:
                yield self.sentence("", -1, label, text, tuple(names[:2]))

    def lessons(self, fold, least, chance):
        """The sentences of one pass: all from news outside the fold, and written ones so that each root has at least
        so many."""
        found = [one for one in self.news if one.fold != fold]
        counted = Counter(one.root for one in found)
        for root in range(len(ROOTS)):
            more = [one for one in self.written if one.root == root]
            found += chance.sample(more, min(len(more), max(0, least - counted[root])))
        chance.shuffle(found)
        return found
