"""PolNeAR as the trainer wants it: documents cut into words, and for each annotator the tags and links of its words."""
import bisect
import random
import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from pieces import paragraphs_of

ROLES = ("cue", "source", "content")
OUTSIDE, BEGIN, INSIDE, END, SINGLE = range(5)


@dataclass
class Reading:
    """What one annotator found: for each attribution {role: [(first word, last word), ...]}."""
    attributions: list


@dataclass
class Document:
    name: str
    text: str
    words: list
    readings: list = field(default_factory=list)  # the first is the one that is scored


def read_annotations(path):
    """The attributions of one annotator: a list of {role: [(start, end), ...]} in code points."""
    spans, events = {}, []
    for line in open(path, encoding="utf-8", newline="\n"):
        fields = line.rstrip("\n").split("\t")
        if len(fields) > 1 and fields[0].startswith("T"):
            places = fields[1].split(" ", 1)[1].split(";")
            spans[fields[0]] = [tuple(map(int, place.split())) for place in places]
        elif len(fields) > 1 and fields[0].startswith("E"):
            events.append([part.split(":") for part in fields[1].split()])
    found = []
    for event in events:
        attribution = defaultdict(list)
        for role, span in event:
            attribution[re.sub(r"\d+$", "", role).lower()] += spans[span]
        found.append({role: sorted(attribution[role]) for role in ROLES})
    return found


def on_words(words, span):
    """The first and last word that a span of code points touches, or None."""
    low = bisect.bisect_right(words, span[0], key=lambda word: word.end)
    high = bisect.bisect_left(words, span[1], key=lambda word: word.start) - 1
    return (low, high) if low <= high else None


def reading_of(words, attributions):
    """Each span that touches a word, as words; a punctuation mark alone is no span."""
    placed = []
    for attribution in attributions:
        spans = {role: [on_words(words, span) for span in attribution[role]] for role in ROLES}
        placed.append({role: [span for span in spans[role] if span] for role in ROLES})
    return Reading(placed)


def load(folder, cutter):
    """The documents of a split's folder (`text/`, `attributions/`), by name."""
    documents = []
    for path in sorted(Path(folder, "text").glob("*.txt")):
        text = open(path, encoding="utf-8", newline="").read()
        words = cutter.words(text, paragraphs_of(text))
        people = sorted(Path(folder, "attributions").glob(path.stem + "_????.ann"))
        readings = [reading_of(words, read_annotations(person)) for person in people]
        documents.append(Document(path.stem, text, words, readings))
    return documents


def tags_of(count, reading):
    """Three rows of tags (cue, source, content) for `count` words."""
    tags = [[OUTSIDE] * count for _ in ROLES]
    for attribution in reading.attributions:
        for row, role in zip(tags, ROLES):
            for first, last in attribution[role]:
                if first == last:
                    row[first] = SINGLE
                    continue
                row[first], row[last] = BEGIN, END
                row[first + 1:last] = [INSIDE] * (last - first - 1)
    return tags


def halves(documents, seed=5):
    """Two halves of the documents, drawn once: constants are chosen on the first alone."""
    order = sorted(document.name for document in documents)
    random.Random(seed).shuffle(order)
    first = set(order[:len(order) // 2])
    return ([d for d in documents if d.name in first], [d for d in documents if d.name not in first])
