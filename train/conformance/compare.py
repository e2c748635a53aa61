#!/usr/bin/env python3
"""usage: compare.py LABELS OURS [--texts TEXTS --model MODEL] [--list N]

Compares our labels of the conformance set (OURS) with spaCy's (LABELS), token by token, and lists the first N differences of
each text that has any (20 texts at the most). With --texts and --model, and in an environment that has spaCy, each listed text
is read once more and the least score margin of the decisions before its first difference is given: the best allowed class
minus the next. A margin below 1e-4 is a near-tie that another order of summation decides otherwise."""
import argparse
import collections
import sys

from text_set import TOKEN_FIELDS, read_labels, read_texts

COMPARED = ("tag", "pos", "morph", "lemma", "head", "relation", "start", "entity")
BOUNDS = TOKEN_FIELDS.index("tag")
MAX_LISTED_TEXTS = 20


class Tally:
    def __init__(self):
        self.texts = self.tokens = self.token_texts = self.chunk_texts = 0
        self.wrong = collections.Counter()
        self.differing = []

    def add(self, name, labels, ours):
        """Labels and ours: (token lines, chunk lines) of one text."""
        self.texts += 1
        self.tokens += len(labels[0])
        if labels == ours:
            return
        found = []
        theirs, mine = ([line.split("\t") for line in side[0]] for side in (labels, ours))
        if [row[:BOUNDS] for row in theirs] != [row[:BOUNDS] for row in mine]:
            self.token_texts += 1
            at = next((i for i, (a, b) in enumerate(zip(theirs, mine)) if a[:BOUNDS] != b[:BOUNDS]), min(len(theirs), len(mine)))
            found.append((at, "tokens", theirs[at:at + 1], mine[at:at + 1]))
            self.wrong.update({field: len(theirs) for field in COMPARED})
        else:
            for i, (a, b) in enumerate(zip(theirs, mine)):
                for field in COMPARED:
                    k = TOKEN_FIELDS.index(field)
                    if a[k] != b[k]:
                        self.wrong[field] += 1
                        found.append((i, field, a[k], b[k]))
        if labels[1] != ours[1]:
            self.chunk_texts += 1
        self.differing.append((name, found))

    def agreement(self, field):
        """Per cent of the tokens."""
        return 100 * (1 - self.wrong[field] / max(1, self.tokens))


def compare(labels_path, ours_path):
    tally = Tally()
    ours = read_labels(ours_path)
    for name, tokens, chunks in read_labels(labels_path):
        mine = next(ours, None)
        if mine is None or mine[0] != name:
            sys.exit(f"compare: ours has {mine and mine[0]!r} where the labels have {name!r}: both must be of the same texts")
        tally.add(name, (tokens, chunks), mine[1:])
    return tally


def print_tally(tally):
    print(f"{tally.texts:,} texts, {tally.tokens:,} tokens: {tally.token_texts} texts with other tokens, "
          f"{tally.chunk_texts} with other noun chunks, {len(tally.differing)} with any difference")
    print(f"tokens    agreement {100 * (1 - tally.token_texts / max(1, tally.texts)):.5f} % of texts")
    for field in COMPARED:
        print(f"{field:9} agreement {tally.agreement(field):.5f} %  ({tally.wrong[field]} differ)")


def first_place(found):
    return min((place[0] for place in found), default=None)


def parser_decisions(nlp, doc):
    """(next word of the buffer, margin) of each decision that the parser takes on a tagged text."""
    import numpy
    from spacy.pipeline._parser_internals.stateclass import StateClass
    parser = nlp.get_pipe("parser")
    step = parser.model.predict([doc])
    state = StateClass(doc)
    names = parser.move_names
    while not state.is_final():
        scores = step.predict([state])[0]
        allowed = [i for i in numpy.argsort(-scores, kind="stable") if parser.moves.is_valid(state, names[i])]
        margin = float(scores[allowed[0]] - scores[allowed[1]]) if len(allowed) > 1 else float("inf")
        yield state.B(0), margin
        parser.moves.apply_transition(state, names[allowed[0]])


def margins(nlp, text, found):
    """The least margins of tags and parser in a text, up to a little behind its first difference."""
    import numpy
    doc = nlp.make_doc(text)
    nlp.get_pipe("tok2vec").set_annotations([doc], nlp.get_pipe("tok2vec").predict([doc]))
    scores = nlp.get_pipe("tagger").model.predict([doc])[0]
    parted = numpy.sort(scores, axis=1)
    tags = parted[:, -1] - parted[:, -2]
    places = {place[0] for place in found if place[1] == "tag"}
    tag_margin = min((float(tags[i]) for i in places), default=None)
    last = max((place[0] for place in found), default=0)
    parser_margin = min((margin for at, margin in parser_decisions(nlp, doc) if 0 <= at <= last + 1), default=None)
    return tag_margin, parser_margin


def list_differences(tally, count, texts, nlp):
    for name, found in tally.differing[:MAX_LISTED_TEXTS]:
        line = f"{name}: {len(found)} differences"
        if nlp and name in texts:
            tag_margin, parser_margin = margins(nlp, texts[name], found)
            line += f"; least margin: parser {parser_margin:.2g}" if parser_margin is not None else ""
            line += f", tag {tag_margin:.2g}" if tag_margin is not None else ""
        print(line)
        for i, field, theirs, mine in found[:count]:
            print(f"  token {i}: {field}: spaCy {theirs!r}, ours {mine!r}")


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("labels")
    parser.add_argument("ours")
    parser.add_argument("--texts")
    parser.add_argument("--model")
    parser.add_argument("--list", type=int, default=5)
    arguments = parser.parse_args()
    tally = compare(arguments.labels, arguments.ours)
    print_tally(tally)
    texts, nlp = {}, None
    if tally.differing and arguments.texts and arguments.model:
        import spacy
        wanted = {name for name, _ in tally.differing}
        texts = {name: text for name, text in read_texts(arguments.texts) if name in wanted}
        nlp = spacy.load(arguments.model)
    list_differences(tally, arguments.list, texts, nlp)


if __name__ == "__main__":
    main()
