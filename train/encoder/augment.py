"""Changes a document's words for one pass, so that what is learned does not hang on American names, on capitals or
on one kind of quotation mark. Words keep their places; only what the model sees of them changes.
"""
import dataclasses
from collections import Counter

SWAP_NAMES, SWAP_EACH, INVENT = .3, .8, .3        # documents, their names, invented instead of taken from others
CHANGE_MARKS, SINGLE_MARKS = .25, .05             # documents
CHANGE_CASE = .04                                 # paragraphs
OPENING, CLOSING = "“", "”"
STYLES = (('"', '"'), ("«", "»"), ("“", "”"), ("„", "“"))


def key_of(word):
    return tuple(piece[0] for piece in word.pieces)


def likely_names(documents):
    """Words that stand capitalised within sentences and hardly ever without a capital."""
    upper, lower = Counter(), Counter()
    for document in documents:
        for before, word in zip(document.words, document.words[1:]):
            if word.case == 1:
                lower[key_of(word)] += 1
            elif word.case == 2 and before.case == 1 and not word.breaks:
                upper[key_of(word)] += 1
    return sorted(key for key, count in upper.items() if count >= 2 and lower[key] * 5 < count)


class Changer:
    """Makes changed copies of the words of documents."""

    def __init__(self, documents, cutter):
        self.names = likely_names(documents)
        self.is_name = set(self.names)
        self.marks = {cutter.numbers[mark]: mark for mark in "“”\"'’‘«»„"}
        self.numbers = {mark: number for number, mark in self.marks.items()}
        plain = [(piece, number) for piece, number in cutter.numbers.items() if piece.isascii()]
        self.heads = [number for piece, number in plain if piece.isalpha() and 2 <= len(piece) <= 5]
        self.tails = [number for piece, number in plain if piece[:2] == "##" and piece[2:].isalpha() and len(piece) < 7]

    def __call__(self, words, chance):
        if chance.random() < SWAP_NAMES:
            words = self.swap_names(words, chance)
        drawn = chance.random()
        if drawn < CHANGE_MARKS:
            words = self.change_marks(words, chance.choice(STYLES), chance)
        elif drawn < CHANGE_MARKS + SINGLE_MARKS:
            words = [dataclasses.replace(word, quote=0) for word in self.change_marks(words, ("‘", "’"), chance)]
        return self.change_case(words, chance)

    def other_name(self, chance):
        if chance.random() >= INVENT:
            return chance.choice(self.names)
        tails = [chance.choice(self.tails) for _ in range(chance.randint(1, 2))]
        return (chance.choice(self.heads), *tails)

    def swap_names(self, words, chance):
        swapped, found = {}, []
        for word in words:
            key = key_of(word)
            if word.case >= 2 and key in self.is_name:
                if key not in swapped:
                    swapped[key] = self.other_name(chance) if chance.random() < SWAP_EACH else key
                word = dataclasses.replace(word, pieces=tuple((number, 0, 0) for number in swapped[key]))
            found.append(word)
        return found

    def change_marks(self, words, style, chance):
        straight = chance.random() < .5
        found, inside = [], False
        for word in words:
            mark = self.marks.get(word.pieces[0][0]) if len(word.pieces) == 1 else None
            inside = inside and not word.breaks
            to = None
            if mark in (OPENING, CLOSING) or mark == '"':
                opens = mark == OPENING or (mark == '"' and not inside)
                to, inside = style[0 if opens else 1], opens
            elif mark == "’" and straight:
                to = "'"
            if to:
                word = dataclasses.replace(word, pieces=((self.numbers[to], 0, 0),))
            found.append(word)
        return found

    def change_case(self, words, chance):
        found, to = [], None
        for word in words:
            if word.breaks:
                to = chance.choice((1, 1, 2, 2, 3)) if chance.random() < CHANGE_CASE else None
            found.append(dataclasses.replace(word, case=to) if to and word.case else word)
        return found
