"""Word pieces of a text, as `rapporteur/encoder/` cuts them: BERT's uncased pieces, each with its code points.

A paragraph is a line that holds something; a word is what white space, punctuation and ideographs part; a word
is cut into the longest pieces that the vocabulary has. The input is described in docs/decisions/encoder-input.md.
"""
import unicodedata
from dataclasses import dataclass

UNKNOWN, CLASSIFY, SEPARATE = "[UNK]", "[CLS]", "[SEP]"
MAX_WORD = 100
OPENING, CLOSING, TOGGLE = "“„«", "”»", '"'
SENTENCE_END, AFTER_SENTENCE_END = ".!?", "”\"’')]"
IDEOGRAPHS = ((0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F), (0x2B740, 0x2B81F),
              (0x2B820, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F))


@dataclass
class Word:
    """A word as written: text[start:end] in code points, its pieces, and what the added embeddings are told."""
    start: int
    end: int
    pieces: tuple  # of (piece number, start, end)
    case: int
    quote: int
    breaks: int  # 1: the first word of a paragraph
    ends: int = 0  # 1: ends a sentence; 2: may stand between a sentence's end and the next sentence


def is_dropped(char):
    return char not in "\t\n\r" and (char == "\ufffd" or unicodedata.category(char)[0] == "C")


def is_space(char):
    return char in "\t\n\r" or unicodedata.category(char)[0] == "Z"


def is_punctuation(char):
    code = ord(char)
    if 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126:
        return True
    return unicodedata.category(char)[0] == "P"


def is_ideograph(char):
    return any(first <= ord(char) <= last for first, last in IDEOGRAPHS)


def case_class(written):
    """0 no letter, 1 no capital, 2 a capital first and no other, 3 capitals alone (two at least), 4 other."""
    letters = [char for char in written if unicodedata.category(char)[0] == "L"]
    capitals = [char for char in letters if unicodedata.category(char) in ("Lu", "Lt")]
    if not letters:
        return 0
    if not capitals:
        return 1
    if len(capitals) == 1 and letters[0] == capitals[0]:
        return 2
    return 3 if len(capitals) == len(letters) else 4


def paragraphs_of(text):
    """The lines that hold a non-blank character, without the blanks at their ends, as (start, end)."""
    start = 0
    for line in text.split("\n"):
        inside = line.strip()
        if inside:
            first = start + line.index(inside)
            yield first, first + len(inside)
        start += len(line) + 1


class Cutter:
    """Cuts text into words and pieces with one vocabulary."""

    def __init__(self, vocabulary_path):
        lines = open(vocabulary_path, encoding="utf-8").read().split("\n")
        self.numbers = {piece: number for number, piece in enumerate(lines) if piece}
        self.unknown = self.numbers[UNKNOWN]
        self.known = {}

    def cut(self, word):
        """The pieces of a normalised word as (number, first, behind last character)."""
        if word in self.known:
            return self.known[word]
        pieces, first = [], 0
        while first < len(word) and len(word) <= MAX_WORD:
            behind = len(word)
            while behind > first and ("##" if first else "") + word[first:behind] not in self.numbers:
                behind -= 1
            if behind == first:
                break
            pieces.append((self.numbers[("##" if first else "") + word[first:behind]], first, behind))
            first = behind
        if first < len(word):
            pieces = [(self.unknown, 0, len(word))]
        self.known[word] = tuple(pieces)
        return self.known[word]

    def words(self, text, paragraphs):
        """All words of the paragraphs, in order."""
        words = []
        for start, end in paragraphs:
            found = self.paragraph_words(text, start, end)
            if found:
                found[0].breaks = 1
            words += found
        return words

    def paragraph_words(self, text, start, end):
        words, chars, quoted, quote = [], [], False, 0

        def close():
            if chars:
                words.append(self.word(text, chars, quote))
                chars.clear()

        for place in range(start, end):
            char = text[place]
            if is_dropped(char):
                continue
            if is_space(char):
                close()
                continue
            alone = is_punctuation(char) or is_ideograph(char)
            if alone:
                close()
            before = quoted
            if char in OPENING or (char == TOGGLE and not quoted):
                quoted = True
            elif char in CLOSING or char == TOGGLE:
                quoted = False
            if not chars:
                quote = int(before or quoted)
            normal = [c for c in unicodedata.normalize("NFD", char.lower()) if unicodedata.category(c) != "Mn"]
            chars += [(c, place) for c in normal]
            if alone:
                close()
        close()
        return words

    def word(self, text, chars, quote):
        normal = "".join(char for char, _ in chars)
        places = [place for _, place in chars]
        pieces = tuple((number, places[first], places[behind - 1] + 1) for number, first, behind in self.cut(normal))
        start, end = places[0], places[-1] + 1
        ends = 1 if normal in SENTENCE_END else 2 if normal in AFTER_SENTENCE_END else 0
        return Word(start, end, pieces, case_class(text[start:end]), quote, 0, ends)


def pack(words, room, first_room=None):
    """Windows over `words` of at most `room` pieces each, as (first word, behind last word): paragraphs are packed
    in order, one that does not fit begins a new window, one longer than a window is cut at a sentence end. The
    first window may be given less room, to cut elsewhere when training."""
    starts = [i for i, word in enumerate(words) if word.breaks] + [len(words)]
    windows, opened, used, limit = [], 0, 0, first_room or room
    for first, behind in zip(starts, starts[1:]):
        while first < behind:
            length = sum(len(word.pieces) for word in words[first:behind])
            if used and used + length > limit:
                windows.append((opened, first))
                opened, used, limit = first, 0, room
            if length <= max(limit, 1):
                used += length
                break
            cut = cut_paragraph(words, first, limit)
            windows.append((opened, cut))
            opened, used, limit, first = cut, 0, room, cut
    if opened < len(words):
        windows.append((opened, len(words)))
    return windows


def cut_paragraph(words, first, room):
    """Where to cut a paragraph that begins at `first` and has more than `room` pieces."""
    used, place, best, ended = 0, first, None, False
    while place < len(words) and used + len(words[place].pieces) <= room:
        used += len(words[place].pieces)
        ended = words[place].ends == 1 or (ended and words[place].ends == 2)
        place += 1
        goes_on = place < len(words) and words[place].ends == 2
        if ended and not goes_on and 2 * used > room:
            best = place
    return best or max(place, first + 1)
